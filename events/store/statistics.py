"""What a database holds, in numbers."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from events.store.tables import (
    articles,
    corrections,
    event_mentions,
    event_organisations,
    event_resolutions,
    event_types,
    events,
    organisations,
    people,
    places,
    rejections,
    resolutions,
    runs,
    sources,
)

_COUNTED = (
    articles,
    event_mentions,
    organisations,
    resolutions,
    people,
    places,
    event_organisations,
    event_resolutions,
    corrections,
    runs,
    rejections,
)


def statistics(connection: sa.Connection) -> Iterator[tuple[str, str, int]]:
    """(group, what, count): the tables, then events by kind, then articles by newspaper."""
    shown = events.c.hidden == 0
    yield "all", "events", connection.execute(sa.select(sa.func.count()).select_from(events).where(shown)).scalar_one()
    for table in _COUNTED:
        count = connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
        yield "all", table.name.replace("_", " "), count
    for label, count in connection.execute(
        sa.select(event_types.c.label_en, sa.func.count())
        .join(events, events.c.type == event_types.c.id)
        .where(shown)
        .group_by(event_types.c.id)
        .order_by(sa.func.count().desc(), event_types.c.position)
    ):
        yield "events by type", label, count
    decade = sa.func.substr(events.c.start_date, 1, 3)
    for told, count in connection.execute(
        sa.select(decade, sa.func.count()).where(shown).group_by(decade).order_by(decade)
    ):
        yield "events by decade", f"{told}0s", count
    for name, count in connection.execute(
        sa.select(sa.func.coalesce(sources.c.name, "(unknown)"), sa.func.count())
        .select_from(articles.outerjoin(sources, sources.c.id == articles.c.source_id))
        .group_by(articles.c.source_id)
        .order_by(sa.func.count().desc(), sources.c.name)
    ):
        yield "articles by newspaper", name, count
