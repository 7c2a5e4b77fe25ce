"""Days that share the month written once: `ngày 7, 8 và 9/5`, `14 và 15/10`; `14-16/10`, `ngày 1 đến 3/6/2019`.

A list gives one mention a day; a stretch gives one mention with both ends as its parts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.dates.draft import Draft
from events.dates.forms._form import FIGURE_LIST, FIGURE_MARK, Form
from events.dates.forms._parts import LUNAR_MONTH_WORD, MONTH_WORD, YEAR_TAIL, is_day, year_tail
from events.dates.patterns import compiled
from events.dates.values import Day, Lunar, Range, YearField
from events.dates.vocabulary import LUNAR_MONTHS, MONTHS

NAME = "day_list"
_MONTH = rf"""
    (?:\s?[/.\-]\s?(?P<month>[0-9]{{1,2}})(?![0-9%]|[/][a-zđ]) | \s*tháng\s*(?P<month_word>[0-9]{{1,2}}(?![0-9])|{MONTH_WORD}(?!\w)|{LUNAR_MONTH_WORD}(?!\w)))
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
_DECIMAL = compiled(r",[0-9]")
_FIGURE = compiled(r"[0-9]+")


def _month(match: re.Match[str]) -> tuple[int, bool]:
    """The month, and whether it is a lunar one."""
    if match["month"]:
        return int(match["month"]), False
    word = " ".join(match["month_word"].split())
    if word in LUNAR_MONTHS:
        return LUNAR_MONTHS[word], True
    return int(word) if word.isdigit() else MONTHS[word], False


def _day(day: int, month: int, year: YearField, is_lunar: bool) -> Day | Lunar | None:
    if is_lunar:
        return Lunar(day, month, year) if 1 <= day <= 30 else None
    return Day(day, month, year) if is_day(day, month, year) else None


def _days(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    (month, is_lunar), year = _month(match), year_tail(match)
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
        value = _day(int(figure[0]), month, year, is_lunar)
        if value is None:
            return () if match["cue"] else None
        start = match.start() if place == 0 else offset + figure.start()
        end = match.end() if place == len(figures) - 1 else offset + figure.end()
        drafts.append(Draft(start, end, NAME, value, bare=not match["cue"] and not is_lunar))
    return drafts


def _stretch(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    (month, is_lunar), year = _month(match), year_tail(match)
    first, last = int(match["first"]), int(match["last"])
    if not match["month_word"] and text[match.end("last")] == "-" and text[match.end("first")] in "-–":
        return None  # `1-2-3`, `5-6-2017`: no stretch without a word between the days
    begin, end = _day(first, month, year, is_lunar), _day(last, month, year, is_lunar)
    if first >= last or begin is None or end is None:
        return () if match["cue"] else None
    parts = [
        Draft(match.start("first"), match.end("first"), NAME, begin),
        Draft(match.start("last"), match.end(), NAME, end),
    ]
    bare = not match["cue"] and not match["month_word"]
    return (Draft(match.start(), match.end(), NAME, Range(begin, end), bare=bare, parts=parts),)


FORMS = (
    Form(NAME, ("ngày", "hôm", FIGURE_MARK, FIGURE_LIST), _STRETCH, _stretch),
    Form(NAME, ("ngày", "hôm", FIGURE_LIST), _DAYS, _days),
)
