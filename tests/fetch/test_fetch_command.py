"""`events fetch` and `events sources` as a timer and a keeper call them: processes, signals, messages, exit codes."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from loopback_site import Reply, Site, article_page, rss

from events.store.dump import dump
from events.store.engine import reading

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "COLUMNS": "200"}


def command(database: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "events", "--db", str(database), *arguments]


def call(database: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(database, *arguments), capture_output=True, text=True, env=ENVIRONMENT, timeout=120, check=False
    )


def keeper_file(folder: Path, site: Site, **more: Any) -> Path:
    """A keeper's sources.toml for the site."""
    lines = [
        "[[source]]",
        'id = "bao-thu"',
        'name = "Báo Thử"',
        'domains = ["127.0.0.1"]',
        f'feeds = ["{site.base}/rss.xml"]',
        "delay = 0",
    ]
    lines += [f"{name} = {json.dumps(value)}" for name, value in more.items()]
    path = folder / "sources.toml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def publish(site: Site, count: int) -> None:
    for number in range(count):
        site.pages[f"/bai-{number}.html"] = Reply(body=article_page(number), headers={"ETag": f'"{number}"'})
    entries = [(f"{site.base}/bai-{n}.html", f"Bài {n}", "2018-10-03T08:59:00+07:00") for n in range(count)]
    site.pages["/rss.xml"] = Reply(body=rss(entries), type="application/rss+xml", headers={"ETag": f'"rss-{count}"'})


def content(database: Path) -> list[str]:
    """All that the articles told, without what runs were needed for it."""
    with reading(database) as connection:
        return list(dump(connection))


def test_killed_again_and_again_equals_fetched_once(site: Site, database: Path, tmp_path: Path) -> None:
    """200 pages, the process killed (SIGKILL) three times on the way: nothing lost, nothing twice, the same database."""
    publish(site, 200)
    sources = keeper_file(tmp_path, site)
    once = tmp_path / "once.db"
    once.write_bytes(database.read_bytes())
    fetch = ("fetch", "--sources", str(sources), "--allow-local")
    assert call(once, *fetch).returncode == 0
    kills = 0
    for asked in (40, 90, 150):
        site.forget()
        process = subprocess.Popen(command(database, *fetch), env=ENVIRONMENT, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 60
        wanted = max(10, asked - _stored(database))
        while process.poll() is None and len(site.asked()) < wanted and time.monotonic() < until:
            time.sleep(0.005)
        if process.poll() is None:
            process.kill()
            kills += 1
        process.wait()
    assert kills >= 2
    assert 0 < _stored(database) < 200
    done = call(database, *fetch)
    assert done.returncode == 0, done.stderr
    assert _stored(database) == 200
    assert content(database) == content(once)
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM runs WHERE finished_at IS NULL").fetchone() == (kills,)


def _stored(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])


def test_sigterm_ends_a_fetch_cleanly(site: Site, database: Path, tmp_path: Path) -> None:
    """The run is closed, what was read is stored, and the exit code is 0: a stop is no failure."""
    publish(site, 60)
    slow = {path: page for path, page in site.pages.items() if path.startswith("/bai")}
    for path, page in slow.items():
        site.pages[path] = lambda request, page=page: (time.sleep(0.02), page)[1]
    sources = keeper_file(tmp_path, site)
    process = subprocess.Popen(
        command(database, "fetch", "--sources", str(sources), "--allow-local"),
        env=ENVIRONMENT,
        stderr=subprocess.PIPE,
        text=True,
    )
    until = time.monotonic() + 60
    while len(site.asked()) < 20 and time.monotonic() < until:
        time.sleep(0.01)
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 0, said
    assert "stopped" in said
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT exit_status, inserted > 10, inserted < 60 FROM runs").fetchall() == [
            (0, 1, 1)
        ]


