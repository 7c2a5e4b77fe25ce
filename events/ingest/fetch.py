"""`events fetch`: polls the configured newspapers and stores what is new.

Threads ask the network, one a source; this thread alone reads pages, extracts and writes. What is remembered of a page is
written in the transaction that stores its article, and what is remembered of a list after all that it names: a fetch
that is killed at any moment has lost nothing that the next one does not find again, and stores nothing twice.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from events.articles.model import Article
from events.errors import ArticleError, UsageError
from events.ingest import authority
from events.ingest.fetching import report
from events.ingest.fetching.asking import Asking
from events.ingest.fetching.client import USER_AGENT, Client, Limits
from events.ingest.fetching.clock import Clock, stamp
from events.ingest.fetching.errors import FetchError, Refused, Unreachable, Unusable
from events.ingest.fetching.listing import Lists, read_lists
from events.ingest.fetching.lock import alone
from events.ingest.fetching.pages import Fetched, article_of, digest, fetch_page
from events.ingest.fetching.report import Result, SourceResult
from events.ingest.fetching.sources import Source
from events.ingest.merging import settle
from events.ingest.rules import fingerprint
from events.ingest.work import read_batch
from events.store import articles, fetching, runs
from events.store.engine import reading, writing
from events.store.fetching import State
from events.store.rows import ArticleRows, article_row

BATCH = 32
"""Pages stored in one transaction."""
THREADS = 6
"""Sources that are polled at the same time."""
PATIENCE = 15.0
"""Seconds that a stopped run waits for the requests at hand."""
GIVE_UP = 6
"""Failures in a row after which a page is not tried again."""
_FOR_GOOD = 100
_GONE = (401, 403, 404, 405, 410, 451)


@dataclass(frozen=True, slots=True)
class Task:
    """A page to ask for."""

    url: str
    day: date | None
    before: State | None


@dataclass(slots=True)
class _Poll:
    """A source at work: its thread, what it is to do, what its lists gave."""

    source: Source
    known: dict[str, State]
    todo: queue.Queue[list[Task]] = field(default_factory=lambda: queue.Queue(1))
    lists: Lists | None = None
    cut: bool = False
    """Whether not all that the lists name was dealt with."""


@dataclass(frozen=True, slots=True)
class _Listed:
    poll: _Poll
    lists: Lists


@dataclass(frozen=True, slots=True)
class _Page:
    poll: _Poll
    task: Task
    outcome: Fetched | FetchError


@dataclass(frozen=True, slots=True)
class _Done:
    poll: _Poll
    left: int
    error: BaseException | None = None


def fetch(
    database: Path,
    sources: Sequence[Source],
    *,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    allow_local: bool = False,
    user_agent: str = USER_AGENT,
    wait: bool = False,
    threads: int = THREADS,
    clock: Clock | None = None,
    stop: threading.Event | None = None,
    log: report.Log = report.quiet,
    arguments: dict[str, Any] | None = None,
) -> Result:
    """Polls the sources once and stores what is new or changed. Twice is the same as once.

    Raises `lock.Busy` where another fetch is at work on the database and `wait` is not set, and DatabaseError. `stop`,
    once set, ends the run after the requests at hand; what was read by then is stored.
    """
    if not sources:
        raise UsageError("no source to poll: enable some in a file of your own and name it with --sources")
    clock = clock or Clock()
    stop = stop or threading.Event()
    with alone(database, wait=wait), writing(database) as connection:
        run = runs.start(connection, "fetch", arguments or {})
        result = Result()
        try:
            authority.load(connection)
            with Client(limits, allow_local=allow_local, user_agent=user_agent, clock=clock, stop=stop) as client:
                asking = Asking(client, lambda url: _remembered(database, url))
                _Run(connection, run, result, asking, log).poll(sources, threads)
            changes = settle(connection)
            result.events = {
                "events_added": changes.added,
                "events_changed": changes.changed,
                "events_gone": changes.gone,
                "events_unchanged": changes.unchanged,
            }
        except BaseException as error:
            connection.rollback()
            status = 130 if isinstance(error, KeyboardInterrupt) else 1
            runs.finish(connection, run, status, counts=result.counts(), message=f"{type(error).__name__}: {error}")
            raise
        message = "stopped by a signal; the rest waits for the next run" if result.stopped else ""
        runs.finish(connection, run, result.status, counts=result.counts(), message=message)
    return result


def _remembered(database: Path, url: str) -> State | None:
    with reading(database) as connection:
        return fetching.load(connection, [url]).get(url)


class _Run:
    """The writing side of a run: it alone touches the database."""

    def __init__(self, connection: sa.Connection, run: int, result: Result, asking: Asking, log: report.Log) -> None:
        self.connection = connection
        self.run = run
        self.result = result
        self.asking = asking
        self.log = log
        self.rules = fingerprint()
        self.known_ids = articles.Known()
        self.inbox: queue.Queue[_Listed | _Page | _Done] = queue.Queue(BATCH * 2)
        self.batch: list[_Page] = []

    def poll(self, sources: Sequence[Source], threads: int) -> None:
        waiting = list(reversed(sources))
        at_work = 0
        leave_at: float | None = None
        try:
            while waiting or at_work:
                while waiting and at_work < threads and not self.asking.stop.is_set():
                    self._begin(waiting.pop())
                    at_work += 1
                if self.asking.stop.is_set():
                    self.result.stopped = True
                    waiting.clear()
                    # threads end after the request at hand; one that hangs is not waited for
                    leave_at = leave_at or time.monotonic() + PATIENCE
                    if not at_work or time.monotonic() > leave_at:
                        break
                try:
                    item = self.inbox.get(timeout=0.5)
                except queue.Empty:
                    self._store()
                    continue
                if isinstance(item, _Listed):
                    item.poll.todo.put(self._plan(item))
                elif isinstance(item, _Page):
                    self.batch.append(item)
                    if len(self.batch) >= BATCH:
                        self._store()
                else:
                    at_work -= 1
                    self._end(item)
            self._store()
        finally:
            # whatever ended the run, the threads are told; they end after the request at hand
            if waiting or at_work:
                self.asking.stop.set()

    def _begin(self, source: Source) -> None:
        with self.connection.begin():
            known = fetching.load(self.connection, source.lists)
        self.result.sources[source.id] = SourceResult()
        poll = _Poll(source, known)
        thread = threading.Thread(target=_work, args=(poll, self.asking, self.inbox), name=source.id, daemon=True)
        thread.start()

    def _plan(self, item: _Listed) -> list[Task]:
        """The pages to ask for: those that are new, those that failed before, and young ones that may have changed."""
        poll, lists = item.poll, item.lists
        source, poll.lists = poll.source, lists
        count = self.result.sources[source.id]
        count.lists = len(lists.states)
        count.requests += lists.requests
        count.listed = len(lists.pages)
        now = self.asking.clock.now()
        for error in lists.errors:
            count.failed += 1
            count.message = count.message or error.reason
            self.log("list failed", level="error", source=source.id, url=error.url, reason=error.reason)
        with self.connection.begin():
            runs.reject(self.connection, self.run, [_rejection(error, source, error.url) for error in lists.errors])
            seen = fetching.load(self.connection, lists.pages)
            again = fetching.failed(self.connection, source.id, stamp(now), GIVE_UP)
            young = fetching.recent(
                self.connection,
                source.id,
                stamp(now - timedelta(days=source.recheck_days)),
                stamp(now - timedelta(hours=source.recheck_hours)),
            )
        new = [Task(url, one.day, None) for url, one in lists.pages.items() if url not in seen]
        if len(new) > source.most:
            self.log("more listed than is read in one run", source=source.id, listed=len(new), most=source.most)
            new, poll.cut = new[: source.most], True
        old = [Task(s.url, _day(s.listed_day), s) for s in (*again, *young)]
        self.log("listed", source=source.id, listed=len(lists.pages), new=len(new), again=len(old))
        return new + old

    def _store(self) -> None:
        """Stores the batch at hand: articles, rejections, and what is remembered of each page, all or nothing."""
        if not self.batch:
            return
        batch, self.batch = self.batch, []
        read = [self._read(item) for item in batch]
        found = [(item, one) for item, one in zip(batch, read, strict=True) if isinstance(one, Article)]
        hashes = {id(item): digest(one) for item, one in found}
        with self.connection.begin():
            there = fetching.same_content(self.connection, hashes.values())
        errors: dict[int, ArticleError] = {
            id(i): o for i, o in zip(batch, read, strict=True) if isinstance(o, ArticleError)
        }
        fresh: list[tuple[_Page, Article]] = []
        for item, one in found:
            first = there.setdefault((item.poll.source.id, hashes[id(item)]), item.task.url)
            if first != item.task.url and item.task.before is None:
                self._count(item).duplicates += 1
                self.log("duplicate", level="debug", url=item.task.url, of=first)
            else:
                fresh.append((item, one))
        rows = self._extract(fresh, errors)
        states = [self._state(item, hashes.get(id(item), ""), errors.get(id(item))) for item in batch]
        with self.connection.begin():
            stored = articles.store(
                self.connection, [row for _, row in rows], run=self.run, rules=self.rules, known_ids=self.known_ids
            )
            runs.reject(self.connection, self.run, list(errors.values()))
            fetching.save(self.connection, states)
            runs.add(
                self.connection, self.run,
                inserted=len(stored.inserted), updated=len(stored.updated),
                unchanged=len(fresh) - len(stored.inserted) - len(stored.updated) - sum(id(i) in errors for i, _ in fresh),
            )  # fmt: skip
        inserted, updated = set(stored.inserted), set(stored.updated)
        outcome = {id(item): row.article["id"] for item, row in rows}
        for item, one in fresh:
            number = outcome.get(id(item))
            name = "inserted" if number in inserted else "updated" if number in updated else "unchanged"
            if id(item) not in errors:
                count = self._count(item)
                setattr(count, name, getattr(count, name) + 1)
                self.log("article", level="debug", url=one.url, title=one.title, outcome=name)

    def _extract(
        self, fresh: list[tuple[_Page, Article]], errors: dict[int, ArticleError]
    ) -> list[tuple[_Page, ArticleRows]]:
        with self.connection.begin():
            known = articles.known(self.connection, [article_row(one) for _, one in fresh])
        new = [(item, one) for item, one in fresh if article_row(one)["id"] not in known]
        rows: list[tuple[_Page, ArticleRows]] = []
        for (item, _), done in zip(new, read_batch([one for _, one in new]), strict=True):
            if isinstance(done, ArticleError):
                errors[id(item)] = done
                self._count(item).failed += 1
            else:
                rows.append((item, done))
        return rows

    def _read(self, item: _Page) -> Article | ArticleError | None:
        """The article of a page; an error; or None where the page did not change."""
        count, task, outcome = self._count(item), item.task, item.outcome
        count.pages += 1
        if isinstance(outcome, FetchError):
            if isinstance(outcome, Unreachable):
                count.failed += 1
            else:
                count.refused += 1
            self.log("page failed", level="warning", source=item.poll.source.id, url=task.url, reason=outcome.reason)
            return _rejection(outcome, item.poll.source, task.url)
        count.requests += outcome.answer.requests + max(0, len(outcome.pages) - 1)
        if outcome.answer.unchanged:
            count.unchanged += 1
            return None
        try:
            return article_of(outcome, item.poll.source, task.url, task.day)
        except ArticleError as error:
            count.refused += 1
            self.log("no article", level="warning", source=item.poll.source.id, url=task.url, reason=error.reason)
            return error

    def _count(self, item: _Page) -> SourceResult:
        return self.result.sources[item.poll.source.id]

    def _state(self, item: _Page, hashed: str, error: ArticleError | None) -> State:
        moment = self.asking.clock.now()
        now = stamp(moment)
        task = item.task
        before = task.before or State(
            url=task.url,
            source_id=item.poll.source.id,
            listed_day=task.day.isoformat() if task.day else None,
            first_at=now,
        )
        outcome = item.outcome
        if isinstance(outcome, FetchError):
            for_good = isinstance(outcome, Refused | Unusable) and (outcome.status in (None, 200, *_GONE))
            wish = outcome.retry_after if isinstance(outcome, Unreachable) else None
            return replace(
                before,
                status=outcome.status,
                failures=_FOR_GOOD if for_good else before.failures + 1,
                retry_at=stamp(moment + timedelta(seconds=wish)) if wish else None,
            )
        answer = outcome.answer
        if answer.unchanged:
            return replace(before, fetched_at=now, status=304, failures=0, retry_at=None)
        if error is not None and error.stage == "extract":
            return replace(before, fetched_at=now, status=answer.status, failures=before.failures + 1)
        return replace(
            before,
            etag=answer.etag,
            last_modified=answer.last_modified,
            fetched_at=now,
            status=answer.status,
            failures=0,
            content_hash=hashed,
            retry_at=None,
        )

    def _end(self, item: _Done) -> None:
        """A source is done: what its lists said is remembered now, if all that they named was dealt with."""
        self._store()
        poll = item.poll
        source = poll.source
        if item.error is not None:
            count = self.result.sources[source.id]
            count.failed += 1
            count.message = f"{type(item.error).__name__}: {item.error}"
            self.log("source failed", level="error", source=source.id, reason=count.message)
            return
        if poll.lists is None:
            return
        whole = not item.left and not poll.cut
        states = [
            # a list of which something is left is asked for again in full the next time
            state if whole or state.failures else replace(state, etag="", last_modified="", content_hash="")
            for state in poll.lists.states
        ]
        with self.connection.begin():
            fetching.save(self.connection, states)
        self.log("source done", source=source.id, **_numbers(self.result.sources[source.id]), left=item.left)


def _work(poll: _Poll, asking: Asking, inbox: queue.Queue[Any]) -> None:
    """A source's thread: its lists, then the pages that the writer names."""
    left = 0
    try:
        lists = read_lists(poll.source, asking, poll.known)
        inbox.put(_Listed(poll, lists))
        tasks = _taken(poll.todo, asking)
        for number, task in enumerate(tasks):
            if asking.stop.is_set() or asking.in_trouble(task.url):
                left = len(tasks) - number
                break
            outcome: Fetched | FetchError
            try:
                outcome = fetch_page(poll.source, asking, task.url, task.before)
            except FetchError as error:
                if asking.stop.is_set():
                    left = len(tasks) - number
                    break
                outcome = error
            inbox.put(_Page(poll, task, outcome))
        inbox.put(_Done(poll, left + asking.stop.is_set()))
    except BaseException as error:  # a fault of ours in one source must not hang the run
        inbox.put(_Done(poll, left, error))


