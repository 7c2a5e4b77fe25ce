"""What sites forbid: robots.txt, read once a run and host (RFC 9309).

A file that is not there forbids nothing; one that cannot be had (5xx, no connection) forbids all, for this run.
"""

from __future__ import annotations

import threading
from urllib.parse import urlsplit

from protego import Protego

from events.ingest.fetching.client import Client
from events.ingest.fetching.errors import FetchError, Refused, Unreachable, Unusable

LONGEST_DELAY = 60.0
"""A crawl delay above this is taken as this: some sites write milliseconds."""
LARGEST = 500_000
_TYPES = ("text/plain", "text/html", "application/octet-stream", "text/x-robots")


class Robots:
    """The rules of the hosts of one run. Safe for several threads."""

    def __init__(self, client: Client, agent: str) -> None:
        self._client = client
        self._agent = agent
        self._rules: dict[str, Protego | str] = {}
        self._lock = threading.Lock()
        self.sitemaps: dict[str, list[str]] = {}

    def check(self, url: str) -> None:
        """Raises Refused where robots.txt forbids the address, Unreachable where it could not be read."""
        rules = self._of(url)
        if isinstance(rules, str):
            raise Unreachable(f"robots.txt of the site cannot be read: {rules}", url, again=False)
        if not rules.can_fetch(url, self._agent):
            raise Refused("robots.txt forbids it", url)

    def delay(self, url: str) -> float:
        """The seconds between two requests that the site asks for; 0 if it asks for none."""
        rules = self._of(url)
        if isinstance(rules, str):
            return 0.0
        wanted = rules.crawl_delay(self._agent)
        rate = rules.request_rate(self._agent)
        if wanted is None and rate is not None and rate.requests:
            wanted = rate.seconds / rate.requests
        return min(float(wanted or 0.0), LONGEST_DELAY)

    def _of(self, url: str) -> Protego | str:
        parts = urlsplit(url)
        root = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            known = self._rules.get(root)
        if known is not None:
            return known
        rules: Protego | str
        try:
            answer = self._client.get(f"{root}/robots.txt", types=_TYPES)
            text = answer.body[:LARGEST].decode("utf-8", "replace")
            # a page in its place (a soft 404) says nothing
            rules = Protego.parse("" if text.lstrip().startswith("<") else text)
        except Refused:
            raise  # the host itself may not be asked
        except Unusable:
            rules = Protego.parse("")
        except FetchError as error:
            rules = error.reason
        with self._lock:
            self._rules[root] = rules
            if not isinstance(rules, str):
                self.sitemaps[root] = list(rules.sitemaps)
        return rules
