"""Questions that ask for a number, and by what it is to be split: `how many meetings per month`, `bao nhiêu … theo quý`."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import sqlalchemy as sa

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
    """The number of events that fit, in all or by group: in the order of time, or the most first.

    By day, month, quarter or year an event counts where it lies wholly in one; those that are longer, or not told so
    exactly, are the group None at the end. By body or document an event counts for each of its.
    """
    condition = sa.and_(events.c.hidden == 0, *(part.where() for part in filters))
    if group is None:
        total = connection.execute(sa.select(sa.func.count()).select_from(events).where(condition)).scalar_one()
        return [Count(None, total)]
    label, source = _label(group)
    number = sa.func.count(events.c.id.distinct())
    found = sa.select(label.label("label"), number.label("number")).select_from(source).where(condition)
    found = found.group_by(sa.text("label"))
    if group in _UNITS:
        found = found.order_by(sa.text("label IS NULL"), sa.text("label"))
    else:
        found = found.order_by(sa.desc("number"), sa.text("label"))
    return [Count(row.label, row.number) for row in connection.execute(found)]


def _quarter(day: sa.ColumnElement[str]) -> sa.ColumnElement[str]:
    number = (sa.cast(sa.func.substr(day, 6, 2), sa.Integer) + 2) // 3
    return sa.func.printf("%s-Q%d", sa.func.substr(day, 1, 4), number)


_UNITS: dict[Group, Callable[[sa.ColumnElement[str]], sa.ColumnElement[str]]] = {
    "day": lambda day: day,
    "month": lambda day: sa.func.substr(day, 1, 7),
    "quarter": _quarter,
    "year": lambda day: sa.func.substr(day, 1, 4),
}


def _label(group: Group) -> tuple[sa.ColumnElement[str], sa.FromClause]:
    """What to group by, and the join that it needs."""
    if group in _UNITS:
        first, last = _UNITS[group](events.c.start_date), _UNITS[group](events.c.end_date)
        return sa.case((first == last, first), else_=sa.null()), events
    match group:
        case "status":
            return events.c.status, events
        case "organisation":
            return organisations.c.name, events.join(event_organisations).join(organisations)
        case "resolution":
            return resolutions.c.label, events.join(event_resolutions).join(resolutions)
        case "province":
            return _province()
        case _:
            return event_types.c.label_en, events.join(event_types, event_types.c.id == events.c.type)


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
