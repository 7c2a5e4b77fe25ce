"""Day and month without a year: `28-3`, `22.4`, `ngày 7/7`, `hôm 2/4`, `ngày l/5` (misread by a scanner)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.dates.draft import Draft
from events.dates.forms._form import FIGURE_MARK, Form
from events.dates.forms._parts import WORD_END, YEAR_WORD, is_day, number, year_tail
from events.dates.patterns import compiled
from events.dates.values import Day
from events.dates.vocabulary import PARTS_OF_DAY, one_of

NAME = "day_month"
# the figures end: no decimal, no percentage, no third figure of an impossible date, no document symbol;
# `30/4-1/5` and `30-4 - 1-5` go on with another date
_STOP = r"(?![0-9%]|[/.,:][0-9]|/?-?[a-zđ]{2,}-|/[a-zđ]|-[0-9]+(?![0-9]|[/.][0-9])|-?(?:qđ|nq|ct|tb|kh|tw)(?!\w))"
_YEAR = rf"(?:\s+năm\s+(?P<year_word>{YEAR_WORD}){WORD_END})?"
# `5-6 năm qua` counts years: behind bare figures only these two name one
_THIS_OR_LAST = rf"(?:\s+năm\s+(?P<year_word>nay|ngoái){WORD_END})?"
_CUED = rf"""
    (?:ngày|hôm)\s*(?P<day>[0-9lio]{{1,2}})\s?[/.\-–]\s?(?P<month>[0-9lo]{{1,2}}){_STOP}{_YEAR}
"""
_BARE = rf"""
    (?P<day>[0-9]{{1,2}})(?P<mark>\s?/\s?|\.|\s?[-–]\s?)(?P<month>[0-9]{{1,2}})(?![a-zđ]){_STOP}{_THIS_OR_LAST}
"""

# `chiều 30- 6`, `Đêm 9 – 6`: a dash with blanks is a day's only behind a part of the day
_AT_PART = compiled(rf"(?<!\w){one_of(PARTS_OF_DAY)}\s+$")
# `mỗi ngày 1-2 hũ sữa chua`: so many a day
_A_DAY = compiled(r"mỗi\s+$")


def _cued(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    try:
        day, month = number(match["day"]), number(match["month"])
    except ValueError:
        return None
    if not is_day(day, month):
        return ()
    if day < month and _A_DAY.search(text[max(0, match.start() - 5) : match.start()].lower()):
        return ()
    return (Draft(match.start(), match.end(), NAME, Day(day, month, year_tail(match))),)


def _bare(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    day, month = int(match["day"]), int(match["month"])
    mark = match["mark"]
    if len(mark) > 1 and "/" not in mark:
        before = text[max(0, match.start() - 12) : match.start()].lower()
        if day <= month or _AT_PART.search(before) is None:
            return None  # `tối 2 - 3 người`, `chiều 5 - 6 giờ`
    if not is_day(day, month):
        return ()
    return (
        Draft(match.start(), match.end(), NAME, Day(day, month, year_tail(match)), bare=match["year_word"] is None),
    )


FORMS = (
    Form(NAME, ("ngày", "hôm"), _CUED, _cued),
    Form(NAME, (FIGURE_MARK,), _BARE, _bare),
)
