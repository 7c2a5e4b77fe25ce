"""`events places`: a unit's kind, parent, period, what it was made of and became; no database is needed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from events.cli import app


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs the command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("EVENTS_DB", raising=False)
    monkeypatch.delenv("EVENTS_TODAY", raising=False)

    def call(*words: str) -> Result:
        return CliRunner().invoke(app, ["places", *words])

    return call


def test_one_place_for_people(run: Any) -> None:
    """`Đồng Nai` of May 2026: kind, since when, by which resolution, what it was made of."""
    done = run("Đồng Nai", "--on", "2026-05-01")
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "Thành phố Đồng Nai"
    told = " ".join(done.stdout.split())
    assert "kind thành phố trung ương" in told
    assert "stood 2026-04-30 to today" in told
    assert "ordered by 30/2026/QH16" in told
    assert "made of tỉnh Đồng Nai, 2026-04-30, 30/2026/QH16 [dong-nai-2025]" in told


def test_json(run: Any) -> None:
    """JSON tells the same with ids."""
    (row,) = json.loads(run("huyện Hoành Bồ", "--format", "json").stdout)
    assert row["id"] == "quang-ninh-1976/hoanh-bo"
    assert row["parent"] == "tỉnh Quảng Ninh"
    assert (row["valid_from"], row["valid_to"]) == (None, "2019-12-31")
    assert [step["id"] for step in row["became"]] == ["quang-ninh-1976/ha-long"]
    assert row["ended_by"] == "837/NQ-UBTVQH14"


def test_predecessors_and_successors(run: Any) -> None:
    """`--with-predecessors` goes back to 1976, `--with-successors` on to today."""
    rows = json.loads(run("Đồng Nai", "--on", "2026-05-01", "--with-predecessors", "--format", "json").stdout)
    ids = {row["id"] for row in rows}
    assert {"dong-nai-2026", "dong-nai-2025", "dong-nai-1976", "binh-phuoc", "song-be"} <= ids
    rows = json.loads(run("hà tây", "--on", "2000-01-01", "--with-successors", "--format", "json").stdout)
    assert [row["id"] for row in rows] == ["ha-tay", "ha-noi-2008"]


def test_what_lies_below(run: Any) -> None:
    """`--below` lists districts and communes of the day; `--limit` and `--offset` page through them."""
    done = run("tỉnh Điện Biên", "--on", "2018-01-01", "--below", "--format", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert sum(row["level"] == "district" for row in rows) == 10
    second = run(
        "tỉnh Điện Biên", "--on", "2018-01-01", "--below", "--limit", "1", "--offset", "1", "--format", "jsonl"
    )
    assert [json.loads(line) for line in second.stdout.splitlines()] == rows[1:2]


def test_the_provincial_units_of_a_day(run: Any) -> None:
    """Without a name the provincial units of the day are listed, 34 of today."""
    assert len(run("--on", "1985-01-01", "--format", "jsonl").stdout.splitlines()) == 40
    assert len(run("--today", "2026-01-01", "--format", "jsonl").stdout.splitlines()) == 34


def test_a_name_without_a_unit_on_that_day(run: Any) -> None:
    """Its other periods are listed, and that is said."""
    done = run("Hà Tây", "--on", "1980-01-01", "--format", "jsonl")
    assert done.exit_code == 0
    assert "ha-tay" in {json.loads(line)["id"] for line in done.stdout.splitlines()}
    assert "not on 1980-01-01" in done.stderr


@pytest.mark.parametrize("words", [["Đồng Nay"], ["--on", "1970-01-01"], ["x", "--on", "1/5/2026"]])
def test_wrong_usage(run: Any, words: list[str]) -> None:
    """An unknown name, a day before the rows, a day that is none: exit 2, nothing on stdout."""
    done = run(*words)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr


def test_an_unknown_name_is_told_what_is_like_it(run: Any) -> None:
    """The message names similar places."""
    assert "Đồng Nai" in run("Đồng Nay").stderr
