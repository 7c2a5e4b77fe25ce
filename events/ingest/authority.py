"""Loads the authority data (`events/data`) into a database, if it changed since the last time."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable
from datetime import date

import sqlalchemy as sa

from events import resources
from events.store import importers
from events.store.importers import Imported
from events.text import key


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
    """SHA-256 of the data files that a kind is made from, and of the code that makes rows of them."""
    files = [file for pattern in FILES[name] for file in sorted(resources.DATA.glob(pattern))]
    code = sorted((resources.DATA.parent / name).glob("*.py"))
    return [f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}" for file in (*files, *code)]


FILES = {
    "event_types": ("event_types.toml",),
    "sources": ("sources.toml",),
    "places": ("place*.csv",),
    "organisations": ("organisation*.csv",),
    "resolutions": ("resolution*.csv", "party_terms.csv", "plenums.csv"),
}
"""The data files of each kind; the code of a kind lies in the package of its name, where it has one."""


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def _event_types(connection: sa.Connection) -> Imported:
    from events.store.importers.event_types import import_event_types

    rows = [(slug, row["label_vi"], row["label_en"]) for slug, row in resources.toml("event_types").items()]
    return import_event_types(connection, rows)


def _sources(connection: sa.Connection) -> Imported:
    from events.store.importers.sources import import_sources

    rows = resources.toml("sources")["source"]
    return import_sources(connection, [(row["id"], row["name"], row.get("province", "")) for row in rows])


def _places(connection: sa.Connection) -> Imported:
    from events.places import all_places, changes_from
    from events.store.importers.places import import_place_changes, import_place_names, import_places

    listed = list(all_places())
    done = import_places(connection, listed)
    named: dict[tuple[str, str], list[str]] = defaultdict(list)
    names: dict[tuple[str, str], bool] = {}
    for place in listed:
        named[place.level, key(place.name)].append(place.id)
        names[place.id, place.name] = False
    for row in resources.table("place_aliases"):
        for slug in named[row["level"], key(row["name"])]:
            names[slug, row["alias"]] = row["ambiguous"] == "yes"
    import_place_names(connection, ((slug, name, ambiguous) for (slug, name), ambiguous in names.items()))
    import_place_changes(connection, (change for place in listed for change in changes_from(place)))
    return done


def _organisations(connection: sa.Connection) -> Imported:
    from events.organisations.compose import whole
    from events.organisations.lexicon import central
    from events.store.importers.organisations import import_organisation_names, import_organisations

    bodies = {body.name: whole(body) for body in central().values()}
    done = import_organisations(connection, bodies.values())
    names: dict[tuple[str, str], tuple[date | None, date | None]] = {
        (body.id, body.name): (body.founding_date, body.dissolution_date) for body in bodies.values()
    }
    for row in resources.table("organisation_names"):
        if row["name"] in bodies:
            period = (_day(row["valid_from"]), _day(row["valid_to"]))
            names.setdefault((bodies[row["name"]].id, row["alias"]), period)
    import_organisation_names(connection, ((slug, name, *period) for (slug, name), period in names.items()))
    return done


def _resolutions(connection: sa.Connection) -> Imported:
    from events.resolutions.authority import records
    from events.store.importers.resolutions import import_resolutions

    return import_resolutions(connection, (record.resolution for record in records()))


KINDS: tuple[tuple[str, Callable[[sa.Connection], Imported]], ...] = (
    # bodies are seated in places, so places come first
    ("event_types", _event_types),
    ("sources", _sources),
    ("places", _places),
    ("organisations", _organisations),
    ("resolutions", _resolutions),
)
