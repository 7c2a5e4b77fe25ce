"""Days told in the lunar calendar, or in both: `10/3 âm lịch`, `ngày 3.2 (tức mùng 7 Tết)`, `14/4 năm Đinh Dậu`."""

from __future__ import annotations

import re
from dataclasses import replace

from events.dates.draft import Draft
from events.dates.forms.can_chi_year import CAN_CHI, can_chi
from events.dates.values import Day, Lunar, Range, Shifted, YearField

_LUNAR_AFTER = re.compile(
    rf"""\s*,?\s*\(?(?:(?:năm\s+)?(?P<name_before>{CAN_CHI})\s*,?\s*)?(?:âm\s+lịch|âl(?!\w)|al(?!\w))\)?
         (?:\s*,?\s*(?:năm\s+)?(?:(?P<year>(?:1[0-9]|20)[0-9]{{2}})(?![0-9])|(?P<name>{CAN_CHI})(?!\w)))?
       | \s*,?\s*năm\s+(?P<name_alone>{CAN_CHI})(?!\w)(?:\s*\(?\s*(?P<with_year>(?:1[0-9]|20)[0-9]{{2}})\)?)?""",
    re.VERBOSE,
)
_NAMED_AFTER = re.compile(rf"\s*,?\s*(?:năm\s+)?(?P<name>{CAN_CHI})(?!\w)")
_LUNAR_BEFORE = re.compile(r"âm\s+lịch\s*(?:là\s+|hôm\s+nay\s*|nhằm\s+|vào\s+)?[:(,]?\s*(?:ngày\s*)?$")
_SOLAR_AFTER = re.compile(r"\s*\(?dương\s+lịch\)?")
_TWIN = re.compile(
    r"\s*[,(–-]?\s*(?:tức(?:\s+là)?|nhằm|ứng\s+với|là)\s*(?:vào\s+)?(?:ngày\s*)?(?:âm\s+lịch\s*:?\s*)?|\s*\(\s*(?:âm\s+lịch\s*:?\s*)?"
)


def calendars(drafts: list[Draft], text: str, small: str) -> list[Draft]:
    """Days that the text calls lunar become lunar; the year beside them is taken in."""
    found: list[Draft] = []
    for draft in drafts:
        if found and draft.start < found[-1].end:
            continue  # a year that the day before has taken in
        value = draft.value
        taken = found[-1].end if found and isinstance(found[-1].value, Lunar) else 0
        if isinstance(value, Day):
            after = _LUNAR_AFTER.match(small, draft.end)
            if after:
                draft.value = Lunar(value.day, value.month, _year(after) or value.year)
                draft.end, draft.bare, draft.form = after.end(), False, "lunar_day"
            elif _LUNAR_BEFORE.search(small[max(taken, draft.start - 24) : draft.start]):
                draft.value, draft.bare, draft.form = Lunar(value.day, value.month, value.year), False, "lunar_day"
            else:
                solar = _SOLAR_AFTER.match(small, draft.end)
                if solar:
                    draft.end, draft.bare = solar.end(), False
        elif isinstance(value, Lunar) and value.year is None:
            named = _NAMED_AFTER.match(small, draft.end)
            if named:
                draft.value, draft.end = replace(value, year=can_chi(named["name"])), named.end()
        elif isinstance(value, Range) and isinstance(value.first, Lunar) and isinstance(value.last, Lunar):
            named = _NAMED_AFTER.match(small, draft.end)
            if named and value.last.year is None:
                year = can_chi(named["name"])
                draft.value, draft.end = (
                    Range(replace(value.first, year=year), replace(value.last, year=year)),
                    named.end(),
                )
        elif isinstance(value, Range) and isinstance(value.first, Day) and isinstance(value.last, Day):
            after = _LUNAR_AFTER.match(small, draft.end)
            if after:
                year = _year(after)
                first, last = (Lunar(end.day, end.month, year or end.year) for end in (value.first, value.last))
                draft.value = Range(first, last)
                draft.parts[0].value, draft.parts[-1].value = first, last
                draft.end, draft.bare, draft.form = after.end(), False, "lunar_day"
        found.append(draft)
    return found


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
