"""The lunar calendar against a second implementation and the days that tell it from the Chinese one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import vnlunar

from events.dates import lunar


@pytest.mark.parametrize(
    ("year", "tet"),
    [
        (1968, date(1968, 1, 29)), (1969, date(1969, 2, 16)), (1985, date(1985, 1, 21)), (2007, date(2007, 2, 17)),
        (2018, date(2018, 2, 16)), (2030, date(2030, 2, 2)), (2053, date(2053, 2, 18)),
    ],
)  # fmt: skip
def test_tet(year: int, tet: date) -> None:
    """Tết falls on the day that Vietnam kept, where China's differed too."""
    assert lunar.to_day(year, 1, 1) == tet
    assert lunar.from_day(tet) == (year, 1, 1, False)
    assert lunar.from_day(tet - timedelta(days=1))[0] == year - 1


@pytest.mark.parametrize(("year", "month"), [(1984, 0), (1985, 2), (1987, 7), (2033, 11), (2017, 6), (2018, 0)])
def test_leap_months(year: int, month: int) -> None:
    """The leap month of the year, and no other; a leap month that is not there is refused."""
    assert [number for number, leap, _ in lunar.months(year) if leap] == ([month] if month else [])
    for number in range(1, 13):
        assert (lunar.month(year, number, leap=True) is not None) == (number == month)


# The new moon of May 2054 falls a minute after midnight in Vietnam (Meeus, chapter 49, with any likely delta T): the
# month begins on the 8th, as an ephemeris has it; the oracle's printed table has the 7th.
TABLE_DIFFERS = (date(2054, 5, 7), date(2054, 6, 5))


def test_every_ninth_day_as_the_oracle_has_it() -> None:
    """1930 to 2072: day, month, year and leap month are those of vnlunar's table, the North's zone before 1968 included."""
    day, last = date(1930, 2, 1), date(2072, 11, 30)
    compared = 0
    while day <= last:
        if not TABLE_DIFFERS[0] <= day <= TABLE_DIFFERS[1]:
            oracle = vnlunar.get_lunar_date(day.day, day.month, day.year)
            wanted = (oracle["year"], oracle["month"], oracle["day"], bool(oracle["leap"]))
            assert lunar.from_day(day) == wanted, day
            compared += 1
        day += timedelta(days=9)
    assert compared > 5500


def test_there_and_back() -> None:
    """A lunar date made from a day is that day again, over two centuries."""
    day = date(1850, 1, 3)
    while day < date(2150, 1, 1):
        year, month, number, leap = lunar.from_day(day)
        assert lunar.to_day(year, month, number, leap) == day
        day += timedelta(days=97)


def test_what_does_not_exist() -> None:
    """Day 30 of a short month, day 0, a year outside: None or a clear error."""
    short = next(m for m, leap, _ in lunar.months(2018)[:-1] if not leap and _length(2018, m) == 29)
    assert lunar.to_day(2018, short, 30) is None
    assert lunar.to_day(2018, 1, 0) is None
    assert lunar.month(1700, 1) is None
    with pytest.raises(ValueError, match="1700"):
        lunar.months(1700)


def _length(year: int, month: int) -> int:
    span = lunar.month(year, month)
    assert span is not None
    return (span[1] - span[0]).days + 1


def test_can_chi() -> None:
    """Years by name; a pair that the cycle has not is none; the zone before 1968 is called assumed."""
    assert 2018 in lunar.can_chi_years(5, 11)
    assert 1968 in lunar.can_chi_years(5, 9)
    assert lunar.can_chi_years(1, 2) == ()
    assert lunar.assumed(date(1967, 12, 31))
    assert not lunar.assumed(date(1968, 1, 1))
