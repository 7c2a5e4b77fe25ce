"""Tables for the terminal: Vietnamese lines up, and a narrow window makes columns give way."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.output.records import render
from events.output.table import lines
from events.output.when import interval
from events.output.width import pad, width, wrap


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("Điện Biên", 9),
        (unicodedata.normalize("NFD", "Điện Biên"), 9),
        ("漢字", 4),
        ("a\u200d", 1),
    ],
)
def test_width(text: str, cells: int) -> None:
    """Combining marks take no cell, wide letters two."""
    assert width(text) == cells
    assert width(pad(text, 12)) == 12


def test_columns_line_up() -> None:
    """Every row's second column begins in one cell, with marks composed or not."""
    names = ["Điện Biên", unicodedata.normalize("NFD", "Điện Biên"), "Huế", "漢"]
    table = list(lines(("name", "n"), [[name, "1"] for name in names]))
    assert [width(line[: line.rindex("1")]) for line in table[2:]] == [11] * 4


def test_a_narrow_window_wraps_the_widest() -> None:
    """Nothing is lost and no line is wider than the window."""
    rows = [["Huyện ủy Điện Biên Đông ban hành Quy định về luân chuyển cán bộ", "Điện Biên", "1"]]
    table = list(lines(("event", "place", "n"), rows, 40))
    assert max(map(width, table)) <= 40
    first = table[1].index("  ")
    assert " ".join(line[:first] for line in table[2:]).split() == rows[0][0].split()


def test_ids_and_dates_stay_whole() -> None:
    """However narrow the window: they are there to be copied."""
    rows = [["2018-08-27 – 2018-08-30", "Mưa lũ gây thiệt hại nặng ở nhiều huyện", "3154064269676396"]]
    for limit in (30, 50, 70):
        table = "\n".join(lines(("when", "event", "id"), rows, limit))
        assert "3154064269676396" in table
        assert "2018-08-30" in table


@given(st.lists(st.lists(st.text(max_size=40), min_size=2, max_size=2), max_size=6), st.integers(10, 80))
def test_any_table_is_drawn(rows: list[list[str]], limit: int) -> None:
    """Whatever the cells hold, the table has its head, its rule and at least a line a row."""
    assert len(list(lines(("one", "two"), rows, limit))) >= 2 + len(rows)


@given(st.text(alphabet="ab đế漢 ", max_size=80), st.integers(2, 30))
def test_wrapping_loses_nothing(text: str, cells: int) -> None:
    """Lines fit and hold all the letters in their order."""
    wrapped = wrap(text, cells)
    assert all(width(line) <= cells for line in wrapped)
    assert "".join("".join(wrapped).split()) == "".join(text.split())


def test_records() -> None:
    """The same rows in each format; lists and nothing are cells too."""
    rows = [{"name": "Điện Biên", "n": 1, "of": ["a", "b"]}, {"name": "x", "n": None, "of": []}]
    assert next(iter(render(rows, "jsonl"))) == '{"name": "Điện Biên", "n": 1, "of": ["a", "b"]}'
    assert list(render(rows, "csv")) == ["name,n,of", "Điện Biên,1,a; b", "x,,"]
    assert list(render([], "csv", columns=("a", "b"))) == ["a,b"]
    assert list(render([], "json")) == ["[", "]"]
    assert list(render([], "table")) == []
    assert list(render(rows, "csv", columns=("n",))) == ["n", "1", '""']
    with pytest.raises(ValueError, match="no format"):
        render(rows, "xml")


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2018-04-16", "2018-04-16", "2018-04-16"),
        ("2018-04-01", "2018-04-30", "2018-04"),
        ("2018-01-01", "2018-12-31", "2018"),
        ("2019-01-01", "2019-03-31", "2019-Q1"),
        ("2019-07-01", "2019-12-31", "2019-H2"),
        ("2010-01-01", "2018-12-31", "2010 – 2018"),
        ("2010-01-01", "2018-10-03", "2010 – 2018-10-03"),
        ("2018-03-01", "2018-05-31", "2018-03 – 2018-05"),
        ("2018-03-02", "2018-05-31", "2018-03-02 – 2018-05-31"),
        ("2020-02-01", "2020-02-29", "2020-02"),
        ("2019-02-01", "2019-02-27", "2019-02-01 – 2019-02-27"),
        ("2019-02-01", "2019-04-30", "2019-02 – 2019-04"),
    ],
)
def test_interval(first: str, last: str, said: str) -> None:
    """The calendar unit that two days bound, or a range."""
    assert interval(first, last) == said
