"""The authority of places: rows of `data/places.csv` and `data/place_changes.csv`, and who lies in whom, when.

Provinces and districts are read when first asked for (about 900 rows); communes live in `communes.py` and are read only
when a text or a caller names one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from events import resources
from events.errors import DataError
from events.places.model import Place, PlaceLevel
from events.text import key

_LEVELS: dict[str, PlaceLevel] = {"province": "province", "district": "district", "commune": "commune"}


@dataclass(frozen=True, slots=True)
class Change:
    """One ordered change: `predecessor` ended or gave a part on the day before `day`, `successor` stands from `day`.

    `change` is merge, split, absorb (into a unit that lives on), status (kind or rank), parent (same unit, other
    province), border (same unit, other borders), transfer (only `part` moved) or abolition (no successor of its level).
    """

    predecessor: str
    successor: str
    day: date
    change: str
    part: str
    basis: str
    source: str
    verified: bool


def day(cell: str) -> date | None:
    """An ISO day of a data file, None for an empty cell."""
    return date.fromisoformat(cell) if cell else None


def from_row(row: Mapping[str, str]) -> Place:
    """The place that a row of `places.csv` or `places_communes.csv` (which has no level) tells. Raises DataError where level or a day is not readable."""
    try:
        return Place(
            id=row["id"],
            name=row["name"],
            kind=row["kind"],
            level=_LEVELS[row.get("level", "commune")],
            parent_id=row["parent_id"] or None,
            valid_from=day(row["valid_from"]),
            valid_to=day(row["valid_to"]),
            code=row["code"],
            iso_code=row.get("iso_code", ""),
            basis=row["basis"],
            source=row["source"],
            verified=row["verified"] == "yes",
        )
    except (KeyError, ValueError) as error:
        raise DataError(f"places.csv: {row.get('id', '?')}: {error}") from error


@lru_cache(maxsize=1)
def _upper() -> dict[str, Place]:
    """Provinces and districts by id."""
    return {row["id"]: from_row(row) for row in resources.table("places")}


@lru_cache(maxsize=1)
def by_name() -> dict[tuple[PlaceLevel, str], tuple[Place, ...]]:
    """Provinces and districts by (level, `text.key()` of the bare name), oldest period first; no aliases."""
    found: dict[tuple[PlaceLevel, str], list[Place]] = defaultdict(list)
    for unit in _upper().values():
        found[unit.level, key(unit.name)].append(unit)
    return {name: tuple(sorted(units, key=_age)) for name, units in found.items()}


def _age(unit: Place) -> tuple[date, date, str]:
    return (unit.valid_from or date.min, unit.valid_to or date.max, unit.id)


def place(place_id: str) -> Place:
    """The place of that id, of any level. Raises KeyError where there is none."""
    found = _upper().get(place_id)
    if found is None:
        from events.places import communes

        found = communes.get(place_id)
    if found is None:
        raise KeyError(f"no place has the id {place_id!r}")
    return found


def all_places(level: PlaceLevel | None = None) -> Iterator[Place]:
    """Every row of the authority in the order of its files, or those of one level. Communes are about 13,400."""
    if level != "commune":
        yield from (unit for unit in _upper().values() if level is None or unit.level == level)
    if level in (None, "commune"):
        from events.places import communes

        yield from communes.every()


@lru_cache(maxsize=1)
def _changes() -> tuple[dict[str, tuple[Change, ...]], dict[str, tuple[Change, ...]]]:
    return index_changes(changes_of(resources.table("place_changes")))


def changes_of(rows: Iterable[Mapping[str, str]]) -> list[Change]:
    """The changes that rows of `place_changes.csv` tell."""
    return [
        Change(
            row["predecessor"],
            row["successor"],
            date.fromisoformat(row["day"]),
            row["change"],
            row["part"],
            row["basis"],
            row["source"],
            row["verified"] == "yes",
        )
        for row in rows
    ]


def index_changes(
    changes: Iterable[Change],
) -> tuple[dict[str, tuple[Change, ...]], dict[str, tuple[Change, ...]]]:
    """Changes by predecessor and by successor."""
    out: dict[str, list[Change]] = defaultdict(list)
    into: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        out[change.predecessor].append(change)
        if change.successor:
            into[change.successor].append(change)
    return {k: tuple(v) for k, v in out.items()}, {k: tuple(v) for k, v in into.items()}


def changes_from(unit: Place) -> tuple[Change, ...]:
    """The changes that ended this unit or took a part of it."""
    if unit.level == "commune":
        from events.places import communes

        return communes.changes()[0].get(unit.id, ())
    return _changes()[0].get(unit.id, ())


def changes_into(unit: Place) -> tuple[Change, ...]:
    """The changes that this unit came from, or that gave it a part of another."""
    if unit.level == "commune":
        from events.places import communes

        # an island district became a special zone of the communes' level: those rows stand with the districts'
        return _changes()[1].get(unit.id, ()) + communes.changes()[1].get(unit.id, ())
    return _changes()[1].get(unit.id, ())


def predecessors(unit: Place, *, parts: bool = False) -> list[Place]:
    """The units that this one was made of, one step back; with `parts` also those that gave only a part of theirs."""
    return [place(c.predecessor) for c in changes_into(unit) if parts or c.change != "transfer"]


def successors(unit: Place, *, parts: bool = False) -> list[Place]:
    """The units that this one became, one step on; with `parts` also those that took only a part of it."""
    return [place(c.successor) for c in changes_from(unit) if c.successor and (parts or c.change != "transfer")]


def all_predecessors(unit: Place) -> list[Place]:
    """Everything that this unit was made of, all steps back, nearest first; parts left out."""
    return _closure(unit, predecessors)


def all_successors(unit: Place) -> list[Place]:
    """Everything that this unit became, all steps on, nearest first; parts left out."""
    return _closure(unit, successors)


def _closure(unit: Place, step: object) -> list[Place]:
    assert callable(step)
    found: dict[str, Place] = {}
    queue = [unit]
    while queue:
        for other in step(queue.pop(0)):
            if other.id not in found and other.id != unit.id:
                found[other.id] = other
                queue.append(other)
    return list(found.values())


_CONTINUES = {"status", "parent", "border", "rename"}
"""Kinds of change through which a unit stays the same unit."""


def parent(unit: Place, on: date | None = None) -> Place | None:
    """The unit that this one lay in: as its row says, or as of a day that is before that parent's own period.

    A district's row often does not tell since when it exists. Where its province is younger than the day asked for,
    the province is followed back to the unit that it continues, else to its one predecessor: in 2000 `huyện Tuần Giáo`
    lay in Lai Châu. None where that does not settle it.
    """
    if unit.parent_id is None:
        return None
    above = place(unit.parent_id)
    return above if on is None else _then(above, on)


def _then(above: Place, on: date) -> Place | None:
    """What a unit was on an earlier day, as long as one step back leads to one unit."""
    while above.valid_from is not None and on < above.valid_from:
        steps = [c for c in changes_into(above) if c.change != "transfer"]
        same = [c for c in steps if c.change in _CONTINUES]
        if len(same or steps) != 1:
            return None
        above = place((same or steps)[0].predecessor)
    return above


def ancestors(unit: Place, on: date | None = None) -> list[Place]:
    """The units that this one lies in, nearest first; as of a day where one is given.

    A level that the day leaves open (a district made of two, either of which it may have been) is left out.
    """
    found = []
    row = place(unit.parent_id) if unit.parent_id else None
    while row is not None:
        above = row if on is None else _then(row, on)
        if above is not None:
            found.append(above)
        next_up = above or row
        row = place(next_up.parent_id) if next_up.parent_id else None
    return found


def were_in(unit: Place, on: date) -> frozenset[str]:
    """Ids of the units that this one may have lain in on a day: what its parents were made of after that day."""
    found: set[str] = set()
    queue = [unit, *ancestors(unit)]
    seen: set[str] = set()
    while queue:
        above = queue.pop()
        if above.id in seen:
            continue
        seen.add(above.id)
        for change in changes_into(above):
            if change.day > on:
                before = place(change.predecessor)
                if above.level != unit.level:
                    found.add(before.id)
                queue += [before, *ancestors(before)]
                found.update(a.id for a in ancestors(before))
    return frozenset(found)


def province_of(unit: Place, on: date | None = None) -> Place | None:
    """The provincial unit that this one is or lies in."""
    if unit.level == "province":
        return unit
    return next((above for above in ancestors(unit, on) if above.level == "province"), None)


def covers(container: Place, unit: Place, on: date | None = None) -> bool:
    """Whether `unit` is or lies in `container` on that day (without one: as their rows say)."""
    return container.id == unit.id or any(above.id == container.id for above in ancestors(unit, on))


def common(units: Iterable[Place], on: date | None = None) -> Place | None:
    """The smallest unit that all of them are or lie in; None where they share none: communes of one district, it."""
    shared: list[Place] | None = None
    for unit in units:
        chain = [unit, *ancestors(unit, on)]
        ids = {above.id for above in chain}
        shared = chain if shared is None else [above for above in shared if above.id in ids]
    return shared[0] if shared else None


def descendants(unit: Place, on: date | None = None) -> list[Place]:
    """All units that lie in this one, in the order of their ids; with a day only those that stood then."""
    children = _children()
    found: list[Place] = []
    queue = [unit.id]
    while queue:
        for child in children.get(queue.pop(0), ()):
            queue.append(child.id)
            if on is None or child.holds_on(on):
                found.append(child)
    return sorted(found, key=lambda p: p.id)


@lru_cache(maxsize=1)
def _children() -> dict[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = defaultdict(list)
    for unit in all_places():
        if unit.parent_id:
            found[unit.parent_id].append(unit)
    return {k: tuple(v) for k, v in found.items()}
