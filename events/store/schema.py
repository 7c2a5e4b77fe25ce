"""The schema's version: where the migrations lie, which is the newest, and how a database gets there.

Which version a database has and which is the head is told without Alembic, so that a question starts quickly.
"""

from __future__ import annotations

import sqlite3
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from events.errors import DatabaseError, DatabaseOutdated, DatabaseTooNew, NotADatabase

if TYPE_CHECKING:
    import sqlalchemy as sa


@cache
def migrations() -> Path:
    """The folder of the migrations: inside the package when installed from a wheel, beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "_migrations", package.parent / "migrations"):
        if (folder / "env.py").exists():
            return folder
    raise DatabaseError("this installation has no migrations; install the package again")


@cache
def revisions() -> tuple[str, ...]:
    """All revisions, oldest first: the number that each file in `migrations/versions` begins with."""
    return tuple(sorted(file.name.split("_", 1)[0] for file in (migrations() / "versions").glob("[0-9]*.py")))


def head() -> str:
    """The newest revision."""
    return revisions()[-1]


def revision_of(connection: sqlite3.Connection) -> str | None:
    """The revision of an open database; None where it is empty. Raises NotADatabase where it is somebody else's."""
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "alembic_version" in names:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        if row is not None:
            return str(row[0])
        names.discard("alembic_version")
    if names:
        raise NotADatabase(f"this SQLite file is not an events database: it has other tables ({min(names)}, …)")
    return None


def require_head(revision: str | None, path: Path) -> None:
    """Raises what is wrong with a database of that revision, and says what to do; returns where it is at head."""
    if revision == head():
        return
    if revision is None:
        raise DatabaseOutdated(f"{path} is empty: `events --db {path} init` makes the tables")
    if revision in revisions():
        raise DatabaseOutdated(
            f"{path} is at schema {revision}, this program needs {head()}: "
            f"`events --db {path} init` upgrades it (keep a copy: `cp`)"
        )
    raise DatabaseTooNew(
        f"{path} is at schema {revision}, newer than this program's {head()}: install the newer program"
    )


def migrate(connection: sa.Connection, target: str = "head") -> None:
    """Upgrades to `target` (or downgrades, where it is older) through an open SQLAlchemy connection."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations()).replace("%", "%%"))
    config.attributes["connection"] = connection
    known = revisions()
    current = connection.exec_driver_sql(
        "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
    ).scalar_one()
    now = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() if current else None
    connection.commit()
    goal = known[-1] if target == "head" else target
    if target == "base" or (now is not None and known.index(now) > known.index(goal)):
        command.downgrade(config, target)
    else:
        command.upgrade(config, target)
