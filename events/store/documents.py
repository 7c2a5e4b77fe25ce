"""Documents that only articles know: their rows say what all citations together say, in whatever order they came."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from events.store import writing
from events.store.rows import Row
from events.store.tables import (
    corrections,
    event_organisations,
    event_resolutions,
    organisation_mentions,
    organisations,
    person_mentions,
    posts,
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


def sweep(connection: sa.Connection) -> None:
    """Takes out bodies and documents that articles brought and that nothing names any more."""
    # what a correction links to must be there when its event comes back
    linked = [
        json.loads(payload).get("id")
        for payload in connection.execute(
            sa.select(corrections.c.payload).where(corrections.c.action == "link")
        ).scalars()
    ]
    named = sa.union(
        sa.select(resolution_mentions.c.resolution_id).where(resolution_mentions.c.resolution_id.is_not(None)),
        sa.select(event_resolutions.c.resolution_id),
    )
    connection.execute(
        sa.delete(resolutions).where(
            resolutions.c.origin == "article", resolutions.c.id.not_in(named), resolutions.c.id.not_in(linked)
        )
    )
    named = sa.union(
        sa.select(organisation_mentions.c.organisation_id).where(organisation_mentions.c.organisation_id.is_not(None)),
        sa.select(event_organisations.c.organisation_id),
        sa.select(person_mentions.c.organisation_id).where(person_mentions.c.organisation_id.is_not(None)),
        sa.select(posts.c.organisation_id).where(posts.c.organisation_id.is_not(None)),
    )
    connection.execute(
        sa.delete(organisations).where(
            organisations.c.origin == "article", organisations.c.id.not_in(named), organisations.c.id.not_in(linked)
        )
    )
