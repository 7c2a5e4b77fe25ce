"""Questions to the database of the sample articles, in both languages, with and without accents."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from events.query.asking import asked
from events.query.model import EventRow
from events.text import fold

CASES = Path(__file__).resolve().parents[1] / "cases" / "questions.toml"
QUESTIONS: list[dict[str, Any]] = tomllib.loads(CASES.read_text("utf-8"))["question"]


def _parameters(every_form: bool) -> list[Any]:
    parameters: list[Any] = []
    for raw in QUESTIONS:
        marks = [pytest.mark.xfail(reason=raw["pending"], strict=True)] if "pending" in raw else []
        for ask in raw["ask"] if every_form else raw["ask"][:1]:
            parameters.append(pytest.param(raw, ask, id=ask, marks=marks if not every_form else []))
    return parameters


def _rows(database: Path, raw: dict[str, Any], ask: str) -> list[EventRow]:
    with asked(database, ask, today=raw.get("today")) as answer:
        return list(answer.rows())


def _says(row: EventRow, words: str) -> bool:
    told = " ".join([row.title, *(article.quote for article in row.articles)])
    return fold(words) in fold(told)


def test_there_are_enough_questions() -> None:
    """In both languages."""
    assert len(QUESTIONS) >= 40
    assert sum(len(raw["ask"]) for raw in QUESTIONS) >= 100


@pytest.mark.parametrize(("raw", "ask"), _parameters(every_form=False))
def test_answers(database: Path, raw: dict[str, Any], ask: str) -> None:
    """What must be among the answers is, what must not be is not, and all answers satisfy what was asked."""
    rows = _rows(database, raw, ask)
    shown = "\n".join(f"{row.start_date}..{row.end_date} {row.type} {row.place}: {row.title}" for row in rows)
    if raw.get("none"):
        assert not rows, shown
        return
    for wanted in raw["has"]:
        assert any(
            row.start_date == wanted["start"]
            and _says(row, wanted["says"])
            and row.type == wanted.get("type", row.type)
            for row in rows
        ), f"{wanted} is not among\n{shown}"
    for words in raw.get("hasnt", []):
        assert not [row.title for row in rows if _says(row, words)], words
    every = raw.get("every", {})
    for row in rows:
        if "touches" in every:
            first, last = every["touches"]
            assert row.start_date <= last and row.end_date >= first, row
        if "type" in every:
            assert row.type == every["type"], row
        if "resolution" in every:
            assert every["resolution"] in {part.name for part in row.resolutions}, row


@pytest.mark.parametrize(
    ("raw", "ask"), [p for p in _parameters(every_form=True) if p.values[1] != p.values[0]["ask"][0]]
)
def test_every_form_of_a_question_gives_the_same_events(database: Path, raw: dict[str, Any], ask: str) -> None:
    """English or Vietnamese, with accents or without."""
    assert [row.id for row in _rows(database, raw, ask)] == [row.id for row in _rows(database, raw, raw["ask"][0])]


def test_places_keep_provinces_apart(database: Path) -> None:
    """Nothing of another province answers for Điện Biên, although `Điện Biên` and `diễn biến` are one without accents."""
    with asked(database, "", named={"place": ["Điện Biên"]}) as answer:
        places = {row.place for row in answer.rows()} - {None}
    assert places
    assert all("Điện Biên" in str(place) for place in places), places
