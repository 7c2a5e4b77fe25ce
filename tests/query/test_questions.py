"""Questions to a made database: which rows answer, and how the question was understood."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.errors import UsageError
from events.query.model import EventRow

Ask = Callable[..., tuple[list[EventRow], str]]

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).resolve().parents[1] / "cases" / "query" / "questions.toml").read_text("utf-8")
)["case"]
FLAT = [
    pytest.param(text, case["ids"], case.get("says", []), id=text or "(nothing)")
    for case in CASES
    for text in case["ask"]
    if text not in case.get("skip", [])
]


@pytest.mark.parametrize(("question", "ids", "says"), FLAT)
def test_question(ask: Ask, question: str, ids: list[int], says: list[str]) -> None:
    """Every phrasing of a case gives its rows, in the order of time, and says how it was understood."""
    rows, sentence = ask(question)
    assert [row.id for row in rows] == ids, sentence
    assert [(row.start_date, row.end_date) for row in rows] == sorted((row.start_date, row.end_date) for row in rows)
    for part in says:
        assert part in sentence


OPTIONS: tuple[tuple[dict[str, Any], list[int]], ...] = (
    ({"since": "2018", "named": {"place": ["Điện Biên"]}}, [102, 101, 104]),
    ({"since": "2018-04", "until": "tháng 5/2018", "named": {"place": ["Dien Bien"]}}, [102, 101]),
    ({"until": "2009"}, [111]),
    ({"named": {"place": ["Cần Thơ", "Hà Nam"]}, "since": "2018"}, [103, 107]),
    ({"named": {"organisation": ["Ban Tổ chức TW"]}}, [103]),
    ({"named": {"resolution": ["18-NQ/TW"]}}, [103]),
    ({"named": {"type": ["hội nghị"]}, "since": "2019"}, [104, 106]),
    ({"named": {"type": ["meeting", "issuance"]}, "since": "2018", "until": "2018"}, [103, 101]),
    ({"named": {"text": ["ra quân"]}}, [110]),
    ({"named": {"text": ["ra quan"]}}, [110]),
    ({"named": {"place": ["Hà Nam"]}, "with_successors": True}, [107]),
    ({"named": {"place": ["Ninh Bình"]}}, []),
    ({"named": {"place": ["Ninh Bình"]}, "with_predecessors": True}, [107]),
    ({"within": True, "since": "2018", "until": "2018", "named": {"place": ["Điện Biên"]}}, [101]),
)


@pytest.mark.parametrize(("options", "ids"), OPTIONS)
def test_options(ask: Ask, options: dict[str, Any], ids: list[int]) -> None:
    """Options alone give what they name; values of one option are alternatives, different options hold together."""
    assert [row.id for row in ask("", **options)[0]] == ids


def test_within_means_containment(ask: Ask) -> None:
    """An event that only touches the year is left out."""
    assert [row.id for row in ask("events in 2018 for Điện Biên", within=True)[0]] == [101]


def test_question_and_options_hold_together(ask: Ask) -> None:
    """A question about 2018 with an option for a place."""
    assert [row.id for row in ask("hội nghị năm 2018", named={"place": ["Cần Thơ"]})[0]] == [103]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"named": {"place": ["Atlantis"]}}, "no place of that name"),
        ({"named": {"organisation": ["Tỉnh ủy"]}}, "Tỉnh ủy Điện Biên"),
        ({"named": {"organisation": ["Ban Tổ chức Mặt Trăng"]}}, "no body of that name"),
        ({"named": {"resolution": ["99-NQ/TW"]}}, "no document"),
        ({"named": {"type": ["tea party"]}}, "meeting"),
        ({"since": "31/4/2018"}, "--since"),
        ({"until": "soon"}, "--until"),
        ({"since": "2018 and 2019"}, "--since"),
    ],
)
def test_an_option_that_names_nothing_is_wrong_usage(ask: Ask, options: dict[str, Any], words: str) -> None:
    """It says what was not understood, and where it can what there is instead."""
    with pytest.raises(UsageError, match=words):
        ask("", **options)


def test_hidden_events_answer_nothing(ask: Ask) -> None:
    """What a person hid is neither listed nor found by its words."""
    assert 108 not in [row.id for row in ask("")[0]]
    assert ask("", named={"text": ["đã bị ẩn"]})[0] == []


def test_links_and_evidence_come_with_the_rows(ask: Ask) -> None:
    """Bodies, documents and passages of an event."""
    (row,) = ask("", named={"organisation": ["Ban Tổ chức Trung ương"]})[0]
    assert [(part.name, part.role) for part in row.organisations] == [
        ("Ban Tổ chức Trung ương", "participant"),
        ("Thành ủy Cần Thơ", "organiser"),
    ]
    assert [(part.name, part.role) for part in row.resolutions] == [("Nghị quyết 18-NQ/TW", "implemented")]
    (evidence,) = row.articles
    assert (evidence.url, evidence.source, evidence.published) == (
        "https://bao.example/103.html",
        "Báo Mẫu",
        "2019-12-31",
    )
    assert evidence.quote.startswith("Sáng 28-3")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    words=st.lists(
        st.sampled_from(
            [
                "sự kiện",
                "năm",
                "2018",
                "Điện Biên",
                "dien bien",
                "hội nghị",
                '"',
                "*",
                "(",
                "AND",
                "OR",
                "NOT",
                "NEAR",
                "18-NQ/TW",
                "theo tháng",
                "how many",
                "-",
                ":",
                "^",
                "\\",
                "%",
                "_",
                "'",
                ";",
                "--",
                "ở",
                "Tỉnh ủy",
                "UBND",
                "đến nay",
            ]
        ),
        max_size=9,
    )
)
def test_any_question_is_answered(ask: Ask, words: list[str]) -> None:
    """Nothing that is typed is an error or reaches SQL or the full-text language as more than words."""
    rows, sentence = ask(" ".join(words))
    assert sentence.startswith("understood as")
    assert len({row.id for row in rows}) == len(rows)


@pytest.mark.parametrize("question", ["a " * 500, "Điện Biên 2018 " * 60, "1/1/" * 250, "(" * 1000, "UBND " * 200])
def test_a_long_question_is_answered(ask: Ask, question: str) -> None:
    """Up to the limit, whatever it repeats."""
    assert ask(question[:500])[1].startswith("understood as")


def test_a_book_is_no_question(ask: Ask) -> None:
    """Wrong usage, said at once."""
    with pytest.raises(UsageError, match="500 characters"):
        ask("sự kiện " * 200)
