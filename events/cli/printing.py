"""Printing data on stdout: the one way, so that every command's output flows and stops alike."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any


def window() -> int | None:
    """Width of the terminal on stdout; None where stdout is a file or a pipe, and nothing need be cut."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def put(lines: Iterable[str]) -> None:
    """Writes lines as they come."""
    write = sys.stdout.write
    for line in lines:
        write(line)
        write("\n")


def put_rows(rows: Iterable[Mapping[str, Any]], form: str, columns: Sequence[str] | None = None) -> None:
    """Prints rows as `table`, `json`, `jsonl` or `csv`; see `events.output.records`."""
    from events.output.records import render

    put(render(rows, form, columns=columns, width=window()))
