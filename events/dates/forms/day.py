"""A day whose month is told by its place, or not at all: `ngày 5 tháng này`, `ngày 10 cùng tháng`, `ngày 15,`.

`ngày` before a number also counts (`mỗi ngày 10 lượt`, `3 ngày 2 đêm`): without a month it is a date only at the end of
a phrase, and only where it does not stand behind a number or a word of counting.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.dates.draft import Draft
from events.dates.forms._form import Form
from events.dates.forms._parts import WORD_END, number
from events.dates.model import PartOfDay
from events.dates.patterns import compiled
from events.dates.values import Base, Day
from events.dates.vocabulary import PARTS_OF_DAY, one_of

NAME = "day"
_MONTHS: dict[str, tuple[Base, int]] = {
    "tháng này": ("published", 0), "tháng trước": ("published", -1), "tháng qua": ("published", -1),
    "tháng tới": ("published", 1), "tháng sau": ("published", 1), "tháng đó": ("previous", 0),
    "tháng ấy": ("previous", 0), "cùng tháng": ("previous", 0), "tháng sau đó": ("previous", 1),
}  # fmt: skip
_OF_MONTH = rf"""ngày\s*(?P<day>[0-9]{{1,2}})\s*,?\s*(?P<month>cùng\s+tháng|tháng\s+(?:này|trước|qua|tới|sau|đó|ấy)){WORD_END}"""
_ALONE = r"""ngày\s*(?P<day>[0-9]{1,2})(?=\s*(?:[.;)]|,\s(?!\s*[0-9])|$|\n|\s(?:và|tới\s*[,.]|vừa\s+qua))|\s*âm)(?![.,][0-9])"""
# `giữa đêm 19, rạng sáng 20/11`: the month follows with the next day
_AT_PART = rf"""
    (?:{one_of(PARTS_OF_DAY)})\s+(?:ngày\s+)?(?P<day>[0-9]{{1,2}})
    (?=\s*(?:,|và|đến|-|–)?\s*(?:(?:{one_of(PARTS_OF_DAY)})\s+(?:ngày\s+)?|ngày\s+)[0-9]{{1,2}}[/.-][0-9])
"""
_COUNT_BEFORE = compiled(
    r"(?:[0-9]|mỗi|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|hàng|hằng|từng|các|những|nhiều|vài|mấy|/|trong|ngày|bữa|suốt)\s*$"
)

_NEXT_DAY = compiled(r",\s+ngày\s+[0-9]")  # `trong ngày 26, ngày 27`


def _of_month(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    day = number(match["day"])
    if not 1 <= day <= 31:
        return ()
    shift = _MONTHS[" ".join(match["month"].split())]
    return (Draft(match.start(), match.end(), NAME, Day(day, None, None, month_shift=shift)),)


def _alone(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    day = number(match["day"])
    counted = _COUNT_BEFORE.search(text[max(0, match.start() - 10) : match.start()].lower())
    if not 1 <= day <= 31 or (counted and not (counted[0].startswith("trong") and _NEXT_DAY.match(text, match.end()))):
        return None
    return (Draft(match.start(), match.end(), NAME, Day(day, None, None)),)


def _at_part(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    day = number(match["day"])
    if not 1 <= day <= 31:
        return None
    part: PartOfDay = PARTS_OF_DAY[" ".join(match[0].split()[:-1]).removesuffix(" ngày")]  # type: ignore[assignment]
    return (Draft(match.start(), match.end(), NAME, Day(day, None, None), part=part),)


FORMS = (
    Form(NAME, ("ngày",), _OF_MONTH, _of_month),
    Form(NAME, ("ngày",), _ALONE, _alone),
    Form(NAME, tuple(PARTS_OF_DAY), _AT_PART, _at_part),
)
