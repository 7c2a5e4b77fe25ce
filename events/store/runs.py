"""The rows that tell what was run and what was rejected."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from events import __version__
from events.errors import ArticleError
from events.store.identity import to_json
from events.store.tables import rejections, runs


def now() -> str:
    """This second, UTC, as columns hold it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def start(connection: sa.Connection, command: str, arguments: dict[str, Any]) -> int:
    """Opens the row of a run; its number."""
    with connection.begin():
        result = connection.execute(
            sa.insert(runs).values(
                command=command,
                arguments=to_json(arguments),
                started_at=now(),
                inserted=0,
                updated=0,
                unchanged=0,
                rejected=0,
                counts="{}",
                message="",
                version=__version__,
            )
        )
        assert result.inserted_primary_key is not None
        return int(result.inserted_primary_key[0])


def add(connection: sa.Connection, run: int, **counts: int) -> None:
    """Adds to the counts of a run, in the caller's transaction: they are right even where it is killed."""
    connection.execute(
        sa.update(runs).where(runs.c.id == run).values({name: runs.c[name] + count for name, count in counts.items()})
    )


def reject(connection: sa.Connection, run: int, errors: list[ArticleError]) -> None:
    """Notes inputs that could not be taken, in the caller's transaction."""
    if errors:
        connection.execute(
            sa.insert(rejections),
            [{"run_id": run, "stage": e.stage, "reason": e.reason, "locator": e.locator, "url": e.url} for e in errors],
        )
        add(connection, run, rejected=len(errors))


def finish(
    connection: sa.Connection, run: int, status: int, *, counts: dict[str, int] | None = None, message: str = ""
) -> None:
    """Closes the row of a run."""
    with connection.begin():
        connection.execute(
            sa.update(runs)
            .where(runs.c.id == run)
            .values(finished_at=now(), exit_status=status, counts=to_json(counts or {}), message=message)
        )


COLUMNS = (
    "id",
    "command",
    "started_at",
    "finished_at",
    "exit_status",
    "inserted",
    "updated",
    "unchanged",
    "rejected",
    "message",
)
"""What a list of runs shows."""


def latest(connection: sa.Connection, limit: int | None) -> list[dict[str, Any]]:
    """The latest runs, newest first."""
    statement = sa.select(*(runs.c[name] for name in COLUMNS)).order_by(runs.c.id.desc()).limit(limit)
    return [dict(row) for row in connection.execute(statement).mappings()]


def exists(connection: sa.Connection, run: int) -> bool:
    """Whether there is such a run."""
    return connection.execute(sa.select(runs.c.id).where(runs.c.id == run)).first() is not None


def rejected(connection: sa.Connection, run: int) -> list[dict[str, Any]]:
    """What a run rejected, in the order in which it did."""
    statement = (
        sa.select(rejections.c.stage, rejections.c.locator, rejections.c.reason, rejections.c.url)
        .where(rejections.c.run_id == run)
        .order_by(rejections.c.id)
    )
    return [dict(row) for row in connection.execute(statement).mappings()]
