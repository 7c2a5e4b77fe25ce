"""The scripts for timers: one verb each, exit codes as documented, safe to run twice."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLE = """Huyện ủy Điện Biên Đông họp
Cập nhật: 08:10 - Thứ Ba, 17/4/2018
ĐBP - Sáng 16/4/2018, Huyện ủy Điện Biên Đông tổ chức hội nghị sơ kết công tác quý I.
"""


@pytest.fixture
def run(root: Path, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Runs a script on a database of the test's own."""
    # the script's `events` is the one of this environment
    program = Path(sys.executable).with_name("events")
    environment = os.environ | {"EVENTS_DB": str(tmp_path / "events.db"), "EVENTS": str(program)}

    def start(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, str(root / "scripts" / script), *arguments],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    return start


def rows(database: Path, statement: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(database) as connection:
        found = connection.execute(statement).fetchall()
    connection.close()
    return found


def test_a_timer_reads_copies_and_reads_again(run, loaded: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """Ingest with a bad input, a copy, reprocess: the codes, the runs, the rejections."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (inbox / "bad.jsonl").write_text('{"text": "không đóng\n', encoding="utf-8")
    first = run("ingest", str(inbox))
    assert (first.returncode, first.stdout) == (1, "")
    assert "bad.jsonl:1" in first.stderr
    database = loaded
    assert rows(database, "SELECT exit_status, inserted, unchanged, rejected FROM runs") == [(1, 1, 0, 1)]
    assert len(rows(database, "SELECT * FROM rejections")) == 1
    assert run("backup", str(tmp_path / "copies")).returncode == 0
    (copy,) = (tmp_path / "copies").glob("*.db")
    assert rows(copy, "SELECT count(*) FROM articles") == [(1,)]
    again = run("reprocess")
    assert (again.returncode, "articles read" in again.stderr) == (0, True), again.stderr
    assert run("ingest").returncode == 2


def test_only_the_newest_copies_stay(run, loaded_once: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """Older copies go once the new one was checked; without a database none goes, and the code is 3."""
    copies = tmp_path / "copies"
    copies.mkdir()
    for day in range(1, 5):
        (copies / f"events-2020-01-0{day}.db").write_text("old")
    (copies / "notes.txt").write_text("stays")
    assert run("backup", str(copies), "--keep", "2").returncode == 3
    assert len(list(copies.iterdir())) == 5
    shutil.copy(loaded_once, tmp_path / "events.db")
    done = run("backup", str(copies), "--keep", "2")
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in copies.iterdir())[0] == "events-2020-01-04.db"
    assert len(list(copies.iterdir())) == 3


def test_the_scripts_are_thin(root: Path) -> None:
    """A script for timers has under 50 lines and no SQL."""
    for name in ("ingest", "backup", "reprocess", "build_example", "_events.py"):
        text = (root / "scripts" / name).read_text(encoding="utf-8")
        assert len(text.splitlines()) < 50, name
        assert "SELECT" not in text and "sqlite3" not in text, name
