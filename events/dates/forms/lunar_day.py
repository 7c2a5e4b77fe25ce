"""Lunar days: `mùng 3 Tết Mậu Tuất`, `rằm tháng Giêng`, `mồng 10 tháng 3 âm lịch`, `30 Tết`, `23 tháng Chạp`, `đêm giao thừa`.

`mùng` alone is lunar (its month is that of the publication day if it is not told). `mùng 2 tháng 9` with an ordinary
month is printed for solar days as well: it is lunar where the text says so (`âm lịch`, `Tết`, a lunar month, a can-chi
year), else solar. `10/3 âm lịch` and the like are turned by a refine step.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.dates.draft import Draft
from events.dates.forms._form import FIGURE_WORD, Form
from events.dates.forms._parts import DAY_WORD, LUNAR_MONTH_WORD, MONTH_WORD, WORD_END, full_year, is_day, number
from events.dates.forms.can_chi_year import CAN_CHI, can_chi, year_before
from events.dates.values import Day, Lunar, YearField, YearRef
from events.dates.vocabulary import LUNAR_MONTHS, MONTHS

NAME = "lunar_day"
_YEAR = rf"""(?:\s*,?\s*(?:
      (?:năm\s+)?(?P<can_chi>{CAN_CHI}){WORD_END}(?:\s*[-(,]?\s*(?P<with_year>(?:1[0-9]|20)[0-9]{{2}})\)?(?![0-9]))?
    | (?:năm\s+)?(?P<year>(?:1[0-9]|20)[0-9]{{2}})(?![0-9%]|[.,/-][0-9])
    | năm\s+(?P<year_word>nay|ngoái|trước|sau|tới){WORD_END}))?"""
_LUNAR = r"(?P<lunar>\s*,?\s*\(?(?:âm\s+lịch|lịch\s+âm|âl)\)?)"
_TET = r"(?P<tet>\s+(?:tháng\s+)?tết(?:\s+(?:nguyên\s+đán|âm\s+lịch|cổ\s+truyền))?)"
_MUNG = rf"""
    (?:ngày\s+)?(?P<word>mùng|mồng)\s*(?P<day>[0-9]{{1,2}}|{DAY_WORD})(?![0-9])
    (?:\s*[/-]\s*(?P<month>[0-9]{{1,2}})(?:[/-](?P<slash_year>(?:19|20)[0-9]{{2}}))?(?![0-9])
     | \s*(?:,\s*)?tháng\s*(?:(?P<figure>[0-9]{{1,2}})(?![0-9])|(?P<lunar_month>{LUNAR_MONTH_WORD}){WORD_END}|(?P<named>{MONTH_WORD}){WORD_END})
     | {_TET} )?
    {_LUNAR}?{_YEAR}(?P<lunar_after>\s*\(?(?:âm\s+lịch|lịch\s+âm)\)?)?
"""
_FULL_MOON = rf"""
    (?:ngày\s+|đêm\s+|đúng\s+)?rằm(?:\s+tháng\s*(?:(?P<figure>[0-9]{{1,2}})(?![0-9])|(?P<lunar_month>{LUNAR_MONTH_WORD}){WORD_END}|(?P<named>{MONTH_WORD}){WORD_END})){_LUNAR}?{_YEAR}
"""
_LAST_DAYS = rf"""
    (?:ngày\s+|đêm\s+|chiều\s+)?(?P<day>2[0-9]|30|hai\s+mươi\s+(?:ba|bảy|tám|chín)|ba\s+mươi)(?:\s+(?:tháng\s+)?(?P<tet>tết)|\s+tháng\s+(?P<chap>chạp)|\s+giáp\s+(?P<tet_2>tết)){WORD_END}{_YEAR}
"""
_IN_MONTH = rf"""
    (?:ngày\s*)?(?P<day>[0-9]{{1,2}}|(?<=\s){DAY_WORD})\s+tháng\s+(?P<lunar_month>{LUNAR_MONTH_WORD}){WORD_END}{_LUNAR}?{_YEAR}
"""


def _year(match: re.Match[str]) -> YearField:
    groups = match.groupdict()
    figures = groups.get("year") or groups.get("with_year") or groups.get("slash_year")
    if figures:
        return full_year(figures)
    if groups.get("can_chi"):
        return can_chi(groups["can_chi"])
    word = groups.get("year_word")
    if word:
        return YearRef("published", {"nay": 0, "ngoái": -1, "trước": -1, "sau": 1, "tới": 1}[word])
    return None


def _mung(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    day = number(match["day"])
    if not 1 <= day <= 30:
        return ()
    year = _year(match)
    start, end = match.span()
    lunar = bool(match["lunar"] or match["lunar_after"] or match["tet"] or match["lunar_month"] or match["can_chi"])
    if match["lunar_month"]:
        month: int | None = LUNAR_MONTHS[match["lunar_month"]]
    elif match["tet"]:
        month = 1
    elif match["month"] or match["figure"] or match["named"]:
        word = match["named"]
        month = MONTHS[" ".join(word.split())] if word else int(match["month"] or match["figure"])
        if not 1 <= month <= 12:
            return ()
        if not lunar:
            if not is_day(day, month, year):
                return ()
            return (Draft(start, end, NAME, Day(day, month, year), assumed=("calendar",)),)
    else:
        month = None
    return (Draft(start, end, NAME, Lunar(day, month, year)),)


def _full_moon(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    if match["lunar_month"]:
        month = LUNAR_MONTHS[match["lunar_month"]]
    else:
        month = int(match["figure"]) if match["figure"] else MONTHS[" ".join(match["named"].split())]
    if not 1 <= month <= 12:
        return ()
    return (Draft(match.start(), match.end(), NAME, Lunar(15, month, _year(match))),)


def _last_days(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    day, year = number(match["day"]), _year(match)
    tet = bool(match["tet"] or match["tet_2"])
    if tet:
        year = year_before(year)  # `30 Tết Mậu Tuất` is the eve of that year
    if day == 30:  # the eve of Tết, be it the 29th
        return (Draft(match.start(), match.end(), NAME, Lunar(None, 12, year, last_day_of_year=True)),)
    return (Draft(match.start(), match.end(), NAME, Lunar(day, 12, year)),)


def _in_month(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    day = number(match["day"])
    if not 1 <= day <= 30:
        return ()
    month, year = LUNAR_MONTHS[match["lunar_month"]], _year(match)
    if (day, month) == (30, 12):  # the eve of Tết, be it the 29th
        return (Draft(match.start(), match.end(), NAME, Lunar(None, 12, year, last_day_of_year=True)),)
    return (Draft(match.start(), match.end(), NAME, Lunar(day, month, year)),)


FORMS = (
    Form(NAME, ("mùng", "mồng", "ngày"), _MUNG, _mung),
    Form(NAME, ("rằm", "ngày rằm", "đêm rằm", "đúng rằm"), _FULL_MOON, _full_moon),
    Form(NAME, (FIGURE_WORD, "ngày", "đêm", "chiều", "ba mươi tết", "hai mươi"), _LAST_DAYS, _last_days),
    Form(NAME, ("ngày", FIGURE_WORD), _IN_MONTH, _in_month),
)
