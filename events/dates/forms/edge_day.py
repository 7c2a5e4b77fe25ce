"""The first or last day of a month or year: `ngày đầu tiên của tháng 3`, `ngày cuối cùng của năm 2016`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.dates.draft import Draft
from events.dates.forms._form import Form
from events.dates.forms._parts import MONTH_WORD, WORD_END, YEAR_TAIL, YEAR_WORD, full_year, year_tail, year_word
from events.dates.values import Day, LastDay
from events.dates.vocabulary import MONTHS

NAME = "edge_day"
_EDGE = r"ngày\s+(?P<edge>đầu\s+tiên|cuối\s+cùng)\s+(?:của\s+|trong\s+)?"
_OF_MONTH = (
    rf"""{_EDGE}tháng\s*(?:(?P<month>[0-9]{{1,2}})(?![0-9]|[.,][0-9])|(?P<word>{MONTH_WORD}){WORD_END}){YEAR_TAIL}"""
)
_OF_YEAR = rf"""{_EDGE}năm\s+(?:mới\s+)?(?:(?P<year>(?:19|20)[0-9]{{2}})(?![0-9]|[.,/-][0-9])|(?P<word>{YEAR_WORD}){WORD_END})"""


def _of_month(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    month = int(match["month"]) if match["month"] else MONTHS[" ".join(match["word"].split())]
    if not 1 <= month <= 12:
        return ()
    year = year_tail(match)
    value = Day(1, month, year) if match["edge"].startswith("đầu") else LastDay(month, year)
    return (Draft(match.start(), match.end(), NAME, value),)


def _of_year(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    year = full_year(match["year"]) if match["year"] else year_word(match["word"])
    value = Day(1, 1, year) if match["edge"].startswith("đầu") else Day(31, 12, year)
    return (Draft(match.start(), match.end(), NAME, value),)


FORMS = (
    Form(NAME, ("ngày",), _OF_MONTH, _of_month),
    Form(NAME, ("ngày",), _OF_YEAR, _of_year),
)
