"""`extract`: the contract's object for each article, whatever is wrong with others."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from events.articles.model import Article
from events.cli import app
from events.errors import ArticleError
from events.extract import extract
from events.output.extracting import lines_of
from events.output.extraction import as_dict

RUN = CliRunner()
TEXT = (
    "Ngày 16/4/2018, Huyện ủy Điện Biên Đông ban hành Quy định số 02 - QĐ/HU về luân chuyển cán bộ. "
    "Chiều cùng ngày, Tỉnh ủy Điện Biên tổ chức hội nghị quán triệt Chỉ thị 05-CT/TW."
)
KEYS = ["url", "title", "published", "source", "place", "text", "dates", "resolutions", "organisations", "events"]
PARTS = {
    "dates": ["char_start", "char_end", "text", "start_date", "end_date", "precision", "modifier", "edtf", "form"],
    "resolutions": [
        "char_start",
        "char_end",
        "text",
        "label",
        "kind",
        "number",
        "symbol",
        "issuer",
        "issued_on",
        "term",
    ],
    "organisations": ["char_start", "char_end", "text", "name"],
    "events": [
        "char_start",
        "char_end",
        "title",
        "type",
        "start_date",
        "end_date",
        "precision",
        "modifier",
        "status",
        "place",
        "organisations",
        "resolutions",
        "confidence",
    ],
}


def _line(**more: Any) -> str:
    return json.dumps({"text": TEXT, "published": "2018-04-20", **more}, ensure_ascii=False)


def test_the_object_is_the_contract(tmp_path: Path) -> None:
    """Its keys and those of its parts, in their order; offsets count code points of `text`; the id is handed back."""
    file = tmp_path / "in.jsonl"
    file.write_text(_line(id="h001", url="https://bao.example/1") + "\n", encoding="utf-8")
    result = RUN.invoke(app, ["extract", str(file), "--format", "jsonl"])
    assert result.exit_code == 0, result.output
    (article,) = map(json.loads, result.stdout.splitlines())
    assert list(article) == ["id", *KEYS]
    assert (article["id"], article["published"], article["text"]) == ("h001", "2018-04-20", TEXT)
    for name, keys in PARTS.items():
        assert article[name], name
        for part in article[name]:
            assert list(part) == keys
            assert 0 <= part["char_start"] < part["char_end"] <= len(TEXT)
    for name in ("dates", "resolutions", "organisations"):
        for part in article[name]:
            assert article["text"][part["char_start"] : part["char_end"]] == part["text"]
    assert article["dates"][0]["start_date"] == "2018-04-16"
    assert "Quy định 02-QĐ/HU" in [each["label"] for each in article["resolutions"]]
    assert "Huyện ủy Điện Biên Đông" in [each["name"] for each in article["organisations"]]


def test_a_bad_article_costs_only_itself(tmp_path: Path) -> None:
    """The others come in their order, it is named on stderr, and the exit code is 1."""
    file = tmp_path / "in.jsonl"
    lines = [_line(id=1), "{not json", json.dumps({"id": 2, "title": "no text"}), _line(id=3)]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    result = RUN.invoke(app, ["extract", str(file), "--format", "jsonl"])
    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == [1, 3]
    assert "in.jsonl:2" in result.stderr
    assert "in.jsonl:3" in result.stderr
    assert "2 rejected" in result.stderr


def test_a_source_that_is_not_there(tmp_path: Path) -> None:
    """Is rejected as an input; the others are read."""
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    result = RUN.invoke(app, ["extract", str(tmp_path / "none.txt"), str(file), "--published", "2018-04-20"])
    assert result.exit_code in (1, 2)
    assert "none.txt" in result.stderr
    assert result.exit_code == 2 or len(result.stdout.splitlines()) == 1


def test_standard_input() -> None:
    """`-` reads it; nothing but an id is added to what is there."""
    result = RUN.invoke(app, ["extract", "-", "--format", "jsonl"], input=_line() + "\n")
    assert result.exit_code == 0, result.output
    assert list(json.loads(result.stdout)) == KEYS


def test_processes_change_nothing() -> None:
    """Several processes give the lines of one, errors among them, in the order of the articles."""
    articles: list[Article | ArticleError] = [
        Article(
            text=f"Ngày {day}/3/2019, Tỉnh ủy Điện Biên tổ chức hội nghị.", published=date(2019, 4, 1), given_id=day
        )
        for day in range(1, 32)
    ]
    articles[7:7] = [ArticleError("empty", locator="a.jsonl:8", url="https://bao.example/8")]
    one = [str(line) for line in lines_of(articles)]
    two = list(lines_of(articles, jobs=2))
    assert [str(line) for line in two] == one
    error = two[7]
    assert isinstance(error, ArticleError)
    assert (error.reason, error.locator, error.url) == ("empty", "a.jsonl:8", "https://bao.example/8")


def test_an_article_without_a_day_has_no_made_up_one() -> None:
    """What depends on the day of publication stays open."""
    made = as_dict(extract(Article(text="Sáng 28-3, Thành ủy Cần Thơ tổ chức hội nghị.")))
    assert [each["start_date"] for each in made["dates"]] == [None]
    assert made["dates"][0]["edtf"].startswith("XXXX")
    assert made["events"] == []
