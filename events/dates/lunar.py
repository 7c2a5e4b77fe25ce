"""The Vietnamese lunar calendar: lunar days to days and back, months, leap months, can-chi years.

Hồ Ngọc Đức's algorithm ("Thuật toán tính âm lịch"): the day that holds the new moon is day 1, the month that holds
the winter solstice is month 11, and in a year of thirteen months the first month without a major solar term is a leap
month. Days are counted at UTC+7; before 1968 the North kept UTC+8, which `assumed()` says, since the South differed.
Chinese calendars (UTC+8 to this day) are wrong for Vietnam: Tết 1985 by a month, Tết 2007 and 2030 by a day.
"""

from __future__ import annotations

import math
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

FIRST_YEAR, LAST_YEAR = 1800, 2199
"""Lunar years that are answered: outside, the algorithm's terms for the Moon are too coarse."""

_UTC_PLUS_7_SINCE = date(1968, 1, 1)  # Quyết định 121/CP of 8-8-1967: the lunar calendar at UTC+7 from 1968 on
_EPOCH = date(1900, 1, 1).toordinal() - 2415021  # ordinal of Julian day number 0


def _zone(year: int) -> float:
    return 7.0 if year >= _UTC_PLUS_7_SINCE.year else 8.0


def _new_moon(k: int) -> float:
    """Julian date (UT) of the k-th new moon after that of 1 January 1900 (Meeus, Astronomical Algorithms, ch. 47)."""
    t = k / 1236.85
    t2, t3 = t * t, t * t * t
    rad = math.pi / 180
    mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3
    mean += 0.00033 * math.sin((166.56 + 132.87 * t - 0.009173 * t2) * rad)
    sun = (359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3) * rad
    moon = (306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3) * rad
    node = (21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3) * rad
    shift = (0.1734 - 0.000393 * t) * math.sin(sun) + 0.0021 * math.sin(2 * sun)
    shift -= 0.4068 * math.sin(moon) - 0.0161 * math.sin(2 * moon)
    shift -= 0.0004 * math.sin(3 * moon)
    shift += 0.0104 * math.sin(2 * node) - 0.0051 * math.sin(sun + moon)
    shift -= 0.0074 * math.sin(sun - moon) - 0.0004 * math.sin(2 * node + sun)
    shift -= 0.0004 * math.sin(2 * node - sun) + 0.0006 * math.sin(2 * node + moon)
    shift += 0.0010 * math.sin(2 * node - moon) + 0.0005 * math.sin(2 * moon + sun)
    if t < -11:
        delta = 0.001 + 0.000839 * t + 0.0002261 * t2 - 0.00000845 * t3 - 0.000000081 * t * t3
    else:
        delta = -0.000278 + 0.000265 * t + 0.000262 * t2
    return mean + shift - delta


def _new_moon_day(k: int, zone: float) -> int:
    return math.floor(_new_moon(k) + 0.5 + zone / 24)


def _sun_sector(julian_day: int, zone: float) -> int:
    """Which twelfth of the ecliptic the Sun is in at the day's local midnight: 0 from the March equinox."""
    t = (julian_day - 0.5 - zone / 24 - 2451545.0) / 36525
    t2 = t * t
    rad = math.pi / 180
    anomaly = (357.52910 + 35999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2) * rad
    longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t2
    longitude += (1.914600 - 0.004817 * t - 0.000014 * t2) * math.sin(anomaly)
    longitude += (0.019993 - 0.000101 * t) * math.sin(2 * anomaly) + 0.000290 * math.sin(3 * anomaly)
    return math.floor((longitude % 360) / 30)


def _julian(day: date) -> int:
    return day.toordinal() - _EPOCH


def _day(julian_day: int) -> date:
    return date.fromordinal(julian_day + _EPOCH)


