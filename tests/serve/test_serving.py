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
from urllib.error import URLError
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
    assert address in err
    assert "Traceback" not in err


def test_it_answers(served: str) -> None:
    """The database's page, with its description."""
    with urlopen(f"{served}/events", timeout=30) as answer:
        page = answer.read().decode("utf-8")
    assert "Events in a year at a place" in page


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
