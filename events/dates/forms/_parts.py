"""Named pattern parts that the forms are built from, and the readers of those parts.

All patterns are verbose and meet text in small letters. Figures are bounded on both sides, so that no date is read
out of a longer number, and are loose (`[0-9]{1,2}`) where the form checks the value itself: `ngày 32 tháng 4` must be
taken whole and refused, else `2 tháng 4` would be left over.
"""

from __future__ import annotations

import re

from events.dates.days import can_be
from events.dates.values import YearField, YearRef
from events.dates.vocabulary import LUNAR_MONTHS, MONTHS, NUMBERS, one_of

END = r"(?![0-9])"
"""No figure goes on."""
WORD_END = r"(?![^\W_])"
"""No letter or figure goes on."""
NOT_GOING_ON = r"(?![0-9]|[/.,:][0-9]|/?-?[a-zđ]{2,}-|/[a-zđ])"
"""The figures end here: not a decimal, a longer chain, or a document symbol (`10/2014/nđ-cp`)."""

DAY_WORD = one_of(NUMBERS)
MONTH_WORD = one_of(MONTHS)
LUNAR_MONTH_WORD = one_of(LUNAR_MONTHS)

_YEAR_WORDS = {
    "nay": YearRef("published", 0),
    "này": YearRef("published", 0),
    "ngoái": YearRef("published", -1),
    "trước": YearRef("published", -1),
    "qua": YearRef("published", -1),
    "vừa qua": YearRef("published", -1),
    "vừa rồi": YearRef("published", -1),
    "rồi": YearRef("published", -1),
    "kia": YearRef("published", -2),
    "sau": YearRef("published", 1),
    "tới": YearRef("published", 1),
    "đó": YearRef("previous", 0),
    "ấy": YearRef("previous", 0),
}
YEAR_WORD = rf"{one_of(_YEAR_WORDS)}(?<!tới(?=\s+nay))"  # `đầu năm |tới nay` is of this year

YEAR_TAIL = rf"""(?:
    \s?[/.\-–]\s?(?P<year_slash>[12][0-9]{{3}}|[0-9]{{2}}){NOT_GOING_ON}
  | (?:\s*[,(])?\s*(?:của\s+|trong\s+)?năm\s*(?:
        (?P<year_figure>[0-9]{{2,4}})(?![0-9]|[.,/][0-9])
      | (?P<year_word>{YEAR_WORD}){WORD_END})
  | \s*,\s*(?P<year_comma>[12][0-9]{{3}}|[0-9]{{2}}(?=\s*(?:$|[.;)])))(?![0-9]|[.,/][0-9])
  | \s(?P<year_space>(?:19|20)[0-9]{{2}})(?![0-9]|[.,/][0-9])
)?"""
"""What may follow a month, quarter or season: `/2018`, `-2018`, ` năm 2018`, `, 2018`, ` năm ngoái`."""


def full_year(figures: str) -> int:
    """A year as printed: `99` is 1999, `17` is 2017, `938` is 938."""
    year = int(figures)
    if len(figures) == 2:
        return year + (2000 if year < 40 else 1900)
    return year


def year_tail(match: re.Match[str]) -> YearField:
    """The year that YEAR_TAIL took, or None where it took nothing."""
    groups = match.groupdict()
    figures = (
        groups.get("year_slash") or groups.get("year_figure") or groups.get("year_comma") or groups.get("year_space")
    )
    if figures:
        return full_year(figures)
    word = groups.get("year_word")
    return year_word(word) if word else None


def year_word(word: str) -> YearRef:
    """`ngoái` → the year before the publication year."""
    return _YEAR_WORDS[" ".join(word.split())]


def number(text: str) -> int:
    """Figures or a number word (1 to 31); `l` and `o` printed for 1 and 0 are figures."""
    text = " ".join(text.split())
    if text in NUMBERS:
        return NUMBERS[text]
    return int(text.translate(_MISREAD))


_MISREAD = str.maketrans({"l": "1", "i": "1", "o": "0"})

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


def roman(text: str) -> int | None:
    """The value of a Roman numeral up to 39 in small letters, or None."""
    tens = len(text) - len(text.lstrip("x"))
    rest = text[tens:]
    if tens > 3 or (rest and rest not in ROMAN) or not text:
        return None
    return tens * 10 + (ROMAN[rest] if rest else 0)


def is_day(day: int, month: int, year: YearField = None) -> bool:
    """Whether there can be such a day (in that year, if it is a number)."""
    if not can_be(day, month):
        return False
    return not (day == 29 and month == 2 and isinstance(year, int)) or (
        year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    )
