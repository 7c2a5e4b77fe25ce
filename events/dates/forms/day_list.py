"""Days that share the month written once: `ngày 7, 8 và 9/5`, `14 và 15/10`; `14-16/10`, `ngày 1 đến 3/6/2019`.

A list gives one mention a day; a stretch gives one mention with both ends as its parts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.dates.draft import Draft
from events.dates.forms._form import DIGITS, Form
from events.dates.forms._parts import MONTH_WORD, YEAR_TAIL, is_day, year_tail
from events.dates.values import Day, Range
from events.dates.vocabulary import MONTHS

NAME = "day_list"
_MONTH = rf"""
    (?:\s?[/.\-]\s?(?P<month>[0-9]{{1,2}})(?![0-9%]|[/][a-zđ]) | \s*tháng\s*(?P<month_word>[0-9]{{1,2}}(?![0-9])|{MONTH_WORD}(?!\w)))
    {YEAR_TAIL} (?![0-9]|[/.,][0-9])
"""
_DAYS = rf"""
    (?P<cue>(?:ngày|hôm)\s*)?
    (?P<days>[0-9]{{1,2}}(?:\s*(?:,|;|\svà\s)\s*(?:ngày\s+)?[0-9]{{1,2}}(?![0-9/.\-])){{0,9}}
        \s*(?:,\s*|,?\s+(?:và|hoặc|hay)\s+|\s*;\s*)(?:ngày\s+)?[0-9]{{1,2}})(?![0-9])
    {_MONTH}
"""
_STRETCH = rf"""
    (?P<cue>(?:ngày|hôm)\s*)?
    (?P<first>[0-9]{{1,2}})(?:\s*[-–—]\s*|\s+(?:đến|tới|cho\s+đến)(?:\s+hết)?\s+)(?:ngày\s+)?(?P<last>[0-9]{{1,2}})(?![0-9])
    {_MONTH}
"""
_DECIMAL = re.compile(r",[0-9]")
_FIGURE = re.compile(r"[0-9]+")


def _month(match: re.Match[str]) -> int:
    if match["month"]:
        return int(match["month"])
    word = " ".join(match["month_word"].split())
    return int(word) if word.isdigit() else MONTHS[word]


def _days(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    month, year = _month(match), year_tail(match)
    if match["month_word"] and match["month_word"] == "năm":
        return None
    if not match["cue"] and (
        _DECIMAL.search(match["days"]) or (text[match.end("days")].isspace() and not match["month_word"])
    ):
        return None  # `3,5 -4 triệu`
    offset = match.start("days")
    drafts = []
    figures = list(_FIGURE.finditer(match["days"]))
    for place, figure in enumerate(figures):
        day = int(figure[0])
        if not is_day(day, month, year):
            return () if match["cue"] else None
        start = match.start() if place == 0 else offset + figure.start()
        end = match.end() if place == len(figures) - 1 else offset + figure.end()
        drafts.append(Draft(start, end, NAME, Day(day, month, year), bare=not match["cue"]))
    return drafts


def _stretch(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    month, year = _month(match), year_tail(match)
    first, last = int(match["first"]), int(match["last"])
    if not match["month_word"] and text[match.end("last")] == "-" and text[match.end("first")] in "-–":
        return None  # `1-2-3`, `5-6-2017`: no stretch without a word between the days
    if first >= last or not is_day(last, month, year) or first < 1:
        return () if match["cue"] else None
    begin, end = Day(first, month, year), Day(last, month, year)
    parts = [
        Draft(match.start("first"), match.end("first"), NAME, begin),
        Draft(match.start("last"), match.end(), NAME, end),
    ]
    bare = not match["cue"] and not match["month_word"]
    return (Draft(match.start(), match.end(), NAME, Range(begin, end), bare=bare, parts=parts),)


FORMS = (
    Form(NAME, ("ngày", "hôm", DIGITS), _STRETCH, _stretch),
    Form(NAME, ("ngày", "hôm", DIGITS), _DAYS, _days),
)
