"""One request: its limits, and what each kind of bad answer becomes."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from loopback_site import QUICK, Reply, Site

from events.ingest.fetching import guard
from events.ingest.fetching.client import LIST_TYPES, Client
from events.ingest.fetching.errors import FetchError, Refused, Unreachable, Unusable


@pytest.fixture
def client() -> Iterator[Client]:
    with Client(QUICK, allow_local=True) as one:
        yield one


def test_a_page_comes_with_what_a_later_request_needs(site: Site, client: Client) -> None:
    """Body, encoding, ETag and Last-Modified; and 304 when nothing changed."""
    headers = {"ETag": '"abc"', "Last-Modified": "Wed, 03 Oct 2018 02:00:00 GMT"}
    site.pages["/a"] = Reply(body="<p>Chào", headers=headers)
    answer = client.get(site.base + "/a")
    assert (answer.status, answer.body.decode(), answer.charset) == (200, "<p>Chào", "utf-8")
    assert (answer.etag, answer.last_modified) == ('"abc"', headers["Last-Modified"])
    assert client.get(site.base + "/a", etag=answer.etag, last_modified=answer.last_modified).unchanged
    sent = site.requests[-1].headers
    assert sent["if-none-match"] == '"abc"'
    assert sent["if-modified-since"] == headers["Last-Modified"]
    assert sent["user-agent"].startswith("events/")
    assert sent["host"] == f"127.0.0.1:{site.port}"


@pytest.mark.parametrize(
    ("reply", "error", "words"),
    [
        (Reply(404), Unusable, "404"),
        (Reply(403), Unusable, "403"),
        (Reply(500), Unreachable, "500"),
        (Reply(503), Unreachable, "503"),
        (Reply(200, b"%PDF-1.7 ..."), Unusable, "another kind"),
        (Reply(200, b"\x89PNG\r\n"), Unusable, "another kind"),
        (Reply(200, b"x", type="application/pdf"), Unusable, "application/pdf"),
        (Reply(200, b"x", type="image/jpeg"), Unusable, "image/jpeg"),
        (Reply(200, b"x" * 300_000), Unusable, "300,000 bytes"),
        (Reply(200, b"x", headers={"Content-Encoding": "br"}), Unusable, "packed as br"),
        (Reply(200, b"no gzip at all", headers={"Content-Encoding": "gzip"}), Unusable, "broken compression"),
        (
            Reply(200, gzip.compress(b"<p>" + b"a" * 5000)[:-9], headers={"Content-Encoding": "gzip"}),
            Unreachable,
            "broke off",
        ),
        (
            Reply(200, gzip.compress(b"\0" * 50_000_000), headers={"Content-Encoding": "gzip"}),
            Unusable,
            "more than 200,000",
        ),
        (
            Reply(200, zlib.compress(b"\0" * 50_000_000), headers={"Content-Encoding": "deflate"}),
            Unusable,
            "more than 200,000",
        ),
        (Reply(302), Unusable, "to nowhere"),
        (Reply(302, headers={"Location": "ftp://127.0.0.1/x"}), Refused, "only http"),
        (Reply(302, headers={"Location": "file:///etc/hostname"}), Refused, "only http"),
        (Reply(302, headers={"Location": "http://a:b@127.0.0.1/"}), Refused, "user name"),
        (Reply(302, headers={"Location": "http://[::1"}), Unusable, "no address"),
        (Reply(301, headers={"Location": "/bad"}), Unusable, "redirects"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_bad_answers_have_reasons(
    site: Site, client: Client, reply: Reply, error: type[FetchError], words: str
) -> None:
    """What is of no use, what may be tried again, and what is not asked at all are three things."""
    site.pages["/bad"] = reply
    with pytest.raises(error) as caught:
        client.get(site.base + "/bad")
    assert words in caught.value.reason


def test_a_bomb_costs_no_memory(site: Site, client: Client) -> None:
    """A hundred megabytes of zeros in a hundred kilobytes: unpacked only up to the limit."""
    import resource

    bomb = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    block = b"\0" * 1_000_000
    body = b"".join(bomb.compress(block) for _ in range(100)) + bomb.flush()
    site.pages["/bomb"] = Reply(body=body, headers={"Content-Encoding": "gzip"})
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Unusable):
        client.get(site.base + "/bomb")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000


def test_a_size_that_is_not_told_is_limited_too(site: Site, client: Client) -> None:
    """A body without end is cut off."""

    def endless(file: object) -> None:
        while True:
            file.write(b"<p>" + b"a" * 10_000)  # type: ignore[attr-defined]

    site.pages["/endless"] = Reply(chunks=endless)
    with pytest.raises(Unusable, match="more than"):
        client.get(site.base + "/endless")


def test_a_slow_server_is_left(site: Site) -> None:
    """One byte at a time, for ever: each read is in time, the whole is not."""

    def drip(file: object) -> None:
        for _ in range(200):
            file.write(b"a")  # type: ignore[attr-defined]
            file.flush()  # type: ignore[attr-defined]
            time.sleep(0.02)

    site.pages["/slow"] = Reply(chunks=drip)
    limits = type(QUICK)(connect=1, read=1, whole=0.2, attempts=1)
    with Client(limits, allow_local=True) as client, pytest.raises(Unreachable, match="not done after"):
        client.get(site.base + "/slow")


def test_a_silent_server_is_left(site: Site) -> None:
    """No byte at all."""
    site.pages["/silent"] = Reply(chunks=lambda file: time.sleep(0.5))
    limits = type(QUICK)(connect=1, read=0.1, whole=2, attempts=1)
    with (
        Client(limits, allow_local=True) as client,
        pytest.raises(Unreachable, match=r"no answer in time|broken answer"),
    ):
        client.get(site.base + "/silent")


def test_redirects_are_followed_within_limits(site: Site, client: Client) -> None:
    """Up to five, relative ones too; the address in the end is told."""
    site.pages["/1"] = Reply(301, headers={"Location": "/2"})
    site.pages["/2"] = Reply(302, headers={"Location": site.base + "/3?q=đ ê".encode().decode("latin-1")})
    site.pages["/3?q=%C4%91%20%C3%AA"] = "<p>đến"
    answer = client.get(site.base + "/1")
    assert answer.body.decode() == "<p>đến"
    assert answer.url.startswith(site.base + "/3")
    assert answer.requests == 3


def test_a_redirect_into_the_own_network_is_refused(site: Site) -> None:
    """The guard looks at each hop, and at each spelling of a loopback or private address."""
    site.pages["/x"] = Reply(302, headers={"Location": "http://localhost/secret"})
    with Client(QUICK) as client:
        for url in (
            site.base + "/x",
            f"http://localhost:{site.port}/",
            f"http://[::1]:{site.port}/",
            f"http://[::ffff:127.0.0.1]:{site.port}/",
            f"http://2130706433:{site.port}/",
            f"http://0x7f.1:{site.port}/",
            "http://10.0.0.1/",
            "http://169.254.169.254/latest/meta-data",
            "http://192.168.1.1/",
            "http://0.0.0.0/",
            "http://224.0.0.1/",
        ):
            with pytest.raises((Refused, Unreachable)) as caught:
                client.get(url, attempts=1)
            assert isinstance(caught.value, Refused) or "no address" in caught.value.reason, url
    assert not site.requests


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2001:4860:4860::8888", True), ("127.0.0.1", False), ("10.1.2.3", False), ("100.64.0.1", False),
        ("::1", False), ("fe80::1%eth0", False), ("fc00::1", False), ("::ffff:10.0.0.1", False), ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False), ("ff02::1", False), ("0.0.0.0", False), ("240.0.0.1", False), ("198.18.0.1", False),
    ],
)  # fmt: skip
def test_public_addresses(address: str, public: bool) -> None:
    """Addresses of the public internet, and those of others, wrapped ones too."""
    assert guard.is_public(address) is public


def test_one_private_answer_spoils_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is both public and private is not asked: which of the two answers is the attacker's choice."""
    answers = [(socket.AF_INET, 0, 0, "", ("8.8.8.8", 80)), (socket.AF_INET, 0, 0, "", ("127.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: answers)
    with pytest.raises(Refused, match="not a public address"):
        guard.resolve("two-faced.example", 80)


def test_the_checked_address_is_the_one_that_is_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name is resolved once: what it would answer the second time does not matter."""
    site.pages["/a"] = "<p>một"
    real = socket.getaddrinfo
    calls: list[str] = []

    def answer(host: str, *rest: object, **more: object) -> object:
        calls.append(host)
        return real("127.0.0.1" if host == "paper.example" else host, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    with Client(QUICK, allow_local=True) as client:
        assert client.get(f"http://paper.example:{site.port}/a").body == "<p>một".encode()
    assert calls.count("paper.example") == 1
    assert site.requests[0].headers["host"] == f"paper.example:{site.port}"


def test_what_passes_is_tried_again(site: Site, client: Client) -> None:
    """A server that fails once and then answers is no failure."""
    replies = [Reply(503), Reply(body="<p>rồi")]
    site.pages["/a"] = lambda request: replies.pop(0)
    answer = client.get(site.base + "/a")
    assert answer.body == "<p>rồi".encode()
    assert answer.requests == 2


def test_retry_after_is_waited_for_or_left_to_a_later_run(site: Site, client: Client) -> None:
    """A short wish is granted at once; a long one ends the attempts and is handed on."""
    replies = [Reply(429, headers={"Retry-After": "1"}), Reply(body="<p>rồi")]
    site.pages["/short"] = lambda request: replies.pop(0)
    start = time.monotonic()
    assert client.get(site.base + "/short").status == 200
    assert time.monotonic() - start >= 0.9
    site.pages["/long"] = Reply(429, headers={"Retry-After": "3600"})
    with pytest.raises(Unreachable) as caught:
        client.get(site.base + "/long")
    assert caught.value.retry_after == 3600
    assert len(site.asked("/long")) == 1


def test_a_list_may_be_of_other_types(site: Site, client: Client) -> None:
    """Feeds call themselves many things."""
    site.pages["/feed"] = Reply(body="<rss/>", type="application/rss+xml")
    assert client.get(site.base + "/feed", types=LIST_TYPES).status == 200
    with pytest.raises(Unusable):
        client.get(site.base + "/feed")


def test_nobody_there() -> None:
    """A port where nothing listens, a name that does not exist."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with Client(QUICK, allow_local=True) as client:
        with pytest.raises(Unreachable, match="no connection"):
            client.get(f"http://127.0.0.1:{port}/", attempts=1)
        with pytest.raises(Unreachable, match="has no address"):
            client.get("http://khong-co.invalid/", attempts=1)


def test_certificates_are_checked_for_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection goes to an address, the certificate must be the name's; another name at that address has none."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("needs the openssl program to make a certificate")
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    names = ["-subj", "/CN=paper.test", "-addext", "subjectAltName=DNS:paper.test"]
    command = [
        openssl,
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-keyout",
        str(key),
        "-out",
        str(certificate),
        *names,
    ]
    subprocess.run(command, check=True, capture_output=True)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = self.headers["Host"].encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    port = server.server_address[1]
    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *a, **k: real("127.0.0.1", *a, **k))
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    try:
        with Client(QUICK, allow_local=True) as client:
            assert client.get(f"https://paper.test:{port}/").body.decode() == f"paper.test:{port}"
            with pytest.raises(Unreachable, match="certificate"):
                client.get(f"https://other.test:{port}/", attempts=1)
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
