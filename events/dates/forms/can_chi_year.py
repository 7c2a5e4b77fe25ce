"""A year by its name in the cycle of sixty: `năm Mậu Tuất`, `năm Đinh Dậu 2017`, `Xuân Mậu Thân 1968`.

The lunar year of that name: nearest to the publication day, unless a figure settles it. A figure beside the name makes
the expression that ordinary year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.dates import lunar
from events.dates.draft import Draft
from events.dates.forms._form import Form
from events.dates.forms._parts import WORD_END, full_year
from events.dates.values import CanChi, LunarYear, Year, YearField
from events.dates.vocabulary import BRANCHES, STEMS, one_of

NAME = "can_chi_year"
CAN_CHI = rf"{one_of(STEMS)}\s+{one_of(BRANCHES)}"
_PATTERN = rf"""
    năm\s+(?:âm\s+lịch\s+)?(?P<name>{CAN_CHI}){WORD_END}(?:\s*[-(,–]?\s*(?:năm\s+)?(?P<year>(?:1[0-9]|20)[0-9]{{2}})(?![0-9%]|[.,/-][0-9])\)?)?
"""


def can_chi(text: str) -> YearField:
    """`mậu tuất` → the year of that name; None where the cycle has no such pair (`giáp sửu`)."""
    stem, branch = text.split()
    years = lunar.can_chi_years(STEMS[stem], BRANCHES[branch])
    return CanChi(years[0] % 60) if years else None


def year_before(year: YearField) -> YearField:
    """The lunar year before, where the year is told; what is told by its place stays."""
    if isinstance(year, int):
        return year - 1
    return CanChi((year.place - 1) % 60) if isinstance(year, CanChi) else year


def _read(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    name = can_chi(match["name"])
    if name is None or not text[match.start("name")].isupper():
        return None
    if match["year"]:
        return (Draft(match.start(), match.end(), NAME, Year(full_year(match["year"]))),)
    return (Draft(match.start(), match.end(), NAME, LunarYear(name)),)


FORMS = (Form(NAME, ("năm",), _PATTERN, _read),)