def test_json_lines_and_the_health_check(site: Site, database: Path, tmp_path: Path) -> None:
    """Each message is one JSON object on stderr, stdout is empty, and the end is told to the health check."""
    publish(site, 3)
    pings: list[str] = []

    class Ping:
        def __call__(self, request: Any) -> Reply:
            return Reply(body="ok")

    site.pages |= {"/ping": Ping(), "/ping/1": Ping()}
    server_post(site, pings)
    sources = keeper_file(tmp_path, site)
    arguments = (
        "fetch",
        "--sources",
        str(sources),
        "--allow-local",
        "--log-json",
        "--healthcheck",
        site.base + "/ping",
    )
    done = call(database, *arguments)
    assert (done.returncode, done.stdout) == (0, "")
    records = [json.loads(line) for line in done.stderr.splitlines()]
    assert {"listed", "article", "source done", "done"} <= {record["event"] for record in records}
    last = records[-1]
    assert (last["event"], last["inserted"], last["status"]) == ("done", 3, 0)
    site.pages["/rss.xml"] = Reply(404)
    assert call(database, *arguments).returncode == 1
    assert pings == ["/ping", "/ping/1"]


def server_post(site: Site, pings: list[str]) -> None:
    """Lets the site take the POST of a health check."""
    handler = site._server.RequestHandlerClass

    def do_post(self: Any) -> None:
        pings.append(self.path)
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    handler.do_POST = do_post  # type: ignore[attr-defined]


def test_what_a_keeper_sees(site: Site, database: Path, tmp_path: Path) -> None:
    """`events sources` tells what is polled and how it went; `events runs` has the run."""
    publish(site, 2)
    sources = keeper_file(tmp_path, site, province="Điện Biên")
    shown = json.loads(call(database, "sources", "--sources", str(sources), "--enabled", "--format", "json").stdout)
    assert [(row["id"], row["enabled"], row["last_success"]) for row in shown] == [("bao-thu", "yes", None)]
    assert call(database, "fetch", "bao-thu", "--sources", str(sources), "--allow-local").returncode == 0
    (row,) = json.loads(call(database, "sources", "--sources", str(sources), "--enabled", "--format", "json").stdout)
    assert row["last_success"]
    assert (row["articles"], row["failures"], row["lists"]) == (2, 0, 1)
    runs = json.loads(call(database, "runs", "--format", "json").stdout)
    assert [(run["command"], run["exit_status"], run["inserted"]) for run in runs] == [("fetch", 0, 2)]


def test_the_script_for_timers(site: Site, database: Path, tmp_path: Path) -> None:
    """`scripts/fetch` is the verb, with its exit codes."""
    publish(site, 1)
    sources = keeper_file(tmp_path, site)
    script = [sys.executable, str(ROOT / "scripts" / "fetch")]
    program = Path(sys.executable).with_name("events")
    if not program.exists():
        pytest.skip("the program is not installed beside this Python")
    environment = {**ENVIRONMENT, "EVENTS": str(program)}
    done = subprocess.run(
        [*script, "--db", str(database), "--sources", str(sources), "--allow-local"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "1 new" in done.stderr
    assert (
        subprocess.run([*script, "--wrong"], env=environment, capture_output=True, timeout=60, check=False).returncode
        == 2
    )


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("fetch",), 2, "no source to poll"),
        (("fetch", "khong-co"), 2, "there is no source"),
        (("fetch", "bao-ha-nam"), 2, "no feed"),
        (("fetch", "--sources", "nowhere.toml"), 2, "nowhere.toml"),
    ],
)
def test_wrong_usage(database: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    """Each says what is wrong and what to do."""
    done = call(database, *arguments)
    assert done.returncode == code
    assert words in done.stderr


def test_an_address_can_be_ingested(site: Site, database: Path) -> None:
    """`events ingest URL` goes through the same guard: a loopback address is refused with the reason."""
    done = call(database, "ingest", site.base + "/bai-1.html")
    assert done.returncode == 1
    assert "not a public address" in done.stderr
    assert not site.requests


def test_a_second_fetch_says_so_and_leaves(site: Site, database: Path, tmp_path: Path) -> None:
    """While one is at work another asks nothing, says why, and ends with 0."""
    from events.ingest.fetching.lock import alone

    publish(site, 2)
    sources = keeper_file(tmp_path, site)
    with alone(database):
        done = call(database, "fetch", "--sources", str(sources), "--allow-local", "--healthcheck", site.base + "/ping")
    assert done.returncode == 0
    assert "another fetch is at work" in done.stderr
    assert str(os.getpid()) in done.stderr
    assert not site.requests
