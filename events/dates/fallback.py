"""Odd dates from people and headers, as a last resort; the only module that knows dateparser.

Our own rules come first. dateparser is asked for what they do not read (`March 28, 2018 7:25 AM`), and its answer is
refused where it turned the figures round: with DATE_ORDER DMY it still reads `05/20/2018` as 20 May.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from typing import Any

from events.dates.find import find_dates
from events.dates.patterns import compiled

_VIETNAM = timezone(timedelta(hours=7))
_FIGURE = compiled(r"[0-9]+")
# `8 giờ 59 phút, 03/10/2018` is "8 hours ago" to dateparser
_HOURS_IN_WORDS = compiled(r"[0-9]\s*(?:giờ|phút|h(?![a-z]))", re.IGNORECASE)
# a slash date with AM or PM comes from a server set to American or to Vietnamese order: not to be settled here
_UNSETTLED = compiled(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}.*\b[ap]\.?m\b", re.IGNORECASE)
_LONGEST = 80


def read_day(text: str, today: date | None = None) -> date | None:
    """The one day (in Vietnam) that a short text names, or None where it names none, several, or cannot be settled.

    `today` is what relative words count from; without it they give None. Never raises on any text.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST or _UNSETTLED.search(text):
        return None
    mentions = find_dates(text, today)
    days = {m.start_date for m in mentions if m.precision == "day" and m.start_date is not None}
    if days or mentions:
        return days.pop() if len(days) == 1 else None
    if _HOURS_IN_WORDS.search(text) or not _FIGURE.search(text):
        return None
    return _asked(text, today)


def _asked(text: str, today: date | None) -> date | None:
    try:
        found = _parser(today).get_date_data(text)
    except Exception:  # a library of a thousand spellings fails in as many ways; a date not read is no failure of ours
        return None
    if found.date_obj is None or found.period != "day":
        return None
    moment: datetime = found.date_obj
    if _turned_round(text, moment):
        return None
    return (moment if moment.tzinfo is None else moment.astimezone(_VIETNAM)).date()


def _turned_round(text: str, moment: datetime) -> bool:
    """Whether the answer takes a later figure for the day and an earlier one for the month, or lacks figures for them."""
    figures = [int(figure) for figure in _FIGURE.findall(text)]
    if moment.day not in figures or (moment.year not in figures and moment.year % 100 not in figures):
        return True
    if figures[0] > 31:  # year, month, day
        return False
    first_two = figures[:2]
    return (
        first_two == [moment.month, moment.day] and moment.month != moment.day and not re.search(r"[^\W\d_]{3}", text)
    )


@lru_cache(maxsize=4)
def _parser(today: date | None) -> Any:
    from dateparser.date import DateDataParser

    settings = {"DATE_ORDER": "DMY", "PREFER_DAY_OF_MONTH": "first", "PREFER_MONTH_OF_YEAR": "first"}
    if today is None:
        settings |= {"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"]}  # type: ignore[dict-item]
    else:
        settings |= {"RELATIVE_BASE": datetime(today.year, today.month, today.day, 12)}  # type: ignore[dict-item]
    return DateDataParser(languages=["vi", "en"], settings=settings)
