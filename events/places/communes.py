"""Communes, wards, townships and special zones: about 10,000 until 2025-06-30 and 3,321 from 2025-07-01.

They are read only when one is named: the rows stay as they were read, and a `Place` is made for the ones asked for.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from events import resources
from events.places import authority
from events.places.authority import Change
from events.places.model import Place
from events.text import key

_Row = tuple[str, ...]


@lru_cache(maxsize=1)
def _rows() -> tuple[dict[str, int], tuple[_Row, ...]]:
    """The column of each heading, and the rows by position."""
    path = resources.DATA / "places_communes.csv"
    if not path.exists():
        return {}, ()
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        header = next(reader)
        return {name: i for i, name in enumerate(header)}, tuple(map(tuple, reader))


@lru_cache(maxsize=1)
def _by_id() -> dict[str, _Row]:
    return {row[0]: row for row in _rows()[1]}


@lru_cache(maxsize=1)
def _by_name() -> dict[str, tuple[str, ...]]:
    """Ids by `text.key()` of the bare name."""
    columns, rows = _rows()
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        found[key(row[columns["name"]])].append(row[0])
    return {name: tuple(ids) for name, ids in found.items()}


@lru_cache(maxsize=20_000)
def get(place_id: str) -> Place | None:
    """The commune of that id, or None."""
    row = _by_id().get(place_id)
    if row is None:
        return None
    return authority.from_row(dict(zip(_rows()[0], row, strict=True)))


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
