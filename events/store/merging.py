"""Mentions out, events in: what merging needs from the database and what it leaves there.

Which mentions are one event is decided by `events.merge`, which this module does not know; it reads records, and
makes the rows of a group of mentions equal to the events that come back, by difference. Nothing is wiped: an event
that is the same stays untouched, its row and its links.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa

from events.merge.model import (
    EventRecord,
    FigureRecord,
    MentionRecord,
    OrganisationRecord,
    PersonRecord,
    ResolutionRecord,
)
from events.store import writing
from events.store.identity import to_json
from events.store.rows import Row
from events.store.tables import (
    articles,
    event_aliases,
    event_figures,
    event_mentions,
    event_organisations,
    event_people,
    event_resolutions,
    events,
    pending,
    person_mentions,
    places,
)


@dataclass(slots=True)
class Changes:
    """What became of events."""

    added: int = 0
    changed: int = 0
    gone: int = 0
    unchanged: int = 0

    def __iadd__(self, other: Changes) -> Changes:
        self.added += other.added
        self.changed += other.changed
        self.gone += other.gone
        self.unchanged += other.unchanged
        return self


@dataclass(slots=True)
class Merged:
    """One event to be stored: what merging made, and what a correction laid over it."""

    record: EventRecord
    origin: str = "article"
    corrected: bool = False
    hidden: bool = False
    linked: frozenset[tuple[str, str, str]] = field(default_factory=frozenset)
    """(`organisation` or `resolution`, id, role) of the links that a person made."""
    quote: str | None = None
    """What supports an event that has no passage; None where its passages do."""


class Paths:
    """Ids of a place and all above it, nearest first; the whole table of parents is read once."""

    def __init__(self, connection: sa.Connection) -> None:
        self._parents: dict[str, str | None] = {
            row.id: row.parent_id for row in connection.execute(sa.select(places.c.id, places.c.parent_id))
        }
        self._paths: dict[str, tuple[str, ...]] = {}

    def of(self, place: str | None) -> tuple[str, ...]:
        """`dien-bien/dien-bien-dong` → (`dien-bien/dien-bien-dong`, `dien-bien`)."""
        if place is None:
            return ()
        if place not in self._paths:
            path: list[str] = []
            step: str | None = place
            while step is not None and step not in path:
                path.append(step)
                step = self._parents.get(step)
            self._paths[place] = tuple(path)
        return self._paths[place]


def waiting(connection: sa.Connection, kind: str, limit: int | None = None) -> list[str]:
    """Groups that wait to be merged, in order."""
    return list(
        connection.execute(
            sa.select(pending.c.block).where(pending.c.kind == kind).order_by(pending.c.block).limit(limit)
        ).scalars()
    )


def settled(connection: sa.Connection, kind: str, blocks: Iterable[str]) -> None:
    """Takes groups off the list."""
    writing.delete(connection, pending, [(kind, block) for block in blocks])


def mention_records(connection: sa.Connection, blocks: Iterable[str], paths: Paths) -> dict[str, list[MentionRecord]]:
    """The mentions of each group, as merging reads them."""
    statement = sa.select(event_mentions, articles.c.source_id, articles.c.published, articles.c.topic).join(
        articles, articles.c.id == event_mentions.c.article_id
    )
    records: dict[str, list[MentionRecord]] = defaultdict(list)
    for row in writing.select_in(connection, statement, event_mentions.c.block, blocks):
        records[row["block"]].append(mention_record(row, paths))
    return records


def mention_record(row: sa.RowMapping | Row, paths: Paths) -> MentionRecord:
    """One row of `event_mentions` with its article's `source_id`, `published` and `topic`."""
    details = json.loads(row["details"])
    return MentionRecord(
        id=row["id"],
        article_id=row["article_id"],
        source_id=row["source_id"] or "",
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        char_start=row["char_start"],
        char_end=row["char_end"],
        quote=row["quote"],
        title=row["title"],
        type=row["type"],
        start_date=date.fromisoformat(row["start_date"]),
        end_date=date.fromisoformat(row["end_date"]),
        precision=row["precision"],
        modifier=row["modifier"],
        status=row["status"],
        place_name=row["place_name"],
        place_path=paths.of(row["place_id"]),
        place_certain=details["place_certain"],
        confidence=row["confidence"],
        organisations=tuple(OrganisationRecord(o["name"], o["role"], o["id"]) for o in details["organisations"]),
        resolutions=tuple(ResolutionRecord(r["label"], r["role"], r["id"]) for r in details["resolutions"]),
        people=tuple(
            PersonRecord(p["name"], p["post"], p["organisation"], p["organisation_id"]) for p in details["people"]
        ),
        figures=tuple(FigureRecord(f["value"], f["unit"], f["counted"]) for f in details["figures"]),
        topic=tuple(row["topic"].split("|")) if row["topic"] else (),
        part_of_day=row["part_of_day"],
    )


