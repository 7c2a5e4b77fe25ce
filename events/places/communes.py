"""Communes, wards, townships and special zones: about 10,000 until 2025-06-30 and 3,321 from 2025-07-01.

They are read only when one is named: the rows stay as they were read, and a `Place` is made for the ones asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from events import resources
from events.places import authority
from events.places.authority import Change
from events.places.model import Place
from events.text import key


@lru_cache(maxsize=1)
def _lines() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The headings, and the lines as they stand: no cell holds a comma (a test says so), so a line is split when asked.

    Reading 14,600 rows with the csv module takes three times as long.
    """
    header, *lines = (resources.DATA / "places_communes.csv").read_text(encoding="utf-8").splitlines()
    return tuple(header.split(",")), tuple(lines)


@lru_cache(maxsize=1)
def _by_id() -> dict[str, str]:
    """Lines by the id that they begin with."""
    return {line[: line.index(",")]: line for line in _lines()[1]}


@lru_cache(maxsize=1)
def _by_name() -> dict[str, tuple[str, ...]]:
    """Ids by `text.key()` of the bare name, which follows the id."""
    heads = [line.split(",", 2) for line in _lines()[1]]
    # one call for all: 14,600 calls would take as long as reading the file
    keys = key("|".join(head[1] for head in heads)).split("|")
    found: dict[str, list[str]] = defaultdict(list)
    for name, head in zip(keys, heads, strict=True):
        found[name].append(head[0])
    return {name: tuple(ids) for name, ids in found.items()}


@lru_cache(maxsize=20_000)
def get(place_id: str) -> Place | None:
    """The commune of that id, or None."""
    line = _by_id().get(place_id)
    if line is None:
        return None
    return authority.from_row(dict(zip(_lines()[0], line.split(","), strict=True)))


def named(name: str) -> tuple[Place, ...]:
    """All communes of that bare name (a `text.key()`), of every period and province."""
    return tuple(unit for place_id in _by_name().get(name, ()) if (unit := get(place_id)) is not None)


def known(name: str) -> bool:
    """Whether some commune bears that bare name (a `text.key()`)."""
    return name in _by_name()


def every() -> Iterator[Place]:
    """All communes in the order of the file."""
    for place_id in _by_id():
        unit = get(place_id)
        if unit is not None:
            yield unit


@lru_cache(maxsize=1)
def changes() -> tuple[dict[str, tuple[Change, ...]], dict[str, tuple[Change, ...]]]:
    """What became of each old commune and what each new one was made of, by predecessor and by successor."""
    return authority.index_changes(authority.changes_of(resources.table("place_changes_communes")))
