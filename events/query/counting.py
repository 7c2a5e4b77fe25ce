"""Questions that ask for a number, and by what it is to be split: `how many meetings per month`, `bao nhiêu … theo quý`."""

from __future__ import annotations

from functools import lru_cache

import sqlalchemy as sa

from events.query.filters.place import under
from events.query.model import Count, Filter, Group
from events.query.vocabulary import data
from events.query.words import Words, fits, span_of, spelled
from events.store.tables import (
    event_organisations,
    event_resolutions,
    event_types,
    events,
    organisations,
    places,
    resolutions,
)
from events.text import fold


@lru_cache(maxsize=1)
def _groups() -> dict[str, list[tuple[str, Group]]]:
    grouping = data()["grouping"]
    found: dict[str, list[tuple[str, Group]]] = {}
    for group, words in grouping["of"].items():
        for word in words:
            for by in grouping["by"]:
                found.setdefault(fold(f"{by} {word}"), []).append((f"{by} {word}", group))
    return found


def read(question: Words) -> tuple[bool, Group | None]:
    """Whether the question asks for a number, and what to split it by; takes the words that say so."""
    counting = False
    group: Group | None = None
    askings = {fold(word): word for word in data()["counting"]["words"]}
    for gram in question.grams(6):
        if not all(question.is_free(word) for word in gram):
            continue
        for spelling in spelled(gram, question.text):
            named = [found for label, found in _groups().get(spelling, ()) if fits(gram, label)]
            asked = spelling in askings and fits(gram, askings[spelling])
            if (named and group is None) or asked:
                question.take(span_of(gram))
                counting = True
                group = group or (named[0] if named else None)
                break
    return counting, group


def count(connection: sa.Connection, filters: tuple[Filter, ...], group: Group | None) -> list[Count]:
    """The number of events that fit, in all or by group, in the group's order (time) or the most first."""
    condition = sa.and_(events.c.hidden == 0, *(part.where() for part in filters))
    if group is None:
        total = connection.execute(sa.select(sa.func.count()).select_from(events).where(condition)).scalar_one()
        return [Count(None, total)]
    label, source = _label(group)
    number = sa.func.count(events.c.id.distinct())
    by_time = group in ("day", "month", "quarter", "year")
    statement = (
        sa.select(label.label("label"), number.label("number"))
        .select_from(source)
        .where(condition)
        .group_by("label")
        .order_by(*([sa.text("label")] if by_time else [sa.desc("number"), sa.text("label")]))
    )
    return [Count(row.label, row.number) for row in connection.execute(statement)]


def _label(group: Group) -> tuple[sa.ColumnElement[str], sa.FromClause]:
    """What to group by, and the join that it needs. An event of several bodies counts for each of them."""
    start = events.c.start_date
    match group:
        case "day":
            return start, events
        case "month":
            return sa.func.substr(start, 1, 7), events
        case "quarter":
            quarter = (sa.cast(sa.func.substr(start, 6, 2), sa.Integer) + 2) // 3
            return sa.func.substr(start, 1, 4) + "-Q" + sa.cast(quarter, sa.Text), events
        case "year":
            return sa.func.substr(start, 1, 4), events
        case "status":
            return events.c.status, events
        case "type":
            return event_types.c.label_en, events.join(event_types, event_types.c.id == events.c.type)
        case "organisation":
            return organisations.c.name, events.join(event_organisations).join(organisations)
        case "resolution":
            return resolutions.c.label, events.join(event_resolutions).join(resolutions)
        case "province":
            return _province()


def _province() -> tuple[sa.ColumnElement[str], sa.FromClause]:
    top = places.alias("top")
    line = (
        sa.select(top.c.id.label("id"), top.c.name.label("province"))
        .where(top.c.level == "province")
        .cte("line", recursive=True)
    )
    child = places.alias("child")
    line = line.union(sa.select(child.c.id, line.c.province).join(line, child.c.parent_id == line.c.id))
    return line.c.province, events.join(line, line.c.id == events.c.place_id)


__all__ = ["count", "read", "under"]