def _taken(todo: queue.Queue[list[Task]], asking: Asking) -> list[Task]:
    while True:
        try:
            return todo.get(timeout=1.0)
        except queue.Empty:
            if asking.stop.is_set():
                return []


def _rejection(error: FetchError, source: Source, url: str) -> ArticleError:
    return ArticleError(error.reason, stage="fetch", locator=source.id, url=url)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _numbers(count: SourceResult) -> dict[str, int]:
    names: Iterable[str] = SourceResult.__dataclass_fields__
    return {name: value for name in names if isinstance(value := getattr(count, name), int)}


def read_address(
    url: str,
    *,
    published: date | None = None,
    source_name: str | None = None,
    allow_local: bool = False,
    limits: Limits = Limits(),  # noqa: B008
) -> Article | ArticleError:
    """The article at one address, for `events ingest URL`. Robots and private addresses are minded as in `fetch`."""
    source = Source(id="address", name=source_name or "", delay=0.0)
    with Client(limits, allow_local=allow_local) as client:
        try:
            fetched = fetch_page(source, Asking(client), url, None)
            if fetched.error is not None:
                raise fetched.error
            if fetched.text is not None:
                from events.articles import article

                return article(
                    fetched.text, url=fetched.answer.url, published=published, source=source_name or "", locator=url
                )
            from events.articles.pages.page import to_article

            return to_article(list(fetched.pages), locator=url, published=published, source_name=source_name)
        except FetchError as error:
            return ArticleError(error.reason, stage="fetch", locator=url, url=url)
        except ArticleError as error:
            return error
