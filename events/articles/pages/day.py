"""The day of publication of a page, and where it came from.

A time that the head declares wins; the page's own date line comes next, then the day in the address. What declares
no one day is settled by the date line: `10/3/2018 8:59:00 AM` from a server set to American dates, or a local time that
is written as if it were Greenwich's (`2018-03-28T23:30:00Z` beside a printed 23:30 of 28 March).
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from events.articles.address import day_in_address
from events.articles.published import VIETNAM, days_of
from events.articles.stamp import FIRST_YEAR, LAST_YEAR, Stamp
from events.text import fold

_AGE = re.compile(
    r"^\W*(?:(?:cập nhật|đăng)\s*:?\s*)?(?P<n>\d{1,3}|một)\s*(?P<unit>giây|phút|giờ|tiếng|ngày|tuần|seconds?|minutes?|hours?|days?|weeks?)\s*(?:trước|ago)\W*$",
    re.IGNORECASE,
)
_SECONDS = {"giay": 1, "phut": 60, "gio": 3600, "tieng": 3600, "ngay": 86400, "tuan": 604800}
_SECONDS |= {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})\s?(?::|h|giờ)\s?(\d{2})(?!\d)")


def age(text: str, retrieved: datetime | None) -> date | None:
    """The day of `2 giờ trước`, `3 ngày trước` on a page that was read at `retrieved`; None without it.

    Weeks and more are too coarse to be a day.
    """
    match = _AGE.match(text)
    if match is None or retrieved is None:
        return None
    unit = fold(match["unit"]).removesuffix("s")
    if unit in ("tuan", "week"):
        return None
    count = 1 if not match["n"].isdigit() else int(match["n"])
    return (retrieved.astimezone(VIETNAM) - timedelta(seconds=count * _SECONDS[unit])).date()


def settle(
    declared: list[str], stamp: Stamp | None, printed: str, url: str, retrieved: datetime | None
) -> tuple[date | None, str, str]:
    """Day, basis (`meta`, `stamp`, `address` or empty) and a warning, from what a page declares and prints.

    `printed` is the date line's text.
    """
    warning = ""
    today = retrieved.astimezone(VIETNAM).date() if retrieved is not None else None
    for value in declared:
        days = [
            d
            for d in days_of(value)
            if FIRST_YEAR <= d.year <= LAST_YEAR and (today is None or d <= today + timedelta(days=1))
        ]
        if not days:
            continue
        if len(days) > 1:
            if stamp is not None and stamp.day in days:
                return stamp.day, "meta", ""
            by_address = day_in_address(url) if url else None
            if by_address in days:
                return by_address, "meta", ""
            warning = f"{value!r} may be {' or '.join(d.isoformat() for d in days)}"
            continue
        day = days[0]
        if stamp is None or stamp.day == day:
            return day, "meta", ""
        if _same_clock(value, printed) and abs((day - stamp.day).days) == 1:
            return stamp.day, "stamp", ""
        if (
            today is not None
            and day >= today - timedelta(days=1)
            and stamp.label != "updated"
            and stamp.day < day - timedelta(days=1)
        ):
            return stamp.day, "stamp", f"the head says {day.isoformat()}, which is the day on which the page was read"
        return day, "meta", f"the head says {day.isoformat()}, the page's date line {stamp.day.isoformat()}"
    if stamp is not None:
        return stamp.day, "stamp", warning
    if url and (by_address := day_in_address(url)) is not None:
        return by_address, "address", warning
    return None, "", warning


def _same_clock(declared: str, printed: str) -> bool:
    first, second = _CLOCK.search(declared.partition("T")[2] or declared), _CLOCK.search(printed)
    return bool(first and second and (int(first[1]), first[2]) == (int(second[1]), second[2]))
