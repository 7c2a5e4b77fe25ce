"""What people changed, for people to read."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa

from events.store import corrections as kept
from events.store.tables import event_mentions

COLUMNS = ("id", "made_at", "made_by", "action", "event", "what", "why", "undone", "conflict")
"""What a list of corrections shows."""


def _what(action: str, payload: dict[str, Any], seen: dict[str, Any]) -> str:
    """A correction in words."""
    if action == "edit":
        return "; ".join(f"{name}: {seen.get(name)} → {value}" for name, value in payload.items())
    if action == "merge":
        return "took in " + ", ".join(str(other["id"]) for other in payload["others"])
    if action == "split":
        return f"{len(payload['passages'])} passages out into an event of their own"
    if action == "link":
        return f"{payload['name']} as {payload['role']}"
    if action == "unlink":
        return f"{payload['name']}, told as {seen.get('role')}"
    if action == "add":
        return f"{payload['title']} ({payload['type']}, {payload['start_date']}/{payload['end_date']})"
    return ""


def history(connection: sa.Connection, event_ids: list[int] | None = None) -> list[dict[str, Any]]:
    """All corrections, or those that are about one of the events: by id, or by a passage that tells it now."""
    conflicts: dict[int, list[str]] = {}
    for row in kept.conflicts(connection):
        told = f"{row['field']}: {row['reason']}" + (
            f" (then {row['seen']!r}, now {row['now']!r})" if row["now"] else ""
        )
        conflicts.setdefault(row["correction_id"], []).append(told)
    found = []
    for row in kept.listed(connection):
        payload, seen = json.loads(row["payload"]), json.loads(row["seen"])
        if event_ids is not None and not _about(connection, row, payload, set(event_ids)):
            continue
        undone = f"{row['undone_at']} by {row['undone_by']}: {row['undone_why']}" if row["undone_at"] else ""
        found.append(
            {
                "id": row["id"],
                "made_at": row["made_at"],
                "made_by": row["made_by"],
                "action": row["action"],
                "event": row["event_id"],
                "what": _what(row["action"], payload, seen),
                "why": row["why"],
                "undone": undone,
                "conflict": "; ".join(conflicts.get(row["id"], ())),
            }
        )
    return found


def _about(connection: sa.Connection, row: sa.RowMapping, payload: dict[str, Any], ids: set[int]) -> bool:
    named = [row["event_id"], *(other["id"] for other in payload.get("others", ()))]
    if any(number in ids or ids & set(kept.present_ids(connection, number)) for number in named if number is not None):
        return True
    passages = [tuple(passage) for passage in json.loads(row["evidence"])]
    numbers = [number for some in kept.locate(connection, passages).values() for number, _ in some]
    statement = sa.select(event_mentions.c.event_id).where(event_mentions.c.id.in_(numbers))
    return bool(ids & set(connection.execute(statement).scalars()))
