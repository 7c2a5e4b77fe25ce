"""How many cells of a terminal a text takes: Vietnamese with combining marks, and East Asian wide letters."""

from __future__ import annotations

import re
import unicodedata

# what a terminal obeys instead of showing: control characters (escape sequences begin with one) and turns of direction
_ORDERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """The text without what a terminal would obey: texts come from web pages."""
    return _ORDERS.sub("", text)


def width(text: str) -> int:
    """Cells that `text` takes: combining marks and format characters none, wide letters two."""
    if text.isascii():
        return len(text)
    return sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def pad(text: str, cells: int) -> str:
    """`text` with spaces behind it, up to `cells`."""
    return text + " " * (cells - width(text))


def wrap(text: str, cells: int) -> list[str]:
    """Lines of at most `cells`; a word that is longer is broken. At least one line, which may be empty; see `harmless`."""
    lines: list[str] = []
    line = ""
    for word in harmless(text).split():
        if line and width(line) + 1 + width(word) > cells:
            lines.append(line)
            line = ""
        while width(word) > cells:
            head = _head(word, cells)
            lines.append(head)
            word = word[len(head) :]
        line = f"{line} {word}" if line else word
    return [*lines, line] if line or not lines else lines


def _head(word: str, cells: int) -> str:
    taken = 0
    for index, char in enumerate(word):
        taken += _cells(char)
        if taken > cells:
            return word[: max(index, 1)]
    return word
