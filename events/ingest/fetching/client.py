"""One request with all its limits: addresses, redirects, time, size, type, compression, retries.

Nothing here is asynchronous: a host is asked one thing at a time, and several hosts are served by threads.
"""

from __future__ import annotations

import email.utils
import re
import ssl
import threading
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx
import stamina

from events import __version__
from events.ingest.fetching import guard
from events.ingest.fetching.clock import Clock
from events.ingest.fetching.errors import FetchError, Refused, Unreachable, Unusable

USER_AGENT = f"events/{__version__} (timeline of the Vietnamese press)"
PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml")
LIST_TYPES = (
    *PAGE_TYPES,
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/x-gzip",
    "application/gzip",
    "application/octet-stream",
    "application/feed+json",
)
_REDIRECTS = (301, 302, 303, 307, 308)
_LATER = (408, 425, 429, 500, 502, 503, 504, 507, 520, 521, 522, 523, 524)
# files that pose as pages: what their first bytes are
_MAGIC = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"RIFF",
    b"\x00\x00\x00",
    b"ID3",
    b"OggS",
    b"\x1aE\xdf\xa3",
    b"MZ",
    b"\x7fELF",
)
HOSTS_KEPT = 64
"""Hosts whose connections are kept open; more than are asked at the same time."""
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a request may cost. Seconds and bytes."""

    connect: float = 10.0
    read: float = 20.0
    whole: float = 60.0
    """From the first byte asked for to the last received."""
    largest: int = 8_000_000
    """Bytes of a body, unpacked."""
    redirects: int = 5
    attempts: int = 3
    first_wait: float = 1.0
    """Before the second attempt; each further one waits longer."""
    longest_wait: float = 60.0
    """A `Retry-After` up to this is waited for; a longer one is left to a later run."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with a body, or 304 without one."""

    url: str
    """Where it came from in the end."""
    status: int
    body: bytes
    content_type: str
    charset: str
    etag: str
    last_modified: str
    requests: int
    """How many requests it took, redirects and retries counted."""

    @property
    def unchanged(self) -> bool:
        """Whether the server said that nothing changed."""
        return self.status == 304


