"""One fetch at a time for a database. The lock is the system's: it ends with its process, however that ends."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from events.errors import EventsError


class Busy(EventsError):
    """Another fetch is at work on this database."""


def _try(file: IO[str]) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def alone(database: Path, *, wait: bool = False) -> Iterator[None]:
    """Holds the lock beside a database. Raises Busy where another process holds it and `wait` is not set."""
    path = database.with_name(database.name + ".fetch-lock")
    with path.open("a+", encoding="ascii") as file:
        while not _try(file):
            if not wait:
                file.seek(0)
                holder = file.read().strip()
                raise Busy(f"another fetch is at work on {database}" + (f" (process {holder})" if holder else ""))
            time.sleep(0.2)
        file.seek(0)
        file.truncate()
        file.write(str(os.getpid()))
        file.flush()
        yield
