"""A quarter: `quý I`, `quý II-2024`, `quý 3/2019`, `quý tư năm 2018`, `quý 4 của năm 2018`, `quý I, II/2023`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.dates.draft import Draft
from events.dates.forms._form import Form
from events.dates.forms._parts import WORD_END, YEAR_TAIL, roman, year_tail
from events.dates.patterns import compiled
from events.dates.values import Piece
from events.dates.vocabulary import MONTHS

NAME = "quarter"
_PATTERN = rf"""
    qu[ýí]\s*(?P<which>iv|i{{1,3}}|[1-4]|một|hai|ba|bốn|tư){WORD_END}
    {YEAR_TAIL}
"""
_SEVERAL = rf"""
    qu[ýí]\s*(?P<list>(?:iv|i{{1,3}}|[1-4])(?:\s*(?:,|\+|&|\svà\s)\s*(?:iv|i{{1,3}}|[1-4]){WORD_END}){{1,3}}){YEAR_TAIL}
"""
_EACH = compiled(r"[ivx]+|[1-4]")
_WORDS = {word: value for word, value in MONTHS.items() if value <= 4}
# `yêu quý hai con`: the other word of that spelling
_DEAR = compiled(r"(?:yêu|kính|trân|đáng|cao|đá|phú|quyền)\s+$")


def _read(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    which = match["which"]
    if _DEAR.search(text[max(0, match.start() - 7) : match.start()].lower()):
        return None
    if which.isdigit():
        number = int(which)
    elif which in _WORDS:
        number = _WORDS[which]
    else:
        number = roman(which) or 0
        if not text[match.start("which")].isupper() and which == "i":
            return None
    return (Draft(match.start(), match.end(), NAME, Piece("quarter", number, year_tail(match))),)


def _several(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    each = list(_EACH.finditer(match["list"]))
    offset, year = match.start("list"), year_tail(match)
    drafts = []
    for place, one in enumerate(each):
        number = int(one[0]) if one[0].isdigit() else roman(one[0]) or 0
        start = match.start() if place == 0 else offset + one.start()
        end = match.end() if place == len(each) - 1 else offset + one.end()
        drafts.append(Draft(start, end, NAME, Piece("quarter", number, year)))
    return drafts


FORMS = (
    Form(NAME, ("quý", "quí"), _SEVERAL, _several),
    Form(NAME, ("quý", "quí"), _PATTERN, _read),
)
