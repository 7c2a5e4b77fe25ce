"""Places, their names and changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Protocol

import sqlalchemy as sa

from events.store import writing
from events.store.identity import content_id
from events.store.importers import Imported, import_names, import_rows, retire
from events.store.rows import Row, day
from events.store.tables import place_changes, place_names, places
from events.text import fold

if TYPE_CHECKING:
    from events.places.model import Place


class Change(Protocol):
    """What a change of a place must tell; see `events.places`."""

    @property
    def predecessor(self) -> str: ...
    @property
    def successor(self) -> str: ...
    @property
    def day(self) -> date: ...
    @property
    def change(self) -> str: ...
    @property
    def part(self) -> str: ...
    @property
    def basis(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def verified(self) -> bool: ...


def place_row(place: Place) -> Row:
    """A place as a row."""
    return {
        "id": place.id,
        "name": place.name,
        "full_name": place.full_name,
        "folded": fold(place.name),
        "kind": place.kind,
        "level": place.level,
        "parent_id": place.parent_id,
        "valid_from": day(place.valid_from),
        "valid_to": day(place.valid_to),
        "code": place.code,
        "iso_code": place.iso_code,
        "basis": place.basis,
        "source": place.source,
        "verified": int(place.verified),
        "origin": "data",
    }


def name_row(place_id: str, name: str, ambiguous: bool) -> Row:
    """One name of a place as a row."""
    return {"place_id": place_id, "name": name, "folded": fold(name), "ambiguous": int(ambiguous)}


def change_row(change: Change) -> Row:
    """A change as a row."""
    told = (change.predecessor, change.successor, change.day.isoformat(), change.change, change.part)
    return {
        "id": content_id("\n".join(told)),
        "place_id": change.predecessor,
        "successor_id": change.successor or None,
        "changed_on": day(change.day),
        "kind": change.change,
        "part": change.part,
        "basis": change.basis,
        "source": change.source,
        "verified": int(change.verified),
    }


def import_places(connection: sa.Connection, rows: Iterable[Place]) -> Imported:
    """All places of our data; those above must be among them. What a person brought stays."""
    listed = [place_row(place) for place in rows]
    done = import_rows(connection, places, listed, keep=("person",))
    retire(connection, places, (row["id"] for row in listed))
    return done


def import_place_names(connection: sa.Connection, names: Iterable[tuple[str, str, bool]]) -> Imported:
    """All names of our data's places: (id of the place, name, whether the name alone leaves it open)."""
    rows = [name_row(*name) for name in names]
    return import_names(connection, place_names, place_names.c.place_id, places, rows)


def import_place_changes(connection: sa.Connection, changes: Iterable[Change]) -> Imported:
    """All changes of our data, between places that are in the database."""
    old = connection.execute(sa.select(place_changes)).mappings()
    new = {row["id"]: row for row in map(change_row, changes)}
    inserted, updated, _ = writing.make_equal(connection, place_changes, old, list(new.values()))
    return Imported(len(inserted), len(updated), len(new) - len(inserted) - len(updated))
