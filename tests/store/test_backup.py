"""A copy is whole, compact and the same each time."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from made import Told, content, put, rows

from events.errors import DatabaseMissing, UsageError
from events.store.backup import backup
from events.store.engine import writing
from events.store.tables import sources

TOLD = Told("Tỉnh ủy Điện Biên", date(2018, 3, 28), "tổng kết công tác cán bộ")


def test_two_copies_are_equal_byte_for_byte(database: Path, tmp_path: Path) -> None:
    """Nothing of the moment gets into a copy; it has the same content and needs no other file."""
    put(database, [[rows([TOLD])]])
    first, second = tmp_path / "1.db", tmp_path / "2.db"
    backup(database, first)
    backup(database, second)
    assert first.read_bytes() == second.read_bytes()
    assert content(first) == content(database)
    assert sorted(path.name for path in tmp_path.iterdir() if path.name[:1] in "12.") == ["1.db", "2.db"]


def test_a_copy_is_taken_while_another_writes(database: Path, tmp_path: Path) -> None:
    """A copy shows the last committed state, and waits for nobody."""
    with writing(database) as connection, connection.begin():
        connection.execute(sa.insert(sources).values(id="a", name="A", province="", origin="data"))
        backup(database, tmp_path / "copy.db")
    with sqlite3.connect(tmp_path / "copy.db") as copy:
        assert copy.execute("SELECT count(*) FROM sources").fetchone() == (0,)
    copy.close()


def test_what_is_there_is_not_replaced_by_chance(database: Path, tmp_path: Path) -> None:
    """An existing file, a folder and the database itself are refused; --force replaces a file."""
    target = tmp_path / "copy.db"
    target.write_text("old")
    with pytest.raises(UsageError, match="--force"):
        backup(database, target)
    with pytest.raises(UsageError):
        backup(database, database, replace=True)
    with pytest.raises(UsageError, match="folder"):
        backup(database, tmp_path)
    assert backup(database, target, replace=True) == target.stat().st_size > 3


def test_a_missing_database_leaves_no_copy(tmp_path: Path) -> None:
    """Nothing to copy: nothing written."""
    with pytest.raises(DatabaseMissing):
        backup(tmp_path / "none.db", tmp_path / "copy.db")
    assert list(tmp_path.iterdir()) == []
