"""Fetching: pages parsed and stored a minute on one core, memory over many pages, and kills on the way.

    python benchmarks/fetch.py [--pages 2000] [--long 50000] [--kills 5]

A newspaper is simulated on loopback. Time is CPU time of the fetching process alone (network and the simulated server
are in another process). Prints what was measured; exit status 1 where fewer than 1,000 pages a minute are stored, memory
grows by more than 48 MB between the first fifth and the end of the long run, or a fetch that was killed differs.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLACES = ("Điện Biên Đông", "Tuần Giáo", "Mường Ảng", "Mường Chà", "Nậm Pồ", "Tủa Chùa", "Mường Nhé")
WORDS = [
    "đường",
    "điện",
    "trường",
    "trạm",
    "chợ",
    "cầu",
    "suối",
    "rừng",
    "nương",
    "ruộng",
    "bản",
    "xã",
    "huyện",
    "tỉnh",
    "cán",
    "bộ",
    "đảng",
    "viên",
    "nhân",
    "dân",
    "học",
    "sinh",
]


def page(number: int) -> bytes:
    """An article of some 3,000 characters, its own by its number."""
    place, printed = PLACES[number % 7], date(2010, 1, 4) + timedelta(days=number % 4000)
    told, issued = printed - timedelta(days=1), printed - timedelta(days=400)
    more = "".join(
        f"<p>{' '.join(WORDS[(number * 7 + line * 3 + word * word) % len(WORDS)] for word in range(45)).capitalize()} {number}.{line}.</p>"
        for line in range(8)
    )
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Xã số {number} của huyện {place} - Báo Thử</title></head><body>
<nav><ul><li><a href="/">Trang chủ</a></li></ul></nav><h1>Xã số {number} của huyện {place}</h1><div class="date">08:59 - {printed:%d/%m/%Y}</div>
<div class="detail-content"><p>ĐBP - Sáng {told.day}/{told.month}, Ủy ban nhân dân huyện {place} tổ chức hội nghị số {number} về xây dựng nông thôn mới.</p>
<p>Ngày {issued.day}/{issued.month}/{issued.year}, Huyện ủy {place} ban hành Quy định số {number}-QĐ/HU về luân chuyển cán bộ.</p>{more}</div>
<div class="tin-lien-quan">{"".join(f'<a href="/bai-{number + n}.html">Tin số {number + n}</a>' for n in range(20))}</div></body></html>""".encode()


def serve(port: int, count: int) -> None:
    """The newspaper: a sitemap of `count` pages."""
    per_file = 10_000
    files = -(-count // per_file)
    base = f"http://127.0.0.1:{port}"

    def body(path: str) -> tuple[str, bytes] | None:
        if path == "/sitemap.xml":
            names = "".join(f"<sitemap><loc>{base}/s{n}.xml</loc></sitemap>" for n in range(files))
            return "application/xml", f"<sitemapindex>{names}</sitemapindex>".encode()
        if path.startswith("/s") and path.endswith(".xml"):
            first = int(path[2:-4]) * per_file
            urls = "".join(
                f"<url><loc>{base}/bai-{n}.html</loc></url>" for n in range(first, min(count, first + per_file))
            )
            return "application/xml", f"<urlset>{urls}</urlset>".encode()
        if path.startswith("/bai-"):
            return "text/html; charset=utf-8", page(int(path[5:-5]))
        return None

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            found = body(self.path)
            etag = f'"{self.path}"'
            if found and self.headers.get("If-None-Match") == etag:
                self.send_response(304)
                self.end_headers()
                return
            self.send_response(200 if found else 404)
            kind, content = found or ("text/plain", b"")
            self.send_header("Content-Type", kind)
            self.send_header("ETag", etag)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            return

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            return

    Server(("127.0.0.1", port), Handler).serve_forever()


def fetch(database: Path, port: int, most: int, every: int) -> None:
    """One fetch; prints `pages seconds-of-CPU kilobytes` now and then."""
    import resource

    from events.ingest import fetch as verb
    from events.ingest.fetching.client import Limits
    from events.ingest.fetching.sources import Source

    source = Source(
        id="bao-thu",
        name="Báo Thử",
        domains=("127.0.0.1",),
        sitemaps=(f"http://127.0.0.1:{port}/sitemap.xml",),
        delay=0.0,
        most=most,
        enabled=True,
    )
    done = 0

    def log(event: str, **fields: object) -> None:
        nonlocal done
        if event == "article":
            done += 1
            if done % every == 0:
                tell()

    def tell() -> None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        resident = (
            int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024
            if Path("/proc/self/statm").exists()
            else used.ru_maxrss
        )
        print(done, round(used.ru_utime + used.ru_stime, 2), resident, flush=True)

    result = verb.fetch(database, [source], limits=Limits(), allow_local=True, log=log)
    tell()
    print("status", result.status, result.counts(), file=sys.stderr)


def dump(database: Path) -> list[str]:
    from events.store.dump import dump as lines
    from events.store.engine import reading

    with reading(database) as connection:
        return list(lines(connection))


def start(name: str, *arguments: object) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, __file__, f"--{name}", *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )


