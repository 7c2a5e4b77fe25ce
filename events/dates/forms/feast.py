"""Feasts and commemoration days of `data/holidays.csv` where they denote a day: `Tết Nguyên đán 2018`, `Tết Mậu Tuất`,
`Giỗ Tổ Hùng Vương năm 2017`, `ngày Quốc tế Lao động 2010`, `vào đúng ngày Giáng sinh`.

Without a year a feast is a date only behind `vào`, `đúng`, `trước`, `sau`, `đến`... or alone: as a rule it names the feast
(`chào mừng ngày Quốc tế Lao động`), not a day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from events.dates.draft import Draft
from events.dates.forms._form import Form
from events.dates.forms._parts import WORD_END, YEAR_WORD, full_year, year_word
from events.dates.forms.can_chi_year import CAN_CHI, can_chi, year_before
from events.dates.patterns import compiled
from events.dates.values import Day, Lunar, YearField
from events.dates.vocabulary import one_of
from events.resources import table, values
from events.text import UPPER

NAME = "feast"
_PREFIX = compiled(r"^(?:ngày|lễ|đại lễ)\s+")


def feast_names(row: Mapping[str, str]) -> tuple[str, ...]:
    """The names of a row in small letters, without `ngày` and `lễ`: `quốc tế lao động`."""
    printed = (part for names in (row["name"], *values(row["aliases"])) for part in re.split(r"\s*[;/(]\s*", names))
    short = (_PREFIX.sub("", name.strip(" )").lower()) for name in printed)
    return tuple(name for name in short if len(name) > 4)


def _feasts() -> dict[str, Mapping[str, str]]:
    """Name to its row; the first row that has the name keeps it."""
    found: dict[str, Mapping[str, str]] = {}
    for row in table("holidays"):
        for name in feast_names(row):
            found.setdefault(name, row)
    return found


_FEASTS = _feasts()
# Tết itself has a pattern of its own, for its many names
_NAMES = [name for name, row in _FEASTS.items() if row["name"] != "Tết Nguyên đán"]
_YEAR = rf"""(?:\s*,?\s*(?:
      (?:năm\s+)?(?P<can_chi>{CAN_CHI}){WORD_END}(?:\s*[-(,]?\s*(?:năm\s+)?(?P<with_year>(?:1[0-9]|20)[0-9]{{2}})\)?(?![0-9]))?
    | (?:năm\s+)?(?P<year>(?:1[0-9]|20)[0-9]{{2}}|(?<=năm\s)[0-9]{{2}})(?![0-9%]|[.,/-][0-9])
    | năm\s+(?P<year_word>{YEAR_WORD}){WORD_END}))"""
_NAMED = rf"(?P<name>{one_of(_NAMES)}){WORD_END}{_YEAR}?"
_TET = rf"tết(?P<kind>\s+(?:nguyên\s+đán|âm\s+lịch|cổ\s+truyền|ta))?(?:\s+xuân)?{_YEAR}"
_BEFORE = compiled(r"(?:(?:ngày|đêm|dịp)\s+)?(?:(?:đại\s+)?lễ\s+)?$")
_OF_OTHERS = compiled(rf"\s+(?!Việt\s+Nam|Tổ\s+quốc|Tết)(?:của|nước(?!\s+ta)|[{UPPER}])")
_AS_DAY = compiled(r"(?:^|(?:vào|đúng|trước|sau|đến|tới|từ|trong)\s+)$")


def _year(match: re.Match[str]) -> YearField:
    figures = match["year"] or match["with_year"]
    if figures:
        return full_year(figures)
    if match["can_chi"]:
        return can_chi(match["can_chi"])
    return year_word(match["year_word"]) if match["year_word"] else None


def _start(match: re.Match[str], text: str) -> int:
    """Where the expression begins: at `ngày`, `lễ`, `dịp` if one of them stands before the name."""
    low = max(0, match.start() - 20)
    before = _BEFORE.search(text[low : match.start()].lower())
    return low + before.start() if before else match.start()


def _named(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    start = _start(match, text)
    year = _year(match)
    if year is None:
        worded = text[start : start + 4].lower().startswith(("ngày", "đêm", "lễ", "đại"))
        if not worded or not _AS_DAY.search(text[max(0, start - 8) : start].lower()):
            return None
        if _OF_OTHERS.match(text, match.end()):
            return None  # `trong ngày chiến thắng của đội nhà`, `ngày Quốc khánh Mỹ`
        if start == 0 and text[match.end() : match.end() + 1] not in ("", ",", "."):
            return None
    row = _FEASTS[" ".join(match["name"].split())]
    day, month = int(row["day"]), int(row["month"])
    last = int(row["last_day"]) if row["last_day"] else None
    if row["calendar"] == "solar":
        # `ngày Giáng sinh` in July is the next one as likely as the last: the nearest, without looking back
        return (Draft(start, match.end(), NAME, Day(day, month, year), lean=0),)
    if (day, month) == (30, 12):
        eve = Lunar(None, 12, year_before(year), last_day_of_year=True)
        return (Draft(start, match.end(), NAME, eve),)
    return (Draft(start, match.end(), NAME, Lunar(day, month, year, until=last)),)


def _tet(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    year = _year(match)
    if match["year_word"] in ("nay", "này"):
        year = None  # `Tết năm nay` in December is the one to come
    elif year is None:
        return None
    row = _FEASTS["tết nguyên đán"]
    value = Lunar(int(row["day"]), int(row["month"]), year, until=int(row["last_day"]))
    return (Draft(_start(match, text), match.end(), NAME, value),)


FORMS = (
    Form(NAME, ("tết",), _TET, _tet),
    Form(NAME, tuple(_NAMES), _NAMED, _named),
)
