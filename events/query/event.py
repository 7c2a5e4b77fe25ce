"""One event in full: its evidence, its links and why, what disagrees, what people changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import sqlalchemy as sa

from events.errors import UsageError
from events.query.rivals import rivals
from events.store.corrections import present_ids
from events.store.tables import (
    articles,
    correction_conflicts,
    corrections,
    event_aliases,
    event_figures,
    event_mentions,
    event_organisations,
    event_people,
    event_resolutions,
    event_types,
    events,
    organisation_mentions,
    organisations,
    people,
    places,
    resolution_mentions,
    resolutions,
    sources,
)

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage that tells the event, with what was read in it."""

    mention: Row
    """Columns of `event_mentions`."""
    article: Row
    """`id, url, title, published, source` of the article."""
    organisations: tuple[Row, ...] = ()
    """Bodies named in the passage: columns of `organisation_mentions`."""
    resolutions: tuple[Row, ...] = ()
    """Documents cited in it: columns of `resolution_mentions`."""

    @property
    def details(self) -> Row:
        """Bodies, documents, people and figures as read in this passage."""
        return dict(json.loads(self.mention["details"]))


@dataclass(frozen=True, slots=True)
class EventDetail:
    """All that the database knows of one event."""

    event: Row
    """Columns of `events`, and `label_vi`, `label_en` of its kind, `place_full_name`."""
    organisations: tuple[Row, ...]
    resolutions: tuple[Row, ...]
    people: tuple[Row, ...]
    figures: tuple[Row, ...]
    passages: tuple[Passage, ...]
    aliases: tuple[Row, ...]
    corrections: tuple[Row, ...]
    conflicts: tuple[Row, ...]
    rivals: tuple[Row, ...] = ()
    """Events that read like this one but are told for another day or place (`query/rivals.py`); where asked for."""

    @property
    def contradictions(self) -> list[str]:
        """What its articles disagree on."""
        return list(json.loads(self.event["contradictions"]))


@dataclass(frozen=True, slots=True)
class Found:
    """The events that an id leads to, and what to tell about the way there."""

    events: tuple[EventDetail, ...]
    notes: tuple[str, ...] = field(default=())


def find(connection: sa.Connection, said: str, *, with_rivals: bool = False) -> Found:
    """The event of that id, or those that an earlier id of it leads to.

    Raises UsageError where `said` is no number, or leads to no event.
    """
    if not said.strip().isdigit():
        raise UsageError(f"{said!r} is no event id: `events query` prints the ids")
    number = int(said)
    own = connection.execute(sa.select(events.c.id).where(events.c.id == number)).scalars().all()
    if own:
        return Found((_full(connection, number, with_rivals),))
    ids = present_ids(connection, number)
    if not ids:
        raise UsageError(f"there is no event {number}")
    now = ", ".join(map(str, ids))
    note = f"{number} is now {now}" if len(ids) == 1 else f"{number} was split: it is now {now}"
    return Found(tuple(_full(connection, id_, with_rivals) for id_ in ids), (note,))


def _full(connection: sa.Connection, number: int, with_rivals: bool) -> EventDetail:
    found = detail(connection, number)
    return replace(found, rivals=rivals(connection, number)) if with_rivals else found


def detail(connection: sa.Connection, number: int) -> EventDetail:
    """The event of that id, which must exist."""

    def rows(statement: sa.Select[Any]) -> tuple[Row, ...]:
        return tuple(dict(row) for row in connection.execute(statement).mappings())

    (event,) = rows(
        sa.select(events, event_types.c.label_vi, event_types.c.label_en, places.c.full_name.label("place_full_name"))
        .join(event_types, event_types.c.id == events.c.type)
        .outerjoin(places, places.c.id == events.c.place_id)
        .where(events.c.id == number)
    )
    bodies = rows(
        sa.select(organisations.c.id, organisations.c.name, event_organisations.c.role, event_organisations.c.reason)
        .join(organisations)
        .where(event_organisations.c.event_id == number)
        .order_by(organisations.c.folded, organisations.c.id, event_organisations.c.role)
    )
    documents = rows(
        sa.select(
            resolutions.c.id,
            resolutions.c.label,
            event_resolutions.c.role,
            event_resolutions.c.reason,
            resolutions.c.issuer,
            resolutions.c.issued_on,
        )
        .join(resolutions, resolutions.c.id == event_resolutions.c.resolution_id)
        .where(event_resolutions.c.event_id == number)
        .order_by(resolutions.c.folded, resolutions.c.id, event_resolutions.c.role)
    )
    told = rows(
        sa.select(people.c.id, people.c.name, event_people.c.post)
        .join(people)
        .where(event_people.c.event_id == number)
        .order_by(people.c.folded, people.c.id, event_people.c.post)
    )
    figures = rows(
        sa.select(event_figures)
        .where(event_figures.c.event_id == number)
        .order_by(event_figures.c.article_id, event_figures.c.char_start)
    )
    aliases = rows(
        sa.select(event_aliases.c.old_id, event_aliases.c.basis)
        .where(event_aliases.c.event_id == number)
        .order_by(event_aliases.c.basis, event_aliases.c.old_id)
    )
    ids = [number, *(alias["old_id"] for alias in aliases)]
    changes = rows(sa.select(corrections).where(corrections.c.event_id.in_(ids)).order_by(corrections.c.id))
    conflicts = rows(
        sa.select(correction_conflicts)
        .where(correction_conflicts.c.correction_id.in_([change["id"] for change in changes]))
        .order_by(correction_conflicts.c.correction_id, correction_conflicts.c.field)
    )
    return EventDetail(
        event, bodies, documents, told, figures, _passages(connection, number), aliases, changes, conflicts
    )


def _passages(connection: sa.Connection, number: int) -> tuple[Passage, ...]:
    statement = (
        sa.select(event_mentions)
        .join(articles, articles.c.id == event_mentions.c.article_id)
        .where(event_mentions.c.event_id == number)
        .order_by(articles.c.published, articles.c.id, event_mentions.c.char_start)
    )
    found = []
    for row in connection.execute(statement).mappings():
        mention = dict(row)
        article = connection.execute(
            sa.select(
                articles.c.id,
                articles.c.url,
                articles.c.title,
                articles.c.published,
                articles.c.published_basis,
                sources.c.name.label("source"),
            )
            .outerjoin(sources, sources.c.id == articles.c.source_id)
            .where(articles.c.id == mention["article_id"])
        ).mappings()
        found.append(
            Passage(
                mention,
                dict(article.one()),
                _named(connection, organisation_mentions, mention),
                _named(connection, resolution_mentions, mention),
            )
        )
    return tuple(found)


def _named(connection: sa.Connection, table: sa.Table, mention: Row) -> tuple[Row, ...]:
    """The rows of a table of mentions that stand in the passage."""
    statement = (
        sa.select(table)
        .where(
            table.c.article_id == mention["article_id"],
            table.c.char_start < mention["char_end"],
            table.c.char_end > mention["char_start"],
        )
        .order_by(table.c.char_start, table.c.char_end)
    )
    return tuple(dict(row) for row in connection.execute(statement).mappings())
