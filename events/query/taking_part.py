"""What bodies and documents share: how many events and articles they stand in, and these events in time order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from events.store.tables import events


def number_of_events(owner: sa.Table, link: sa.Column[Any]) -> sa.Label[Any]:
    """How many events that are not hidden a row of `owner` takes part in; `link` is its column in the linking table."""
    links = link.table
    return (
        sa.select(sa.func.count(sa.distinct(links.c.event_id)))
        .join(events, events.c.id == links.c.event_id)
        .where(link == owner.c.id, events.c.hidden == 0)
        .correlate(owner)
        .scalar_subquery()
        .label("events")
    )


def number_of_articles(owner: sa.Table, link: sa.Column[Any]) -> sa.Label[Any]:
    """How many articles name a row of `owner`; `link` is its column in the table of mentions."""
    return (
        sa.select(sa.func.count(sa.distinct(link.table.c.article_id)))
        .where(link == owner.c.id)
        .correlate(owner)
        .scalar_subquery()
        .label("articles")
    )


def events_with(
    connection: sa.Connection, link: sa.Column[Any], id_: str, *, limit: int | None = None
) -> list[Mapping[str, Any]]:
    """The events that `id_` takes part in, in the order of time: `id, start_date, end_date, type, title, roles`."""
    links = link.table
    statement = (
        sa.select(
            events.c.id,
            events.c.start_date,
            events.c.end_date,
            events.c.type,
            events.c.title,
            sa.func.group_concat(sa.distinct(links.c.role)).label("roles"),
        )
        .join(links, links.c.event_id == events.c.id)
        .where(link == id_, events.c.hidden == 0)
        .group_by(events.c.id)
        .order_by(events.c.start_date, events.c.end_date, events.c.id)
        .limit(-1 if limit is None else limit)
    )
    rows = connection.execute(statement).mappings()
    return [{**row, "roles": sorted(str(row["roles"]).split(","))} for row in rows]
