"""Weeks beside `tuần trước`: `cuối tuần qua`, `tuần đầu tháng 9/2017`, `tuần thứ hai của tháng 5`, `tuần cuối tháng 6`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.dates.draft import Draft
from events.dates.forms._form import Form
from events.dates.forms._parts import MONTH_WORD, WORD_END, YEAR_TAIL, year_tail
from events.dates.values import Shifted, WeekOfMonth
from events.dates.vocabulary import MONTHS, one_of

NAME = "week"
_SHIFTS = {
    "này": 0, "trước": -1, "qua": -1, "vừa qua": -1, "vừa rồi": -1, "rồi": -1, "tới": 1, "sau": 1, "sắp tới": 1,
}  # fmt: skip
_WEEKEND = rf"cuối\s+tuần\s+(?P<word>{one_of(_SHIFTS)}){WORD_END}"
_NUMBERS = {
    "đầu": 1, "đầu tiên": 1, "thứ nhất": 1, "thứ hai": 2, "thứ 2": 2, "thứ ba": 3, "thứ 3": 3, "thứ tư": 4, "thứ 4": 4,
    "cuối": -1, "cuối cùng": -1,
}  # fmt: skip
_OF_MONTH = rf"""
    tuần\s+(?:lễ\s+)?(?P<number>{one_of(_NUMBERS)})\s+(?:của\s+|trong\s+)?tháng\s*
    (?:(?P<month>[0-9]{{1,2}})(?![0-9]|[.,][0-9])|(?P<word>{MONTH_WORD}){WORD_END}){YEAR_TAIL}
"""


def _weekend(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    shift = _SHIFTS[" ".join(match["word"].split())]
    return (Draft(match.start(), match.end(), NAME, Shifted("weekend", shift, "published")),)


def _of_month(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    month = int(match["month"]) if match["month"] else MONTHS[" ".join(match["word"].split())]
    if not 1 <= month <= 12:
        return ()
    number = _NUMBERS[" ".join(match["number"].split())]
    return (Draft(match.start(), match.end(), NAME, WeekOfMonth(number, month, year_tail(match))),)


FORMS = (
    Form(NAME, ("cuối tuần",), _WEEKEND, _weekend),
    Form(NAME, ("tuần",), _OF_MONTH, _of_month),
)
