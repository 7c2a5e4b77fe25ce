"""A decade: `thập niên 90`, `thập kỷ 1950`, `những năm 70`, `những năm 1970`, `những năm 80 của thế kỷ XIX`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.dates.draft import Draft
from events.dates.forms._form import Form
from events.dates.forms._parts import WORD_END, roman
from events.dates.values import Years

NAME = "decade"
_PATTERN = rf"""
    (?P<word>thập\s+niên|thập\s+k[ỷỉ]|những\s+năm|các\s+năm(?=\s+[0-9]0(?![0-9])))(?:\s+đầu)?\s+(?P<years>(?:1[0-9]|20)[0-9]0|[1-9]0)(?![0-9])(?:\s*(?:-|–|,|và|đến)\s*(?P<last>(?:1[0-9]|20)[0-9]0|[1-9]0))?(?![0-9%]|[.,][0-9]|\s*[-–/]\s*[0-9])
    (?:\s*,?\s*(?:của\s+|ở\s+)?thế\s+k[ỷỉ]\s+(?P<century>trước|này|qua|[0-9]{{1,2}}|[xvi]+){WORD_END})?
    (?!\s*(?:,|và|-|–)\s*(?:[12][0-9]{{2}}[1-9]|[0-9][1-9])(?![0-9]))
"""
_TENS = r"""(?P<word>thập\s+niên|thập\s+k[ỷỉ]|những\s+năm)\s+(?P<tens>hai|ba|bốn|năm|sáu|bảy|tám|chín)\s+mươi(?!\s+(?:tuổi|mốt|một|hai|ba|bốn|tư|lăm|sáu|bảy|tám|chín))(?:\s+(?:của\s+)?thế\s+k[ỷỉ]\s+(?P<century>trước|[0-9]{1,2}|[xvi]+)(?!\w))?"""
_TENS_WORDS = {"hai": 20, "ba": 30, "bốn": 40, "năm": 50, "sáu": 60, "bảy": 70, "tám": 80, "chín": 90}


def _read(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    groups = match.groupdict()
    tens = _TENS_WORDS[groups["tens"]] if groups.get("tens") else None
    years = groups.get("years") or ""
    if len(years) == 4:
        first = int(years)
    else:
        century = match["century"]
        number = (
            (int(century) if century.isdigit() else roman(century))
            if century and century not in ("trước", "này", "qua")
            else 20
        )
        if century == "này":
            number = 21
        if number is None or not 1 <= number <= 21:
            return None
        first = (number - 1) * 100 + (tens if tens is not None else int(years))
        if not century and match["word"].startswith(("những", "các")) and tens is None and int(years) < 20:
            return None
    last = first
    if groups.get("last"):
        last = int(groups["last"]) if len(groups["last"]) == 4 else first // 100 * 100 + int(groups["last"])
        if last <= first:
            return None
    return (Draft(match.start(), match.end(), NAME, Years(first, last + 9, "decade" if last == first else "range")),)


FORMS = (
    Form(NAME, ("thập niên", "thập kỷ", "thập kỉ", "những năm", "các năm"), _PATTERN, _read),
    Form(NAME, ("thập niên", "thập kỷ", "thập kỉ", "những năm"), _TENS, _read),
)
