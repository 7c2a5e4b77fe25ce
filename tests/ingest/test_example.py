"""events.db.example is what the script makes of the samples, today."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from made import content

from events.store import schema
from events.store.checking import check
from events.store.engine import reading


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, built anew."""
    path = tmp_path_factory.mktemp("example") / "events.db.example"
    done = subprocess.run(
        [sys.executable, str(root / "scripts" / "build_example"), str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return path


def test_the_example_is_what_the_script_makes(root: Path, built: Path) -> None:
    """Row by row. Where this fails, rules, data or samples changed: run scripts/build_example and commit the file."""
    kept, made = set(content(root / "events.db.example")), set(content(built))
    assert sorted(made - kept)[:5] == [], "run scripts/build_example"
    assert sorted(kept - made)[:5] == [], "run scripts/build_example"


def test_the_example_is_at_head_and_sound(root: Path) -> None:
    """A newcomer opens it with anything: it is whole, at this schema, and tells nothing of how it was made."""
    path = root / "events.db.example"
    with reading(path) as connection:
        assert all(finding.faults == 0 for finding in check(connection))
        assert schema.revision_of(connection.connection.dbapi_connection) == schema.head()  # type: ignore[arg-type]
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM runs").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM articles").fetchone()[0] >= 30
        assert connection.execute("SELECT count(*) FROM timeline WHERE date LIKE '2018%'").fetchone()[0] > 0
        found = "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH '\"dien bien\"'"
        assert connection.execute(found).fetchone()[0] > 0
    connection.close()


def test_it_is_built_to_the_same_bytes(root: Path, built: Path, tmp_path: Path) -> None:
    """The same samples, rules and data give the same file, byte for byte."""
    again = tmp_path / "again"
    subprocess.run([sys.executable, str(root / "scripts" / "build_example"), str(again)], check=True)
    assert again.read_bytes() == built.read_bytes()
