"""The only way to a connection: pragmas, `fold()` as an SQL function, and what is wrong with a database in words.

Reading (`reading`) never writes a byte; writing (`writing`) takes the writer's lock at once (BEGIN IMMEDIATE), so that
two writers wait for each other instead of failing half-way.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa

from events.errors import (
    DatabaseError,
    DatabaseLocked,
    DatabaseMissing,
    DatabaseReadOnly,
    EventsError,
    NotADatabase,
    UsageError,
)
from events.store import schema
from events.text import fold

OLDEST_SQLITE = (3, 37, 0)
"""STRICT tables begin there."""

WAIT_SECONDS = 30.0
"""How long a writer waits for another one."""


def _folded(value: Any) -> Any:
    return fold(value) if isinstance(value, str) else value


def explain(error: BaseException, path: Path) -> DatabaseError | None:
    """The error of ours that says what SQLite's means, and what to do; None where it means a fault of the program."""
    cause: BaseException = error.orig if isinstance(error, sa.exc.DBAPIError) and error.orig is not None else error
    if not isinstance(cause, sqlite3.DatabaseError):
        return None
    words = str(cause).lower()
    code = getattr(cause, "sqlite_errorcode", None)
    primary = code & 0xFF if code is not None else None
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) or "locked" in words:
        return DatabaseLocked(f"{path} is being written by another process; try again when it is done")
    if primary == sqlite3.SQLITE_READONLY or "readonly" in words:
        return DatabaseReadOnly(f"{path} or its folder cannot be written; check the permissions or copy the file")
    if primary == sqlite3.SQLITE_NOTADB or "not a database" in words:
        return NotADatabase(f"{path} is not an SQLite database")
    if primary == sqlite3.SQLITE_CORRUPT or "malformed" in words:
        return NotADatabase(f"{path} is damaged ({cause}): put the last `events backup` in its place")
    if primary == sqlite3.SQLITE_FULL:
        return DatabaseError(f"no room left on the disk of {path}; nothing of this step was stored")
    if primary == sqlite3.SQLITE_CANTOPEN or "unable to open" in words:
        return DatabaseMissing(f"{path} cannot be opened: check the path and the permissions")
    return None


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """What SQLite raises inside becomes an error of ours where it is about the database as it is."""
    try:
        yield
    except EventsError:
        raise
    except OverflowError as error:
        # an id or a count as somebody typed it
        raise UsageError(f"no id and no number of rows is larger than {2**63 - 1}") from error
    except (sa.exc.DBAPIError, sqlite3.DatabaseError) as error:
        ours = explain(error, path)
        if ours is None:
            raise
        raise ours from error


def _uri(path: Path, mode: str) -> str:
    return f"file:{quote(str(path.absolute()))}?mode={mode}"


def _open(path: Path, *, write: bool, create: bool = False) -> sqlite3.Connection:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise DatabaseError(
            f"this Python has SQLite {sqlite3.sqlite_version}; events needs "
            f"{'.'.join(map(str, OLDEST_SQLITE))} or newer: use a newer Python"
        )
    mode = "rwc" if create else "rw" if write else "ro"
    connection = sqlite3.connect(_uri(path, mode), uri=True, timeout=WAIT_SECONDS, isolation_level=None)
    try:
        connection.create_function("fold", 1, _folded, deterministic=True)
        if not write:
            try:
                connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
            except sqlite3.OperationalError:
                # a WAL file in a folder that cannot be written: nobody can be writing it, so its log is not needed
                if Path(f"{path}-wal").exists() and Path(f"{path}-wal").stat().st_size:
                    raise
                connection.close()
                connection = sqlite3.connect(_uri(path, "ro&immutable=1"), uri=True, isolation_level=None)
                connection.create_function("fold", 1, _folded, deterministic=True)
            connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        if write:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA cache_size = -65536")  # 64 MB
    except BaseException:
        connection.close()
        raise
    return connection


def _check_path(path: Path) -> None:
    if not path.exists():
        raise DatabaseMissing(f"there is no database at {path}: `events --db {path} init` makes one")
    if path.is_dir():
        raise NotADatabase(f"{path} is a folder, not a database")


def _engine(path: Path, *, write: bool, create: bool = False) -> sa.Engine:
    engine = sa.create_engine(
        "sqlite://", creator=lambda: _open(path, write=write, create=create), poolclass=sa.NullPool
    )

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


@contextmanager
def reading(path: Path) -> Iterator[sa.Connection]:
    """A connection that reads one moment of a database at head; it cannot write.

    Raises DatabaseMissing, NotADatabase, DatabaseOutdated, DatabaseTooNew or DatabaseLocked.
    """
    _check_path(path)
    with explained(path):
        engine = _engine(path, write=False)
        try:
            with engine.connect() as connection:
                schema.require_head(schema.revision_of(raw(connection)), path)
                yield connection
        finally:
            engine.dispose()


@contextmanager
def writing(path: Path) -> Iterator[sa.Connection]:
    """A connection for writing to a database at head; each `with connection.begin():` is one transaction.

    Raises what `reading` raises, and DatabaseReadOnly.
    """
    _check_path(path)
    with explained(path):
        engine = _engine(path, write=True)
        try:
            with engine.connect() as connection:
                schema.require_head(schema.revision_of(raw(connection)), path)
                yield connection
        finally:
            engine.dispose()


def raw(connection: sa.Connection) -> sqlite3.Connection:
    """The sqlite3 connection below."""
    below = connection.connection.dbapi_connection
    assert isinstance(below, sqlite3.Connection)
    return below


def initialise(path: Path) -> tuple[str | None, str]:
    """Creates the database or upgrades it to head; the revisions before and after.

    Raises DatabaseMissing where the folder is missing, NotADatabase, DatabaseTooNew, DatabaseReadOnly, DatabaseLocked.
    """
    if path.is_dir():
        raise NotADatabase(f"{path} is a folder, not a database")
    if not path.parent.is_dir():
        raise DatabaseMissing(f"there is no folder {path.parent}: make it first")
    with explained(path):
        if path.exists():
            # looked at before the first pragma, which would already write into somebody else's file
            with sqlite3.connect(_uri(path, "ro"), uri=True, timeout=WAIT_SECONDS) as look:
                before = schema.revision_of(look)
            look.close()
            if before is not None and before not in schema.revisions():
                schema.require_head(before, path)
        engine = _engine(path, write=True, create=True)
        try:
            with engine.connect() as connection:
                before = schema.revision_of(raw(connection))
                connection.commit()
                if before != schema.head():
                    schema.migrate(connection)
        finally:
            engine.dispose()
    return before, schema.head()
