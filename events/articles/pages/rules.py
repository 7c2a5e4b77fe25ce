"""The names of page parts from `data/page_rules.toml`, ready to ask of a class or id attribute."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from events import resources
from events.text import fold

_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_OTHER = re.compile(r"[^a-z0-9]+")
PARTS = ("furniture", "layout", "content", "title", "lead", "caption", "author", "date")


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    data = resources.toml("page_rules")
    made = {}
    for part in PARTS:
        names = sorted(data[part]["names"], key=len, reverse=True)
        made[part] = re.compile(rf"(?:^|(?<= ))(?:{'|'.join(re.escape(n) for n in names)})(?= |$)")
    return made


@lru_cache(maxsize=8192)
def part_of(attribute: str) -> frozenset[str]:
    """The parts that the value of a class or id attribute names: `detail-content clearfix` → content."""
    words = _OTHER.sub(" ", _CAPITAL.sub(" ", attribute).lower()).strip()
    if not words or len(words) > 300:
        return frozenset()
    glued = words.replace(" ", "") if " " in words and len(words) < 30 else ""
    patterns = _patterns()
    return frozenset(
        part for part, pattern in patterns.items() if pattern.search(words) or (glued and pattern.fullmatch(glued))
    )


@lru_cache(maxsize=1)
def furniture_tags() -> frozenset[str]:
    return frozenset(resources.toml("page_rules")["furniture"]["tags"])


@lru_cache(maxsize=1)
def furniture_roles() -> frozenset[str]:
    return frozenset(resources.toml("page_rules")["furniture"]["roles"])


@lru_cache(maxsize=1)
def meta() -> dict[str, list[str]]:
    """The `[meta]` table: where the head of a page tells what."""
    table: Any = resources.toml("page_rules")["meta"]
    return {name: [fold(value) for value in values] for name, values in table.items()}
