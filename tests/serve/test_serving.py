"""`events serve` as a process: it answers on its port and ends with Ctrl-C; a browser draws its timeline page."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from selectolax.lexbor import LexborHTMLParser


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def served(made: Path) -> Iterator[str]:
    """The address of a running `events serve`; it must end by itself when it is interrupted."""
    port = _free_port()
    command = [sys.executable, "-m", "events", "--db", str(made), "serve", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                urlopen(f"{address}/-/versions.json", timeout=5).close()
                break
            except (URLError, ConnectionError):
                assert process.poll() is None, process.communicate()[1]
                time.sleep(0.1)
        yield address
    finally:
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert out == ""
    assert process.returncode == 0, err
    assert address in err
    assert "Traceback" not in err


@pytest.mark.parametrize("taken", [True, False])
def test_what_cannot_be_served_is_not_announced(made: Path, tmp_path: Path, taken: bool) -> None:
    """A port of another's is wrong usage (2), a file that is no database is 3; neither prints an address."""
    other = tmp_path / "other.db"
    other.write_bytes(b"no database " * 100)
    with socket.create_server(("127.0.0.1", 0)) as holder:
        port = holder.getsockname()[1] if taken else 0
        command = [sys.executable, "-m", "events", "--db", str(made if taken else other), "serve", "--port", str(port)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == (2 if taken else 3)
    assert "cannot listen" in done.stderr if taken else "is not an SQLite database" in done.stderr
    assert "http://" not in done.stderr and done.stderr.count("\n") == 1


def test_it_answers(served: str) -> None:
    """The database's page, with its description."""
    with urlopen(f"{served}/events", timeout=30) as answer:
        page = answer.read().decode("utf-8")
    assert "Events in a year at a place" in page


@pytest.mark.parametrize(
    ("path", "status"), [("events/nothing", 404), ("events.json?sql=delete+from+events", 400), ("favicon.txt", 404)]
)
def test_a_wrong_address_is_answered_and_not_printed(served: str, path: str, status: int) -> None:
    """That the server's own output stays empty is seen when it ends."""
    with pytest.raises(HTTPError) as answer:
        urlopen(f"{served}/{path}", timeout=30)
    assert answer.value.code == status
    answer.value.close()


@pytest.mark.browser
def test_a_browser_draws_the_page(served: str, tmp_path: Path) -> None:
    """With the files that Datasette hands out."""
    browser = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )
    if browser is None:
        pytest.skip("needs a Chromium on the PATH")
    command = [
        browser,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path / 'profile'}",
        "--virtual-time-budget=8000",
        "--dump-dom",
        f"{served}/events/-/timeline?q=2018",
    ]
    done = subprocess.run(command, capture_output=True, timeout=120, check=True)
    tree = LexborHTMLParser(done.stdout.decode("utf-8"))
    drawn = {node.text() for node in tree.css("#timeline .vis-item .vis-item-content > span")}
    assert drawn == {node.text() for node in tree.css("li.event h2")}
    assert len(drawn) == 6
