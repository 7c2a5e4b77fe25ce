"""A copy of the database, taken while others go on reading and writing."""

from __future__ import annotations

import os
from pathlib import Path

from events.errors import DatabaseReadOnly, UsageError
from events.store.engine import explained, raw, reading


def backup(database: Path, target: Path, *, replace: bool = False) -> int:
    """Writes a compact copy to `target`, whole or not at all; its size in bytes.

    Two copies of one content are equal byte for byte. Raises UsageError where the target is there and may not be
    replaced, DatabaseReadOnly where it cannot be written.
    """
    if target.is_dir():
        raise UsageError(f"{target} is a folder; name the file")
    if target.exists() and (not replace or target.samefile(database)):
        raise UsageError(f"{target} is there already" + ("" if replace else "; --force replaces it"))
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with reading(database) as connection:
            below = raw(connection)
            connection.commit()
            # query_only forbids VACUUM even into another file
            below.execute("PRAGMA query_only = OFF")
            with explained(target):
                below.execute("VACUUM INTO ?", (str(part),))
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        raise DatabaseReadOnly(f"{target} cannot be written: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)
    return target.stat().st_size
