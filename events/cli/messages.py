"""What a command says to a person: stderr only, so that stdout stays data."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from time import monotonic
from typing import TypeVar

Item = TypeVar("Item")


def say(message: str) -> None:
    """One message on stderr; nothing happens where stderr is closed."""
    from events.output.width import harmless

    with suppress(BrokenPipeError, ValueError):
        if sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K")  # a line of progress that stands there
        sys.stderr.write(f"events: {harmless(message)}\n")
        sys.stderr.flush()


def progress(items: Iterable[Item], noun: str, total: int | None = None) -> Iterator[Item]:
    """Hands the items through and, where stderr is a terminal, counts them on one line that is wiped at the end.

    `noun` is what is counted (`articles`). Four times a second at most, so that it costs nothing.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    of = f" of {total}" if total is not None else ""
    started = shown = monotonic()
    count = 0
    try:
        for count, item in enumerate(items, 1):
            yield item
            now = monotonic()
            if now - shown >= 0.25:
                shown = now
                sys.stderr.write(f"\r\x1b[K{count}{of} {noun}, {count / (now - started):.0f} a second")
                sys.stderr.flush()
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


class Counter:
    """Counts on one line of stderr, where that is a terminal, what a verb reports by calling it with a number."""

    def __init__(self, noun: str) -> None:
        self.noun = noun
        self.count = 0
        self._live = sys.stderr.isatty()
        self._started = self._shown = monotonic()

    def __enter__(self) -> Counter:
        return self

    def __call__(self, more: int) -> None:
        """So many more were done."""
        self.count += more
        now = monotonic()
        if self._live and now - self._shown >= 0.25:
            self._shown = now
            rate = self.count / (now - self._started)
            sys.stderr.write(f"\r\x1b[K{self.count} {self.noun}, {rate:.0f} a second")
            sys.stderr.flush()

    def __exit__(self, *_: object) -> None:
        if self._live:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
