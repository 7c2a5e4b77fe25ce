"""Stretches of whole years: `nhiệm kỳ 2015 - 2020`, `giai đoạn 2016-2020`, `2015-2020`, `kế hoạch 5 năm 2016-2020`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.dates.draft import Draft
from events.dates.forms._form import FIGURE_MARK, Form
from events.dates.patterns import compiled
from events.dates.values import Range, Year

NAME = "term"
_YEARS = r"""(?P<first>(?:1[0-9]|20)[0-9]{2})\s*[-–—−]\s*(?P<last>(?:1[0-9]|20|21)[0-9]{2}|[0-9]{2})(?![0-9%]|[.,/-][0-9]|/?-[a-zđ])"""
_TERM = rf"(?:nhiệm\s+k[ỳì]|giai\s+đoạn|thời\s+k[ỳì]|niên\s+khóa|khóa)\s*:?\s*\(?(?:năm\s+|từ\s+(?:năm\s+)?)?{_YEARS}"
_NAMED = rf"năm\s+{_YEARS}"
_SPOKEN = r"""(?:nhiệm\s+k[ỳì]|giai\s+đoạn|thời\s+k[ỳì])\s+(?:từ\s+)?(?:năm\s+)?(?P<first>(?:19|20)[0-9]{2})\s+(?:đến|tới)\s+(?:hết\s+)?(?:năm\s+)?(?P<last>(?:19|20)[0-9]{2})(?![0-9])"""


def _read(match: re.Match[str], text: str, *, bare: bool = False) -> Sequence[Draft] | None:
    first, figures = int(match["first"]), match["last"]
    last = int(figures) if len(figures) == 4 else first // 100 * 100 + int(figures)
    if first >= last:
        return None
    begin, end = Year(first), Year(last)
    parts = [Draft(*match.span("first"), "year", begin), Draft(*match.span("last"), "year", end)]
    return (Draft(match.start(), match.end(), NAME, Range(begin, end, "term"), bare=bare, parts=parts),)


_SEASON = compiled(r"mùa(?:\s+giải|\s+bóng)?\s+$")


def _bare(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    if len(match["last"]) == 2 and not _SEASON.search(text[max(0, match.start() - 12) : match.start()].lower()):
        return None
    return _read(match, text, bare=True)


_WORDS = ("nhiệm kỳ", "nhiệm kì", "giai đoạn", "thời kỳ", "thời kì", "niên khóa", "khóa")
FORMS = (
    Form(NAME, _WORDS, _TERM, _read),
    Form(NAME, _WORDS, _SPOKEN, _read),
    Form(NAME, ("năm",), _NAMED, _read),
    Form(NAME, (FIGURE_MARK,), _YEARS, _bare),
)
