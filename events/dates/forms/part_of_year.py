"""The first or last months of a year: `6 tháng đầu năm 2019`, `9 tháng năm 2020`, `nửa đầu năm 2025`, `quý đầu năm`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.dates.draft import Draft
from events.dates.forms._form import FIGURE_WORD, Form
from events.dates.forms._parts import NOT_GOING_ON, WORD_END, YEAR_WORD, full_year, number, year_word
from events.dates.values import Piece, YearField
from events.dates.vocabulary import MONTHS, one_of

NAME = "part_of_year"
_COUNTS = [word for word, value in MONTHS.items() if value > 1]
_YEAR = rf"""(?:\s*(?:(?P<figure>(?:19|20)[0-9]{{2}}|(?<=năm\s)[0-9]{{2}}){NOT_GOING_ON}|(?P<word>{YEAR_WORD}){WORD_END}))?"""
_MONTHS = rf"""
    (?P<count>[0-9]{{1,2}}|{one_of(_COUNTS)})\s*tháng\s+(?:
        (?P<which>đầu|cuối)(?:\s+(?:của\s+)?năm{WORD_END}{_YEAR} | \s*(?P<direct>(?:19|20)[0-9]{{2}}){NOT_GOING_ON})
      | (?:(?:của\s+)?năm\s*)?(?P<whole>(?:19|20)[0-9]{{2}}){NOT_GOING_ON}
    )
"""
_HALF = rf"""nửa\s+(?P<which>đầu|cuối|sau)(?:\s+(?:của\s+)?năm{WORD_END}{_YEAR}|\s+(?P<direct>(?:19|20)[0-9]{{2}}){NOT_GOING_ON})"""


def _year(match: re.Match[str]) -> YearField:
    groups = match.groupdict()
    figures = groups.get("figure") or groups.get("direct") or groups.get("whole")
    if figures:
        return full_year(figures)
    return year_word(groups["word"]) if groups.get("word") else None


def _months(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    count = number(match["count"])
    if not 1 <= count <= 12:
        return None
    kind = "last_months" if match["which"] == "cuối" else "first_months"
    year = _year(match)
    return (Draft(match.start(), match.end(), NAME, Piece(kind, count, year)),)  # type: ignore[arg-type]


def _half(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    return (Draft(match.start(), match.end(), NAME, Piece("half", 1 if match["which"] == "đầu" else 2, _year(match))),)


FORMS = (
    Form(NAME, (FIGURE_WORD, *(f"{word} tháng" for word in _COUNTS)), _MONTHS, _months),
    Form(NAME, ("nửa đầu", "nửa cuối", "nửa sau"), _HALF, _half),
)
