"""What polling remembers: a row an address, and what the keeper asks of it by source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from events.store.tables import fetch_state
from events.store.writing import chunks, select_in


@dataclass(frozen=True, slots=True)
class State:
    """A row of `fetch_state`. Times are UTC, ISO with seconds."""

    url: str
    etag: str = ""
    last_modified: str = ""
    fetched_at: str | None = None
    status: int | None = None
    failures: int = 0
    content_hash: str = ""
    source_id: str = ""
    kind: str = "page"
    listed_day: str | None = None
    first_at: str | None = None
    retry_at: str | None = None

    @property
    def conditional(self) -> bool:
        """Whether the server gave something by which to ask only for changes."""
        return bool(self.etag or self.last_modified)


_COLUMNS = tuple(State.__dataclass_fields__)


def _state(row: Any) -> State:
    return State(**{name: row[name] for name in _COLUMNS})


def load(connection: sa.Connection, urls: Iterable[str]) -> dict[str, State]:
    """The states of those addresses that have one."""
    statement = sa.select(fetch_state)
    return {row["url"]: _state(row) for row in select_in(connection, statement, fetch_state.c.url, urls)}


def save(connection: sa.Connection, states: Sequence[State]) -> None:
    """Writes states over what was there, in the caller's transaction."""
    # the last one of an address counts
    rows = [asdict(state) for state in {state.url: state for state in states}.values()]
    for portion in chunks(rows, 200):
        statement = sqlite_insert(fetch_state)
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=["url"],
                set_={name: statement.excluded[name] for name in _COLUMNS if name not in ("url", "first_at")},
            ),
            portion,
        )


def failed(connection: sa.Connection, source: str, now: str, most: int) -> list[State]:
    """Pages of a source whose last try failed and that may be tried again now."""
    wanted = (
        sa.select(fetch_state)
        .where(
            fetch_state.c.source_id == source,
            fetch_state.c.kind == "page",
            fetch_state.c.failures.between(1, most),
            sa.or_(fetch_state.c.retry_at.is_(None), fetch_state.c.retry_at <= now),
        )
        .order_by(fetch_state.c.url)
    )
    return [_state(row) for row in connection.execute(wanted).mappings()]


def recent(connection: sa.Connection, source: str, since: str, asked_before: str) -> list[State]:
    """Pages of a source first read at `since` or later and last asked for before `asked_before`, that can be asked
    conditionally: newspapers change an article in its first days."""
    wanted = (
        sa.select(fetch_state)
        .where(
            fetch_state.c.source_id == source,
            fetch_state.c.kind == "page",
            fetch_state.c.first_at >= since,
            fetch_state.c.fetched_at < asked_before,
            fetch_state.c.failures == 0,
            sa.or_(fetch_state.c.etag != "", fetch_state.c.last_modified != ""),
        )
        .order_by(fetch_state.c.url)
    )
    return [_state(row) for row in connection.execute(wanted).mappings()]


def same_content(connection: sa.Connection, hashes: Iterable[str]) -> dict[tuple[str, str], str]:
    """The first address, by source and hash, under which a content is known."""
    statement = sa.select(fetch_state.c.url, fetch_state.c.content_hash, fetch_state.c.source_id).where(
        fetch_state.c.kind == "page"
    )
    found: dict[tuple[str, str], str] = {}
    for row in select_in(connection, statement, fetch_state.c.content_hash, {h for h in hashes if h}):
        place = (row["source_id"], row["content_hash"])
        found[place] = min(found.get(place, row["url"]), row["url"])
    return found


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """How polling a source has gone."""

    last_success: str | None = None
    last_status: int | None = None
    failures: int = 0
    articles_total: int = 0
    articles_recent: int = 0


def records(connection: sa.Connection, since: str) -> dict[str, SourceRecord]:
    """By source: the lists' last good answer and failures in a row, pages read, and those first read at `since` or later."""
    lists = sa.select(
        fetch_state.c.source_id,
        sa.func.max(sa.case((fetch_state.c.failures == 0, fetch_state.c.fetched_at))).label("success"),
        sa.func.max(fetch_state.c.status).label("status"),
        sa.func.max(fetch_state.c.failures).label("failures"),
    ).where(fetch_state.c.kind == "list")
    made: dict[str, dict[str, Any]] = {}
    for row in connection.execute(lists.group_by(fetch_state.c.source_id)).mappings():
        made[row["source_id"]] = {
            "last_success": row["success"],
            "last_status": row["status"],
            "failures": row["failures"],
        }
    pages = sa.select(
        fetch_state.c.source_id,
        sa.func.sum(sa.case((fetch_state.c.content_hash != "", 1), else_=0)).label("total"),
        sa.func.sum(
            sa.case((sa.and_(fetch_state.c.first_at >= since, fetch_state.c.content_hash != ""), 1), else_=0)
        ).label("recent"),
    ).where(fetch_state.c.kind == "page")
    for row in connection.execute(pages.group_by(fetch_state.c.source_id)).mappings():
        record = made.setdefault(row["source_id"], {})
        record["articles_total"] = row["total"] or 0
        record["articles_recent"] = row["recent"] or 0
    return {source: SourceRecord(**values) for source, values in made.items()}