def _month_11(year: int, zone: float) -> int:
    """Julian day on which the lunar month 11 that ends in or near December of `year` begins."""
    k = math.floor((_julian(date(year, 12, 31)) - 2415021) / 29.530588853)
    first = _new_moon_day(k, zone)
    if _sun_sector(first, zone) >= 9:  # past the solstice already
        first = _new_moon_day(k - 1, zone)
    return first


@lru_cache(maxsize=1024)
def months(year: int) -> tuple[tuple[int, bool, date], ...]:
    """The months of a lunar year: (number, leap, first day), in order, and last (0, False, first day of the next year).

    Raises ValueError for a year outside FIRST_YEAR..LAST_YEAR.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"no lunar calendar for {year}")
    zone = _zone(year)
    found: list[tuple[int, bool, date]] = []
    for solstice_year in (year, year + 1):  # months 11, 12 of the year before, then 1..10; and on to 11, 12
        start, end = _month_11(solstice_year - 1, zone), _month_11(solstice_year, zone)
        k = math.floor(0.5 + (start - 2415021.076998695) / 29.530588853)
        firsts = [_new_moon_day(k + i, zone) for i in range(15)]
        firsts = [first for first in firsts if start <= first <= end]
        leap_at = 0
        if len(firsts) == 14:  # thirteen months between two solstice months: one of them is a leap month
            sectors = [_sun_sector(first, zone) for first in firsts]
            leap_at = next((i for i in range(1, 13) if sectors[i] == sectors[i + 1]), 0)
        number = 11
        for i, first in enumerate(firsts[:-1]):
            leap = bool(leap_at) and i == leap_at
            if i and not leap:
                number = number % 12 + 1
            found.append((number, leap, _day(first)))
    begin = next(i for i, (number, leap, _) in enumerate(found) if number == 1 and not leap)
    stop = next(i for i, (number, leap, _) in enumerate(found) if i > begin and number == 1 and not leap)
    return (*found[begin:stop], (0, False, found[stop][2]))


def month(year: int, number: int, leap: bool = False) -> tuple[date, date] | None:
    """First and last day of a lunar month, or None where the year has no such (leap) month."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    table = months(year)
    for (found, is_leap, first), (_, _, following) in pairwise(table):
        if (found, is_leap) == (number, leap):
            return first, following - timedelta(days=1)
    return None


def to_day(year: int, number: int, day: int, leap: bool = False) -> date | None:
    """The day of a lunar date, or None where the calendar has no such date (day 30 of a short month)."""
    span = month(year, number, leap)
    if span is None or day < 1:
        return None
    found = span[0] + timedelta(days=day - 1)
    return found if found <= span[1] else None


def from_day(day: date) -> tuple[int, int, int, bool]:
    """(year, month, day, leap month) of a day. Raises ValueError outside the lunar years that are answered."""
    year = day.year if day >= months(day.year)[0][2] else day.year - 1
    found = [entry for entry in months(year)[:-1] if entry[2] <= day]
    number, leap, first = found[-1]
    return year, number, (day - first).days + 1, leap


def assumed(day: date) -> bool:
    """Whether the day's lunar date rests on the zone of the North before 1968 (the South could differ by a day)."""
    return day < _UTC_PLUS_7_SINCE


def sexagenary(stem: int, branch: int) -> int | None:
    """Place (0..59) in the cycle of sixty of a can (1..10) and a chi (1..12); None where the pair does not exist."""
    return next((n for n in range(60) if n % 10 == stem - 1 and n % 12 == branch - 1), None)


def can_chi_years(stem: int, branch: int) -> tuple[int, ...]:
    """The lunar years of that name that are answered: Mậu Tuất is ..., 1898, 1958, 2018, 2078, ..."""
    place = sexagenary(stem, branch)
    if place is None:
        return ()
    first = 1804 + place if place < 60 - 4 else 1804 + place - 60  # 1804 was Giáp Tý
    return tuple(year for year in range(first, LAST_YEAR + 1, 60) if year >= FIRST_YEAR)
