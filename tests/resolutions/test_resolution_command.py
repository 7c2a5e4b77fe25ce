"""`events resolutions`: one document with the events around it, several where a number was used again, or none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from events.cli import app

ARTICLES = [
    {
        "url": "https://example.org/can-bo/1",
        "title": "Huyện ủy Tuần Giáo luân chuyển cán bộ",
        "published": "2018-10-03",
        "text": (
            "Ngày 16/4/2018, Huyện ủy Tuần Giáo ban hành Quy định số 07-QĐ/HU về luân chuyển cán bộ. "
            "Sáng 28-9, Huyện ủy Tuần Giáo tổ chức hội nghị sơ kết thực hiện Quy định số 07-QĐ/HU ngày 16/4/2018."
        ),
    },
    {
        "url": "https://example.org/can-bo/2",
        "title": "Chế độ tinh giản biên chế",
        "published": "2022-02-17",
        "text": "Ngày 15/2/2022, Sở Nội vụ tỉnh Đồng Tháp họp về việc giải quyết chế độ theo Nghị định số 26 của Chính phủ.",
    },
    {
        "url": "https://example.org/can-bo/3",
        "title": "Kiểm điểm cuối năm",
        "published": "2017-12-17",
        "text": "Ngày 15/12, Huyện ủy Tuần Giáo tổ chức hội nghị sơ kết thực hiện Nghị quyết Trung ương 4 khóa XII.",
    },
]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with our data and three articles."""
    folder = tmp_path_factory.mktemp("resolutions")
    source, path = folder / "articles.jsonl", folder / "events.db"
    source.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in ARTICLES), encoding="utf-8")
    for command in (["init"], ["ingest", str(source)]):
        done = CliRunner().invoke(app, ["--db", str(path), *command])
        assert done.exit_code == 0, done.output
    return path


def _run(database: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["--db", str(database), "resolutions", *words])


def test_one_document_with_its_events_in_time_order(database: Path) -> None:
    """A local document that only an article tells has issuer, day and subject, and its events from first to last."""
    done = _run(database, "07-QĐ/HU", "--format", "json")
    assert done.exit_code == 0
    (row,) = json.loads(done.stdout)
    assert row["id"] == "quy-dinh-07-qd-hu-huyen-uy-tuan-giao-2018"
    assert (row["issuer"], row["issued_on"], row["title"]) == ("Huyện ủy Tuần Giáo", "2018-04-16", "luân chuyển cán bộ")
    days = [event["start_date"] for event in row["events"]]
    assert days == sorted(days)
    assert "2018-04-16" in days


def test_for_people(database: Path) -> None:
    """The table names title, issuer, day, term and what replaced it."""
    done = _run(database, "nghi dinh 108/2014/nd-cp")
    assert done.exit_code == 0
    for told in (
        "Nghị định 108/2014/NĐ-CP",
        "chính sách tinh giản biên chế",
        "Chính phủ",
        "2014-11-20",
        "29/2023/NĐ-CP",
    ):
        assert told in done.stdout


def test_a_number_that_was_used_again_is_listed(database: Path) -> None:
    """Three documents are called 35-CT/TW; the sentence goes to stderr, the rows to stdout."""
    done = _run(database, "35-CT/TW", "--format", "jsonl")
    assert done.exit_code == 0
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["issued_on"] for row in rows] == ["2014-05-26", "2019-05-30", "2024-06-14"]
    assert "3 documents" in done.stderr
    alone = _run(database, rows[1]["id"], "--format", "json")
    assert json.loads(alone.stdout)[0]["term"] == "XII"


def test_each_document_of_a_number_is_told_in_full(database: Path) -> None:
    """A reader who types the number alone sees issuer, day and events of each that bears it."""
    done = _run(database, "35-CT/TW")
    assert done.exit_code == 0
    for day in ("2014-05-26", "2019-05-30", "2024-06-14"):
        assert f"issued        {day}" in done.stdout
    assert done.stdout.count("\nid            ") == 3
    rows = json.loads(_run(database, "35-CT/TW", "--format", "json").stdout)
    assert all("events" in row for row in rows)


def test_a_plenum_shows_what_it_passed(database: Path) -> None:
    """The row that the press cites by the session lists the numbered documents."""
    done = _run(database, "nqtw4 khoa xii", "--format", "json")
    (row,) = json.loads(done.stdout)
    assert row["id"] == "nghi-quyet-trung-uong-4-khoa-xii"
    assert [one.split(" (")[0] for one in row["documents"]] == [
        "Nghị quyết 04-NQ/TW",
        "Nghị quyết 05-NQ/TW",
        "Nghị quyết 06-NQ/TW",
    ]
    assert row["events"]


def test_an_open_citation_lists_its_candidates(database: Path) -> None:
    """A decree known by its number alone: what it may be, and why nothing was chosen."""
    done = _run(database, "Nghị định 26 (Chính phủ)", "--format", "json")
    assert done.exit_code == 0
    rows = json.loads(done.stdout)
    assert "nghi-dinh-26-2015-nd-cp" in (rows[0].get("candidates") or [row["id"] for row in rows])


def test_the_list_starts_with_the_most_cited(database: Path) -> None:
    """Without a label every document is listed."""
    done = _run(database, "--format", "jsonl", "--limit", "3")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) == 3
    assert rows[0]["label"] == "Quy định 07-QĐ/HU"


def test_nothing_of_that_name(database: Path) -> None:
    """A label that there is not is wrong usage, and says what to do."""
    done = _run(database, "Nghị quyết 99999")
    assert done.exit_code == 2
    assert "events resolutions" in done.stderr
