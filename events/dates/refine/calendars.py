"""Days told in the lunar calendar, or in both: `10/3 âm lịch`, `ngày 3.2 (tức mùng 7 Tết)`, `14/4 năm Đinh Dậu`."""

from __future__ import annotations

import re
from dataclasses import replace

from events.dates import lunar
from events.dates.draft import Draft
from events.dates.forms.can_chi_year import CAN_CHI, can_chi
from events.dates.patterns import compiled
from events.dates.values import Day, Lunar, Month, Range, Shifted, Year, YearField
from events.dates.vocabulary import one_of
from events.resources import toml

# `ngày 9/8 âm, ...`, `9/8 âm hằng năm`; `ngày 9/8 âm nhạc vang lên` is solar
_LUNAR_ALONE = rf"âm(?=\s+{one_of(toml('dates')['after_figures']['day_goes_on'])}(?!\w)|\s*(?:$|[^\w\s]|\n))"
_LUNAR_AFTER = compiled(
    rf"""\s*,?\s*\(?(?:(?:năm\s+)?(?P<name_before>{CAN_CHI})\s*,?\s*)?(?:âm\s+lịch|lịch\s+âm|âl(?!\w)|al(?!\w)|{_LUNAR_ALONE})\)?
         (?:\s*,?\s*(?:năm\s+)?(?:(?P<year>(?:1[0-9]|20)[0-9]{{2}})(?![0-9])|(?P<name>{CAN_CHI})(?!\w)))?
       | \s*,?\s*năm\s+(?P<name_alone>{CAN_CHI})(?!\w)(?:\s*\(?\s*(?P<with_year>(?:1[0-9]|20)[0-9]{{2}})\)?)?""",
    re.VERBOSE,
)
_NAMED_AFTER = compiled(rf"\s*,?\s*(?:năm\s+)?(?P<name>{CAN_CHI})(?!\w)")
_LUNAR_BEFORE = compiled(r"(?:âm\s+lịch|lịch\s+âm)\s*(?:là\s+|hôm\s+nay\s*|nhằm\s+|vào\s+)?[:(,]?\s*(?:ngày\s*)?$")
_SOLAR_AFTER = compiled(r"\s*\(?(?:dương\s+lịch|lịch\s+dương)\)?")
_TWIN = compiled(
    r"\s*[,(–-]?\s*(?:tức(?:\s+là)?|nhằm|ứng\s+với|là)\s*(?:vào\s+)?(?:ngày\s*)?(?:âm\s+lịch\s*:?\s*)?|\s*\(\s*(?:âm\s+lịch\s*:?\s*)?"
)


def calendars(drafts: list[Draft], text: str, small: str) -> list[Draft]:
    """Days that the text calls lunar become lunar; the year beside them is taken in."""
    found: list[Draft] = []
    for draft in drafts:
        before = found[-1] if found else None
        if before is not None and draft.start < before.end:
            continue  # a year that the day before has taken in
        value = draft.value
        if isinstance(value, Day):
            taken = before.end if before is not None and isinstance(before.value, Lunar) else 0
            _turn_day(draft, value, small, max(taken, draft.start - 24))
        elif isinstance(value, Month):
            _turn_month(draft, value, small)
        elif isinstance(value, Lunar):
            _name_year(draft, value, small)
        elif isinstance(value, Range):
            _turn_stretch(draft, value, small)
        found.append(draft)
    return found


def _turn_day(draft: Draft, value: Day, small: str, low: int) -> None:
    """`10/3 âm lịch`, `âm lịch: 10/3`, `14/4 năm Đinh Dậu`; `7.7 dương lịch` stays what it is."""
    after = _LUNAR_AFTER.match(small, draft.end)
    if after:
        draft.value = Lunar(value.day, value.month, _year(after) or value.year)
        draft.end, draft.bare, draft.form = after.end(), False, "lunar_day"
    elif "lịch" in (before := small[low : draft.start]) and _LUNAR_BEFORE.search(before):
        draft.value = Lunar(value.day, value.month, value.year)
        draft.bare, draft.form = False, "lunar_day"
    elif solar := _SOLAR_AFTER.match(small, draft.end):
        draft.end, draft.bare = solar.end(), False