class Client:
    """Asks servers. Safe for several threads. `check` is called before each hop and raises where it may not be asked."""

    def __init__(
        self,
        limits: Limits = Limits(),
        *,
        allow_local: bool = False,
        user_agent: str = USER_AGENT,
        clock: Clock | None = None,
        stop: threading.Event | None = None,
    ) -> None:
        self.limits = limits
        self.allow_local = allow_local
        self.user_agent = user_agent
        self.clock = clock or Clock()
        self.stop = stop or threading.Event()
        self._trust = ssl.create_default_context()
        self._clients: dict[tuple[str, str, int], httpx.Client] = {}
        self._lock = threading.Lock()

    def close(self) -> None:
        """Closes all connections."""
        with self._lock:
            for client in self._clients.values():
                client.close()
            self._clients.clear()

    def _of(self, scheme: str, host: str, port: int) -> httpx.Client:
        """The connections of one host. Hosts share none, even at one address: a certificate holds for its name alone,
        and so do cookies."""
        with self._lock:
            client = self._clients.pop((scheme, host, port), None)
            if client is None:
                client = httpx.Client(
                    # an environment's proxy would resolve names by itself, past the guard
                    trust_env=False,
                    follow_redirects=False,
                    timeout=httpx.Timeout(self.limits.read, connect=self.limits.connect),
                    limits=httpx.Limits(max_connections=4, max_keepalive_connections=2),
                    verify=self._trust,
                    headers={
                        "User-Agent": self.user_agent,
                        "Accept-Encoding": "gzip, deflate",
                        "Accept-Language": "vi, en;q=0.5",
                    },
                )
            # the host that was asked last stands last; one that was not asked for long is let go
            self._clients[scheme, host, port] = client
            if len(self._clients) > HOSTS_KEPT:
                self._clients.pop(next(iter(self._clients))).close()
            return client

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def get(
        self,
        url: str,
        *,
        etag: str = "",
        last_modified: str = "",
        types: tuple[str, ...] = PAGE_TYPES,
        check: Callable[[str], None] | None = None,
        attempts: int | None = None,
    ) -> Answer:
        """The answer of an address. Raises Refused, Unusable or Unreachable, each with its reason.

        Tries again on what passes (no connection, 429, 5xx), waiting longer each time, or as long as `Retry-After` says.
        """
        asked = 0

        def later(error: Exception) -> bool | float:
            if self.stop.is_set() or not isinstance(error, Unreachable) or not error.again:
                return False
            if error.retry_after is not None:
                return error.retry_after if error.retry_after <= self.limits.longest_wait else False
            return True

        wanted = attempts or self.limits.attempts
        for attempt in stamina.retry_context(
            on=later,
            attempts=wanted,
            timeout=None,
            wait_initial=self.limits.first_wait,
            wait_max=self.limits.longest_wait,
            wait_jitter=self.limits.first_wait / 2,
        ):
            with attempt:
                asked += 1
                return self._follow(url, etag, last_modified, types, check, asked)
        raise Unreachable("no answer", url)

    def _follow(
        self,
        url: str,
        etag: str,
        last_modified: str,
        types: tuple[str, ...],
        check: Callable[[str], None] | None,
        asked: int,
    ) -> Answer:
        headers = {}
        if etag:
            headers["If-None-Match"] = etag
        if last_modified:
            headers["If-Modified-Since"] = last_modified
        at, hops = url, 0
        while True:
            if self.stop.is_set():
                raise Unreachable("stopped", url)
            if check is not None:
                check(at)
            answer = self._once(at, headers, types, asked + hops)
            if isinstance(answer, Answer):
                return answer
            hops += 1
            if hops > self.limits.redirects:
                raise Unusable(f"more than {self.limits.redirects} redirects", url)
            at = answer

    def _once(self, url: str, headers: Mapping[str, str], types: tuple[str, ...], asked: int) -> Answer | str:
        """One request to the address that was checked; an answer, or where it was sent on to."""
        scheme, host, port = guard.check_url(url)
        last: Exception | None = None
        for address in guard.resolve(host, port, allow_local=self.allow_local):
            try:
                return self._ask(url, scheme, host, port, address, headers, types, asked)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                last = error  # the host's next address may answer
            except httpx.TimeoutException as error:
                raise Unreachable(f"no answer in time ({type(error).__name__})", url) from error
            except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError) as error:
                if "location header" in str(error):  # the library reads it even where it does not follow
                    raise Unusable(f"a redirect to what is no address: {error}", url) from error
                raise Unreachable(f"broken answer: {error or type(error).__name__}", url) from error
        raise Unreachable(f"no connection: {last}", url)

    def _ask(
        self,
        url: str,
        scheme: str,
        host: str,
        port: int,
        address: str,
        headers: Mapping[str, str],
        types: tuple[str, ...],
        asked: int,
    ) -> Answer | str:
        parts = urlsplit(url)
        literal = f"[{address}]" if ":" in address else address
        target = httpx.URL(f"{scheme}://{literal}:{port}").copy_with(
            raw_path=(_quoted(parts.path or "/") + (f"?{_quoted(parts.query)}" if parts.query else "")).encode("ascii")
        )
        shown = f"[{host}]" if ":" in host else host
        name = shown if port == (443 if scheme == "https" else 80) else f"{shown}:{port}"
        extensions: dict[str, Any] = {"sni_hostname": host} if scheme == "https" else {}
        client = self._of(scheme, host, port)
        request = client.build_request(
            "GET", target, headers={**headers, "Host": _ascii_host(name)}, extensions=extensions
        )
        deadline = self.clock.monotonic() + self.limits.whole
        response = client.send(request, stream=True)
        try:
            return self._judge(url, response, types, asked, deadline)
        finally:
            response.close()

    def _judge(
        self, url: str, response: httpx.Response, types: tuple[str, ...], asked: int, deadline: float
    ) -> Answer | str:
        status = response.status_code
        if status in _REDIRECTS:
            location = response.headers.get("location", "")
            if not location:
                raise Unusable(f"a redirect ({status}) to nowhere", url, status=status)
            try:
                return str(urljoin(url, location))
            except ValueError:
                raise Unusable(f"a redirect to {location[:100]!r}, which is no address", url, status=status) from None
        if status in _LATER:
            raise Unreachable(
                f"the server says {status}",
                url,
                status=status,
                retry_after=self._retry_after(response.headers.get("retry-after")),
            )
        kind = response.headers.get("content-type", "")
        bare = kind.partition(";")[0].strip().lower()
        etag, changed = response.headers.get("etag", "")[:300], response.headers.get("last-modified", "")[:100]
        charset = match[1] if (match := _CHARSET.search(kind)) else ""
        if status == 304:
            return Answer(url, 304, b"", bare, charset, etag, changed, asked)
        if status != 200:
            raise Unusable(f"the server says {status}", url, status=status)
        if bare and bare not in types:
            raise Unusable(f"a {bare}, no page", url, status=status)
        body = self._body(url, response, deadline)
        if (
            body.startswith(_MAGIC)
            and not body.startswith((b"\x00\x00\x00<",))
            and bare not in ("application/gzip", "application/x-gzip")
        ):
            raise Unusable("a file of another kind that calls itself a page", url, status=status)
        return Answer(url, 200, body, bare, charset, etag, changed, asked)

    def _body(self, url: str, response: httpx.Response, deadline: float) -> bytes:
        """The body, unpacked here and not by the library, so that a small answer cannot swell beyond the limit."""
        largest = self.limits.largest
        declared = response.headers.get("content-length", "")
        if declared.isdigit() and int(declared) > largest:
            raise Unusable(f"{int(declared):,} bytes are more than {largest:,}", url, status=200)
        encoding = response.headers.get("content-encoding", "").strip().lower()
        if encoding in ("", "identity"):
            unpack = None
        elif encoding in ("gzip", "x-gzip", "deflate"):
            unpack = zlib.decompressobj(zlib.MAX_WBITS | 32)
        else:
            raise Unusable(f"packed as {encoding}, which was not asked for", url, status=200)
        parts: list[bytes] = []
        size = 0
        try:
            for chunk in response.iter_raw():
                if self.clock.monotonic() > deadline:
                    raise Unreachable(f"not done after {self.limits.whole:.0f} seconds", url)
                piece = chunk if unpack is None else unpack.decompress(chunk, largest + 1 - size)
                size += len(piece)
                if size > largest or (unpack is not None and unpack.unconsumed_tail):
                    raise Unusable(f"more than {largest:,} bytes", url, status=200)
                parts.append(piece)
        except zlib.error as error:
            raise Unusable(f"broken compression: {error}", url, status=200) from None
        if unpack is not None and not unpack.eof:
            raise Unreachable("the answer broke off", url)
        return b"".join(parts)

    def _retry_after(self, value: str | None) -> float | None:
        """Seconds of a `Retry-After`: a number, or a moment."""
        if not value:
            return None
        if value.strip().isdigit():
            return float(min(int(value), 30 * 86400))
        try:
            moment = email.utils.parsedate_to_datetime(value)
        except (ValueError, TypeError):
            return None
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return max(0.0, (moment - self.clock.now()).total_seconds())


def _quoted(text: str) -> str:
    """A path or query with what may not stand there percent-encoded; what is encoded already stays."""
    from urllib.parse import quote

    return quote(text, safe="%/:?#[]@!$&'()*+,;=~|-._")


def _ascii_host(name: str) -> str:
    try:
        name.encode("ascii")
        return name
    except UnicodeEncodeError:
        return name.encode("idna").decode("ascii")


__all__ = ["LIST_TYPES", "PAGE_TYPES", "Answer", "Client", "FetchError", "Limits", "Refused", "datetime"]
