"""A component written once for several dates: `tháng 1 và tháng 2 năm 1999`, `ngày 28/2 và 1/3/2017`."""

from __future__ import annotations

from dataclasses import replace

from events.dates.draft import Draft
from events.dates.patterns import compiled
from events.dates.values import Day, Lunar, Month, Piece

_AND = compiled(r"[ ]*(?:,|;|[ ]và|,[ ]+và|[ ]hoặc|[ ]hay)[ ]*(?:ngày|tháng)?[ ]*")
_SHARING = (Day, Month, Piece)


def lists(drafts: list[Draft], text: str, small: str) -> list[Draft]:
    """The last of a list hands its year to those before it that have none."""
    for i in range(len(drafts) - 2, -1, -1):
        here, following = drafts[i].value, drafts[i + 1].value
        if (
            isinstance(here, Day)
            and isinstance(following, Lunar)
            and _AND.fullmatch(small[drafts[i].end : drafts[i + 1].start])
        ):
            # `ngày 5 và mùng 6 Tết`, `9 và 10/1 âm lịch`: said once for both
            year = following.year if here.year is None else here.year
            drafts[i].value = Lunar(here.day, here.month or following.month, year)
            drafts[i].bare = False
            continue
        if (
            isinstance(here, Day)
            and isinstance(following, Day)
            and here.month is None
            and following.month is not None
            and here.month_shift is None
            and _beside(drafts[i], drafts[i + 1], small)
        ):  # `đêm 19, rạng sáng 20/11`, `ngày 22 và sáng 24/6`
            drafts[i].value, drafts[i].bare = replace(here, month=following.month, year=following.year), False
            continue
        if (
            isinstance(here, _SHARING)
            and isinstance(following, _SHARING)
            and here.year is None
            and following.year is not None
            and type(here) is type(following)
            and _AND.fullmatch(small[drafts[i].end : drafts[i + 1].start])
        ):
            drafts[i].value = replace(here, year=following.year)
    return drafts


def _beside(here: Draft, following: Draft, small: str) -> bool:
    """In one list, or night and morning side by side: `đêm 5 rạng sáng 6-6`."""
    gap = small[here.end : following.start]
    return _AND.fullmatch(gap) is not None or (gap == " " and here.part is not None and following.part is not None)
