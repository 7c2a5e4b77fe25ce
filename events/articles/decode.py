"""From bytes to text: UTF-8, UTF-16, windows-1258, TCVN3 (ABC), VNI, and what to say where it is none of these."""

from __future__ import annotations

import codecs
import re

from events.articles.legacy import legacy_text, repaired
from events.errors import ArticleError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_FEW_BAD = 0.002


def decode(raw: bytes, *, declared: str = "", locator: str = "") -> str:
    """The text of a file or a response. UTF-8 is tried before what is declared: declarations are often wrong.

    Raises ArticleError where the bytes are no text in an encoding that we know.
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _strict(raw, name, locator)
    if b"\x00" in raw[:4096]:
        if guess := _utf16(raw):
            return _strict(raw, guess, locator)
        raise ArticleError("not a text: it holds zero bytes; give text, HTML or JSON lines", locator=locator)
    try:
        return repaired(raw.decode("utf-8"), locator)
    except UnicodeDecodeError as error:
        wrong = error
    loose = raw.decode("utf-8", "replace")
    if loose.count("\ufffd") <= _FEW_BAD * len(loose) and any("ạ" <= c <= "ỹ" for c in loose[:20_000]):
        return repaired(loose, locator)  # a page of UTF-8 that was cut in mid-letter here and there
    text = legacy_text(raw, declared)
    if text is None:
        raise ArticleError(
            f"unknown encoding: byte {wrong.start} is no UTF-8, and the text reads as Vietnamese neither in "
            "windows-1258 nor in TCVN3 (ABC) nor in VNI; save it as UTF-8",
            locator=locator,
        )
    return text


def decode_html(raw: bytes, *, declared: str = "", locator: str = "") -> str:
    """The text of a page: as `decode`, with the encoding that its head names as one more hint."""
    match = _DECLARED.search(raw[:4096])
    return decode(raw, declared=match[1].decode("ascii") if match else declared, locator=locator)


def _strict(raw: bytes, name: str, locator: str) -> str:
    try:
        return raw.decode(name)
    except UnicodeDecodeError as error:
        raise ArticleError(f"broken {name} at byte {error.start}; save it as UTF-8", locator=locator) from None


def _utf16(raw: bytes) -> str | None:
    """UTF-16 without a mark: in Vietnamese text every second byte is often zero, and the other hardly ever."""
    sample = raw[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    if odd > 0.3 * half and even < 0.02 * half:
        return "utf-16-le"
    if even > 0.3 * half and odd < 0.02 * half:
        return "utf-16-be"
    return None
