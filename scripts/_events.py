"""What the scripts for timers share: finding the program beside them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def program() -> str:
    """The `events` program: of $EVENTS, of the checkout's .venv, or on the path. Exits with 2 where there is none."""
    beside = ROOT / ".venv" / "bin" / "events"
    found = os.environ.get("EVENTS") or (str(beside) if beside.exists() else shutil.which("events"))
    if not found:
        print("events is not installed: run scripts/demo once, or set EVENTS to the program", file=sys.stderr)
        raise SystemExit(2)
    return found


def events(*arguments: str) -> int:
    """Runs one verb; its exit code (0 done, 1 some inputs rejected, 2 wrong usage, 3 database)."""
    return subprocess.run([program(), *arguments], check=False).returncode


def in_environment() -> None:
    """Goes on in the checkout's own environment, where this Python lacks the program. Exits with 2 where there is none."""
    if find_spec("events") is not None and find_spec("typer") is not None:
        return
    python = ROOT / ".venv" / "bin" / "python"
    if not python.exists():
        print("events is not installed: run scripts/test once", file=sys.stderr)
        raise SystemExit(2)
    os.execv(python, [str(python), *sys.argv])
