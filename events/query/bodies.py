"""Bodies as rows: lists, and one with its events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from events.organisations import lookup
from events.store.tables import event_organisations, events, organisation_mentions, organisation_names, organisations
from events.text import fold

Row = Mapping[str, Any]

_EVENTS = (
    sa.select(sa.func.count(sa.distinct(event_organisations.c.event_id)))
    .join(events, events.c.id == event_organisations.c.event_id)
    .where(event_organisations.c.organisation_id == organisations.c.id, events.c.hidden == 0)
    .correlate(organisations)
    .scalar_subquery()
    .label("events")
)
_NAMING = (
    sa.select(sa.func.count(sa.distinct(organisation_mentions.c.article_id)))
    .where(organisation_mentions.c.organisation_id == organisations.c.id)
    .correlate(organisations)
    .scalar_subquery()
    .label("articles")
)


def list_bodies(connection: sa.Connection, *, limit: int | None = None, offset: int = 0) -> Iterator[Row]:
    """Bodies with the number of their events and of the articles that name them, those of most events first."""
    statement = (
        sa.select(organisations, _EVENTS, _NAMING)
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
    statement = (
        sa.select(
            events.c.id,
            events.c.start_date,
            events.c.end_date,
            events.c.type,
            events.c.title,
            sa.func.group_concat(sa.distinct(event_organisations.c.role)).label("roles"),
        )
        .join(event_organisations, event_organisations.c.event_id == events.c.id)
        .where(event_organisations.c.organisation_id == body, events.c.hidden == 0)
        .group_by(events.c.id)
        .order_by(events.c.start_date, events.c.end_date, events.c.id)
        .limit(-1 if limit is None else limit)
    )
    rows = connection.execute(statement).mappings()
    return [{**row, "roles": sorted(str(row["roles"]).split(","))} for row in rows]


def _rows(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> list[Row]:
    statement = (
        sa.select(organisations, _EVENTS, _NAMING)
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
        "parent": row["parent_name"],
        "founding_date": row["founding_date"],
        "dissolution_date": row["dissolution_date"],
        "source": row["source"],
        "verified": bool(row["verified"]),
        "origin": row["origin"],
        "events": row["events"],
        "articles": row["articles"],
    }
