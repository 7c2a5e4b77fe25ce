"""Joins what tells the hour, the part of the day or the weekday to the day beside it.

`17h30` + `ngày 5/6`, `08:59` - `Thứ Tư`, `03/10/2018`, `hôm nay` (`28/6`), `lúc 8 giờ 30 phút` `sáng` `12-4`,
`thứ năm` `tuần tới`. Where a day is told twice (`hôm nay, ngày 7.7.2017`; `thứ 2, ngày 15/5`) the figures count.
"""

from __future__ import annotations

from dataclasses import replace

from events.dates.draft import Draft
from events.dates.forms.time_of_day import at_hour
from events.dates.patterns import compiled
from events.dates.values import Day, Shifted, Weekday, is_day

_TO_RIGHT = compiled(r"[ ]*(?:[,|(]|[-–]|của)?[ ]*(?:vào[ ]+)?(?:lúc[ ]+)?(?:ngày|hôm)?[ ]*")
_TO_LEFT = compiled(r"[ ]*(?:[,|]|[-–])?[ ]*(?:vào[ ]+)?(?:lúc|khoảng)?[ ]*|[ ]?\([ ]?")
_SAME_DAY = compiled(r"[ ]*[,(–-]?[ ]*(?:tức[ ]+)?(?:là[ ]+)?(?:ngày)?[ ]*")
_LONGEST_GAP = 16


def _tells_again(words: Draft, figures: Draft) -> bool:
    """`hôm nay, ngày 7.7.2017`; `60 năm trước, 20-7-1954`: the figures say more than the words before them."""
    value = words.value
    if isinstance(value, Weekday):
        return isinstance(figures.value, Day)
    if not isinstance(value, Shifted):
        return False
    if not isinstance(figures.value, Day):
        return False
    return value.unit == "day" or (value.unit == "year" and value.shift < 0 and isinstance(figures.value.year, int))


def _take_time(into: Draft, other: Draft) -> None:
    clock, part = into.clock or other.clock, into.part or other.part
    if clock and part and (into.clock is None) != (into.part is None):  # `8 giờ` + `tối nay`
        clock = at_hour(int(clock[:2]), int(clock[3:]), part)
    into.clock, into.part = clock, part
    into.weekday = into.weekday or other.weekday
    into.start, into.end = min(into.start, other.start), max(into.end, other.end)
    into.bare = False


def moment(drafts: list[Draft], text: str, small: str) -> list[Draft]:
    """Drafts with their hours, parts of the day and weekdays; what belongs to no day is gone."""
    if not drafts:
        return drafts
    rightward: list[Draft] = []
    for draft in reversed(drafts):
        follower = rightward[-1] if rightward else None
        if follower is not None and follower.start - draft.end <= _LONGEST_GAP:
            gap = small[draft.end : follower.start]
            if draft.value is None and _joins(draft, follower) and _TO_RIGHT.fullmatch(gap):
                _take_time(follower, draft)
                _close(follower, small)
                if follower.value is None:
                    follower.form = draft.form if draft.form != "time_of_day" else follower.form
                continue
        rightward.append(draft)
    found: list[Draft] = []
    for draft in reversed(rightward):
        before = found[-1] if found else None
        if before is not None and draft.start - before.end <= _LONGEST_GAP:
            gap = small[before.end : draft.start]
            if draft.value is None and is_day(before.value) and before.clock is None and _TO_LEFT.fullmatch(gap):
                _take_time(before, draft)
                _close(before, small)
                continue
            if _tells_again(before, draft) and _SAME_DAY.fullmatch(gap):
                _take_time(draft, before)
                _close(draft, small)
                found[-1] = draft
                continue
        found.append(draft)
    return [draft for draft in found if draft.value is not None or _weekday_alone(draft, text, small)]


def _joins(time: Draft, other: Draft) -> bool:
    """Whether an hour, part of the day or weekday may stand before the other."""
    if time.clock is not None and other.clock is not None:
        return False
    return other.value is None or is_day(other.value)


def _close(draft: Draft, small: str) -> None:
    """The bracket that was opened inside the mention is closed inside it."""
    if "(" in small[draft.start : draft.end] and small[draft.end : draft.end + 1] == ")":
        draft.end += 1


_WEEKDAY_CUE = compiled(r"(?:hôm|ngày|vào|từ|đến|trước|sau|lúc|tối|sáng|bắt\s+đầu)\s+$")


def _weekday_alone(draft: Draft, text: str, small: str) -> bool:
    """A weekday with no date is a day of its own if the words say so: `sáng thứ Bảy`, `hôm thứ hai`, `Thứ Sáu`."""
    if draft.weekday is None:
        return False
    cued = (
        draft.part is not None
        or draft.clock is not None
        or _WEEKDAY_CUE.search(small[max(0, draft.start - 10) : draft.start])
    )
    if not cued:
        return False
    draft.value = Weekday(draft.weekday)
    draft.form = "weekday"
    return True


def with_weekday(drafts: list[Draft], text: str, small: str) -> list[Draft]:
    """Hands the weekday that stands beside a day without a year to the day, which it can settle."""
    for draft in drafts:
        if draft.weekday is not None and isinstance(draft.value, Day) and draft.value.year is None:
            draft.value = replace(draft.value, weekday=draft.weekday)
    return drafts
