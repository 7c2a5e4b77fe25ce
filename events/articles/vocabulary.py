"""The words of page furniture from `data/furniture.toml`, as sets of keys and compiled patterns, built once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from events import resources
from events.text import key


def alternation(words: list[str]) -> str:
    """One pattern for any of the words, the longest first, spaces elastic."""
    parts = sorted({w for w in words if w}, key=len, reverse=True)
    return "|".join(r"\s+".join(re.escape(bit) for bit in part.split()) for part in parts)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What `data/furniture.toml` says, ready to match."""

    line_keys: frozenset[str]
    line_pattern: re.Pattern[str]
    signature: re.Pattern[str]
    tail_keys: frozenset[str]
    tail_pattern: re.Pattern[str]
    box_keys: frozenset[str]
    section_keys: frozenset[str]
    masthead_suffixes: tuple[str, ...]
    published_labels: str
    updated_labels: str
    clock_labels: str
    beside_stamp: re.Pattern[str]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    weekdays_english: tuple[str, ...]
    credit: re.Pattern[str]
    credit_stops: frozenset[str]
    caption: re.Pattern[str]


def bare(text: str) -> str:
    """The key of a line without the marks that lists and menus put round it."""
    return key(text).strip(" .:;,|-–—•·*+<>»«[]()/")


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary, read on first use."""
    data = resources.toml("furniture")
    line, tail, stamp, credit = data["line"], data["tail"], data["stamp"], data["credit"]
    beside = [*stamp["patterns"], alternation(stamp["published"]), alternation(stamp["updated"])]
    return Vocabulary(
        line_keys=frozenset(filter(None, (bare(p) for p in line["phrases"]))),
        line_pattern=re.compile("|".join(f"(?:{p})" for p in line["patterns"]), re.IGNORECASE),
        signature=re.compile(
            rf"[(\s]*(?:{alternation(data['signature']['labels'])})(?P<mark>\s*:|(?=\s))\s*", re.IGNORECASE
        ),
        tail_keys=frozenset(bare(p) for p in tail["phrases"]),
        tail_pattern=re.compile("|".join(f"(?:{p})" for p in tail["patterns"]), re.IGNORECASE),
        box_keys=frozenset(bare(p) for p in tail["boxes"]),
        section_keys=frozenset(bare(p) for p in data["masthead"]["sections"]),
        masthead_suffixes=tuple(data["masthead"]["suffixes"]),
        published_labels=alternation(stamp["published"]),
        updated_labels=alternation(stamp["updated"]),
        clock_labels=alternation(stamp["clocks"]),
        beside_stamp=re.compile("|".join(f"(?:{p})" for p in beside), re.IGNORECASE),
        months=tuple(stamp["months"]),
        weekdays=tuple(stamp["weekdays"]),
        weekdays_english=tuple(stamp["weekdays_english"]),
        # written with a capital: the small `ảnh:` of `Trong ảnh: …` opens what is seen, not who took it
        credit=re.compile(rf"(?<!\w)(?:{alternation([w for o in credit['openers'] for w in (o, o.upper())])})\s*:\s*"),
        credit_stops=frozenset(key(w) for w in credit["stops"]),
        caption=re.compile(rf"(?<!\w)(?:{alternation(credit['captions'])})\s*:", re.IGNORECASE),
    )
