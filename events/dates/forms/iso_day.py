"""A day as machines write it: `2024-03-15`, `2024/03/15`, `2018-03-28T23:30Z` (which is 29 March in Vietnam)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

from events.dates.draft import Draft
from events.dates.forms._form import FIGURE_MARK, Form
from events.dates.forms._parts import is_day
from events.dates.values import Day

NAME = "iso_day"
_VIETNAM = timezone(timedelta(hours=7))
_PATTERN = r"""
    (?P<year>[12][0-9]{3})(?P<mark>[-/])(?P<month>[01]?[0-9])(?P=mark)(?P<day>[0-3]?[0-9])(?![0-9]|[-/][0-9])
    (?:t(?P<hour>[0-2][0-9]):(?P<minute>[0-5][0-9])(?::[0-5][0-9](?:\.[0-9]+)?)?(?P<zone>z|[+-][0-9]{2}:?[0-9]{2})?)?
"""


def _read(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    if not is_day(day, month, year):
        return ()
    draft = Draft(match.start(), match.end(), NAME, Day(day, month, year))
    if match["hour"] and int(match["hour"]) < 24:
        when = datetime(year, month, day, int(match["hour"]), int(match["minute"]), tzinfo=_VIETNAM)
        if match["zone"]:
            try:
                when = datetime.fromisoformat(f"{when:%Y-%m-%dT%H:%M}{match['zone'].upper()}").astimezone(_VIETNAM)
            except (ValueError, OverflowError):
                return ()
        draft.value = Day(when.day, when.month, when.year)
        draft.clock = f"{when:%H:%M}"
    return (draft,)


FORMS = (Form(NAME, (FIGURE_MARK,), _PATTERN, _read),)
