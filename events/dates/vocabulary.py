"""The words of `data/dates.toml` as look-up tables and as pattern parts, built once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from events.resources import toml


@cache
def numbered(section: str) -> Mapping[str, int]:
    """Word to number, for the sections whose values are numbers (`months`, `weekdays`, `stems`...)."""
    return {word: int(value) for value, words in toml("dates")[section].items() for word in words}


@cache
def named(section: str) -> Mapping[str, str]:
    """Word to name, for the sections whose values are names (`parts_of_day`, `seasons`)."""
    return {word: str(value) for value, words in toml("dates")[section].items() for word in words}


def one_of(words: Iterable[str]) -> str:
    """A pattern that takes the longest of the words; the caller bounds it."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"


NUMBERS = numbered("numbers")
MONTHS = numbered("months")
LUNAR_MONTHS = numbered("lunar_months")
WEEKDAYS = numbered("weekdays")
PARTS_OF_DAY = named("parts_of_day")
SEASONS = named("seasons")
STEMS = numbered("stems")
BRANCHES = numbered("branches")
