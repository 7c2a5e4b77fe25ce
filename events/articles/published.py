"""The day of publication from a given value: a JSON line, a feed, a header, a meta tag.

Days are days in Vietnam (UTC+7): `2018-03-28T23:30Z` is 29 March; a time without a zone is Vietnamese time.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from events.articles.stamp import stamps_in

VIETNAM = timezone(timedelta(hours=7))
_ISO = re.compile(
    r"^\d{4}-\d{2}-\d{2}(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{0,2})?)?$", re.IGNORECASE
)
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?\s?(Z|[+-]\d{2}:?\d{2})?)?$")
_MAIL = re.compile(r"^(?:[A-Za-z]{3,9},?\s+)?\d{1,2}[\s-][A-Za-z]{3,9}[\s-]\d{2,4}\s+\d{1,2}:\d{2}")
# `10/3/2018 8:59:00 AM`: a server set to American dates wrote it, or a Vietnamese one with a 12-hour clock
_SLASH_AM_PM = re.compile(
    r"^(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4})\s+\d{1,2}:\d{2}(?::\d{2})?\s*[AP]M", re.IGNORECASE
)
_NUMERIC = re.compile(r"\d{1,4}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}")
_ZONE_NAME = re.compile(r"\s*\(?(?:ICT|GMT\s?\+\s?0?7(?::?00)?|UTC\s?\+\s?0?7(?::?00)?)\)?$", re.IGNORECASE)


def vietnamese_day(moment: datetime) -> date:
    """The day in Vietnam of a moment; a moment without a zone is Vietnamese time."""
    return (moment if moment.tzinfo is None else moment.astimezone(VIETNAM)).date()


def days_of(value: str) -> tuple[date, ...]:
    """The days that a written time may mean: one, none where it is not read, two where month and day may be swapped."""
    value = " ".join(value.split())
    if match := _SLASH_AM_PM.match(value):
        days = []
        for day, month in ((match["b"], match["a"]), (match["a"], match["b"])):
            try:
                days.append(date(int(match["y"]), int(month), int(day)))
            except ValueError:
                continue
        return tuple(dict.fromkeys(days))
    zoned = _ZONE_NAME.sub("+07:00", value)
    if _ISO.match(zoned):
        try:
            if len(zoned) == 10:
                return (date.fromisoformat(zoned),)
            return (vietnamese_day(datetime.fromisoformat(zoned.replace(",", ".").replace(" +", "+"))),)
        except ValueError:
            pass
        # `T24:00`, `+7`: the day stands there all the same
        try:
            return (date.fromisoformat(zoned[:10]),)
        except ValueError:
            return ()
    if match := _COMPACT.match(value):
        year, month, day, hour, minute, second, zone = match.groups()
        try:
            moment = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0))
        except ValueError:
            return ()
        if zone and zone.upper() == "Z":
            return (vietnamese_day(moment.replace(tzinfo=UTC)),)
        return (moment.date(),)
    if _MAIL.match(value):
        try:
            moment = parsedate_to_datetime(re.sub(r"\+7$", "+0700", zoned.replace("+07:00", " +0700")))
            return (vietnamese_day(moment),)
        except (ValueError, TypeError, IndexError, OverflowError):
            pass
    found = list(dict.fromkeys(stamp.day for stamp in stamps_in(value)))
    if found or _NUMERIC.search(value):
        return tuple(found) if len(found) == 1 else ()
    # what is written as no date line is: `3rd October 2018`, `mùng 1 Tết Mậu Tuất`
    from events.dates.fallback import read_day

    day = read_day(value)
    return (day,) if day is not None else ()


def day_of(value: str | int | float | date | datetime | None) -> date | None:
    """One day from a value, or None where it is empty, not readable, or may mean two days.

    A number is seconds (or milliseconds) since 1970.
    """
    if value is None or value == "" or isinstance(value, bool):
        return None
    if isinstance(value, datetime):
        return vietnamese_day(value)
    if isinstance(value, date):
        return value
    if isinstance(value, (int, float)):
        seconds = value / 1000 if abs(value) > 1e11 else value
        try:
            return datetime.fromtimestamp(seconds, VIETNAM).date()
        except (ValueError, OverflowError, OSError):
            return None
    days = days_of(value)
    return days[0] if len(days) == 1 else None
