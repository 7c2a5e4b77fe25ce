"""Loads the authority data (`events/data`) into a database, if it changed since the last time."""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa

from events import resources
from events.store import importers
from events.store.importers import Imported


def load(connection: sa.Connection) -> dict[str, Imported]:
    """Brings the database's authority rows up to our data; what became of them, by kind. All of a kind or nothing."""
    done: dict[str, Imported] = {}
    for name, read in KINDS:
        source = _fingerprint(name)
        with connection.begin():
            if importers.loaded(connection, name, source):
                continue
            done[name] = read(connection)
            importers.note_loaded(connection, name, source, _count(done[name]))
    return done


def _count(done: Imported) -> int:
    return done.inserted + done.updated + done.unchanged


def _fingerprint(name: str) -> list[str]:
    """SHA-256 of the data files that a kind is made from."""
    import hashlib

    return [
        f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}"
        for pattern in FILES[name]
        for path in sorted(resources.DATA.glob(pattern))
    ]


FILES = {
    "event_types": ("event_types.toml",),
    "sources": ("sources.toml",),
    "places": ("place*.csv",),
    "organisations": ("organisation*.csv",),
    "resolutions": ("resolution*.csv", "party_terms.csv", "plenums.csv"),
}


def _event_types(connection: sa.Connection) -> Imported:
    from events.store.importers.event_types import import_event_types

    rows = [(slug, row["label_vi"], row["label_en"]) for slug, row in resources.toml("event_types").items()]
    return import_event_types(connection, rows)


def _sources(connection: sa.Connection) -> Imported:
    from events.store.importers.sources import import_sources

    rows = resources.toml("sources")["source"]
    return import_sources(connection, [(row["id"], row["name"], row.get("province", "")) for row in rows])


def _places(connection: sa.Connection) -> Imported:
    from events.places.authority import all_places
    from events.store.importers.places import import_places

    return import_places(connection, all_places())


def _organisations(connection: sa.Connection) -> Imported:
    from events.organisations import all_organisations
    from events.store.importers.organisations import import_organisations

    return import_organisations(connection, all_organisations())


def _resolutions(connection: sa.Connection) -> Imported:
    from events.resolutions import all_resolutions
    from events.store.importers.resolutions import import_resolutions

    return import_resolutions(connection, all_resolutions())


KINDS: tuple[tuple[str, Callable[[sa.Connection], Imported]], ...] = (
    # bodies are seated in places, so places come first
    ("event_types", _event_types),
    ("sources", _sources),
    ("places", _places),
    ("organisations", _organisations),
    ("resolutions", _resolutions),
)
