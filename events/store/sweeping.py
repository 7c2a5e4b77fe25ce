"""Takes out what nothing refers to any more: rows that articles brought, and rows that our data had once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from events.store import writing
from events.store.importers import RETIRED
from events.store.tables import (
    articles,
    corrections,
    event_mentions,
    event_organisations,
    event_resolutions,
    events,
    organisation_mentions,
    organisations,
    person_mentions,
    places,
    posts,
    resolution_mentions,
    resolutions,
    sources,
)

# what refers to each table: a row that none of these names may go
_USERS: tuple[tuple[sa.Table, Sequence[sa.Column[Any]]], ...] = (
    # bodies are seated in places, so they go before the places
    (resolutions, (resolution_mentions.c.resolution_id, event_resolutions.c.resolution_id)),
    (
        organisations,
        (
            organisation_mentions.c.organisation_id,
            event_organisations.c.organisation_id,
            person_mentions.c.organisation_id,
            posts.c.organisation_id,
        ),
    ),
    (
        places,
        (
            places.c.parent_id,
            organisations.c.place_id,
            articles.c.place_id,
            event_mentions.c.place_id,
            events.c.place_id,
        ),
    ),
    (sources, (articles.c.source_id,)),
)


def sweep(connection: sa.Connection) -> int:
    """Deletes such rows; how many. The caller holds the transaction."""
    # what a correction names must be there when its event comes back
    payloads = [json.loads(payload) for payload in connection.execute(sa.select(corrections.c.payload)).scalars()]
    named = {payload.get(part) for payload in payloads for part in ("id", "place_id")}
    total = 0
    for table, users in _USERS:
        while True:
            idle = sa.select(table.c.id).where(table.c.origin.in_(("article", RETIRED)))
            if not connection.execute(idle.limit(1)).first():
                break
            for column in users:
                idle = idle.where(table.c.id.not_in(sa.select(column).where(column.is_not(None))))
            gone = [(slug,) for slug in connection.execute(idle).scalars() if slug not in named]
            writing.delete(connection, table, gone)
            total += len(gone)
            if not gone or table is not places:  # a place may have held another one up
                break
    return total
