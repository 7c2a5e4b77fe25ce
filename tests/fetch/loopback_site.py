"""A newspaper on loopback that misbehaves on request, and a clock that is set by hand."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from events.ingest.fetching.client import Limits
from events.ingest.fetching.clock import Clock
from events.ingest.fetching.sources import Source


@dataclass
class Reply:
    """What the server answers."""

    status: int = 200
    body: bytes | str = b""
    type: str | None = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    chunks: Callable[[Any], None] | None = None
    """Writes the body itself, slowly or wrongly."""


@dataclass
class Request:
    path: str
    headers: dict[str, str]
    at: float

    @property
    def conditional(self) -> bool:
        return "if-none-match" in self.headers or "if-modified-since" in self.headers


class Site:
    """A web site: `pages[path]` is a reply, a text, or a function of the request that gives one."""

    def __init__(self) -> None:
        self.pages: dict[str, Any] = {}
        self.requests: list[Request] = []
        self._lock = threading.Lock()
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            # head and body in one packet: else each answer waits 40 ms for an acknowledgement
            wbufsize = -1
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                request = Request(self.path, {k.lower(): v for k, v in self.headers.items()}, time.monotonic())
                with site._lock:
                    site.requests.append(request)
                page = site.pages.get(self.path)
                if callable(page):
                    page = page(request)
                reply = Reply(404, "không có") if page is None else Reply(body=page) if isinstance(page, str) else page
                site.answer(self, request, reply)

            def log_message(self, *_: object) -> None:
                return

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 64

            def handle_error(self, *_: object) -> None:
                return  # clients that hang up are part of the tests

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        self.base = f"http://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def answer(self, handler: Any, request: Request, reply: Reply) -> None:
        body = reply.body.encode() if isinstance(reply.body, str) else reply.body
        etag = reply.headers.get("ETag")
        if etag and request.headers.get("if-none-match") == etag and reply.status == 200:
            handler.send_response(304)
            handler.send_header("ETag", etag)
            handler.end_headers()
            return
        handler.send_response(reply.status)
        if reply.type:
            handler.send_header("Content-Type", reply.type)
        for name, value in reply.headers.items():
            handler.send_header(name, value)
        if reply.chunks is not None:
            handler.close_connection = True
            handler.end_headers()
            reply.chunks(handler.wfile)
            return
        if "Content-Length" not in reply.headers:
            handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    def asked(self, path: str | None = None) -> list[Request]:
        """The requests so far, but for robots.txt."""
        with self._lock:
            found = list(self.requests)
        return [r for r in found if (r.path == path if path else r.path != "/robots.txt")]

    def forget(self) -> None:
        with self._lock:
            self.requests.clear()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)


PLACES = ("Điện Biên Đông", "Tuần Giáo", "Mường Ảng", "Mường Chà", "Nậm Pồ", "Tủa Chùa")


def article_page(number: int, *, day: str = "03/10/2018", extra: str = "", head: str = "") -> str:
    """A page with an article of its own: its number makes its title and text."""
    place = PLACES[number % len(PLACES)]
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Xã số {number} của huyện {place} làm đường mới</title>{head}</head>
<body><ul class="menu"><li><a href="/">Trang chủ</a></li></ul><h1>Xã số {number} của huyện {place} làm đường mới</h1>
<div class="date">08:59 - {day}</div><div class="detail-content">
<p>ĐBP - Sáng 2/10, Ủy ban nhân dân huyện {place} tổ chức lễ khởi công tuyến đường số {number} nối trung tâm xã với các bản vùng cao, dài {number % 30 + 2} km.</p>
<p>Ngày 16/4/2018, Huyện ủy {place} đã ban hành Quy định số {number:02}-QĐ/HU về luân chuyển cán bộ, trong đó có cán bộ phụ trách xây dựng ở cơ sở.</p>
<p>Bà con các bản góp công san nền, hiến đất; công trình dự kiến hoàn thành trước mùa mưa năm sau. {extra}</p></div>
<div class="tin-lien-quan"><a href="/bai-999.html">Tin không phải của bài này</a></div></body></html>"""


def rss(entries: list[tuple[str, str, str]]) -> str:
    """A feed of (address, title, raw date)."""
    items = "".join(
        f"<item><title>{title}</title><link>{url}</link><pubDate>{day}</pubDate><description>Tóm tắt</description></item>"
        for url, title, day in entries
    )
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Báo thử</title>{items}</channel></rss>'


class HandClock(Clock):
    """A clock that stands still until it is set on; sleeping sets it on."""

    def __init__(self, start: datetime = datetime(2018, 10, 3, 2, 0, tzinfo=UTC)) -> None:
        self.moment = start
        self.slept: list[float] = []
        self._lock = threading.Lock()

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return self.moment.timestamp()

    def sleep(self, seconds: float, stop: threading.Event | None = None) -> None:
        if seconds > 0:
            with self._lock:
                self.slept.append(seconds)
                self.moment += timedelta(seconds=seconds)

    def on(self, **delta: float) -> None:
        self.moment += timedelta(**delta)


QUICK = Limits(connect=2, read=1, whole=5, largest=200_000, attempts=2, first_wait=0.01, longest_wait=2)


def source(site: Site, **settings: Any) -> Source:
    """The newspaper of a site, asked without delay."""
    return Source(
        **{"id": "bao-thu", "name": "Báo Thử", "domains": ("127.0.0.1",), "delay": 0.0, "enabled": True, **settings}
    )


def packed(text: str) -> bytes:
    return gzip.compress(text.encode())