def _event_row(merged: Merged, block: str, mentions: Sequence[sa.RowMapping]) -> Row:
    record = merged.record
    best = min(
        mentions,
        key=lambda row: (-row["confidence"], row["published"] or "9999", row["article_id"], row["char_start"]),
        default=None,
    )
    return {
        "id": record.id,
        "key": record.key,
        "title": record.title,
        "type": record.type,
        "start_date": record.start_date.isoformat(),
        "end_date": record.end_date.isoformat(),
        "precision": record.precision,
        "modifier": record.modifier,
        "status": record.status,
        "place_id": record.place_id,
        "place_name": record.place_name,
        "confidence": round(float(record.confidence), 4),
        "quote": best["quote"] if best else merged.quote or "",
        "mention_count": len(mentions),
        "article_count": len({row["article_id"] for row in mentions}),
        "origin": merged.origin,
        "block": block,
        "contradictions": to_json(contradictions(mentions)),
        "corrected": int(merged.corrected),
        "hidden": int(merged.hidden),
    }


def _nested(one: str, other: str) -> bool:
    """Whether one place lies in the other, as places are written: `Điện Biên Đông, Điện Biên` in `Điện Biên`."""
    return one == other or one.endswith(f", {other}") or other.endswith(f", {one}")


def contradictions(mentions: Sequence[sa.RowMapping]) -> list[str]:
    """What the passages of one event tell differently: kind, place, time of day. One sentence each."""
    found = []
    for name, column in (("kind", "type"), ("place", "place_name"), ("time of day", "part_of_day")):
        told = Counter(row[column] for row in mentions if row[column])
        values = sorted(told, key=lambda value: (-told[value], value))
        if len(values) < 2 or (column == "place_name" and all(_nested(values[0], value) for value in values)):
            continue
        listed = ", ".join(f"{value} ({told[value]})" for value in values)
        found.append(f"{name} is told as {listed}")
    return found


def store_events(connection: sa.Connection, blocks: Sequence[str], merged: dict[str, list[Merged]]) -> Changes:
    """Makes the events of these groups equal to `merged` (by group), with links, aliases and evidence.

    The groups are whole: every mention of an event of theirs lies in one of them. The caller holds the transaction.
    """
    statement = sa.select(
        event_mentions.c.id,
        event_mentions.c.event_id,
        event_mentions.c.article_id,
        event_mentions.c.char_start,
        event_mentions.c.quote,
        event_mentions.c.confidence,
        event_mentions.c.details,
        event_mentions.c.type,
        event_mentions.c.place_name,
        event_mentions.c.part_of_day,
        articles.c.published,
    ).join(articles, articles.c.id == event_mentions.c.article_id)
    mentions = {row["id"]: row for row in writing.select_in(connection, statement, event_mentions.c.block, blocks)}
    before = {row["id"]: row for row in writing.select_in(connection, sa.select(events), events.c.block, blocks)}

    rows: list[Row] = []
    bodies: list[Row] = []
    documents: list[Row] = []
    figures: dict[tuple[int, int, int], Row] = {}
    aliases: list[Row] = []
    told: dict[tuple[int, int, str], list[tuple[int, str]]] = defaultdict(list)
    event_of: dict[int, int] = {}
    for block, group in merged.items():
        for event in group:
            record = event.record
            evidence = [mentions[number] for number in record.mention_ids if number in mentions]
            reasons = _reasons(evidence)
            rows.append(_event_row(event, block, evidence))
            event_of.update(dict.fromkeys(record.mention_ids, record.id))
            bodies += [
                {
                    "event_id": record.id,
                    "organisation_id": slug,
                    "role": role,
                    "reason": reasons.get(("organisation", slug), ""),
                    "origin": "person" if ("organisation", slug, role) in event.linked else "article",
                }
                for slug, role in dict.fromkeys((o.organisation_id, o.role) for o in record.organisations)
                if slug is not None
            ]
            documents += [
                {
                    "event_id": record.id,
                    "resolution_id": slug,
                    "role": role,
                    "reason": reasons.get(("resolution", slug), ""),
                    "origin": "person" if ("resolution", slug, role) in event.linked else "article",
                }
                for slug, role in dict.fromkeys((r.resolution_id, r.role) for r in record.resolutions)
                if slug is not None
            ]
            aliases += [
                {"old_id": alias, "event_id": record.id, "basis": "passage"}
                for alias in sorted(set(record.aliases) - {record.id})
            ]
            for row in evidence:
                details = json.loads(row["details"])
                for figure in details["figures"]:
                    key = (record.id, row["article_id"], figure["start"])
                    figures[key] = {
                        "event_id": record.id,
                        "article_id": row["article_id"],
                        "char_start": figure["start"],
                        "char_end": figure["end"],
                        "value": figure["value"],
                        "unit": figure["unit"],
                        "counted": figure["counted"],
                    }
                for person in details["people"]:
                    told[(row["article_id"], person["start"], person["name"])].append((record.id, person["post"]))

    # an event that another group held until now, and will let go of, is the same event
    elsewhere = [row["id"] for row in rows if row["id"] not in before]
    before |= {row["id"]: row for row in writing.select_in(connection, sa.select(events), events.c.id, elsewhere)}
    inserted, updated, deleted = writing.make_equal(connection, events, before.values(), rows)
    touched = {*before, *(row["id"] for row in rows)}
    for table, new in (
        (event_organisations, bodies),
        (event_resolutions, documents),
        (event_figures, list(figures.values())),
        (event_people, _people(connection, told)),
    ):
        # rows of deleted events went with them
        old = list(writing.select_in(connection, sa.select(table), table.c.event_id, touched))
        writing.make_equal(connection, table, old, new)
    old = list(
        writing.select_in(
            connection,
            sa.select(event_aliases).where(event_aliases.c.basis == "passage"),
            event_aliases.c.event_id,
            touched,
        )
    )
    writing.make_equal(connection, event_aliases, old, aliases)
    # an id that an event or a passage has again needs no note of where it went
    for portion in writing.chunks({row["id"] for row in rows} | {row["old_id"] for row in aliases}):
        connection.execute(
            sa.delete(event_aliases).where(event_aliases.c.old_id.in_(portion), event_aliases.c.basis == "earlier")
        )
    writing.update(
        connection,
        event_mentions,
        [
            {"id": number, "event_id": event_of.get(number)}
            for number, row in mentions.items()
            if row["event_id"] != event_of.get(number)
        ],
    )
    lost = {number for (number,) in deleted}
    lead_on(
        connection,
        [
            (row["event_id"], event_of[number])
            for number, row in mentions.items()
            if row["event_id"] in lost and number in event_of
        ],
    )
    return Changes(len(inserted), len(updated), len(deleted), len(rows) - len(inserted) - len(updated))


