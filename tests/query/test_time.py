"""What times questions name, from the table of cases."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.query.time import read
from events.query.time.period import Period
from events.query.time.ranges import Reader
from events.text import normalise

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).resolve().parents[1] / "cases" / "query" / "time.toml").read_text("utf-8")
)["case"]
TODAY = date(2019, 12, 31)

FLAT = [
    pytest.param(case["is"], text, case.get("today", TODAY), id=text)
    for case in CASES
    for text in case["says"]
    if text not in case.get("skip", [])
]


def _period(bounds: list[str]) -> Period:
    first, last = (date.fromisoformat(day) if day else None for day in bounds)
    return Period(first, last)


@pytest.mark.parametrize(("bounds", "text", "today"), FLAT)
def test_a_time_is_read_as_people_mean_it(bounds: list[str], text: str, today: date) -> None:
    """Each phrasing alone gives the interval of its case, or nothing where it is no time."""
    found = read(normalise(text), today)
    assert [each.period for each in found] == ([_period(bounds)] if bounds else [])
    if bounds:
        assert found[0].span.of(text).strip() == text


@pytest.mark.parametrize(("bounds", "text", "today"), [case for case in FLAT if case.values[0]])
def test_words_around_a_time_change_nothing(bounds: list[str], text: str, today: date) -> None:
    """Between other words the same time is read, and nothing else."""
    found = Reader(normalise(f"hội nghị, {text}, Cần Thơ"), today).read()
    assert [each.period for each in found] == [_period(bounds)]


def test_two_times_are_two() -> None:
    """A list is read item by item."""
    found = read("2015, 2016", TODAY)
    assert [each.period.start for each in found] == [date(2015, 1, 1), date(2016, 1, 1)]


def test_what_is_taken_is_not_read() -> None:
    """A document's number that another reader took is no year, and does not join what stands beside it."""
    from events.text import Span

    assert read("108/2014 2018", TODAY, (Span(0, 8),))[0].period == _period(["2018-01-01", "2018-12-31"])


@given(st.text(alphabet=st.sampled_from(list("0123456789/-. tháng ngày năm từ đến quý IV ")), max_size=60))
def test_any_text_is_read_without_harm(text: str) -> None:
    """Whatever is typed: spans lie inside the text, do not overlap, and no period ends before it begins."""
    found = Reader(normalise(text), TODAY).read()
    end = 0
    for each in found:
        assert end <= each.span.start < each.span.end <= len(normalise(text))
        end = each.span.end
        if each.period.start and each.period.end:
            assert each.period.start <= each.period.end


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_every_day_is_read_in_every_notation(day: date) -> None:
    """A day written in any of the notations is that day."""
    for text in (
        f"{day.day}/{day.month}/{day.year}",
        f"ngày {day.day:02} tháng {day.month:02} năm {day.year}",
        f"ngay {day.day} thang {day.month} nam {day.year}",
        day.isoformat(),
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B} {day.year}",
    ):
        assert [each.period for each in Reader(text, TODAY).read()] == [Period(day, day)], text
