"""Progress goes to stderr, only where that is a terminal; stdout has data alone."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

COMMAND = [sys.executable, "-m", "events", "--db"]


def on_a_terminal(command: list[str]) -> tuple[bytes, str]:
    """What a command prints on stdout, a pipe, and on stderr, a real terminal."""
    outside, inside = pty.openpty()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=inside) as run:
        os.close(inside)
        shown = b""
        with suppress(OSError):  # the terminal is gone when the program ends
            while piece := os.read(outside, 4096):
                shown += piece
        os.close(outside)
        assert run.stdout is not None
        printed = run.stdout.read()
    assert run.returncode == 0
    return printed, shown.decode()


def test_a_terminal_shows_progress(root: Path, tmp_path: Path) -> None:
    """A line that counts the articles, written over itself and wiped before the messages; nothing on stdout."""
    printed, shown = on_a_terminal(
        [*COMMAND, str(tmp_path / "events.db"), "ingest", str(root / "samples" / "articles")]
    )
    assert printed == b""
    assert "articles, " in shown
    assert "a second" in shown
    assert shown.rindex("a second") < shown.rindex("\x1b[K") < shown.rindex("events: events added")


def test_a_pipe_shows_none(root: Path, tmp_path: Path) -> None:
    """Whole lines of messages, no control characters."""
    command = [*COMMAND, str(tmp_path / "events.db"), "ingest", str(root / "samples" / "articles")]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run.stdout == ""
    assert "\x1b" not in run.stderr
    assert all(line.startswith("events: ") for line in run.stderr.splitlines())
