"""A school year: `năm học 2018-2019` (1 September to 31 August)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.dates.draft import Draft
from events.dates.forms._form import Form
from events.dates.values import Piece

NAME = "school_year"
_PATTERN = r"(?:năm\s+học(?:\s+mới)?|niên\s+học)\s+(?P<first>(?:19|20)[0-9]{2})\s*[-–/]\s*(?P<last>(?:19|20)?[0-9]{2})(?![0-9%])"


def _read(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    first, last = int(match["first"]), int(match["last"][-2:])
    if (first + 1) % 100 != last:
        return None
    return (Draft(match.start(), match.end(), NAME, Piece("school_year", 0, first)),)


FORMS = (Form(NAME, ("năm học", "niên học"), _PATTERN, _read),)
