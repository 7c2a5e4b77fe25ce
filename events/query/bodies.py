"""Bodies as rows: lists, and one with its events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from events.organisations import lookup
from events.query.taking_part import events_with, number_of_articles, number_of_events
from events.store.tables import event_organisations, organisation_mentions, organisation_names, organisations, places
from events.text import fold

Row = Mapping[str, Any]

_EVENTS = number_of_events(organisations, event_organisations.c.organisation_id)
_NAMING = number_of_articles(organisations, organisation_mentions.c.organisation_id)
_PLACE = sa.select(places.c.full_name).where(places.c.id == organisations.c.place_id).scalar_subquery().label("place")


def list_bodies(connection: sa.Connection, *, limit: int | None = None, offset: int = 0) -> Iterator[Row]:
    """Bodies with the number of their events and of the articles that name them, those of most events first."""
    statement = (
        sa.select(organisations, _EVENTS, _NAMING, _PLACE)
        .order_by(sa.desc("events"), sa.desc("articles"), organisations.c.folded, organisations.c.id)
        .limit(-1 if limit is None else limit)
        .offset(offset)
    )
    for row in connection.execute(statement).mappings():
        yield _body(row)


def find_bodies(connection: sa.Connection, name: str) -> list[Row]:
    """The bodies that a name, an abbreviation or an id means, by name; else those whose names hold all its words.

    Only bodies of this database: one that no article named and no row of the authority tells is not among them.
    """
    folded = " ".join(fold(name).split())
    ids = set(connection.scalars(sa.select(organisations.c.id).where(organisations.c.id == name)))
    if not ids:
        own = sa.select(organisations.c.id).where(organisations.c.folded == folded)
        other = sa.select(organisation_names.c.organisation_id).where(organisation_names.c.folded == folded)
        ids = {body.id for body in lookup(name)} | set(connection.scalars(own.union(other)))
    found = _rows(connection, organisations.c.id.in_(sorted(ids)))
    if found or not folded:
        return found
    # `huyen uy dien`: what looks like it
    return _rows(connection, *(organisations.c.folded.contains(word, autoescape=True) for word in folded.split()))


def names_of(connection: sa.Connection, body: str) -> list[Row]:
    """The other names of a body, with their periods: `name, valid_from, valid_to`."""
    names = organisation_names.c
    canonical = sa.select(organisations.c.name).where(organisations.c.id == body).scalar_subquery()
    statement = (
        sa.select(names.name, names.valid_from, names.valid_to)
        .where(names.organisation_id == body, names.name != canonical)
        .order_by(names.valid_from, names.folded, names.name)
    )
    return [dict(row) for row in connection.execute(statement).mappings()]


def events_of(connection: sa.Connection, body: str, *, limit: int | None = None) -> list[Row]:
    """The events that a body takes part in, in the order of time: `id, start_date, end_date, type, title, roles`."""
    return events_with(connection, event_organisations.c.organisation_id, body, limit=limit)


def _rows(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> list[Row]:
    statement = (
        sa.select(organisations, _EVENTS, _NAMING, _PLACE)
        .where(*conditions)
        .order_by(organisations.c.folded, organisations.c.id)
    )
    return [_body(row) for row in connection.execute(statement).mappings()]


def _body(row: sa.RowMapping) -> Row:
    return {
        "id": row["id"],
        "name": row["name"],
        "classification": row["classification"],
        "level": row["level"],
        "place_id": row["place_id"],
        "place": row["place"],
        "parent": row["parent_name"],
        "founding_date": row["founding_date"],
        "dissolution_date": row["dissolution_date"],
        "source": row["source"],
        "verified": bool(row["verified"]),
        "origin": row["origin"],
        "events": row["events"],
        "articles": row["articles"],
    }
