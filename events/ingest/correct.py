"""What people change: each verb notes a correction and has the events that it touches merged again.

A correction names its event by the passages that tell it, so that it finds it again after every re-reading. Every verb
raises UsageError for what cannot be meant, and DatabaseError where the database cannot be used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from events.errors import UsageError
from events.ingest import named
from events.ingest.merging import settle
from events.ingest.overlay import FIELDS, added_key, person_block
from events.merge.record import identifier
from events.store import corrections as kept
from events.store.articles import enter, leave, mark
from events.store.corrections import Passage
from events.store.engine import writing
from events.store.tables import event_mentions, event_organisations, event_resolutions, events
from events.text import normalise


@dataclass(frozen=True, slots=True)
class Who:
    """Who changes something, why, and when (UTC, ISO; None for now)."""

    by: str
    why: str
    at: str | None = None

    def __post_init__(self) -> None:
        if not self.by.strip():
            raise UsageError("say who you are: --by NAME, or set EVENTS_BY")
        if not self.why.strip():
            raise UsageError("say why: --why TEXT")


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction that was made, and the events that it left."""

    number: int
    events: tuple[int, ...]


def _event(connection: sa.Connection, number: int) -> sa.RowMapping:
    """The row of the event that an id means now."""
    ids = kept.present_ids(connection, number)
    if not ids:
        raise UsageError(f"there is no event {number}: `events query` prints the ids")
    if len(ids) > 1:
        raise UsageError(f"event {number} was split into {', '.join(map(str, ids))}: name one of them")
    return connection.execute(sa.select(events).where(events.c.id == ids[0])).mappings().one()


def _blocks(connection: sa.Connection, event: sa.RowMapping) -> set[str]:
    """The groups that an event and its passages lie in."""
    statement = sa.select(event_mentions.c.block).where(event_mentions.c.event_id == event["id"]).distinct()
    return {event["block"], *connection.execute(statement).scalars()}


def _make(
    database: Path,
    action: str,
    number: int | None,
    who: Who,
    prepare: Callable[[sa.Connection, sa.RowMapping | None], tuple[dict[str, Any], dict[str, Any], set[str]]],
) -> Corrected:
    """Notes a correction and settles it. `prepare` gives its payload, what extraction says now, and further groups."""
    with writing(database) as connection:
        with connection.begin():
            event = _event(connection, number) if number is not None else None
            payload, seen, blocks = prepare(connection, event)
            evidence: list[Passage] = []
            event_id = payload.pop("event_id", None)
            if event is not None:
                event_id = event["id"]
                evidence = kept.evidence_of(connection, event_id)
                blocks |= _blocks(connection, event)
            made = kept.add(
                connection,
                action,
                event_id=event_id,
                evidence=evidence,
                payload=payload,
                seen=seen,
                by=who.by,
                why=who.why,
                at=who.at,
            )
            if action == "add":
                blocks.add(person_block(made))
                if "passage" in payload:
                    enter(connection, tuple(payload["passage"]), person_block(made), payload)
            mark(connection, "events", blocks)
        settle(connection)
        with connection.begin():
            left = kept.present_ids(connection, event_id) if event_id is not None else []
    return Corrected(made, tuple(left))


def edit(database: Path, number: int, values: Mapping[str, Any], who: Who) -> Corrected:
    """Sets fields of an event: those of `overlay.FIELDS`, days in ISO; `place` by name or id sets both its fields."""

    def prepare(
        connection: sa.Connection, event: sa.RowMapping | None
    ) -> tuple[dict[str, Any], dict[str, Any], set[str]]:
        assert event is not None
        wanted = _fields(connection, values, dict(event))
        payload = {name: value for name, value in wanted.items() if event[name] != value}
        if not payload:
            raise UsageError(f"event {event['id']} says that already")
        return payload, {name: event[name] for name in payload}, set()

    return _make(database, "edit", number, who, prepare)