def _reasons(mentions: Sequence[sa.RowMapping]) -> dict[tuple[str, str], str]:
    """Why each body and document is linked, by the first passage that says so."""
    found: dict[tuple[str, str], str] = {}
    for row in sorted(mentions, key=lambda row: (row["article_id"], row["char_start"], row["id"])):
        details = json.loads(row["details"])
        for kind, parts in (("organisation", details["organisations"]), ("resolution", details["resolutions"])):
            for part in parts:
                if part["id"] and part["reason"]:
                    found.setdefault((kind, part["id"]), part["reason"])
    return found


def _people(connection: sa.Connection, told: dict[tuple[int, int, str], list[tuple[int, str]]]) -> list[Row]:
    if not told:
        return []
    found: dict[tuple[int, int, str], Row] = {}
    statement = sa.select(person_mentions).where(person_mentions.c.person_id.is_not(None))
    for row in writing.select_in(
        connection, statement, person_mentions.c.article_id, {article for article, _, _ in told}
    ):
        for number, post in told.get((row["article_id"], row["char_start"], row["name"]), ()):
            found[(number, row["person_id"], post)] = {"event_id": number, "person_id": row["person_id"], "post": post}
    return list(found.values())


def lead_on(connection: sa.Connection, moves: Iterable[tuple[int, int]]) -> None:
    """Notes for ids that no event has any more which event stands for them now; unless a passage leads there anyway."""
    wanted = set(moves)
    if not wanted:
        return
    old_ids = {old for old, _ in wanted}
    taken = {row["id"] for row in writing.select_in(connection, sa.select(events.c.id), events.c.id, old_ids)}
    taken |= {
        row["old_id"]
        for row in writing.select_in(
            connection,
            sa.select(event_aliases.c.old_id).where(event_aliases.c.basis == "passage"),
            event_aliases.c.old_id,
            old_ids,
        )
    }
    writing.insert_missing(
        connection,
        event_aliases,
        [
            {"old_id": old, "event_id": new, "basis": "earlier"}
            for old, new in sorted(wanted)
            if old not in taken and old != new
        ],
    )


def follow_moved(connection: sa.Connection) -> None:
    """Leads the ids of events whose passages were read anew on to the events of the new passages."""
    notes = waiting(connection, "moved")
    if not notes:
        return
    pairs = [(int(old), int(mention)) for old, mention in (note.split() for note in notes)]
    new = {
        row["id"]: row["event_id"]
        for row in writing.select_in(
            connection,
            sa.select(event_mentions.c.id, event_mentions.c.event_id),
            event_mentions.c.id,
            {mention for _, mention in pairs},
        )
    }
    lead_on(connection, [(old, number) for old, mention in pairs if (number := new.get(mention)) is not None])
    settled(connection, "moved", notes)
