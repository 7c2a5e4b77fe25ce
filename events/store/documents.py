"""Documents that only articles know: their rows say what all citations together say, in whatever order they came."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from events.store import writing
from events.store.rows import Row
from events.store.tables import (
    resolution_mentions,
    resolutions,
)


def _told(values: Iterable[str | None]) -> str | None:
    """What most citations say; of equals the first in order."""
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None


def settle_documents(connection: sa.Connection, ids: Sequence[str]) -> None:
    """Recomputes issuer, day of issue and subject of the documents that articles brought. The caller holds the transaction."""
    local = {
        row["id"]: row
        for row in writing.select_in(
            connection, sa.select(resolutions).where(resolutions.c.origin == "article"), resolutions.c.id, ids
        )
    }
    cited: dict[str, list[sa.RowMapping]] = defaultdict(list)
    for row in writing.select_in(
        connection, sa.select(resolution_mentions), resolution_mentions.c.resolution_id, local
    ):
        cited[row["resolution_id"]].append(row)
    changed: list[Row] = []
    for slug, row in local.items():
        told = [json.loads(citation["told"]) for citation in cited[slug] if citation["told"]]
        if not told:
            continue
        new = {
            "id": slug,
            "issuer": _told(one["issuer"] for one in told),
            "issued_on": _told(one["issued_on"] for one in told),
            "title": _told(one["title"] for one in told) or "",
        }
        if any(row[name] != value for name, value in new.items()):
            changed.append(new)
    writing.update(connection, resolutions, changed)