def _fields(connection: sa.Connection, values: Mapping[str, Any], event: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as they are to be, checked; `event` is what holds where nothing is said."""
    wanted = {name: value for name, value in values.items() if value is not None and name in FIELDS}
    if "start_date" in wanted and "end_date" not in wanted and event.get("start_date") == event.get("end_date"):
        wanted["end_date"] = wanted["start_date"]
    start, end = (wanted.get(name, event.get(name)) for name in ("start_date", "end_date"))
    if start is None or end is None:
        raise UsageError("an event needs a day: --start")
    if start > end:
        raise UsageError(f"{start} is after {end}: give both --start and --end")
    if "precision" not in wanted and ("start_date" in wanted or "end_date" in wanted):
        wanted["precision"] = "day" if start == end else "range"
    if wanted.get("modifier") == "none":
        wanted["modifier"] = None
    for name, check in (
        ("type", named.event_type),
        ("precision", named.precision),
        ("modifier", named.modifier),
        ("status", named.status),
    ):
        if wanted.get(name) is not None:
            wanted[name] = check(connection, wanted[name])
    if "title" in wanted:
        wanted["title"] = named.title(wanted["title"])
    if values.get("place") is not None:
        wanted["place_id"], wanted["place_name"] = named.place(connection, str(values["place"]), start)
    return wanted


def hide(database: Path, number: int, who: Who) -> Corrected:
    """Keeps an event out of the timeline, the search and all answers."""

    def prepare(
        connection: sa.Connection, event: sa.RowMapping | None
    ) -> tuple[dict[str, Any], dict[str, Any], set[str]]:
        assert event is not None
        if event["hidden"]:
            raise UsageError(f"event {event['id']} is hidden already")
        return {}, {name: event[name] for name in ("type", "start_date", "end_date")}, set()

    return _make(database, "hide", number, who, prepare)


def add(database: Path, values: Mapping[str, Any], who: Who) -> Corrected:
    """Adds an event: `title`, `type`, `start_date`, and what `edit` may set.

    `quote` is what supports it; with `article` (id or address) it stands in that article and becomes a passage of it.
    """

    def prepare(
        connection: sa.Connection, event: sa.RowMapping | None
    ) -> tuple[dict[str, Any], dict[str, Any], set[str]]:
        missing = [name for name in ("title", "type", "start_date") if not values.get(name)]
        if missing:
            raise UsageError(f"an event needs {', '.join(name.removesuffix('_date') for name in missing)}")
        start = values["start_date"]
        ground = {"start_date": start, "end_date": values.get("end_date") or start}
        payload: dict[str, Any] = {"modifier": None, "status": "reported", "place_id": None, "place_name": ""}
        payload |= ground | _fields(connection, dict(values) | ground, ground)
        payload["quote"] = normalise(values.get("quote") or "").strip()
        if values.get("article"):
            payload["passage"] = named.passage(connection, str(values["article"]), payload["quote"])
        payload["event_id"] = identifier(added_key(payload))
        if connection.execute(sa.select(events.c.id).where(events.c.id == payload["event_id"])).first():
            raise UsageError(f"that event was added before: {payload['event_id']}")
        return payload, {}, set()

    return _make(database, "add", None, who, prepare)


def merge(database: Path, number: int, others: Sequence[int], who: Who) -> Corrected:
    """Makes the other events part of the first: one happening, whose own fields stay."""

    def prepare(
        connection: sa.Connection, event: sa.RowMapping | None
    ) -> tuple[dict[str, Any], dict[str, Any], set[str]]:
        assert event is not None
        told, blocks = [], set()
        for other_number in dict.fromkeys(others):
            other = _event(connection, other_number)
            if other["id"] == event["id"]:
                raise UsageError(f"{other_number} and {number} are one event already")
            told.append({"id": other["id"], "evidence": kept.evidence_of(connection, other["id"])})
            blocks |= _blocks(connection, other)
        if not told:
            raise UsageError("name the events that are to become part of the first")
        return {"others": told}, {}, blocks

    return _make(database, "merge", number, who, prepare)


def split(
    database: Path, number: int, who: Who, *, mentions: Sequence[int] = (), articles: Sequence[str] = ()
) -> Corrected:
    """Makes an event of its own of some of an event's passages: those with these ids, those of these articles."""

    def prepare(
        connection: sa.Connection, event: sa.RowMapping | None
    ) -> tuple[dict[str, Any], dict[str, Any], set[str]]:
        assert event is not None
        rows = (
            connection.execute(sa.select(event_mentions).where(event_mentions.c.event_id == event["id"]))
            .mappings()
            .all()
        )
        from_articles = {named.article(connection, told) for told in articles}
        out = [row for row in rows if row["id"] in set(mentions) or row["article_id"] in from_articles]
        strange = set(mentions) - {row["id"] for row in rows}
        if strange:
            raise UsageError(
                f"event {event['id']} has no passage {min(strange)}: `events show ID --format json` prints them"
            )
        if not out:
            raise UsageError("name the passages that tell another event: --mention or --article")
        if len(out) == len(rows):
            raise UsageError("all its passages were named: leave it one at least")
        passages = sorted((row["article_id"], row["char_start"], row["char_end"]) for row in out)
        return {"passages": passages}, {}, set()

    return _make(database, "split", number, who, prepare)


def link(
    database: Path, number: int, who: Who, *, organisation: str | None = None, resolution: str | None = None, role: str
) -> Corrected:
    """Says that a body or a document takes part in an event, in that role."""

    def prepare(
        connection: sa.Connection, event: sa.RowMapping | None
    ) -> tuple[dict[str, Any], dict[str, Any], set[str]]:
        assert event is not None
        payload = _part(connection, organisation, resolution)
        payload["role"] = named.role(payload["kind"], role)
        table = event_organisations if payload["kind"] == "organisation" else event_resolutions
        there = connection.execute(
            sa.select(table.c.role).where(
                table.c.event_id == event["id"], table.c[f"{payload['kind']}_id"] == payload["id"]
            )
        ).scalars()
        if payload["role"] in set(there):
            raise UsageError(f"event {event['id']} says that already")
        return payload, {}, set()

    return _make(database, "link", number, who, prepare)


def unlink(
    database: Path, number: int, who: Who, *, organisation: str | None = None, resolution: str | None = None
) -> Corrected:
    """Says that a body or a document takes no part in an event."""

    def prepare(
        connection: sa.Connection, event: sa.RowMapping | None
    ) -> tuple[dict[str, Any], dict[str, Any], set[str]]:
        assert event is not None
        payload = _part(connection, organisation, resolution)
        table = event_organisations if payload["kind"] == "organisation" else event_resolutions
        there = connection.execute(
            sa.select(table.c.role).where(
                table.c.event_id == event["id"], table.c[f"{payload['kind']}_id"] == payload["id"]
            )
        ).first()
        if there is None:
            raise UsageError(f"{payload['name']} takes no part in event {event['id']}")
        return payload, {"role": there[0]}, set()

    return _make(database, "unlink", number, who, prepare)


def _part(connection: sa.Connection, organisation: str | None, resolution: str | None) -> dict[str, Any]:
    if (organisation is None) == (resolution is None):
        raise UsageError("name one body (--organisation) or one document (--resolution)")
    if organisation is not None:
        slug, name = named.organisation(connection, organisation)
        return {"kind": "organisation", "id": slug, "name": name}
    assert resolution is not None
    slug, name = named.resolution(connection, resolution)
    return {"kind": "resolution", "id": slug, "name": name}


def undo(database: Path, number: int, who: Who) -> Corrected:
    """Takes a correction back: extraction, and the other corrections, hold again."""
    with writing(database) as connection:
        with connection.begin():
            row = kept.one(connection, number)
            if row is None:
                raise UsageError(f"there is no correction {number}: `events history` lists them")
            if row["undone_at"] is not None:
                raise UsageError(f"correction {number} was taken back on {row['undone_at'][:10]} by {row['undone_by']}")
            correction = next(each for each in kept.active(connection) if each.id == number)
            found = kept.locate(connection, kept.passages_of(correction))
            blocks = {block for some in found.values() for _, block in some}
            ids = [correction.event_id, *(other["id"] for other in correction.payload.get("others", ()))]
            for event_id in ids:
                for present in kept.present_ids(connection, event_id) if event_id is not None else ():
                    blocks |= _blocks(connection, _event(connection, present))
            if correction.action == "add":
                blocks.add(person_block(number))
                leave(connection, person_block(number))
            kept.undo(connection, number, by=who.by, why=who.why, at=who.at)
            mark(connection, "events", blocks)
        settle(connection)
        with connection.begin():
            left = kept.present_ids(connection, correction.event_id) if correction.event_id is not None else []
    return Corrected(number, tuple(left))
