"""Vietnamese texts that are not in Unicode: windows-1258, TCVN3 (ABC) and VNI."""

from __future__ import annotations


def legacy_text(raw: bytes, declared: str) -> str | None:
    """The text in the old encoding that reads as Vietnamese, or None where none does."""
    try:
        text = raw.decode("cp1258")
    except UnicodeDecodeError:
        return None
    return text if reads_as_vietnamese(text) else None


def reads_as_vietnamese(text: str) -> bool:
    """Whether most letters with marks are letters of Vietnamese words."""
    import unicodedata

    composed = unicodedata.normalize("NFC", text)
    marked = [c for c in composed if ord(c) > 127 and (c.isalpha() or unicodedata.combining(c))]
    good = sum(c.lower() in VIETNAMESE for c in marked)
    return bool(marked) and good >= 0.97 * len(marked)


VIETNAMESE = frozenset("àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ")
