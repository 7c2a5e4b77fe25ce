"""Whether a database is sound: as a file, as an index, and in what it claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from events.store.search_index import INDEXES
from events.store.tables import (
    article_versions,
    articles,
    correction_conflicts,
    event_mentions,
    events,
    organisation_mentions,
    pending,
    person_mentions,
    resolution_mentions,
    runs,
)

SHOWN = 5
"""Examples that are named of one kind of fault."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One check and what it found; `faults` is 0 where all is well. A notice is no fault: it tells what waits."""

    check: str
    faults: int
    detail: str = ""
    notice: bool = False


def _file(connection: sa.Connection) -> Finding:
    lines = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check(20)")]
    faults = [line for line in lines if line != "ok"]
    return Finding("the file is whole", len(faults), "; ".join(faults[:SHOWN]))


def _references(connection: sa.Connection) -> Finding:
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    return Finding(
        "every reference leads to a row", len(rows), "; ".join(f"{r[0]} row {r[1]} → {r[2]}" for r in rows[:SHOWN])
    )


def _full_text(connection: sa.Connection) -> Finding:
    # by the index's own list of rows, which a reader may see; `check_full_text` compares the words
    faults = []
    for name, view in INDEXES.items():
        indexed = connection.exec_driver_sql(f"SELECT count(*) FROM {name}_docsize").scalar_one()
        shown = connection.exec_driver_sql(f"SELECT count(*) FROM {view}").scalar_one()
        if indexed != shown:
            faults.append(f"{name} holds {indexed} rows of {shown}")
    return Finding("full text holds every row", len(faults), "; ".join(faults))


def check_full_text(connection: sa.Connection) -> Finding:
    """Compares the index word by word with what it was made from. SQLite asks for a writer's connection for that."""
    faults = []
    for name in INDEXES:
        try:
            with connection.begin():
                connection.exec_driver_sql(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")
        except sa.exc.DatabaseError as error:
            if "malformed" not in str(error.orig):
                raise
            faults.append(f"{name} differs from its table: `events check --mend` builds it anew")
    return Finding("full text says what its tables say", len(faults), "; ".join(faults))


def _quotes(connection: sa.Connection) -> Finding:
    wrong = []
    for table, column in (
        (event_mentions, "quote"),
        (organisation_mentions, "text"),
        (resolution_mentions, "text"),
        (person_mentions, "text"),
    ):
        printed = sa.func.substr(articles.c.text, table.c.char_start + 1, table.c.char_end - table.c.char_start)
        statement = (
            sa.select(table.c.article_id, table.c.char_start)
            .join(articles, articles.c.id == table.c.article_id)
            .where(printed != table.c[column])
        )
        wrong += [f"{table.name} of article {row[0]} at {row[1]}" for row in connection.execute(statement)]
    return Finding("every quote stands in its article", len(wrong), "; ".join(wrong[:SHOWN]))


def _evidence(connection: sa.Connection) -> Finding:
    supported = sa.select(event_mentions.c.event_id).where(event_mentions.c.event_id.is_not(None))
    rows = connection.execute(
        sa.select(events.c.id).where(events.c.origin == "article", events.c.id.not_in(supported))
    ).scalars()
    listed = list(rows)
    return Finding("every event has a passage", len(listed), ", ".join(map(str, listed[:SHOWN])))


def _counts(connection: sa.Connection) -> Finding:
    counted = (
        sa.select(
            event_mentions.c.event_id,
            sa.func.count().label("mentions"),
            sa.func.count(event_mentions.c.article_id.distinct()).label("articles"),
        )
        .group_by(event_mentions.c.event_id)
        .subquery()
    )
    rows = connection.execute(
        sa.select(events.c.id)
        .join(counted, counted.c.event_id == events.c.id)
        .where((events.c.mention_count != counted.c.mentions) | (events.c.article_count != counted.c.articles))
    ).scalars()
    listed = list(rows)
    return Finding("every event counts its passages", len(listed), ", ".join(map(str, listed[:SHOWN])))


def _spans(connection: sa.Connection) -> Finding:
    statement = (
        sa.select(event_mentions.c.id)
        .join(articles, articles.c.id == event_mentions.c.article_id)
        .where(
            (event_mentions.c.char_start < 0)
            | (event_mentions.c.char_end <= event_mentions.c.char_start)
            | (event_mentions.c.char_end > sa.func.length(articles.c.text))
        )
    )
    listed = list(connection.execute(statement).scalars())
    return Finding("every passage lies in its article", len(listed), ", ".join(map(str, listed[:SHOWN])))


def _versions(connection: sa.Connection) -> Finding:
    rows = connection.execute(
        sa.select(articles.c.id)
        .join(article_versions, article_versions.c.article_id == articles.c.id)
        .where(article_versions.c.content_hash == articles.c.content_hash)
    ).scalars()
    listed = list(rows)
    return Finding("no article is its own earlier version", len(listed), ", ".join(map(str, listed[:SHOWN])))


def _pending(connection: sa.Connection) -> Finding:
    waiting = connection.execute(sa.select(sa.func.count()).select_from(pending)).scalar_one()
    detail = f"{waiting} groups wait to be merged: the next ingest or reprocess does it" if waiting else ""
    return Finding("nothing waits to be merged", waiting, detail, notice=True)


def _runs(connection: sa.Connection) -> Finding:
    rows = list(connection.execute(sa.select(runs.c.id).where(runs.c.finished_at.is_(None))).scalars())
    detail = f"runs {', '.join(map(str, rows[:SHOWN]))} go on, or were killed" if rows else ""
    return Finding("every run has ended", len(rows), detail, notice=True)


def _conflicts(connection: sa.Connection) -> Finding:
    rows = list(connection.execute(sa.select(correction_conflicts.c.correction_id)).scalars())
    detail = f"corrections {', '.join(map(str, rows[:SHOWN]))}: see `events history`" if rows else ""
    return Finding("no correction waits for a person", len(rows), detail, notice=True)


CHECKS: tuple[Callable[[sa.Connection], Finding], ...] = (
    # from the file up to its meaning: what fails above makes what is below doubtful
    _file,
    _references,
    _full_text,
    _spans,
    _quotes,
    _evidence,
    _counts,
    _versions,
    _pending,
    _runs,
    _conflicts,
)


def check(connection: sa.Connection) -> Iterator[Finding]:
    """Runs every check; a database at head is assumed."""
    for one in CHECKS:
        yield one(connection)