def _turn_month(draft: Draft, value: Month, small: str) -> None:
    """`tháng 8 âm lịch`, `tháng 10 năm Kỷ Hợi (1779)`: a month of the lunar calendar."""
    after = _LUNAR_AFTER.match(small, draft.end)
    if after is None:
        return
    year = _year(after) or value.year
    draft.end, draft.bare = after.end(), False
    if isinstance(year, int) and not lunar.FIRST_YEAR <= year <= lunar.LAST_YEAR:
        draft.value, draft.form = Year(year), "year"  # too far back for the days of its months to be known
    else:
        draft.value = Lunar(None, value.month, year)


def _name_year(draft: Draft, value: Lunar, small: str) -> None:
    """`mùng 3 tháng Giêng, năm Mậu Tuất`: the name of the year belongs to the day."""
    named = _NAMED_AFTER.match(small, draft.end) if value.year is None else None
    if named:
        draft.value, draft.end = replace(value, year=can_chi(named["name"])), named.end()


def _turn_stretch(draft: Draft, value: Range, small: str) -> None:
    """`ngày 19 - 21/1 âm lịch`; `từ 11 đến 16 tháng Giêng năm Đinh Dậu`."""
    first, last = value.first, value.last
    if isinstance(first, Day) and isinstance(last, Day):
        after = _LUNAR_AFTER.match(small, draft.end)
        if after:
            year = _year(after)
            first, last = (Lunar(end.day, end.month, year or end.year) for end in (first, last))
            draft.end, draft.bare, draft.form = after.end(), False, "lunar_day"
    elif isinstance(first, Lunar) and isinstance(last, Lunar) and last.year is None:
        named = _NAMED_AFTER.match(small, draft.end)
        if named:
            year = can_chi(named["name"])
            first, last = replace(first, year=year), replace(last, year=year)
            draft.end = named.end()
    if (first, last) != (value.first, value.last):
        draft.value = Range(first, last, value.precision)
        draft.parts[0].value, draft.parts[-1].value = first, last


def _year(match: re.Match[str]) -> YearField:
    figures = match["year"] or match["with_year"]
    if figures:
        return int(figures)
    name = match["name_before"] or match["name"] or match["name_alone"]
    return can_chi(name) if name else None


def _is_lunar(draft: Draft) -> bool:
    value = draft.value
    return isinstance(value, Lunar) or (isinstance(value, Range) and isinstance(value.first, Lunar))


def twins(drafts: list[Draft], text: str, small: str) -> list[Draft]:
    """A day or stretch with its twin in the other calendar is one mention; the solar one counts."""
    found: list[Draft] = []
    for draft in drafts:
        before = found[-1] if found else None
        if before is not None and _is_lunar(before) != _is_lunar(draft) and draft.start - before.end <= 24:
            solar = before if _is_lunar(draft) else draft
            if _is_solar_day(solar) and _TWIN.fullmatch(small[before.end : draft.start]):
                if isinstance(solar.value, Shifted):  # `hôm nay (mùng 5 Tết)`: figures say more than words
                    solar.value = (draft if solar is before else before).value
                solar.start, solar.end = before.start, draft.end
                solar.bare = False
                solar.part, solar.clock = solar.part or before.part, solar.clock or before.clock
                if "(" in small[before.start : draft.end] and small[draft.end : draft.end + 1] == ")":
                    solar.end += 1
                found[-1] = solar
                continue
        found.append(draft)
    return found


def _is_solar_day(draft: Draft) -> bool:
    value = draft.value
    if isinstance(value, Range):
        return isinstance(value.first, Day)
    return isinstance(value, Day) or (isinstance(value, Shifted) and value.unit == "day")
