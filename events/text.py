"""The one module that knows Unicode: what text is stored, and the two keys made from it.

Articles are stored as `normalise()` leaves them; every offset in the project counts code points of that text.
`fold()` (marks off) serves search and loose look-up, `key()` (marks kept, one tone placement) serves exact look-up:
folded, `Điện Biên` and `diễn biến` are the same, so a name is found by `key()`, never by `fold()` alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

# U+00D0 LATIN CAPITAL LETTER ETH stands for Đ in provincial papers of the TCVN years (`Ðiện Biên`, `QÐ/HU`);
# ð likewise. The spaces are those of web pages and word processors; each maps to ONE plain space, so length stays.
_AT_THE_DOOR = {ord("Ð"): "Đ", ord("ð"): "đ", 0x200B: " ", 0xFEFF: " ", 0x00AD: "-"}
_AT_THE_DOOR |= dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_AT_THE_DOOR |= dict.fromkeys([0x2010, 0x2011], "-")  # hyphen and no-break hyphen; – and — stay as printed
_DOOR = re.compile("[" + "".join(map(chr, _AT_THE_DOOR)) + "]")


# The letters of Vietnamese, for character classes. Code points of capitals and small letters alternate above U+1EA0, so
# that a range such as À-Ỹ takes in both.
UPPER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
LOWER = UPPER.lower()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: code points `start` (inclusive) to `end` (exclusive)."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return max(self.start, other.start) < min(self.end, other.end)

    def of(self, text: str) -> str:
        """The text that the span points at."""
        return text[self.start : self.end]


def normalise(text: str) -> str:
    """The form in which text is stored: NFC, Ð as Đ, odd spaces and hyphens plain.

    After NFC the length does not change: `len(normalise(t)) == len(unicodedata.normalize("NFC", t))`.
    """
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text.translate(_AT_THE_DOOR) if _DOOR.search(text) else text


def _unmarked(char: str) -> str:
    if char in "đĐðÐ":
        return "d"
    base = "".join(c for c in unicodedata.normalize("NFD", char) if not unicodedata.combining(c)).casefold()
    return base if len(base) == 1 else char


class _FoldTable(dict[int, str]):
    """Code point to its unmarked small letter, filled as text is met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _unmarked(chr(code))
        return folded


_FOLD = _FoldTable()


def fold(text: str) -> str:
    """Marks off, đ to d, casefold: `Điện Biên`, `ĐIỆN BIÊN`, `Ðiện Biên` and `dien bien` are one.

    On stored text it keeps the length, so that offsets into the folded text are offsets into the text.
    With the marks the tone's placement goes too (`uỷ`, `ủy` → `uy`).
    """
    return normalise(text).translate(_FOLD)


_TONES = {
    "o": ("oóòỏõọ", "aáàảãạ", "eéèẻẽẹ"),
    "u": ("uúùủũụ", "yýỳỷỹỵ"),
}
_OLD_PLACEMENT = {
    first + toned: _TONES[first][0][tone] + second[0]
    for first in _TONES
    for second in _TONES[first][1:]
    for tone, toned in enumerate(second)
    if tone
}
# oa, oe, uy at a syllable's end, the tone on the second letter; `quý` is q(u) + ý and stays
_NEW_PLACEMENT = re.compile(r"(?:o[áàảãạéèẻẽẹ]|(?<!q)u[ýỳỷỹỵ])(?!\w)")


@lru_cache(maxsize=65536)
def key(text: str) -> str:
    """Exact look-up key: stored form, small letters, one tone placement, single spaces; marks kept.

    `Ủy ban`, `Uỷ ban` and `UỶ BAN` are one; `Hoà Bình` is `Hòa Bình`; `Điện Biên` is not `diễn biến`.
    """
    small = " ".join(normalise(text).lower().split())
    return _NEW_PLACEMENT.sub(lambda m: _OLD_PLACEMENT[m[0]], small)


def trie(ends: Mapping[str, str], blank: str = r"\s+") -> str:
    """A pattern for words and phrases in which each letter is compared once; each with the pattern that must follow it.

    `blank` is the pattern for a space in them. The longest that fits is taken.
    """
    tree: dict[str, Any] = {}
    for word, end in ends.items():
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = end

    def pattern(node: dict[str, Any]) -> str:
        branches = [
            (blank if letter == " " else re.escape(letter)) + pattern(below)
            for letter, below in sorted(node.items())
            if letter
        ]
        if "" in node:
            branches.append(node[""])  # last, so that the longest is taken
        return branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"

    return pattern(tree)
