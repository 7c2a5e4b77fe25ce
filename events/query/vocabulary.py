"""The words of questions, from `data/questions.toml`, in the shapes that the readers need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from events.resources import toml
from events.text import fold, key


def data() -> Mapping[str, Any]:
    """`data/questions.toml`."""
    return toml("questions")


def alternation(words: Iterable[str]) -> str:
    """A pattern part that fits any of the words in folded text, the longest first."""
    folded = sorted({fold(word) for word in words}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in folded) + ")"


def folded_numbers(table: Mapping[str, int]) -> dict[str, int]:
    """A table of number words by their folded form; ValueError where two words of different value fold to one."""
    numbers: dict[str, int] = {}
    for word, number in table.items():
        if numbers.setdefault(fold(word), number) != number:
            raise ValueError(f"{word!r} folds to a word of another value")
    return numbers


@lru_cache(maxsize=1)
def marked_syllables() -> frozenset[str]:
    """Every syllable with marks that a word of time may have: `quỹ 3` is not `quý 3`."""
    found: set[str] = set()

    def walk(value: Any) -> None:
        if isinstance(value, str):
            found.update(part for part in key(value).split() if not part.isascii())
        elif isinstance(value, Mapping):
            for name, inner in value.items():
                walk(name)
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    for section in ("numbers", "ordinals", "units", "relative", "rolling", "modifiers", "ranges", "time_words"):
        walk(data()[section])
    return frozenset(found)
