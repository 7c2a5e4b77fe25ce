"""What tells the hour and stands beside a date: `17h30`, `8 giờ 30 phút`, `07:25`, `sáng`, `rạng sáng`.

By itself none of these is a date; a refine step joins them to the day beside them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.dates.draft import Draft
from events.dates.forms._form import DIGITS, Form
from events.dates.forms._parts import WORD_END
from events.dates.model import PartOfDay
from events.dates.vocabulary import PARTS_OF_DAY, one_of

NAME = "time_of_day"
_CLOCK = r"""
    (?:(?:vào\s+)?(?:lúc|hồi)\s+(?:khoảng\s+)?)?(?P<hour>[01]?[0-9]|2[0-4])(?:
        \s?(?:h|g|giờ)(?:\s?(?P<minute>[0-5]?[0-9])(?![0-9])(?:\s?(?:p|ph|phút|')(?!\w))?)?(?![\w])
      | :(?P<minutes>[0-5][0-9])(?::[0-5][0-9])?(?![0-9:])(?:\s?(?P<half>am|pm)(?!\w))?
    )
"""
_PART = rf"(?P<part>{one_of(PARTS_OF_DAY)}){WORD_END}(?=[\s,(]*(?:[0-9]|ngày|hôm|mùng|mồng|cùng|thứ|chủ|chúa|rằm|cn))"


def _clock(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    hour, minute = int(match["hour"]), int(match["minute"] or match["minutes"] or 0)
    if match["half"] == "pm" and hour < 12:
        hour += 12
    if hour > 24 or (hour == 24 and minute):
        return None
    return (Draft(match.start(), match.end(), NAME, None, clock=f"{hour % 24:02}:{minute:02}"),)


def _part(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    part: PartOfDay = PARTS_OF_DAY[" ".join(match["part"].split())]  # type: ignore[assignment]
    return (Draft(match.start(), match.end(), NAME, None, part=part),)


FORMS = (
    Form(NAME, ("lúc", "vào", "hồi", DIGITS), _CLOCK, _clock),
    Form(NAME, tuple(sorted({word.split()[0] for word in PARTS_OF_DAY})), _PART, _part),
)
