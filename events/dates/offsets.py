"""Lets dates be found in any text, however its letters are coded, with offsets into the text as it was given.

Stored text is normalised already and costs one look. Text with decomposed accents (`điê` + mark) changes its length when
it is composed: then each composed letter remembers where it stood.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.text import normalise

_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+")


def composed(text: str) -> tuple[str, Sequence[int] | None]:
    """The text as it is stored, and where each of its letters began in `text`; None where nothing moved."""
    stored = normalise(text)
    if len(stored) == len(text):
        return stored, None
    letters: list[str] = []
    places: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        for letter in normalise(cluster[0]):
            letters.append(letter)
            places.append(cluster.start())
    places.append(len(text))
    return "".join(letters), places


def small(text: str) -> str:
    """The text in small letters, one for one: `İ` and its like, which grow when made small, stay as they are."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
