"""`events organisations`: one body with its events, several of a name, or none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from events.cli import app

ARTICLES = [
    {
        "url": "https://example.org/to-chuc/1",
        "title": "Huyện ủy Tuần Giáo luân chuyển cán bộ",
        "published": "2018-10-03",
        "text": (
            "Ngày 16/4/2018, Huyện ủy Tuần Giáo ban hành Quy định số 07-QĐ/HU về luân chuyển cán bộ. "
            "Sáng 28-9, Ban Tổ chức Huyện ủy Tuần Giáo tổ chức hội nghị sơ kết."
        ),
    },
    {
        "url": "https://example.org/to-chuc/2",
        "title": "Hai huyện Châu Thành",
        "published": "2019-03-12",
        "text": (
            "Ngày 11/3/2019, Huyện ủy Châu Thành, tỉnh Tiền Giang tổ chức hội nghị. "
            "Ngày 12/3/2019, Huyện ủy Châu Thành, tỉnh Bến Tre tổ chức hội nghị."
        ),
    },
]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with our data and two articles."""
    folder = tmp_path_factory.mktemp("organisations")
    source, path = folder / "articles.jsonl", folder / "events.db"
    source.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in ARTICLES), encoding="utf-8")
    for command in (["init"], ["ingest", str(source)]):
        done = CliRunner().invoke(app, ["--db", str(path), *command])
        assert done.exit_code == 0, done.output
    return path


def _run(database: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["--db", str(database), "organisations", *words])


def test_one_body_with_its_events(database: Path) -> None:
    """A name without marks gives the body, its parent and period, and its events from first to last."""
    done = _run(database, "huyen uy tuan giao", "--format", "json")
    assert done.exit_code == 0
    (row,) = json.loads(done.stdout)
    assert (row["id"], row["parent"]) == ("huyen-uy-tuan-giao", "Tỉnh ủy Điện Biên")
    assert row["dissolution_date"] == "2025-06-30"
    assert [event["start_date"] for event in row["events"]] == ["2018-04-16"]
    assert row["events"][0]["roles"] == ["issuer"]


def test_for_people(database: Path) -> None:
    """The table names class, parent, period and the other names."""
    done = _run(database, "Ủy ban Kiểm tra Trung ương")
    assert done.exit_code == 0
    for told in ("party, central", "Ban Chấp hành Trung ương Đảng", "1948-10-16", "UBKT T.Ư"):
        assert told in done.stdout


def test_two_bodies_of_one_name_are_two_rows(database: Path) -> None:
    """Districts of one name in two provinces have a committee each; the sentence goes to stderr."""
    done = _run(database, "Huyện ủy Châu Thành", "--format", "jsonl")
    assert done.exit_code == 0
    ids = [json.loads(line)["id"] for line in done.stdout.splitlines()]
    assert ids == ["huyen-uy-chau-thanh-ben-tre", "huyen-uy-chau-thanh-tien-giang"]
    assert "2 bodies" in done.stderr
    alone = _run(database, ids[0], "--format", "json")
    assert json.loads(alone.stdout)[0]["parent"] == "Tỉnh ủy Bến Tre"


def test_words_of_a_name_list_what_holds_them(database: Path) -> None:
    """Part of a name lists the bodies whose names hold all its words."""
    done = _run(database, "tuan giao", "--format", "jsonl")
    assert done.exit_code == 0
    names = [json.loads(line)["name"] for line in done.stdout.splitlines()]
    assert names == ["Ban Tổ chức Huyện ủy Tuần Giáo", "Huyện ủy Tuần Giáo"]


def test_without_a_name_those_of_most_events_come_first(database: Path) -> None:
    """The list is in the order of the number of events."""
    done = _run(database, "--limit", "5", "--format", "jsonl")
    assert done.exit_code == 0
    counts = [json.loads(line)["events"] for line in done.stdout.splitlines()]
    assert len(counts) == 5
    assert counts == sorted(counts, reverse=True)
    assert counts[0] >= 1


def test_nobody_of_that_name(database: Path) -> None:
    """A name that is nobody's is wrong usage, and says where to look."""
    done = _run(database, "Ban Quản trị Sao Hỏa")
    assert done.exit_code == 2
    assert "events organisations" in done.stderr
