"""Vietnamese texts that are not in Unicode: windows-1258, TCVN3 (ABC fonts) and VNI.

A text is converted where the result reads as Vietnamese: nearly all its words with marks are possible syllables of the
language. Where none of the three does, there is no conversion; a text is never half converted.
"""

from __future__ import annotations

import contextlib
import re
import unicodedata
from functools import lru_cache

from events import resources
from events.errors import ArticleError

_WORD = re.compile(r"[^\W\d_]+")
_MARKED = re.compile(r"[\u0080-\uffff]")
_TRUE = re.compile(r"[ạ-ỹđĐơƠưƯăĂ]")
# an onset, a nucleus with its glides, a coda: the shape of every syllable once its tone is off
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?"
    r"(?:uyê|iêu|yêu|uôi|ươi|ươu|oai|oay|oao|oeo|uây|uya|uyu|iê|yê|ia|ya|uô|ua|ươ|ưa|oa|oă|oe|uâ|uê|uơ|uy|oo|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy])"
    r"(?:ng|nh|ch|[cmnpt])?"
)
_TONES = {0x300, 0x301, 0x303, 0x309, 0x323}


def legacy_text(raw: bytes, declared: str = "") -> str | None:
    """The text of bytes in the old encoding in which they read as Vietnamese; None where they do in none."""
    choices = []
    with contextlib.suppress(UnicodeDecodeError):
        choices.append(unicodedata.normalize("NFC", raw.decode("cp1258")))
    shown = raw.decode("cp1252", "replace") if _has_undefined(raw) else raw.decode("cp1252")
    choices += [from_tcvn3(shown), from_vni(shown)]
    scored = sorted(((plausible(text), -order, text) for order, text in enumerate(choices)), reverse=True)
    best = scored[0]
    return best[2] if best[0] >= 0.85 else None


def _has_undefined(raw: bytes) -> bool:
    return any(code in raw for code in (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d"))


def repaired(text: str, locator: str = "") -> str:
    """A text that is Unicode in form but holds TCVN3 or VNI codes (`TØnh ñy`, `Tænh uûy`), as Vietnamese letters.

    Raises ArticleError where it is plainly one of the two and neither conversion reads as Vietnamese.
    """
    sample = text[:20_000]
    marked = len(_MARKED.findall(sample))
    if marked < 12 or len(_TRUE.findall(sample)) > 0.15 * marked:
        return text
    words = [w for w in _WORD.findall(sample) if _MARKED.search(w)]
    suspicious = sum(1 for c in sample if "¡" <= c <= "þ")
    if suspicious < 0.6 * marked or len(words) < 8 or plausible(sample) >= 0.6:
        return text
    scored = sorted(
        ((plausible(convert(sample)), name, convert) for name, convert in (("TCVN3", from_tcvn3), ("VNI", from_vni))),
        key=lambda s: s[0],
        reverse=True,
    )
    score, name, convert = scored[0]
    if score >= 0.85:
        return convert(text)
    if score >= 0.6:
        raise ArticleError(
            f"looks like {name} but does not read as Vietnamese throughout; convert it to Unicode first",
            locator=locator,
        )
    return text


def plausible(text: str) -> float:
    """The share of the words with marks that are possible Vietnamese syllables, 0 to 1; 0 where no word has marks."""
    words = [w for w in _WORD.findall(text[:40_000]) if _MARKED.search(w)]
    if not words:
        return 0.0
    return sum(is_syllable(word) for word in words) / len(words)


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Whether a word has the shape of one Vietnamese syllable, with at most one tone."""
    small = unicodedata.normalize("NFD", word.lower())
    tones = sum(1 for c in small if ord(c) in _TONES)
    bare = unicodedata.normalize("NFC", "".join(c for c in small if ord(c) not in _TONES))
    return tones <= 1 and _SYLLABLE.fullmatch(bare) is not None


@lru_cache(maxsize=1)
def _tcvn3() -> dict[int, str]:
    row = resources.toml("legacy_letters")["tcvn3"]
    return {ord(a): b for a, b in zip(row["from"], row["to"], strict=True)}


def from_tcvn3(text: str) -> str:
    """TCVN3 codes as letters, one for one."""
    return text.translate(_tcvn3())


@lru_cache(maxsize=1)
def _vni() -> tuple[re.Pattern[str], dict[str, str]]:
    row = resources.toml("legacy_letters")["vni"]
    tones = ["\u0301", "\u0300", "\u0309", "\u0303", "\u0323"]
    table: dict[str, str] = {}

    def add(base: str, code: str, marks: str) -> None:
        letter = unicodedata.normalize("NFC", base + marks)
        table[base + code] = letter
        upper = unicodedata.normalize("NFC", base.upper() + marks)
        table[base.upper() + code.upper()] = upper
        table.setdefault(base.upper() + code, upper)

    for base in "aeiouy":
        for code, tone in zip(row["tones_from"], tones, strict=True):
            add(base, code, tone)
    for code, extra in zip(row["breve_from"], ["", *tones], strict=True):
        add("a", code, "\u0306" + extra)
    for base in "aeo":
        for code, extra in zip(row["circumflex_from"], ["", *tones], strict=True):
            add(base, code, "\u0302" + extra)
    single = dict(zip(row["single_from"], row["single_to"], strict=True))
    for base in "ôö":
        for code, tone in zip(row["tones_from"], tones, strict=True):
            for one, two in ((base, code), (base.upper(), code.upper()), (base.upper(), code)):
                table[one + two] = unicodedata.normalize("NFC", single[one] + tone)
    table |= single
    keys = sorted(table, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, keys))), table


def from_vni(text: str) -> str:
    """VNI codes as letters: a plain letter and the mark after it become one."""
    pattern, table = _vni()
    return pattern.sub(lambda m: table[m[0]], text)
