"""A century: `thế kỷ XX` (1901 to 2000), `thế kỷ 19`, `thế kỷ mười bảy`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.dates.draft import Draft
from events.dates.forms._form import Form
from events.dates.forms._parts import DAY_WORD, WORD_END, roman
from events.dates.patterns import compiled
from events.dates.values import Years
from events.dates.vocabulary import NUMBERS

NAME = "century"
_PATTERN = rf"""
    thế\s+k[ỷỉ]\s+(?:thứ\s+)?(?P<number>[0-9]{{1,2}}|[xvi]{{1,6}}|{DAY_WORD}){WORD_END}
"""
_COUNT_BEFORE = compiled(r"(?:[0-9]|một|hai|ba|nửa|nhiều|mấy|vài|hơn|gần)\s+$")


def _read(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    printed = " ".join(match["number"].split())
    if printed.isdigit():
        number = int(printed)
    elif printed in NUMBERS:
        number = NUMBERS[printed]
    else:
        number = roman(printed) or 0
    if not 1 <= number <= 21 or _COUNT_BEFORE.search(text[max(0, match.start() - 6) : match.start()].lower()):
        return ()
    return (Draft(match.start(), match.end(), NAME, Years(number * 100 - 99, number * 100, "century")),)


FORMS = (Form(NAME, ("thế kỷ", "thế kỉ"), _PATTERN, _read),)
