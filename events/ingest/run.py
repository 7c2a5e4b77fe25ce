"""`events ingest`: sources → articles → rows → events, with one row about the run.

Reading is spread over workers; this process alone writes, a batch of articles a transaction. A run that is killed loses
the batch at hand and nothing else: the next run of anything that writes merges what was left waiting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from events.articles.model import Article
from events.errors import ArticleError, InputError
from events.ingest import authority
from events.ingest.merging import settle
from events.ingest.rules import fingerprint
from events.ingest.workers import read_all, workers
from events.store import articles, runs
from events.store.engine import reading, writing
from events.store.merging import Changes
from events.store.rows import ArticleRows, article_row
from events.store.sweeping import sweep

BATCH = 64
"""Articles read and stored at once."""
BATCH_CHARACTERS = 400_000
"""A batch ends here too, so that a few huge articles do not fill the memory."""

Progress = Callable[[int], None]


@dataclass(slots=True)
class Result:
    """What a run did."""

    inserted: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    events: Changes = field(default_factory=Changes)
    errors: list[ArticleError] = field(default_factory=list)

    @property
    def status(self) -> int:
        """The exit code: 1 where an input was rejected."""
        return 1 if self.rejected else 0


def read_sources(
    sources: Sequence[str], form: str = "auto", published: date | None = None, source_name: str | None = None
) -> Iterator[Article | ArticleError]:
    """The articles of all sources; a source that cannot be read is an error among them."""
    from events.articles import read_articles

    for source in sources:
        if source.startswith(("http://", "https://")):
            from events.ingest.fetch import read_address

            yield read_address(source, published=published, source_name=source_name)
            continue
        try:
            yield from read_articles(source, format=form, published=published, source_name=source_name)
        except ArticleError as error:
            yield error
        except InputError as error:
            yield ArticleError(str(error), locator=source)


def _batches(
    stream: Iterable[Article | ArticleError], errors: list[ArticleError], counted: Progress
) -> Iterator[list[Article]]:
    batch: list[Article] = []
    size = 0
    for item in stream:
        counted(1)
        if isinstance(item, ArticleError):
            errors.append(item)
            if len(errors) >= BATCH:
                yield batch  # so that errors without end are stored, not heaped up
                batch, size = [], 0
            continue
        batch.append(item)
        size += len(item.text)
        if len(batch) >= BATCH or size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    yield batch


def ingest(
    database: Path,
    stream: Iterable[Article | ArticleError],
    *,
    arguments: dict[str, Any] | None = None,
    command: str = "ingest",
    jobs: int = 1,
    scheduler: str | None = None,
    progress: Progress = lambda count: None,
    merged: Progress = lambda count: None,
) -> Result:
    """Stores the articles of a stream and merges their events. Twice is the same as once.

    `progress` is told of articles, `merged` of groups of mentions.

    Raises DatabaseError where the database cannot be used; whatever was stored by then stays, and the run's row says so.
    """
    result = Result()
    with writing(database) as connection, workers(jobs, scheduler) as (pool, width):
        run = runs.start(connection, command, arguments or {})
        try:
            authority.load(connection)
            _store_all(connection, run, stream, pool, width, result, progress)
            result.events = settle(connection, merged)
            if result.updated:
                with connection.begin():
                    sweep(connection)
        except BaseException as error:
            connection.rollback()
            status = 130 if isinstance(error, KeyboardInterrupt) else 1
            runs.finish(connection, run, status, message=f"{type(error).__name__}: {error}")
            raise
        runs.finish(connection, run, result.status, counts=_counts(result))
    return result


def _counts(result: Result) -> dict[str, int]:
    return {
        "events_added": result.events.added,
        "events_changed": result.events.changed,
        "events_gone": result.events.gone,
        "events_unchanged": result.events.unchanged,
    }


def _store_all(
    connection: sa.Connection,
    run: int,
    stream: Iterable[Article | ArticleError],
    pool: Any,
    width: int,
    result: Result,
    progress: Progress,
) -> None:
    rules = fingerprint()
    unread: list[ArticleError] = []
    known_ids = articles.Known()
    skipped = 0

    def fresh() -> Iterator[list[Article]]:
        # what is stored already need not be read again; the writer compares once more
        nonlocal skipped
        for batch in _batches(stream, unread, progress):
            pairs = []
            for article in batch:
                try:
                    pairs.append((article, article_row(article)))
                except UnicodeError as error:
                    unread.append(_refused(article.locator, article.url, error))
            with connection.begin():
                known = articles.known(connection, [row for _, row in pairs])
            new = [article for article, row in pairs if row["id"] not in known]
            skipped += len(pairs) - len(new)
            yield new

    for done in read_all(fresh(), pool, width):
        errors = [item for item in done if isinstance(item, ArticleError)]
        errors += unread
        unread.clear()
        rows = [item for item in done if isinstance(item, ArticleRows)]
        stored, refused = _store(connection, run, rows, rules, known_ids)
        errors += refused
        unchanged = len(stored.unchanged) + skipped
        if errors or skipped:
            with connection.begin():
                runs.reject(connection, run, errors)
                runs.add(connection, run, unchanged=skipped)
        skipped = 0
        result.inserted += len(stored.inserted)
        result.updated += len(stored.updated)
        result.unchanged += unchanged
        result.rejected += len(errors)
        result.errors += errors


def _refused(locator: str, url: str | None, error: Exception) -> ArticleError:
    cause = error.orig if isinstance(error, sa.exc.DBAPIError) and error.orig is not None else error
    return ArticleError(
        f"cannot be stored: {type(cause).__name__}: {cause}", stage="store", locator=locator, url=url or None
    )


def _store(
    connection: sa.Connection, run: int, rows: list[ArticleRows], rules: str, known_ids: articles.Known
) -> tuple[articles.Stored, list[ArticleError]]:
    """Stores a batch in one transaction; where an article of it cannot be stored, each in one of its own."""
    try:
        with connection.begin():
            stored = articles.store(connection, rows, run=run, rules=rules, known_ids=known_ids)
            runs.add(
                connection,
                run,
                inserted=len(stored.inserted),
                updated=len(stored.updated),
                unchanged=len(stored.unchanged),
            )
            return stored, []
    except (
        sa.exc.IntegrityError,
        sa.exc.DataError,
        sa.exc.InterfaceError,
        sa.exc.ProgrammingError,
        ValueError,
    ) as error:
        known_ids.forget()  # what this batch added was rolled back with it
        if len(rows) == 1:
            return articles.Stored(), [_refused(rows[0].locator, rows[0].article["url"], error)]
    total, refused = articles.Stored(), []
    for one in rows:
        stored, errors = _store(connection, run, [one], rules, known_ids)
        total.add(stored)
        refused += errors
    return total, refused


def rehearse(
    database: Path, stream: Iterable[Article | ArticleError], *, progress: Progress = lambda count: None
) -> Result:
    """What `ingest` would do with the articles, without writing anything."""
    from events.ingest.work import read_batch

    result = Result()
    seen: set[tuple[int, str]] = set()
    with reading(database) as connection:
        for batch in _batches(stream, result.errors, progress):
            rows = [article_row(article) for article in batch]
            known = articles.known(connection, rows)
            there = articles.present(connection, [row["id"] for row in rows])
            for article, row in zip(batch, rows, strict=True):
                identity = (row["id"], row["content_hash"])
                if row["id"] in known or identity in seen:
                    result.unchanged += 1
                    continue
                (outcome,) = read_batch([article])
                if isinstance(outcome, ArticleError):
                    result.errors.append(outcome)
                elif row["id"] in there or any(number == row["id"] for number, _ in seen):
                    result.updated += 1
                else:
                    result.inserted += 1
                    result.events.added += len(outcome.event_mentions)
                seen.add(identity)
    result.rejected = len(result.errors)
    return result
