"""From bytes to text: UTF-8, UTF-16, windows-1258, and what to say where it is none of these."""

from __future__ import annotations

import codecs

from events.errors import ArticleError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


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
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        wrong = error
    from events.articles.legacy import legacy_text

    text = legacy_text(raw, declared)
    if text is None:
        raise ArticleError(
            f"unknown encoding: byte {wrong.start} is no UTF-8, and the text is no Vietnamese in windows-1258, TCVN3 or VNI; "
            "save it as UTF-8",
            locator=locator,
        )
    return text


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
