"""The rows of what people changed. Nothing here changes an event: corrections are laid over what is read, each time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from events.store import writing
from events.store.identity import to_json
from events.store.runs import now
from events.store.tables import correction_conflicts, corrections, event_aliases, event_mentions, events

Passage = tuple[int, int, int]
"""Article, first and last code point: finds a mention again whatever ids it and its event have by then."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction that holds."""

    id: int
    action: str
    event_id: int | None
    evidence: tuple[Passage, ...]
    payload: dict[str, Any]
    seen: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A correction whose ground has moved."""

    correction_id: int
    field: str
    seen: str
    now: str
    reason: str


def _passages(value: Iterable[Sequence[int]]) -> tuple[Passage, ...]:
    return tuple((article, start, end) for article, start, end in value)


def _correction(row: sa.RowMapping) -> Correction:
    return Correction(
        row["id"],
        row["action"],
        row["event_id"],
        _passages(json.loads(row["evidence"])),
        json.loads(row["payload"]),
        json.loads(row["seen"]),
    )


def active(connection: sa.Connection) -> list[Correction]:
    """The corrections that hold, in the order in which they were made."""
    statement = sa.select(corrections).where(corrections.c.undone_at.is_(None)).order_by(corrections.c.id)
    return [_correction(row) for row in connection.execute(statement).mappings()]


def add(
    connection: sa.Connection,
    action: str,
    *,
    event_id: int | None,
    evidence: Sequence[Passage],
    payload: dict[str, Any],
    seen: dict[str, Any],
    by: str,
    why: str,
    at: str | None = None,
) -> int:
    """Notes a correction, in the caller's transaction; its number."""
    result = connection.execute(
        sa.insert(corrections).values(
            made_at=at or now(),
            made_by=by,
            why=why,
            action=action,
            event_id=event_id,
            evidence=to_json(evidence),
            payload=to_json(payload),
            seen=to_json(seen),
        )
    )
    assert result.inserted_primary_key is not None
    return int(result.inserted_primary_key[0])


def undo(connection: sa.Connection, number: int, *, by: str, why: str, at: str | None = None) -> None:
    """Notes that a correction holds no more."""
    connection.execute(
        sa.update(corrections)
        .where(corrections.c.id == number)
        .values(undone_at=at or now(), undone_by=by, undone_why=why)
    )
    connection.execute(sa.delete(correction_conflicts).where(correction_conflicts.c.correction_id == number))


def one(connection: sa.Connection, number: int) -> sa.RowMapping | None:
    """The row of a correction."""
    return connection.execute(sa.select(corrections).where(corrections.c.id == number)).mappings().first()


def listed(connection: sa.Connection) -> list[sa.RowMapping]:
    """All corrections, undone ones too, in the order in which they were made."""
    return list(connection.execute(sa.select(corrections).order_by(corrections.c.id)).mappings())


def passages_of(correction: Correction) -> list[Passage]:
    """Every passage that a correction is about: the event's, and those of events that were merged into it."""
    found = list(correction.evidence)
    for other in correction.payload.get("others", ()):
        found += _passages(other["evidence"])
    return found + list(_passages(correction.payload.get("passages", ())))


def locate(connection: sa.Connection, passages: Iterable[Passage]) -> dict[Passage, list[tuple[int, str]]]:
    """The mentions (id, group) that stand where the passages stood: they share half of the shorter one or more.

    Where one stands at exactly the same place, the others that merely overlap are left out.
    """
    wanted = set(passages)
    standing: dict[int, list[sa.RowMapping]] = {}
    columns = (
        event_mentions.c.id,
        event_mentions.c.article_id,
        event_mentions.c.char_start,
        event_mentions.c.char_end,
        event_mentions.c.block,
    )
    for row in writing.select_in(
        connection, sa.select(*columns), event_mentions.c.article_id, sorted({article for article, _, _ in wanted})
    ):
        standing.setdefault(row["article_id"], []).append(row)
    found: dict[Passage, list[tuple[int, str]]] = {}
    for passage in wanted:
        article, start, end = passage
        shared = []
        for row in standing.get(article, ()):
            common = min(end, row["char_end"]) - max(start, row["char_start"])
            if 2 * common >= min(end - start, row["char_end"] - row["char_start"]) > 0:
                exact = (row["char_start"], row["char_end"]) == (start, end)
                shared.append((not exact, -common, row["id"], row["block"]))
        shared.sort()
        if shared:
            best = shared[0][:2]
            found[passage] = [(number, block) for *rank, number, block in shared if tuple(rank) == best]
    return found


def evidence_of(connection: sa.Connection, event_id: int) -> list[Passage]:
    """The passages that tell an event now."""
    statement = (
        sa.select(event_mentions.c.article_id, event_mentions.c.char_start, event_mentions.c.char_end)
        .where(event_mentions.c.event_id == event_id)
        .order_by(event_mentions.c.article_id, event_mentions.c.char_start, event_mentions.c.char_end)
    )
    return [(row[0], row[1], row[2]) for row in connection.execute(statement)]


def note_conflicts(connection: sa.Connection, about: Iterable[int], conflicts: Sequence[Conflict]) -> None:
    """Replaces the conflicts of the corrections `about` by these."""
    writing.delete_in(connection, correction_conflicts, correction_conflicts.c.correction_id, sorted(set(about)))
    writing.insert(
        connection,
        correction_conflicts,
        [
            {"correction_id": c.correction_id, "field": c.field, "seen": c.seen, "now": c.now, "reason": c.reason}
            for c in conflicts
        ],
    )


def conflicts(connection: sa.Connection) -> list[sa.RowMapping]:
    """All conflicts that wait for a person."""
    statement = sa.select(correction_conflicts).order_by(
        correction_conflicts.c.correction_id, correction_conflicts.c.field
    )
    return list(connection.execute(statement).mappings())


def present_ids(connection: sa.Connection, number: int) -> list[int]:
    """The events that an id means now: itself, or what its aliases lead to; several where it was split."""
    found: list[int] = []
    queue, seen = [number], {number}
    while queue:
        step = queue.pop(0)
        if connection.execute(sa.select(events.c.id).where(events.c.id == step)).first():
            found.append(step)
            continue
        for (target,) in connection.execute(
            sa.select(event_aliases.c.event_id)
            .where(event_aliases.c.old_id == step)
            .order_by(event_aliases.c.basis.desc(), event_aliases.c.event_id)
        ):
            if target not in seen:
                seen.add(target)
                queue.append(target)
    return found
