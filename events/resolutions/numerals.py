"""Numbers as congresses, plenums and terms are numbered: `XII`, `12`, `tư`, `mười một`."""

from __future__ import annotations

import re

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
WORDS = {
    "nhất": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
    "mười ba": 13,
    "mười bốn": 14,
    "mười tư": 14,
    "mười lăm": 15,
}


def roman(number: int) -> str:
    """12 → `XII`. Meant for 1..39, as far as congresses and legislatures go."""
    text = ""
    for value, sign in _ROMAN:
        while number >= value:
            text += sign
            number -= value
    return text


_BY_ROMAN = {roman(number): number for number in range(1, 40)}


def ordinal(printed: str) -> int | None:
    """What a printed number means: `XII`, `12` and `mười hai` are 12; None for anything else."""
    text = re.sub(r"\s+", " ", printed.strip())
    if text.isdigit():
        return int(text)
    return _BY_ROMAN.get(text.upper()) or WORDS.get(text.lower())