def newspaper(count: int) -> tuple[subprocess.Popen[str], int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = start("serve", port, count)
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return server, port
        time.sleep(0.05)
    raise SystemExit("the simulated newspaper did not start")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--long", type=int, default=50_000)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--serve", nargs=2, type=int)
    parser.add_argument("--fetch", nargs=4)
    asked = parser.parse_args()
    if asked.serve:
        serve(*asked.serve)
        return 0
    if asked.fetch:
        fetch(Path(asked.fetch[0]), int(asked.fetch[1]), int(asked.fetch[2]), int(asked.fetch[3]))
        return 0
    sys.path.insert(0, str(ROOT))
    from events.ingest import authority
    from events.store.engine import initialise, writing

    failed = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        empty = folder / "empty.db"
        initialise(empty)
        with writing(empty) as connection:
            authority.load(connection)

        once, killed = folder / "once.db", folder / "killed.db"
        shutil.copy(empty, once)
        shutil.copy(empty, killed)
        server, port = newspaper(asked.pages)
        try:
            out = start("fetch", once, port, 100_000, 500).communicate()[0].split("\n")
            count, seconds, _ = out[-2].split()
            rate = int(count) / float(seconds) * 60
            print(f"{count} pages parsed, extracted, stored and merged in {seconds} s of CPU: {rate:,.0f} a minute")
            failed |= rate < 1000 or int(count) != asked.pages
            again = start("fetch", once, port, 100_000, 500).communicate()[0].split("\n")[-2].split()
            print(f"again, unchanged: {again[1]} s of CPU, {again[0]} pages stored")
            failed |= again[0] != "0"
            for number in range(asked.kills):
                process = start("fetch", killed, port, 100_000, 50)
                wanted = asked.pages * (number + 1) // (asked.kills + 1)
                while process.poll() is None and stored(killed) < wanted:
                    time.sleep(0.01)
                process.kill()
                process.communicate()
            start("fetch", killed, port, 100_000, 500).communicate()
            one, other = dump(once), dump(killed)
            same = one == other
            for line in sorted(set(one) ^ set(other))[:6]:
                print("  only in one:", line[:300], file=sys.stderr)
            print(
                f"killed {asked.kills} times on the way: {stored(killed)} articles, {'the same database' if same else 'ANOTHER DATABASE'}"
            )
            failed |= not same
        finally:
            server.kill()

        if asked.long:
            shutil.copy(empty, folder / "long.db")
            server, port = newspaper(asked.long)
            try:
                process = start("fetch", folder / "long.db", port, 100_000, max(1, asked.long // 20))
                assert process.stdout is not None
                marks = [tuple(map(float, line.split())) for line in process.stdout]
            finally:
                server.kill()
            for done, spent, memory in marks[::4]:
                print(f"  {done:,.0f} pages, {spent:.0f} s of CPU, {memory / 1024:.0f} MB")
            early = max(m for d, _, m in marks if d <= asked.long / 5)
            before_merge = max(m for d, _, m in marks[:-1])
            print(
                f"memory over {marks[-1][0]:,.0f} pages: {early / 1024:.0f} MB after a fifth, {before_merge / 1024:.0f} MB at the last page"
            )
            failed |= before_merge - early > 48 * 1024
    return int(failed)


def stored(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])


if __name__ == "__main__":
    sys.exit(main())
