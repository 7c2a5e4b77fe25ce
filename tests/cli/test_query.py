"""`query`, `timeline`, `show`, `explain`, `articles` through the real command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from events.cli import app

RUN = CliRunner()


def _run(made: Path, *arguments: str, code: int = 0) -> tuple[str, str]:
    result = RUN.invoke(app, ["--db", str(made), *arguments], env={"EVENTS_TODAY": "2019-12-31"})
    assert result.exit_code == code, result.output
    return result.stdout, result.stderr


@pytest.mark.parametrize(
    "question", ["events in 2018 for Điện Biên", "su kien dien bien 2018", "sự kiện năm 2018 ở Điện Biên"]
)
def test_the_question_that_this_was_made_for(made: Path, question: str) -> None:
    """In both languages, with and without accents: the same two events; how it was understood is on stderr."""
    out, err = _run(made, "query", question, "--format", "json")
    assert [(each["id"], each["start_date"]) for each in json.loads(out)] == [(102, "2010-01-01"), (101, "2018-04-16")]
    assert "tỉnh Điện Biên" in err
    assert "2018-01-01 to 2018-12-31" in err


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md", "ics", "atom", "html"])
def test_every_format(made: Path, form: str) -> None:
    """Each is printed, and stdout holds nothing else."""
    out, _ = _run(made, "query", "18-NQ/TW", "--format", form)
    assert "Thành ủy Cần Thơ" in out.replace("\r\n ", "")
    assert "understood" not in out or form in ("md", "atom", "html")


def test_limit_and_offset(made: Path) -> None:
    """Pages of the same order."""
    whole = json.loads(_run(made, "query", "", "--format", "json")[0])
    pages = [json.loads(_run(made, "query", "--format", "json", "-n", "4", "--offset", str(i))[0]) for i in (0, 4, 8)]
    assert [each for page in pages for each in page] == whole
    assert json.loads(_run(made, "query", "--format", "json", "--limit", "0")[0]) == []


def test_today_is_what_relative_words_count_from(made: Path) -> None:
    """The option wins over the environment."""
    assert "2018-01-01" in _run(made, "query", "last year")[1]
    assert "2016-01-01" in _run(made, "query", "last year", "--today", "2017-05-01")[1]


def test_counts(made: Path) -> None:
    """A question for a number prints numbers; a calendar of numbers there is not."""
    assert json.loads(_run(made, "query", "how many events in 2018", "--format", "json")[0]) == [{"count": 6}]
    out, err = _run(made, "query", "số hội nghị theo năm", "--format", "csv")
    assert out == "year,count\n2015,1\n2018,1\n2019,2\n"
    _, err = _run(made, "query", "events per month in 2018")
    assert "no one month" in err
    assert "no format ics" in _run(made, "query", "how many events", "--format", "ics", code=2)[1]


def test_nothing_fits(made: Path) -> None:
    """Said on stderr, with what would fit without the words that were not understood; no rows, exit 0."""
    out, err = _run(made, "query", "hội nghị xyzzy", "--format", "jsonl")
    assert out == ""
    assert "not understood otherwise" in err
    assert "4 would" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--place", "Atlantis"], "no place of that name"),
        (["--since", "soon"], "--since"),
        (["--type", "tea party"], "--type"),
        (["--format", "pdf"], "pdf"),
        (["--today", "31/4/2018"], "2018-04-16"),
        (["--limit", "-1"], "limit"),
        (["--colour"], "colour"),
    ],
)
def test_wrong_usage_is_exit_2(made: Path, arguments: list[str], words: str) -> None:
    """With a sentence that names what was wrong, and nothing on stdout."""
    out, err = _run(made, "query", *arguments, code=2)
    assert words in err
    assert out == ""


def test_show(made: Path) -> None:
    """One event with its evidence, for people and as JSON; an earlier id leads on."""
    out, _ = _run(made, "show", "101")
    for part in (
        "Huyện ủy Điện Biên Đông",
        "issuer",
        "2018-04-16",
        "Tin số 101",
        "https://bao.example/101.html",
        "17/4",
    ):
        assert part in out
    (event,) = json.loads(_run(made, "show", "101", "--format", "json")[0])
    assert event["articles"][0]["char_end"] == len(event["articles"][0]["quote"])
    assert event["contradictions"] == ["một báo khác ghi ngày 17/4"]
    out, err = _run(made, "show", "8", "--format", "jsonl")
    assert [json.loads(line)["id"] for line in out.splitlines()] == [101, 102]
    assert "8 was split" in err
    assert "no event 999" in _run(made, "show", "999", code=2)[1]


def test_explain(made: Path) -> None:
    """Words, rule and anchor of the date; why this kind; each link with its reason, and the candidates that lost."""
    out, _ = _run(made, "explain", "101")
    for part in (
        "“Ngày 16/4/2018” is 2018-04-16",
        "day_month_year",
        "issuance: made for a test",
        "the only one in Điện Biên",
        "candidates that lost or were left: huyen-uy-dien-bien\n",
        "“Quy định số 02-QĐ/HU” is not linked",
        "this time is given by 1 of 1 article",
        "một báo khác ghi ngày 17/4",
        "7 (earlier)",
    ):
        assert part in out
    assert "year from the article's day of publication (2019-12-31" in _run(made, "explain", "103")[0]
    (event,) = json.loads(_run(made, "explain", "101", "--format", "json")[0])
    assert event["passages"][0]["date"]["form"] == "day_month_year"
    assert event["passages"][0]["resolutions"][0]["candidates"] == ["quy-dinh-02"]


def test_articles(made: Path) -> None:
    """A list, and one article."""
    rows = json.loads(_run(made, "articles", "--format", "json")[0])
    assert len(rows) == 12
    assert set(rows[0]) == {"id", "published", "source", "title", "url", "events"}
    out, _ = _run(made, "articles", "1101")
    assert "Tin số 101" in out
    assert "(not linked)" in out
    (article,) = json.loads(_run(made, "articles", "https://bao.example/101.html", "--format", "json")[0])
    assert article["text"].startswith("Ngày 16/4/2018")
    assert _run(made, "articles", "77", code=2)[0] == ""


def test_timeline(made: Path, tmp_path: Path) -> None:
    """A page in a file, or on stdout; a folder that is not there is wrong usage."""
    file = tmp_path / "page.html"
    out, err = _run(made, "timeline", "events in 2018 for Điện Biên", "--output", str(file))
    assert out == ""
    assert "2 events written" in err
    assert "vis-timeline" in file.read_text("utf-8")
    assert _run(made, "timeline", "2018", "-o", "-")[0].startswith("<!doctype html>")
    assert "only the first 2" in _run(made, "timeline", "2018", "-o", "-", "--limit", "2")[1]
    assert "cannot be written" in _run(made, "timeline", "2018", "-o", str(tmp_path / "no" / "x.html"), code=2)[1]


def test_explain_shows_what_people_changed(made: Path, tmp_path: Path) -> None:
    """The correction with who, when and why; the title that a person gave is the event's."""
    path = Path(shutil.copy(made, tmp_path / "events.db"))
    _run(path, "edit", "103", "--title", "Hội nghị ở Cần Thơ", "--by", "An", "--why", "ngắn hơn")
    out, _ = _run(path, "explain", "103")
    assert out.startswith("Hội nghị ở Cần Thơ\n")
    assert "by An" in out
    assert "ngắn hơn" in out
    (event,) = json.loads(_run(path, "explain", "103", "--format", "json")[0])
    assert event["corrections"][0]["payload"] == {"title": "Hội nghị ở Cần Thơ"}
    _run(path, "hide", "103", "--by", "An", "--why", "thử")
    assert "a person hid it" in _run(path, "show", "103")[0]
    assert "no events fit" in _run(path, "query", "18-NQ/TW")[1]
