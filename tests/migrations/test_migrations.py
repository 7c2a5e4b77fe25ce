"""The schema comes from the migrations alone, and a database survives the way down and up again."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from events.store import schema
from events.store.engine import initialise, raw, writing
from events.store.tables import TABLES, metadata

VERSIONS = sorted((schema.migrations() / "versions").glob("*.py"))


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "events.db"
    initialise(path)
    return path


def value(column: sa.Column[object]) -> object:
    """A value that a column takes; keys refer to the one row of each table."""
    if isinstance(column.type, sa.Integer):
        return 1
    if isinstance(column.type, sa.REAL):
        return 0.5
    return "2018-04-16" if column.name.endswith(("date", "_on", "published")) else "x"


def fill(path: Path) -> None:
    """One row in every table."""
    with writing(path) as connection, connection.begin():
        for table in TABLES:
            connection.execute(sa.insert(table).values({column.name: value(column) for column in table.columns}))


def rows(path: Path) -> dict[str, list[dict[str, object]]]:
    """All rows of all tables of ours that are there, by column."""
    with sqlite3.connect(path) as connection:
        connection.row_factory = sqlite3.Row
        there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        found = {
            table.name: [dict(row) for row in connection.execute(f"SELECT * FROM {table.name}")]
            for table in TABLES
            if table.name in there
        }
    connection.close()
    return found


def holds(more: dict[str, list[dict[str, object]]], less: dict[str, list[dict[str, object]]]) -> bool:
    """Whether one database has all rows of another, column by column, beside what the other has no column for."""
    return all(
        [{name: row[name] for name in kept} for row, kept in zip(more[table], each, strict=True)] == each
        for table, each in less.items()
    )


def objects(path: Path) -> list[tuple[str, str, str]]:
    """Every table, index, view and trigger, with its SQL."""
    with sqlite3.connect(path) as connection:
        found = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master ORDER BY 1, 2").fetchall()
    connection.close()
    return found


def test_tables_and_migrations_do_not_drift(database: Path) -> None:
    """What Alembic would still change is nothing."""
    with writing(database) as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "include_object": lambda _o, name, kind, _r, _c: kind != "table" or not re.match(r"\w+_fts", name or "")
            },
        )
        assert compare_metadata(context, metadata) == []


def test_every_table_is_strict_and_every_column_is_described(database: Path) -> None:
    """Columns hold what they say; tables and columns explain themselves."""
    sql = {name: text for kind, name, text in objects(database) if kind == "table"}
    for table in TABLES:
        assert re.search(r"\bSTRICT\b", sql[table.name]), table.name
        assert table.comment, table.name
        for column in table.columns:
            assert column.comment, f"{table.name}.{column.name}"


def test_every_file_of_a_table_is_named() -> None:
    """The tuple of tables forgets none of the files."""
    from events.store import tables

    files = {file.stem for file in Path(tables.__file__).parent.glob("[a-z]*.py")}
    assert {table.name for table in TABLES} == files == set(metadata.tables)


@pytest.mark.parametrize("target", [*reversed(schema.revisions()[:-1]), "base"])
def test_down_and_up_loses_nothing_that_the_older_schema_holds(database: Path, target: str) -> None:
    """With a row in every table: down to each revision and up again; schema and kept rows are as they were."""
    fill(database)
    before, shape = rows(database), objects(database)
    with writing(database) as connection:
        schema.migrate(connection, target)
    kept = rows(database)
    assert holds(before, kept)
    initialise(database)
    assert objects(database) == shape
    assert holds(rows(database), kept)
    with writing(database) as connection:
        for name in ("articles_fts", "events_fts"):
            raw(connection).execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")


def test_upgrade_of_a_full_older_database_indexes_what_was_there(tmp_path: Path) -> None:
    """Articles stored before full text existed are found after the upgrade."""
    path = tmp_path / "old.db"
    initialise(path)
    with writing(path) as connection:
        schema.migrate(connection, "0003")
    with sqlite3.connect(path) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(articles)")]
        values = {"id": 7, "title": "Huyện ủy Điện Biên Đông", "text": "Hội nghị", "url": None, "place_id": None}
        values |= {"source_id": None, "published": None, "stamp": None}
        connection.execute(
            f"INSERT INTO articles ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
            [values.get(column, "") for column in columns],
        )
    connection.close()
    initialise(path)
    with writing(path) as connection:
        found = raw(connection).execute("SELECT rowid FROM articles_fts WHERE articles_fts MATCH '\"dien bien dong\"'")
        assert found.fetchall() == [(7,)]


def test_a_step_that_fails_leaves_nothing_behind(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A migration is whole or not at all: one that breaks half-way is rolled back, and the next try succeeds."""
    with writing(database) as connection:
        schema.migrate(connection, "0003")
    before = objects(database)
    with sqlite3.connect(database) as connection:
        # stands in the way of the last statement of the step
        connection.execute("CREATE VIEW events_search AS SELECT 1 AS id")
    connection.close()
    with pytest.raises(sa.exc.OperationalError):
        initialise(database)
    with sqlite3.connect(database) as connection:
        connection.execute("DROP VIEW events_search")
    connection.close()
    assert objects(database) == before
    assert initialise(database) == ("0003", schema.head())


@pytest.mark.parametrize("file", VERSIONS, ids=lambda file: file.stem)
def test_migrations_stand_alone(file: Path) -> None:
    """A migration imports nothing of ours and is named by its number and deed."""
    text = file.read_text(encoding="utf-8")
    assert re.fullmatch(r"\d{4}_[a-z_]+\.py", file.name)
    assert f'revision = "{file.name[:4]}"' in text
    assert not re.search(r"^\s*(?:from|import)\s+events\b", text, re.MULTILINE)


def test_any_program_can_use_the_file(database: Path) -> None:
    """Plain SQLite, without a function of ours, inserts, searches, vacuums and checks."""
    fill(database)
    with sqlite3.connect(database, isolation_level=None) as connection:
        connection.execute("UPDATE events SET title = 'Đại hội Đảng bộ tỉnh Điện Biên'")
        search = "SELECT title FROM events_fts WHERE events_fts MATCH 'dien bien'"
        assert connection.execute(search).fetchall() == []  # the row of ours is hidden
        assert connection.execute("SELECT count(*) FROM timeline").fetchone() == (0,)
        connection.execute("UPDATE events SET hidden = 0")
        assert connection.execute(search).fetchall() == [("Đại hội Đảng bộ tỉnh Điện Biên",)]
        connection.execute("VACUUM")
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("SELECT type, organisations, first_url FROM timeline").fetchall() == [("x", "x", "x")]
    connection.close()
