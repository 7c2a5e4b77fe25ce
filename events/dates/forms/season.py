"""A season of a year that is told: `mùa xuân 1975`, `mùa hè năm nay`, `mùa đông năm 2001`, `hè 2017`.

Three whole months, as the weather service counts them: spring is March to May. A season alone is no date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.dates.draft import Draft
from events.dates.forms._form import Form
from events.dates.forms._parts import WORD_END, YEAR_WORD, full_year, year_word
from events.dates.values import Piece
from events.dates.vocabulary import SEASONS, one_of

NAME = "season"
_NUMBERS = {"spring": 1, "summer": 2, "autumn": 3, "winter": 4}
_PATTERN = rf"""
    (?P<mua>mùa\s+)?(?P<season>{one_of(SEASONS)}){WORD_END}(?:
        \s*,?\s*(?:năm\s+)?(?P<year>(?:1[0-9]|20)[0-9]{{2}}|(?<=năm\s)[0-9]{{2}})(?![0-9%]|[.,][0-9]|\s*[-–/]\s*[0-9])
      | \s+năm\s+(?P<word>{YEAR_WORD}){WORD_END}
      | \s+(?P<side>này|trước|tới|sau|vừa\s+qua|qua|rồi){WORD_END})
"""
_SIDES = {"này": 0, "trước": -1, "vừa qua": -1, "qua": -1, "rồi": -1, "tới": 1, "sau": 1}


def _read(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    word = match["season"]
    if not match["mua"]:
        if not match["year"] or word in ("thu", "đông", "hạ"):
            return None  # `thu 2017 tỷ`, `Đông 2`: names and verbs
        if text[match.start() - 1 : match.start()].strip():
            return None
    number = _NUMBERS[SEASONS[word]]
    draft = Draft(match.start(), match.end(), NAME, None)
    if match["year"]:
        draft.value = Piece("season", number, full_year(match["year"]))
    elif match["word"]:
        draft.value = Piece("season", number, year_word(match["word"]))
    else:
        side = _SIDES[" ".join(match["side"].split())]
        if not match["mua"]:
            return None
        draft.value, draft.lean = Piece("season", number, None), side
    return (draft,)


FORMS = (Form(NAME, (*(f"mùa {season}" for season in SEASONS), "xuân", "hè"), _PATTERN, _read),)
