"""`events people`: posts over time, each with the articles that tell it; people of one name stay apart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from events.cli import app

ARTICLES = [
    (
        "2018-03-29",
        "Sáng 28-3, đồng chí Mai Văn Chính, Ủy viên Trung ương Đảng, Phó Trưởng ban Thường trực Ban Tổ chức Trung ương "
        "chủ trì hội nghị tại Cần Thơ.",
    ),
    ("2024-04-01", "Ngày 31/3, đồng chí Mai Văn Chính, Ủy viên Trung ương Đảng, kết luận hội nghị tại Hà Nội."),
    ("2024-04-02", "Ngày 1/4, ông Nguyễn Văn Nam, Giám đốc Sở Nội vụ tỉnh Đồng Tháp họp với các huyện."),
    ("2024-04-03", "Ngày 2/4, ông Nguyễn Văn Nam, Bí thư Huyện ủy Tuần Giáo tiếp công dân."),
]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with four articles."""
    folder = tmp_path_factory.mktemp("people")
    source, path = folder / "articles.jsonl", folder / "events.db"
    rows = [
        {"url": f"https://example.org/tin/{number}", "title": f"Tin {number}", "published": day, "text": text}
        for number, (day, text) in enumerate(ARTICLES)
    ]
    source.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    for command in (["init"], ["ingest", str(source)]):
        done = CliRunner().invoke(app, ["--db", str(path), *command])
        assert done.exit_code == 0, done.output
    return path


def _run(database: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["--db", str(database), "people", *words])


@pytest.mark.parametrize("said", ["Mai Văn Chính", "mai van chinh", "MAI VĂN CHÍNH", "văn chính"])
def test_posts_over_time_with_sources(database: Path, said: str) -> None:
    """The first post of 2018 comes first; a post that two articles tell spans both and names both."""
    done = _run(database, said, "--format", "json")
    assert done.exit_code == 0, done.output
    (person,) = json.loads(done.stdout)
    assert person["name"] == "Mai Văn Chính"
    posts = {post["title"]: post for post in person["posts"]}
    assert next(iter(posts)) == "Phó Trưởng ban Thường trực Ban Tổ chức Trung ương"
    member = posts["Ủy viên Trung ương Đảng"]
    assert (member["first_on"], member["last_on"]) == ("2018-03-29", "2024-04-01")
    assert [told["url"] for told in member["told"]] == ["https://example.org/tin/0", "https://example.org/tin/1"]
    assert [event["start_date"] for event in person["events"]] == ["2018-03-28", "2024-03-31"]


def test_two_people_of_one_name(database: Path) -> None:
    """A director in Đồng Tháp and a secretary in Tuần Giáo: two people, and it is said."""
    done = _run(database, "Nguyễn Văn Nam", "--format", "jsonl")
    people = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(people) == 2
    assert len({person["id"] for person in people}) == 2
    assert "2 people" in done.stderr
    alone = _run(database, str(people[0]["id"]), "--format", "jsonl")
    assert [json.loads(line)["id"] for line in alone.stdout.splitlines()] == [people[0]["id"]]


def test_for_people(database: Path) -> None:
    """Name, post with its days, and who tells it."""
    done = _run(database, "Mai Văn Chính")
    for told in ("Mai Văn Chính", "2018-03-29 – 2024-04-01", "Ủy viên Trung ương Đảng", "https://example.org/tin/0"):
        assert told in done.stdout


def test_the_list(database: Path) -> None:
    """Without a name all are listed, the most told first."""
    rows = [json.loads(line) for line in _run(database, "--format", "jsonl").stdout.splitlines()]
    assert [row["name"] for row in rows] == ["Mai Văn Chính", "Nguyễn Văn Nam", "Nguyễn Văn Nam"]


def test_nobody(database: Path) -> None:
    """A name that nobody has is wrong usage, and says what to do."""
    done = _run(database, "Không Ai")
    assert done.exit_code == 2
    assert "events people" in done.stderr
