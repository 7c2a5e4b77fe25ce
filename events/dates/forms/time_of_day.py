"""What tells the hour and stands beside a date: `17h30`, `8 giờ 30 phút`, `07:25`, `sáng`, `rạng sáng`.

By itself none of these is a date; a refine step joins them to the day beside them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.dates.draft import Draft
from events.dates.forms._form import FIGURE_HOUR, Form
from events.dates.forms._parts import WORD_END
from events.dates.model import PartOfDay
from events.dates.vocabulary import PARTS_OF_DAY, one_of

NAME = "time_of_day"
_CLOCK = r"""
    (?:(?:vào\s+)?(?:lúc|hồi)\s+(?:khoảng\s+)?)?(?P<hour>[01]?[0-9]|2[0-4])(?:
        \s?(?:h|g|giờ)(?:\s?(?P<minute>[0-5]?[0-9])(?![0-9])(?:\s?(?:p|ph|phút|['’′])(?!\w))?)?(?![\w])
      | :(?P<minutes>[0-5][0-9])(?::[0-5][0-9])?(?![0-9:])(?:\s?(?P<half>am|pm)(?!\w))?
    )(?:\s+(?P<part>sáng|trưa|chiều|tối|đêm|khuya)(?!\w|\s+(?:nay|qua|mai|kia|mốt|hôm)(?!\w)))?
"""
_PART = rf"(?P<part>{one_of(PARTS_OF_DAY)}){WORD_END}(?=[\s,(]*(?:[0-9]|ngày|hôm|mùng|mồng|cùng|thứ|chủ|chúa|rằm|cn))"


def _clock(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    hour, minute = int(match["hour"]), int(match["minute"] or match["minutes"] or 0)
    part: PartOfDay | None = PARTS_OF_DAY[match["part"]] if match["part"] else None  # type: ignore[assignment]
    if match["half"] == "pm":
        part = part or "afternoon"
    if hour > 24 or (hour == 24 and minute):
        return None
    return (Draft(match.start(), match.end(), NAME, None, part=part, clock=at_hour(hour, minute, part)),)


def at_hour(hour: int, minute: int, part: PartOfDay | None) -> str:
    """`HH:MM` of an hour told with a part of the day: `2 giờ chiều` is 14:00, `12 giờ đêm` midnight, `2 giờ đêm` 02:00."""
    if (
        (hour < 12 and part in ("afternoon", "evening"))
        or (part == "night" and 6 <= hour <= 12)
        or (part == "noon" and hour <= 2)
    ):
        hour += 12
    return f"{hour % 24:02}:{minute:02}"


def _part(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    part: PartOfDay = PARTS_OF_DAY[" ".join(match["part"].split())]  # type: ignore[assignment]
    return (Draft(match.start(), match.end(), NAME, None, part=part),)


FORMS = (
    Form(NAME, ("lúc", "vào lúc", "hồi", "vào hồi", FIGURE_HOUR), _CLOCK, _clock),
    Form(NAME, tuple(PARTS_OF_DAY), _PART, _part),
)
