"""A month: `tháng 3/2020`, `tháng 11-2023`, `T3/2019`, `tháng Ba`, `tháng 5, 6 và 7/2017`, `12/1999`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.dates.draft import Draft
from events.dates.forms._form import FIGURE_MARK, Form
from events.dates.forms._parts import LUNAR_MONTH_WORD, MONTH_WORD, NOT_GOING_ON, WORD_END, YEAR_TAIL, year_tail
from events.dates.patterns import compiled
from events.dates.values import Lunar, Month, Range
from events.dates.vocabulary import LUNAR_MONTHS, MONTHS, NUMBERS, STEMS, one_of
from events.resources import toml

NAME = "month"
_NAMED = rf"""
    tháng\s*(?:(?P<figure>[0-9]{{1,2}})(?![0-9%]|[.,](?!(?:19|20)[0-9]{{2}})[0-9]) | (?P<word>{MONTH_WORD}){WORD_END} | (?P<lunar>{LUNAR_MONTH_WORD}){WORD_END})
    {YEAR_TAIL}
"""
_SHORT = rf"t\.?(?P<figure>[0-9]{{1,2}})\s?[/-]\s?(?P<year>(?:19|20)[0-9]{{2}}){NOT_GOING_ON}"
_FIGURES = rf"(?P<month>[0-9]{{1,2}})\s?[/.\-]\s?(?P<year>(?:19|20)[0-9]{{2}}){NOT_GOING_ON}"
_SEVERAL = rf"""
    tháng\s*(?P<months>[0-9]{{1,2}}(?:\s*(?:,|\svà\s|-|–|\sđến\s|\stới\s)\s*[0-9]{{1,2}}(?![0-9%]|[.,][0-9]|\s*(?:tháng|ngày))){{1,11}})
    {YEAR_TAIL}
"""
_FIGURE = compiled(r"[0-9]+")
_AFTER = toml("dates")["after_month"]
# `mỗi tháng hai buổi`, `ba tháng một lần`, `tháng lương`: a count, not a name; `tháng năm` without a capital is
# "months and years" more often than May
_COUNTS_BEFORE = compiled(
    r"(?:[0-9]|mỗi|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mấy|vài|nhiều|hàng|hằng|các|những|nửa|theo)\s+$"
)
# `mỗi tháng 5-6 triệu`; `tháng 7 tỷ lệ này giảm` is none
_PER_MONTH = compiled(r"(?:mỗi|hàng|hằng|từng)\s+$")
_AMOUNT = compiled(rf"\s*{one_of(_AFTER['amount'])}(?!\w|\s+{one_of(_AFTER['no_amount'])}(?!\w))")
_COUNTED_AFTER = compiled(r"\s*(?:lần|buổi|kỳ|lượt|con|ngày|lương|tuổi|cái|lá|lứa|đợt)(?!\w)")


# `mang thai 9 tháng 10 ngày`
_MONTHS_BEFORE = compiled(rf"(?<!\w)(?:[0-9]{{1,3}}|{one_of(NUMBERS)})\s+$")
# `được một tháng 2 đứa chia tay`
_DAYS_AFTER = compiled(r"\s+(?:ngày(?!\s*[0-9])|đứa|vợ chồng|anh em|chị em)(?!\w)")
_IN_TIME = compiled(r"(?:trong|hồi|từ|đến|tới|đầu|giữa|cuối|vào|hết|ngày|suốt|sang)\s+$")
_NAMED_YEAR = compiled(rf"\s+năm\s+{one_of(STEMS)}(?!\w)")
_REVOLUTION = compiled(r"cách\s+mạng\s+$")


def _is_amount(start: int, end: int, text: str) -> bool:
    """Whether the figures behind `tháng` count something, so much a month."""
    per_month = _PER_MONTH.search(text[max(0, start - 6) : start].lower())
    return per_month is not None or _AMOUNT.match(text[end : end + 14].lower()) is not None


def _is_term(start: int, end: int, text: str) -> bool:
    """Whether it is so many months, and days or people are counted behind."""
    before, after = text[max(0, start - 12) : start].lower(), text[end : end + 12].lower()
    return _DAYS_AFTER.match(after) is not None and _MONTHS_BEFORE.search(before) is not None


def _named(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    start, end = match.span()
    year = year_tail(match)
    if match["lunar"]:
        in_time = _IN_TIME.search(text[max(0, start - 10) : start].lower()) or _NAMED_YEAR.match(
            text[end : end + 12].lower()
        )
        if year is None and not in_time:
            return None  # `tháng Giêng là tháng ăn chơi`: of every year
        return (Draft(start, end, NAME, Lunar(None, LUNAR_MONTHS[match["lunar"]], year)),)
    if year is None and _REVOLUTION.search(text[max(0, start - 12) : start].lower()):
        return None  # `Cách mạng Tháng Tám`, the street named after it
    if match["figure"]:
        month = int(match["figure"])
        tail = match["year_slash"]
        if tail and len(tail) == 2 and text[match.start("year_slash") - 1] in "-–." and 1 <= int(tail) <= 31:
            return None  # `tháng 10-12`
        if not 1 <= month <= 12 or (year is None and (_is_amount(start, end, text) or _is_term(start, end, text))):
            return ()
        return (Draft(start, end, NAME, Month(month, year)),)
    word = " ".join(match["word"].split())
    if year is None:
        printed = text[match.start("word")]
        if word == "năm" and not printed.isupper():
            return None
        if not printed.isupper() and (
            _COUNTS_BEFORE.search(text[max(0, start - 10) : start].lower())
            or _COUNTED_AFTER.match(text[end : end + 10].lower())
        ):
            return None
    return (Draft(start, end, NAME, Month(MONTHS[word], year)),)


def _figures(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    month = int(match["month"] if "month" in match.groupdict() else match["figure"])
    if not 1 <= month <= 12:
        return ()
    year = int(match["year"])
    mark = text[match.end("month")] if "month" in match.groupdict() else "/"
    return (
        Draft(match.start(), match.end(), NAME, Month(month, year), bare=mark in ".-" or mark == " " or mark == "/"),
    )


def _short(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    month = int(match["figure"])
    return (Draft(match.start(), match.end(), NAME, Month(month, int(match["year"]))),) if 1 <= month <= 12 else ()


def _several(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    year = year_tail(match)
    listed = match["months"]
    figures = list(_FIGURE.finditer(listed))
    months = [int(figure[0]) for figure in figures]
    if not all(1 <= month <= 12 for month in months):
        return None
    if year is None and _is_amount(match.start(), match.end(), text):
        return None if "," in listed else ()  # `tháng 5, 6 triệu tấn`; `lương tháng 7-8 triệu`
    offset = match.start("months")
    parts = [
        Draft(
            match.start() if i == 0 else offset + f.start(),
            match.end() if i == len(figures) - 1 else offset + f.end(),
            NAME,
            Month(m, year),
        )
        for i, (f, m) in enumerate(zip(figures, months, strict=True))
    ]
    between = listed[figures[0].end() : figures[-1].start()]
    if len(parts) == 2 and ("," not in between and "và" not in between):
        if months[0] >= months[1]:
            return None
        return (
            Draft(match.start(), match.end(), NAME, Range(Month(months[0], year), Month(months[1], year)), parts=parts),
        )
    if "-" in between or "–" in between or "đến" in between:
        return None
    return parts


FORMS = (
    Form(NAME, ("tháng",), _SEVERAL, _several),
    Form(NAME, ("tháng",), _NAMED, _named),
    Form(NAME, ("t",), _SHORT, _short),
    Form(NAME, (FIGURE_MARK,), _FIGURES, _figures),
)
