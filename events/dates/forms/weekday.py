"""A weekday with the week it is in, or the direction: `thứ năm tuần tới`, `thứ tư của tuần này`, `thứ ba vừa rồi`.

A weekday without either is left to the refine step that joins it to a date (`Thứ Tư, 03/10/2018`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.dates.draft import Draft
from events.dates.forms._form import Form
from events.dates.forms._parts import WORD_END
from events.dates.patterns import compiled
from events.dates.values import Weekday
from events.dates.vocabulary import WEEKDAYS, one_of
from events.resources import toml

NAME = "weekday"
_TRIGGERS = tuple(WEEKDAYS)
_WEEKS = {
    "này": 0, "nay": 0, "trước": -1, "qua": -1, "vừa qua": -1, "vừa rồi": -1, "rồi": -1, "ngoái": -1,
    "tới": 1, "sau": 1, "sắp tới": 1, "kế tiếp": 1, "tiếp theo": 1,
}  # fmt: skip
_WORD = rf"(?P<word>{one_of(_WEEKS)}){WORD_END}(?!\s+khi)"
_OF_WEEK = (
    rf"(?P<weekday>{one_of(WEEKDAYS)}){WORD_END}(?:,?\s+(?=tuần)|\s+)(?:của\s+|trong\s+)?(?P<week>tuần\s+)?{_WORD}"
)
_ALONE = rf"(?P<weekday>{one_of(WEEKDAYS)}){WORD_END}"


def _of_week(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    weekday = WEEKDAYS[" ".join(match["weekday"].split())]
    shift = _WEEKS[" ".join(match["word"].split())]
    if (
        shift == 0
        and not match["week"]
        and not text[match.start()].isupper()
        and not _CUE.search(text[max(0, match.start() - 10) : match.start()].lower())
    ):
        return None  # `lần thứ hai này`
    if match["week"] or shift == 0:
        value = Weekday(weekday, week=shift)
    elif not text[match.start()].isupper() and not _CUE.search(
        text[max(0, match.start() - 10) : match.start()].lower()
    ):
        return None  # `vị trí thứ sáu sau trận này`, an ordinal
    else:
        value = Weekday(weekday, direction=shift)
    return (Draft(match.start(), match.end(), NAME, value, weekday=weekday),)


_CUE = compiled(r"(?:^|[.!?,;:(“\"\n-]\s*|(?:hôm|ngày|vào|sáng|trưa|chiều|tối|đêm|từ|đến|trước|tới|trong|đầu|cho)\s+)$")
_ORDINAL = compiled(rf"(?<!\w){one_of(toml('dates')['before_weekday']['ordinal'])}\s+$")


def _alone(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    if _ORDINAL.search(text[max(0, match.start() - 12) : match.start()].lower()) and text[match.start()] != "T":
        return None  # `lần thứ hai`, `người thứ ba`: an ordinal
    return (Draft(match.start(), match.end(), NAME, None, weekday=WEEKDAYS[" ".join(match["weekday"].split())]),)


FORMS = (
    Form(NAME, _TRIGGERS, _OF_WEEK, _of_week),
    Form(NAME, _TRIGGERS, _ALONE, _alone),
)
