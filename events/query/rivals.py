"""Events that read like the same happening but were told for another day or another place.

They are kept apart, since nobody can tell from the words which article erred; a reader of one is shown the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from events.merge.contradiction import DAYS, disagreement
from events.merge.model import MentionRecord
from events.store.merging import Paths, mention_record
from events.store.tables import articles, event_mentions, events

Row = Mapping[str, Any]


def rivals(connection: sa.Connection, number: int) -> tuple[Row, ...]:
    """`id, title, start_date, place_name, what` of the events that disagree with this one, by day and id.

    `what` is `day` or `place`. Looked for among mentions of the same kind within a week before and after.
    """
    paths = Paths(connection)
    own = _mentions(connection, paths, event_mentions.c.event_id == number)
    days = {mention.start_date for _, mention in own if mention.precision == "day"}
    if not days:
        return ()
    near = {day + timedelta(days=step) for day in days for step in range(-DAYS, DAYS + 1)}
    blocks = {f"{day.isoformat()}/{day.isoformat()}" for day in near}
    others = _mentions(
        connection,
        paths,
        event_mentions.c.block.in_(blocks)
        & event_mentions.c.type.in_({mention.type for _, mention in own})
        & (event_mentions.c.event_id != number),
    )
    found: dict[int, str] = {}
    for event_id, other in others:
        for _, mention in own:
            what = disagreement(mention, other)
            if what:
                found.setdefault(event_id, what)
    rows = connection.execute(
        sa.select(events.c.id, events.c.title, events.c.start_date, events.c.place_name)
        .where(events.c.id.in_(found), events.c.hidden == 0)
        .order_by(events.c.start_date, events.c.id)
    ).mappings()
    return tuple({**row, "what": found[row["id"]]} for row in rows)


def _mentions(
    connection: sa.Connection, paths: Paths, condition: sa.ColumnElement[bool]
) -> list[tuple[int, MentionRecord]]:
    """The mentions that meet a condition, each with the event that it tells."""
    statement = (
        sa.select(event_mentions, articles.c.source_id, articles.c.published, articles.c.topic)
        .join(articles, articles.c.id == event_mentions.c.article_id)
        .where(condition)
        .order_by(event_mentions.c.id)
    )
    return [(row["event_id"], mention_record(row, paths)) for row in connection.execute(statement).mappings()]
