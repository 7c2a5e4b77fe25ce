"""What leans on the date last told: `cùng ngày`, `hôm sau`, `ngày hôm đó`, `năm đó`, `tháng đó`, `cùng năm`, `cùng kỳ năm 2016`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.dates.draft import Draft
from events.dates.forms._form import FIGURE_WORD, Form
from events.dates.forms._parts import WORD_END, YEAR_WORD, number, year_word
from events.dates.patterns import compiled
from events.dates.values import SamePeriod, Shifted, Unit
from events.dates.vocabulary import NUMBERS, one_of

NAME = "told_before"
_COUNT_BEFORE = compiled(r"(?:[0-9]|nhiều|mấy|vài|một|hai|ba|bốn|năm|mọi|hàng|hằng|những|các)\s+$")
_SAME = rf"cùng\s+(?P<unit>ngày|tháng|năm){WORD_END}(?!\s+(?:[0-9]|sinh|tuổi|nay|ngoái|trước))"
_PERIOD = rf"""
    (?:cùng\s+(?:kỳ|kì|thời\s+(?:kỳ|điểm))(?:\s+của)?|cùng\s+tháng(?=\s+(?:của\s+)?năm)(?:\s+của)?)\s+(?:
        (?:năm\s*)?(?P<year>(?:19|20)[0-9]{{2}})(?![0-9]|[.,/-][0-9]) | năm\s+(?P<word>{YEAR_WORD}){WORD_END})
"""
_THAT = rf"(?:ngày\s+)?(?P<unit>hôm|ngày|tháng|năm)\s+(?P<word>đó|ấy|sau|trước){WORD_END}(?!\s+khi)"
_LATER = rf"(?P<count>[0-9]{{1,3}}|{one_of(NUMBERS)})\s+(?:ngày|hôm)\s+sau(?:\s+đó)?{WORD_END}(?!\s+khi)"
_UNITS: dict[str, Unit] = {"ngày": "day", "hôm": "day", "tháng": "month", "năm": "year"}


def _same(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    unit = _UNITS[match["unit"]]
    return (Draft(match.start(), match.end(), NAME, Shifted(unit, 0, "previous", or_published=unit == "day")),)


def _period(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    year = int(match["year"]) if match["year"] else year_word(match["word"])
    return (Draft(match.start(), match.end(), NAME, SamePeriod(year)),)


def _that(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    word, unit = match["word"], match["unit"]
    if _COUNT_BEFORE.search(text[max(0, match.start() - 7) : match.start()].lower()):
        return None
    shift = {"đó": 0, "ấy": 0, "sau": 1, "trước": -1}[word]
    if shift and unit != "hôm":
        return None
    return (Draft(match.start(), match.end(), NAME, Shifted(_UNITS[unit], shift, "previous")),)


def _later(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    count = number(match["count"])
    return (Draft(match.start(), match.end(), NAME, Shifted("day", count, "previous")),)


FORMS = (
    Form(NAME, ("cùng kỳ", "cùng kì", "cùng thời", "cùng tháng"), _PERIOD, _period),
    Form(NAME, ("cùng ngày", "cùng tháng", "cùng năm"), _SAME, _same),
    Form(NAME, (FIGURE_WORD, *(f"{word} {unit}" for word in NUMBERS for unit in ("ngày", "hôm"))), _LATER, _later),
    Form(NAME, ("ngày", "hôm", "tháng", "năm"), _THAT, _that),
)
