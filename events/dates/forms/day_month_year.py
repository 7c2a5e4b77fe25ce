"""Day, month and year: `16/4/2018`, `30.4.1975`, `ngày 3 tháng 2 năm 1930`, `29 tháng 10, 1999`, `02 /9/ 2019`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.dates.draft import Draft
from events.dates.forms._form import FIGURE_MARK, FIGURE_WORD, Form
from events.dates.forms._parts import DAY_WORD, MONTH_WORD, YEAR_TAIL, full_year, is_day, number, year_tail
from events.dates.patterns import compiled
from events.dates.values import Day
from events.dates.vocabulary import MONTHS

NAME = "day_month_year"
_SEPARATED = r"""
    (?P<cue>(?:ngày|hôm)\s*)?
    (?P<day>[0-9]{1,2})\s?(?P<mark>[/.\-–])\s?(?P<month>[0-9]{1,2})\s?(?P=mark)\s?(?P<year>[12][0-9]{3}|[0-9]{2})
    (?![0-9]|[/.][0-9])
"""
_WORDS = rf"""
    (?:ngày\s*)?(?P<day>[0-9lo]{{1,2}}|(?<=\s){DAY_WORD})\s*(?:,\s*)?tháng\s*(?P<month>[0-9]{{1,2}}(?![0-9])|{MONTH_WORD}(?!\w))
    {YEAR_TAIL}
"""
_AMERICAN = rf"""
    tháng\s+(?P<month>{MONTH_WORD})\s+(?P<day>[0-9]{{1,2}}),\s*(?P<year>[12][0-9]{{3}})(?![0-9])
"""


_CHAIN = compiled(r"[-–][0-9]")


def _separated(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    cue, mark, figures = match["cue"], match["mark"], match["year"]
    day, month = int(match["day"]), int(match["month"])
    if len(figures) == 2:
        if _CHAIN.match(text, match.end()):
            return ()  # `02-08-21-29-37-45`, drawn numbers
        if not cue and (mark in ".–" or (mark == "-" and len(match["day"]) < 2)):
            return ()  # `1.10.30`, `1-2-30`: a version, a score, a clock
        if not cue and int(figures) == 0:
            return ()
    year = full_year(figures)
    if not is_day(day, month, year):
        return ()
    return (Draft(match.start(), match.end(), NAME, Day(day, month, year)),)


def _words(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    word = " ".join(match["month"].split())
    if match["month"][0].isdigit():
        month = int(word)
    else:
        month = MONTHS[word]
    day = number(match["day"]) if match["day"].strip("lo") or match["day"] in ("l", "ll") else 0
    year = year_tail(match)
    start, end = match.span()
    before = text[max(0, start - 14) : start].lower()
    if text[start].isdigit():
        following = text[end : end + 8].lower().lstrip()
        if word == "năm" or (
            year is None
            and following.startswith(
                ("ngày", "tuổi", "tiền", "lương", "lần", "lượt", "buổi", "tù", "giảm", "đầu", "cuối")
            )
        ):
            return None  # `9 tháng năm 2020` is nine months; `6 tháng 10 ngày` a duration
        if _NAMED_AFTER_DAY.search(before):
            return ()
        if _COUNTED.search(before):
            return None
    if not is_day(day, month, year):
        return ()
    form = NAME if year is not None else "day_month"
    return (Draft(start, end, form, Day(day, month, year)),)


_NAMED_AFTER_DAY = compiled(r"(?:quảng\s+trường|đường|phố|trường|nhà\s+máy|công\s+ty|mỏ|nông\s+trường)\s+$")
_COUNTED = compiled(r"(?:kỳ|đợt|lần|thứ|số|vụ|đủ|mới|trong|sau|hơn|gần|suốt|khoảng|được|mất|tù|thai|mỗi|qua|tròn)\s+$")


def _american(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    day, month, year = int(match["day"]), MONTHS[" ".join(match["month"].split())], int(match["year"])
    return (Draft(match.start(), match.end(), NAME, Day(day, month, year)),) if is_day(day, month, year) else ()


FORMS = (
    Form(NAME, ("ngày", "hôm", FIGURE_MARK), _SEPARATED, _separated),
    Form(NAME, ("ngày", FIGURE_WORD), _WORDS, _words),
    Form(NAME, ("tháng",), _AMERICAN, _american),
)
