"""Documents as rows: lists, and one with the events around it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa

from events.query.filters.resolution import read
from events.query.model import Context
from events.query.taking_part import events_with, number_of_articles, number_of_events
from events.query.words import Words
from events.resolutions import lookup
from events.store.tables import articles, event_resolutions, resolution_mentions, resolution_names, resolutions
from events.text import fold

Row = Mapping[str, Any]

_EVENTS = number_of_events(resolutions, event_resolutions.c.resolution_id)
_CITING = number_of_articles(resolutions, resolution_mentions.c.resolution_id)


def list_documents(connection: sa.Connection, *, limit: int | None = None, offset: int = 0) -> Iterator[Row]:
    """Documents with the number of their events and of the articles that cite them, the most cited first."""
    statement = (
        sa.select(resolutions, _EVENTS, _CITING)
        .order_by(sa.desc("articles"), sa.desc("events"), resolutions.c.folded, resolutions.c.id)
        .limit(-1 if limit is None else limit)
        .offset(offset)
    )
    for row in connection.execute(statement).mappings():
        yield _document(row)


def find_documents(connection: sa.Connection, label: str, today: date) -> list[dict[str, Any]]:
    """The documents that a label or an id means, oldest first; several where numbers restarted.

    A plenum's name finds what the press cites by it, as one row; the numbered documents that the plenum passed are its
    `documents`. `today` is the day that a question would count from; it chooses nothing here.
    """
    if connection.scalar(sa.select(resolutions.c.id).where(resolutions.c.id == label)) is not None:
        ids = {label}
    else:
        ids = {resolution.id for resolution in lookup(label)}
        asked = read(Words(label), Context(connection, today))
        ids |= {document.id for document in asked.documents} if asked is not None else set()
        named = set(
            connection.scalars(
                sa.select(resolution_names.c.resolution_id).where(resolution_names.c.folded == fold(label.strip()))
            )
        )
        ids = named if len(named) == 1 else ids
    statement = (
        sa.select(resolutions, _EVENTS, _CITING)
        .where(resolutions.c.id.in_(sorted(ids)))
        .order_by(resolutions.c.issued_on.is_(None), resolutions.c.issued_on, resolutions.c.id)
    )
    found = [_document(row) for row in connection.execute(statement).mappings()]
    if len(found) == 1 and not found[0]["issued_on"]:
        passed = [one for one in lookup(found[0]["label"]) if one.id != found[0]["id"]]
        found[0]["documents"] = [f"{one.label} ({one.title})" if one.title else one.label for one in passed]
    return found


def unlinked_citations(connection: sa.Connection, label: str, *, limit: int = 20) -> list[Row]:
    """Citations printed under that label which no single document is known for, with their candidates and why."""
    mentions = resolution_mentions.c
    statement = (
        sa.select(
            mentions.label, mentions.text, mentions.candidates, mentions.reason, articles.c.published, articles.c.url
        )
        .join(articles, articles.c.id == mentions.article_id)
        .where(mentions.label == label, mentions.resolution_id.is_(None))
        .order_by(articles.c.published, articles.c.id, mentions.char_start)
        .limit(limit)
    )
    return [{**row, "candidates": json.loads(row["candidates"])} for row in connection.execute(statement).mappings()]


def events_around(connection: sa.Connection, document: str, *, limit: int | None = None) -> list[Row]:
    """The events that a document takes part in, in the order of time: `id, start_date, end_date, type, title, roles`."""
    return events_with(connection, event_resolutions.c.resolution_id, document, limit=limit)


def _document(row: sa.RowMapping) -> dict[str, Any]:
    return {
        "id": row["id"],
        "label": row["label"],
        "title": row["title"],
        "issuer": row["issuer"],
        "issued_on": row["issued_on"],
        "term": row["term"],
        "amended_by": json.loads(row["amended_by"]),
        "replaced_by": json.loads(row["replaced_by"]),
        "documents": [],
        "source": row["source"],
        "verified": bool(row["verified"]),
        "origin": row["origin"],
        "events": row["events"],
        "articles": row["articles"],
    }
