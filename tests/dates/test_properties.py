"""What holds of any text: no error, exact and ordered offsets, intervals the right way round, notations that parse."""

from __future__ import annotations

import time
import unicodedata
from dataclasses import replace
from datetime import date
from typing import Any

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.dates import DateMention, find_dates
from events.dates.fallback import read_day
from events.dates.scanner import trie

# pieces that dates are made of, in any order: what no newspaper prints, a bad page does
WORDS = """ngày tháng năm quý Quý II I IV hôm nay qua mai Sáng sáng chiều tối đêm trưa mùng mồng rằm Tết âm lịch dương Giêng Chạp
    Mậu Tuất Đinh Dậu thứ hai Thứ chủ nhật CN tuần này trước sau tới vừa cùng kỳ đó ấy đầu giữa cuối khoảng từ đến và hoặc
    nhiệm kỳ giai đoạn thập niên thế kỷ XX mùa xuân năm học SN sinh tại Đại hội XII Hội nghị Trung ương khóa hằng mỗi lúc giờ
    phút 0 1 2 3 5 12 13 28 29 30 31 32 99 100 938 1930 1975 2018 2019-2020 2016-2020 16/4/2018 28-3 22.4 30.4.1975 5/9 1/1
    31/4 29/2 29/2/2017 l/5 2024-03-15 2018-03-28T23:30Z 17h30 08:59 T3/2019 (tức ) ( ) , . ; : - – / trước CN TCN tức
    ngày02/9 108/2014/NĐ-CP số"""
PIECES = st.sampled_from([*WORDS.split(), "\n"])
TEXTS = st.lists(PIECES, max_size=25).map(" ".join) | st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=200)
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31)) | st.sampled_from([date.min, date.max])


def _all(mentions: list[DateMention]) -> list[DateMention]:
    return [*mentions, *(part for mention in mentions for part in mention.parts)]


@settings(max_examples=400, deadline=None)
@given(TEXTS, DAYS)
def test_any_text(text: str, published: date | None) -> None:
    """No error; offsets exact, ordered and apart; start not after end; the same answer twice."""
    found = find_dates(text, published)
    end = 0
    for mention in found:
        assert end <= mention.char_start < mention.char_end <= len(text)
        end = mention.char_end
    for mention in _all(found):
        assert text[mention.char_start : mention.char_end] == mention.text
        assert (mention.start_date is None) == (mention.end_date is None)
        if mention.start_date is not None and mention.end_date is not None:
            assert mention.start_date <= mention.end_date
        assert mention.edtf
        assert mention.timex
    assert find_dates(text, published) == found


@settings(max_examples=300, deadline=None)
@given(TEXTS, DAYS)
def test_edtf_parses(text: str, published: date | None) -> None:
    """Every EDTF value is one that the reference parser reads."""
    for mention in _all(find_dates(text, published)):
        assert edtf.parse_edtf(mention.edtf) is not None, mention.edtf


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_without_a_publication_day_nothing_comes_from_today(text: str) -> None:
    """What leans on the publication day stays open without one."""
    for mention in find_dates(text, None):
        assert mention.anchor != "published"
        if mention.start_date is None:
            assert "X" in mention.edtf or "X" in mention.timex or mention.timex == "PRESENT_REF"


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=20).map(" ".join), DAYS)
def test_the_coding_of_letters_does_not_matter(text: str, published: date | None) -> None:
    """Decomposed text gives the same dates, at the places where they stand in it."""
    apart = unicodedata.normalize("NFD", text)
    found = find_dates(apart, published)
    assert [(m.start_date, m.end_date, m.edtf) for m in found] == [
        (m.start_date, m.end_date, m.edtf) for m in find_dates(text, published)
    ]
    for mention in found:
        assert apart[mention.char_start : mention.char_end] == mention.text


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=100), DAYS)
def test_header_dates_never_raise(text: str, today: date | None) -> None:
    """Whatever a header says, the answer is a day or None."""
    answer = read_day(text, today)
    assert answer is None or isinstance(answer, date)


@pytest.mark.parametrize(
    "unit",
    [
        "1/1/1/1",
        "ngày 1",
        "ngày ",
        "1-",
        "12/",
        "tháng 1, 2, ",
        "năm 2015, ",
        "từ ",
        "đến ",
        "(",
        " ",
        "\n",
        "1 và ",
        "thứ hai ",
        "đầu ",
    ],
)
def test_work_grows_with_length_alone(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice the text asks the forms at most about twice as often: no place is read again and again."""
    from events.dates import scanner

    asked = 0
    known = scanner.machine()

    class Counting:
        def __init__(self, pattern: object) -> None:
            self.pattern = pattern

        def match(self, *arguments: object) -> object:
            nonlocal asked
            asked += 1
            return self.pattern.match(*arguments)  # type: ignore[attr-defined]

    def counted(length: int) -> int:
        nonlocal asked
        asked = 0
        find_dates((unit * (length // len(unit) + 1))[:length], date(2018, 4, 20))
        return asked

    def counting(table: Any) -> Any:
        return {name: tuple((Counting(pattern), read) for pattern, read in entries) for name, entries in table.items()}

    counter = replace(known, words=counting(known.words), figures=counting(known.figures), years=counting(known.years))
    monkeypatch.setattr(scanner, "machine", lambda: counter)
    small, large = counted(4_000), counted(8_000)
    assert large <= 2.2 * small + 50


@pytest.mark.parametrize(
    "unit",
    [
        "ngày 1, ",
        "1/1 - ",
        "từ 1/1 đến ",
        "thứ hai, ",
        "mùng 1 ",
        "1/1/1/1…",
        "tháng 1, 2, ",
        "8h ",
        "năm 2015 ",
        "mùng 3" + " " * 1000,
        "năm" + "\n" * 1000,
    ],
)
def test_time_grows_with_length_alone(unit: str) -> None:
    """Ten times the text takes about ten times as long; a hundred times would be a step that looks at all for each."""
    seconds = []
    for length in (3_000, 30_000):
        text = (unit * (length // len(unit) + 1))[:length]
        spent = []
        for _ in range(2):
            start = time.process_time()
            find_dates(text, date(2018, 4, 20))
            spent.append(time.process_time() - start)
        seconds.append(max(min(spent), 0.002))
    assert seconds[1] <= 40 * seconds[0]


def test_a_megabyte_of_figures() -> None:
    """1 MB of `1/1/1/1…` is read, and holds no date."""
    assert find_dates("1/1/" * 262_144, date(2018, 4, 20)) == []


def test_ten_thousand_dates() -> None:
    """All of 10,000 dates in one text are found."""
    days = [date.fromordinal(date(1990, 1, 1).toordinal() + n) for n in range(10_000)]
    text = "; ".join(f"ngày {day.day}/{day.month}/{day.year}" for day in days)
    found = find_dates(text)
    assert [mention.start_date for mention in found] == days


def test_trie_takes_the_whole_word() -> None:
    """The pattern of a word list takes each word, and its longest."""
    import re

    words = ["ngày", "năm", "nửa", "n", "tháng", "thứ", "thứ hai"]
    pattern = re.compile(trie(dict.fromkeys(words, "")))
    assert [match[0] for word in words if (match := pattern.match(word))] == words
    assert pattern.match("xuân") is None
