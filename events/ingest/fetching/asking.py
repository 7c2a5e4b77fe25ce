"""Asking politely: one request at a time a host, with its delay, within what robots.txt permits."""

from __future__ import annotations

import threading
from collections.abc import Callable
from urllib.parse import urlsplit

from events.ingest.fetching.client import Answer, Client
from events.ingest.fetching.clock import Clock, stamp
from events.ingest.fetching.errors import FetchError, Unreachable
from events.ingest.fetching.robots import Robots
from events.ingest.fetching.sources import Source
from events.store.fetching import State

IN_TROUBLE = 3
"""Failures in a row after which a host is left alone for the rest of the run."""


class _Host:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.last: float | None = None
        self.failures = 0
        self.not_before: str = ""


class Asking:
    """The requests of one run. Safe for several threads."""

    def __init__(self, client: Client, state: Callable[[str], State | None] = lambda url: None) -> None:
        self.client = client
        self.clock: Clock = client.clock
        self.stop = client.stop
        self.state = state
        """Looks up what is remembered of an address."""
        self.robots = Robots(client, client.user_agent.partition("/")[0])
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def _host(self, url: str) -> _Host:
        name = urlsplit(url).netloc.lower()
        with self._lock:
            return self._hosts.setdefault(name, _Host())

    def in_trouble(self, url: str) -> bool:
        """Whether a host failed so often in this run that it is left alone."""
        return self._host(url).failures >= IN_TROUBLE

    def get(self, source: Source, url: str, before: State | None, types: tuple[str, ...]) -> Answer:
        """The answer of an address; conditional where something is known of it. Raises FetchError."""
        host = self._host(url)
        with host.lock:
            if host.failures >= IN_TROUBLE:
                raise Unreachable("the host failed several times in a row and is left alone in this run", url)
            if before is not None and before.retry_at and before.retry_at > stamp(self.clock.now()):
                raise Unreachable(f"the server asked not to come before {before.retry_at}", url, status=before.status)
            delay = max(source.delay, self.robots.delay(url))
            if host.last is not None:
                self.clock.sleep(host.last + delay - self.clock.monotonic(), self.stop)
            if self.stop.is_set():
                raise Unreachable("stopped", url)
            try:
                answer = self.client.get(
                    url,
                    etag=before.etag if before else "",
                    last_modified=before.last_modified if before else "",
                    types=types,
                    check=self.robots.check,
                )
            except Unreachable:
                host.failures += 1
                raise
            except FetchError:
                host.failures = 0  # it answers, if not what was hoped for
                raise
            finally:
                host.last = self.clock.monotonic()
            host.failures = 0
            return answer
