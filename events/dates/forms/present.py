"""The present as an end of a stretch: `đến nay`, `tới nay`, `từ nay`. Alone it is no date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.dates.draft import Draft
from events.dates.forms._form import Form
from events.dates.forms._parts import WORD_END
from events.dates.values import Now

NAME = "present"
_PATTERN = rf"(?:(?:đến|tới)\s+(?:nay|thời\s+điểm\s+này|hiện\s+nay)|từ\s+nay){WORD_END}"


def _read(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    return (Draft(match.start(), match.end(), NAME, Now(), bare=True),)


FORMS = (
    Form(
        NAME,
        (*(f"{to} {now}" for to in ("đến", "tới") for now in ("nay", "thời điểm này", "hiện nay")), "từ nay"),
        _PATTERN,
        _read,
    ),
)
