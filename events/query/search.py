"""Filters to rows, in the order of time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import sqlalchemy as sa

from events.query.filters.text import has_words
from events.query.model import EventRow, Evidence, Filter, Part
from events.store.engine import raw
from events.store.tables import (
    articles,
    event_mentions,
    event_organisations,
    event_resolutions,
    events,
    organisations,
    resolutions,
    sources,
)

_COLUMNS = (
    events.c.id,
    events.c.title,
    events.c.type,
    events.c.start_date,
    events.c.end_date,
    events.c.precision,
    events.c.modifier,
    events.c.status,
    events.c.place_name,
    events.c.place_id,
    events.c.confidence,
)
CHUNK = 400
"""Events whose links are fetched at once."""


def search(
    connection: sa.Connection, filters: Sequence[Filter], *, limit: int | None = None, offset: int = 0
) -> Iterator[EventRow]:
    """The events that fit, by first day, last day and id; hidden ones left out. Rows come as they are read."""
    prepare(connection)
    statement = (
        sa.select(*_COLUMNS)
        .where(events.c.hidden == 0, *(part.where() for part in filters))
        .order_by(events.c.start_date, events.c.end_date, events.c.id)
        .limit(-1 if limit is None else limit)
        .offset(offset)
    )
    yield from _rows(connection, iter(connection.execute(statement).mappings()))


def by_id(connection: sa.Connection, ids: Sequence[int]) -> list[EventRow]:
    """The events of these ids, hidden ones too, in the order of time."""
    statement = (
        sa.select(*_COLUMNS)
        .where(events.c.id.in_(list(ids)))
        .order_by(events.c.start_date, events.c.end_date, events.c.id)
    )
    return list(_rows(connection, iter(connection.execute(statement).mappings())))


def prepare(connection: sa.Connection) -> None:
    """Gives the connection the SQL function that the filter for text needs."""
    raw(connection).create_function("has_words", 2, has_words, deterministic=True)


def _rows(connection: sa.Connection, found: Iterator[sa.RowMapping]) -> Iterator[EventRow]:
    while chunk := list(islice(found, CHUNK)):
        ids = [row["id"] for row in chunk]
        bodies = _parts(
            connection,
            sa.select(
                event_organisations.c.event_id, organisations.c.id, organisations.c.name, event_organisations.c.role
            )
            .join(organisations, organisations.c.id == event_organisations.c.organisation_id)
            .where(event_organisations.c.event_id.in_(ids))
            .order_by(organisations.c.folded, organisations.c.id, event_organisations.c.role),
        )
        documents = _parts(
            connection,
            sa.select(event_resolutions.c.event_id, resolutions.c.id, resolutions.c.label, event_resolutions.c.role)
            .join(resolutions, resolutions.c.id == event_resolutions.c.resolution_id)
            .where(event_resolutions.c.event_id.in_(ids))
            .order_by(resolutions.c.folded, resolutions.c.id, event_resolutions.c.role),
        )
        evidence = _evidence(connection, ids)
        for row in chunk:
            yield EventRow(
                id=row["id"],
                title=row["title"],
                type=row["type"],
                start_date=row["start_date"],
                end_date=row["end_date"],
                precision=row["precision"],
                modifier=row["modifier"],
                status=row["status"],
                place=row["place_name"] or None,
                place_id=row["place_id"],
                confidence=row["confidence"],
                organisations=tuple(bodies[row["id"]]),
                resolutions=tuple(documents[row["id"]]),
                articles=tuple(evidence[row["id"]]),
            )


def _parts(connection: sa.Connection, statement: sa.Select[Any]) -> defaultdict[int, list[Part]]:
    parts: defaultdict[int, list[Part]] = defaultdict(list)
    for row in connection.execute(statement):
        event_id, id_, name, role = row
        parts[event_id].append(Part(id_, name, role))
    return parts


def _evidence(connection: sa.Connection, ids: Sequence[int]) -> defaultdict[int, list[Evidence]]:
    statement = (
        sa.select(
            event_mentions.c.event_id,
            articles.c.id,
            articles.c.url,
            articles.c.title,
            articles.c.published,
            sources.c.name,
            event_mentions.c.quote,
            event_mentions.c.char_start,
            event_mentions.c.char_end,
        )
        .join(articles, articles.c.id == event_mentions.c.article_id)
        .outerjoin(sources, sources.c.id == articles.c.source_id)
        .where(event_mentions.c.event_id.in_(ids))
        .order_by(articles.c.published, articles.c.id, event_mentions.c.char_start)
    )
    evidence: defaultdict[int, list[Evidence]] = defaultdict(list)
    for event_id, *rest in connection.execute(statement):
        evidence[event_id].append(Evidence(*rest))
    return evidence
