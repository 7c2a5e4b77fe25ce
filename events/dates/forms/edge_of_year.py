"""The start, middle or end of a year that is not named: `đầu năm`, `giữa năm`, `cuối năm`, `những tháng cuối năm`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.dates.draft import Draft
from events.dates.forms._form import Form
from events.dates.forms._parts import WORD_END
from events.dates.model import Modifier
from events.dates.values import Year, YearRef

NAME = "edge_of_year"
_WHICH: dict[str, Modifier] = {"đầu": "start", "giữa": "mid", "cuối": "end"}
_PATTERN = rf"(?P<which>đầu|giữa|cuối)\s+năm{WORD_END}(?!\s*(?:[0-9]|học|nay|ngoái|trước|sau|tới|đó|ấy|nhâm|qua))"


def _read(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    return (Draft(match.start(), match.end(), NAME, Year(YearRef("published", 0)), modifier=_WHICH[match["which"]]),)


FORMS = (Form(NAME, ("đầu", "giữa", "cuối"), _PATTERN, _read),)
