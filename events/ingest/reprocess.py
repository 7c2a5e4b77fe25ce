"""`events reprocess`: stored articles are read again with the present rules.

One transaction a batch; an article that was read by these rules already is skipped, so that a run that was stopped
goes on where it was. What a person entered is laid over the result as always. An article that cannot be read now
keeps what was read before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from events.articles.model import Article
from events.errors import ArticleError
from events.ingest import authority
from events.ingest.merging import settle
from events.ingest.rules import fingerprint
from events.ingest.run import BATCH, Progress
from events.ingest.workers import read_all, workers
from events.store import articles, runs, stored
from events.store.engine import writing
from events.store.merging import Changes
from events.store.rows import ArticleRows
from events.store.sweeping import sweep


@dataclass(slots=True)
class Reprocessed:
    """What a run did: articles read again or skipped, their passages and the events."""

    read: int = 0
    skipped: int = 0
    rejected: int = 0
    mentions: Changes = field(default_factory=Changes)
    events: Changes = field(default_factory=Changes)
    errors: list[ArticleError] = field(default_factory=list)

    @property
    def status(self) -> int:
        """The exit code: 1 where an article could not be read."""
        return 1 if self.rejected else 0


def reprocess(
    database: Path,
    *,
    everything: bool = False,
    jobs: int = 1,
    scheduler: str | None = None,
    progress: Progress = lambda count: None,
    merged: Progress = lambda count: None,
) -> Reprocessed:
    """Reads stored articles again; with `everything` also those that these rules read last. Raises DatabaseError."""
    result = Reprocessed()
    rules = fingerprint()
    with writing(database) as connection, workers(jobs, scheduler) as (pool, width):
        run = runs.start(connection, "reprocess", {"all": everything, "jobs": jobs, "scheduler": scheduler})
        try:
            authority.load(connection)
            with connection.begin():
                if everything:
                    stored.forget_readings(connection)
                _, result.skipped = stored.count_read_by_others(connection, rules)
            known_ids = articles.Known()

            def batches() -> Iterator[list[Article]]:
                for portion in stored.read_by_others(connection, rules, BATCH):
                    yield [article for _, article in portion]

            for done in read_all(batches(), pool, width):
                errors = [item for item in done if isinstance(item, ArticleError)]
                rows = [item for item in done if isinstance(item, ArticleRows)]
                with connection.begin():
                    counts = articles.read_again(connection, rows, rules=rules, known_ids=known_ids)
                    runs.reject(connection, run, errors)
                    runs.add(connection, run, updated=len(rows))
                result.mentions += Changes(**counts)
                result.read += len(rows)
                result.rejected += len(errors)
                result.errors += errors
                progress(len(done))
            result.events = settle(connection, merged)
            with connection.begin():
                sweep(connection)
        except BaseException as error:
            connection.rollback()
            status = 130 if isinstance(error, KeyboardInterrupt) else 1
            runs.finish(connection, run, status, message=f"{type(error).__name__}: {error}")
            raise
        runs.finish(
            connection,
            run,
            result.status,
            counts={
                "events_added": result.events.added,
                "events_changed": result.events.changed,
                "events_gone": result.events.gone,
                "events_unchanged": result.events.unchanged,
            },
        )
    return result
