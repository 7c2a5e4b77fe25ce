"""What is wrong with a database is said in a sentence that tells what to do."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from made import fork

from events import errors
from events.store import engine, schema
from events.store.backup import backup
from events.store.engine import initialise, raw, reading, writing
from events.store.tables import sources


def missing(path: Path) -> None:
    path.unlink()


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def text(path: Path) -> None:
    path.write_text("Không phải cơ sở dữ liệu. " * 100, encoding="utf-8")


def somebody_elses(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE invoices (id INTEGER)")
    connection.close()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def older(path: Path) -> None:
    with writing(path) as connection:
        schema.migrate(connection, "0003")


def newer(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()


def damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:12288] = b"\xff" * 8192
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("spoil", "error", "words"),
    [
        (missing, errors.DatabaseMissing, "init"),
        (folder, errors.NotADatabase, "folder"),
        (text, errors.NotADatabase, "not an SQLite database"),
        (somebody_elses, errors.NotADatabase, "other tables"),
        (empty, errors.DatabaseOutdated, "init"),
        (older, errors.DatabaseOutdated, "init"),
        (newer, errors.DatabaseTooNew, "newer program"),
        (damaged, errors.NotADatabase, "backup"),
    ],
)
@pytest.mark.parametrize("way", [reading, writing])
def test_a_database_that_cannot_be_used(
    database: Path, way: Callable[..., object], spoil: Callable[[Path], None], error: type[Exception], words: str
) -> None:
    """Missing, a folder, not SQLite, somebody else's, empty, older, newer, damaged: one error each, with the way out."""
    spoil(database)
    with pytest.raises(error, match=words), way(database) as connection:  # type: ignore[attr-defined]
        connection.execute(sa.text("SELECT * FROM sources, articles")).fetchall()


@pytest.mark.parametrize("spoil", [text, somebody_elses, newer, folder])
def test_init_leaves_alone_what_is_not_ours(database: Path, spoil: Callable[[Path], None]) -> None:
    """`init` never writes into another program's file."""
    spoil(database)
    before = database.read_bytes() if database.is_file() else b""
    with pytest.raises(errors.DatabaseError):
        initialise(database)
    assert (database.read_bytes() if database.is_file() else b"") == before


def test_init_upgrades_older_and_fills_empty(database: Path) -> None:
    """`init` brings an older and an empty file to head, and does nothing the second time."""
    older(database)
    assert initialise(database) == ("0003", schema.head())
    empty(database)
    assert initialise(database) == (None, schema.head())
    assert initialise(database) == (schema.head(), schema.head())


def test_init_where_the_folder_is_missing(tmp_path: Path) -> None:
    """A path in a folder that is not there names the folder."""
    with pytest.raises(errors.DatabaseMissing, match="nowhere"):
        initialise(tmp_path / "nowhere" / "events.db")


def test_a_second_writer_waits_and_then_says_so(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another process writes, a writer waits; in the end it says that the database is locked. Readers go on."""
    monkeypatch.setattr(engine, "WAIT_SECONDS", 0.05)
    with writing(database) as one, one.begin():
        one.execute(sa.insert(sources).values(id="a", name="A", province="", origin="data"))
        with reading(database) as reader:
            assert reader.execute(sa.select(sa.func.count()).select_from(sources)).scalar_one() == 0
        with pytest.raises(errors.DatabaseLocked, match="another process"), writing(database) as two, two.begin():
            pass


def test_two_writers_take_turns(database: Path) -> None:
    """Two writers at once both succeed, one transaction after the other."""

    def write(name: str) -> None:
        with writing(database) as connection:
            for number in range(20):
                with connection.begin():
                    connection.execute(
                        sa.insert(sources).values(id=f"{name}{number}", name=name, province="", origin="data")
                    )

    threads = [threading.Thread(target=write, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with reading(database) as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(sources)).scalar_one() == 40


def as_somebody_else(work: Callable[[], object]) -> str:
    """What happens to a user who may only read, in a process of its own: the error's name and words, or `done`."""
    reader, writer = os.pipe()
    child = fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setuid(65534)  # root may write everywhere
            work()
            told = "done"
        except BaseException as error:
            told = f"{type(error).__name__}: {error}"
        os.write(writer, told.encode())
        os._exit(0)
    os.waitpid(child, 0)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as pipe:
        return pipe.read()


def test_a_file_that_may_only_be_read(database: Path) -> None:
    """In a folder that cannot be written a database is read and copied out of; writing says what is wrong."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = Path(shutil.copy(database, folder / "events.db"))
        target = Path(tempfile.gettempdir()) / f"copy-{os.getpid()}.db"
        path.chmod(0o444)
        folder.chmod(0o555)

        def read() -> None:
            with reading(path) as connection:
                connection.execute(sa.select(sources)).fetchall()

        def write() -> None:
            with writing(path) as connection, connection.begin():
                connection.execute(sa.insert(sources).values(id="a", name="A", province="", origin="data"))

        try:
            assert as_somebody_else(read) == "done"
            assert as_somebody_else(lambda: backup(path, target)) == "done"
            assert as_somebody_else(write).startswith("DatabaseReadOnly: ")
            assert as_somebody_else(lambda: initialise(folder / "new.db")).startswith("DatabaseMissing: ")
            assert [file.name for file in folder.iterdir()] == ["events.db"]
        finally:
            target.unlink(missing_ok=True)
            folder.chmod(0o755)


def test_read_only_errors_are_recognised(database: Path) -> None:
    """What SQLite says of a file that it may not write becomes the error of ours."""
    below = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    with pytest.raises(errors.DatabaseReadOnly, match="permissions"), engine.explained(database):
        below.execute("DELETE FROM sources")
    below.close()


def test_an_old_sqlite_says_so(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Python's SQLite knows no STRICT tables the way out is named."""
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    with pytest.raises(errors.DatabaseError, match="newer Python"), reading(database):
        pass


def test_reading_cannot_write(database: Path) -> None:
    """A reader's connection refuses to write."""
    with pytest.raises(errors.DatabaseReadOnly), reading(database) as connection:
        connection.execute(sa.delete(sources))


def test_connections_have_fold_and_foreign_keys(database: Path) -> None:
    """`fold()` is there in SQL, and a reference to nothing is refused."""
    with reading(database) as connection:
        folded = raw(connection).execute("SELECT fold('ĐIỆN BIÊN'), fold(NULL), fold(3)").fetchone()
    assert folded == ("dien bien", None, 3)
    with pytest.raises(sa.exc.IntegrityError), writing(database) as connection, connection.begin():
        connection.exec_driver_sql("INSERT INTO place_names VALUES ('nowhere', 'x', 'x', 0)")


def test_a_path_with_odd_letters(tmp_path: Path) -> None:
    """Spaces, accents, question marks and percent signs in a path are letters like others."""
    path = tmp_path / "Sự kiện 100%? #1.db"
    initialise(path)
    with reading(path) as connection:
        assert connection.execute(sa.select(sources)).fetchall() == []
    assert path.exists()
