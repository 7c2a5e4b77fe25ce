"""Where batches of articles are read: in this process, in several, or on a Dask cluster. The order is kept."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any

from events.articles.model import Article
from events.errors import ArticleError, EventsError, UsageError
from events.ingest.work import read_batch
from events.store.rows import ArticleRows

AHEAD = 2
"""Batches a process that are handed out before their turn: enough to keep it busy, and memory stays bounded."""

Done = list[ArticleRows | ArticleError]


@contextmanager
def workers(jobs: int, scheduler: str | None) -> Iterator[tuple[Executor | None, int]]:
    """An executor and how many batches it reads at once: `jobs` processes, or the cluster of the scheduler at that
    address; None for this process alone.

    Raises UsageError where the cluster's library is missing or the scheduler does not answer.
    """
    if scheduler:
        try:
            from distributed import Client  # type: ignore[import-not-found, unused-ignore]
        except ImportError as error:
            raise UsageError('--scheduler needs Dask: pip install "events[cluster]"') from error
        try:
            client: Any = Client(scheduler, timeout=10)
        except (OSError, ValueError) as error:
            raise UsageError(f"no Dask scheduler answers at {scheduler}: {error}") from error
        with client:
            # pure=False: Dask would run calls with equal arguments only once
            yield client.get_executor(pure=False), max(jobs, sum(client.ncores().values()))
    elif jobs > 1:
        import multiprocessing

        # spawn: the same everywhere, and no lock or open database is inherited
        pool = ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_quiet)
        try:
            yield pool, jobs
        finally:
            pool.shutdown(cancel_futures=True)
    else:
        yield None, 1


def _quiet() -> None:
    """An interruption is this run's matter: its workers end with it, without a word of their own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def read_all(batches: Iterable[list[Article]], pool: Executor | None, jobs: int) -> Iterator[Done]:
    """The rows of each batch, in the order of the batches."""
    if pool is None:
        for batch in batches:
            yield read_batch(batch)
        return
    ahead: deque[Future[Done]] = deque()
    stream = iter(batches)
    while True:
        while len(ahead) < max(jobs, 1) * AHEAD:
            try:
                batch = next(stream)
            except StopIteration:
                break
            ahead.append(pool.submit(read_batch, batch))
        if not ahead:
            return
        try:
            yield ahead.popleft().result()
        except BrokenExecutor as error:
            raise EventsError(
                "a process that read articles has died (out of memory?): start again with fewer --jobs; "
                "what was stored stays, and is not read again"
            ) from error
