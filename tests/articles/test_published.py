"""Days of publication as machines write them, days in addresses, ages, and addresses themselves."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.articles.address import canonical, day_in_address, host
from events.articles.pages.day import age, settle
from events.articles.published import day_of, days_of
from events.articles.stamp import stamps_in


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2018-10-03", "2018-10-03"),
        ("2018-03-28T23:30Z", "2018-03-29"),
        ("2018-03-28T16:59:59+00:00", "2018-03-28"),
        ("2018-03-28T17:00:00+00:00", "2018-03-29"),
        ("2018-03-28T23:30:00.000Z", "2018-03-29"),
        ("2018-03-28T23:30:00+07:00", "2018-03-28"),
        ("2018-03-28T23:30:00+0700", "2018-03-28"),
        ("2018-03-28 23:30:00", "2018-03-28"),
        ("2018-03-28 23:30:00 +0700", "2018-03-28"),
        ("2018-03-28T23:30:00-08:00", "2018-03-29"),
        ("20180328T233000Z", "2018-03-29"),
        ("20180328", "2018-03-28"),
        ("Wed, 28 Mar 2018 23:30:00 GMT", "2018-03-29"),
        ("Wed, 28 Mar 2018 23:30:00 +0700", "2018-03-28"),
        ("Wed, 28 Mar 2018 23:30:00 GMT+7", "2018-03-28"),
        ("28 Mar 2018 23:30:00 +0000", "2018-03-29"),
        ("03/10/2018", "2018-10-03"),
        ("03-10-2018", "2018-10-03"),
        ("03/10/2018 08:59", "2018-10-03"),
        ("08:59 03/10/2018", "2018-10-03"),
        ("Thứ Tư, 03/10/2018 08:59 GMT+7", "2018-10-03"),
        ("Thứ Hai, 03/10/2018", None),
        ("10/13/2018", None),
        ("10/13/2018 8:59:00 AM", "2018-10-13"),
        ("13/10/2018 8:59:00 AM", "2018-10-13"),
        ("10/3/2018 8:59:00 AM", None),
        ("5/5/2018 8:59:00 PM", "2018-05-05"),
        ("2018-13-45", None),
        ("2018-02-30", None),
        ("hôm qua", None),
        ("3rd October 2018", "2018-10-03"),
        ("ngày 3 tháng 10 năm 2018", "2018-10-03"),
        ("tháng 10 năm 2018", None),
        ("2018", None),
        ("", None),
        (None, None),
        (True, None),
        (1522279800, "2018-03-29"),
        (1522279800000, "2018-03-29"),
        (1e30, None),
        (date(2018, 3, 28), "2018-03-28"),
        (datetime(2018, 3, 28, 23, 30, tzinfo=UTC), "2018-03-29"),
        (datetime(2018, 3, 28, 23, 30), "2018-03-28"),
    ],
)
def test_days_of_machines(value: object, day: str | None) -> None:
    """Days are days in Vietnam; day before month; what may be two days is none."""
    assert day_of(value) == (date.fromisoformat(day) if day else None)  # type: ignore[arg-type]


def test_a_swapped_day_keeps_both_readings() -> None:
    """So that the page's own date line can settle it."""
    assert days_of("10/3/2018 8:59:00 AM") == (
        date(2018, 10, 3).replace(month=3, day=10),
        date(2018, 10, 3),
    ) or days_of("10/3/2018 8:59:00 AM") == (date(2018, 10, 3), date(2018, 3, 10))


@given(st.text(max_size=60))
def test_any_value_is_read_or_refused(value: str) -> None:
    """Never an error, whatever a server writes."""
    assert day_of(value) is None or isinstance(day_of(value), date)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.vn/2018/10/03/x.html", "2018-10-03"),
        ("https://a.vn/2018/1/3/", "2018-01-03"),
        ("https://hatrung.thanhhoa.dcs.vn/portal/pages/2018-10-11/Cac-dong-chi.aspx", "2018-10-11"),
        ("http://cuuchienbinh.vn/tiep-xuc-cu-tri-18-05-2011/", "2011-05-18"),
        ("https://baodongkhoi.vn/hoi-thao-22092011-a17964.html", "2011-09-22"),
        ("https://nld.com.vn/x-20100701123027431.htm", "2010-07-01"),
        ("https://cafef.vn/ky-luat-188240716211729221.chn", "2024-07-16"),
        ("http://baoapbac.vn/chinh-tri/202010/nghi-quyet-911161/", None),
        ("https://a.vn/bai-12345678.html", None),
        ("https://a.vn/nhiem-ky-2015-2020", None),
        ("https://a.vn/2018/13/03/x", None),
        ("https://a.vn/2018/02/30/x", None),
        ("https://a.vn/2018/10/03/tu-01-09-2018/", None),
        ("https://a.vn/q-99999999999999999.html", None),
        ("https://a.vn/1945-09-02/x", None),
    ],
)
def test_days_in_addresses(url: str, day: str | None) -> None:
    """Shapes that name a day; a month is no day, and two that differ are none."""
    assert day_in_address(url) == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("url", "one"),
    [
        ("HTTP://WWW.Bao.VN:80/a?utm_source=x&id=5#top", "http://www.bao.vn/a?id=5"),
        ("https://bao.vn", "https://bao.vn/"),
        ("https://bao.vn:8443/a", "https://bao.vn:8443/a"),
        ("https://bao.vn/a?b=1&c=", "https://bao.vn/a?b=1&c="),
        ("https://bao.vn/%C4%91", "https://bao.vn/%C4%91"),
        ("  https://bao.vn/a  ", "https://bao.vn/a"),
        ("mailto:a@b.vn", "mailto:a@b.vn"),
        ("http://[::1", "http://[::1"),
        ("https://bao.vn/a?fbclid=1", "https://bao.vn/a"),
    ],
)
def test_one_spelling_of_an_address(url: str, one: str) -> None:
    """Scheme and host small, nothing of where the reader came from; twice is the same as once."""
    assert canonical(url) == one
    assert canonical(one) == one


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.bao.vn/a", "bao.vn"),
        ("https://m.bao.vn/", "bao.vn"),
        ("https://amp.vov.vn/x", "vov.vn"),
        ("https://m.vn/", "m.vn"),
        ("x", ""),
    ],
)
def test_hosts(url: str, name: str) -> None:
    """The site behind its mobile and AMP names."""
    assert host(url) == name


NOON = datetime(2024, 12, 22, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2 giờ trước", "2024-12-22"),
        ("20 giờ trước", "2024-12-21"),
        ("3 ngày trước", "2024-12-19"),
        ("một giờ trước", "2024-12-22"),
        ("Cập nhật: 5 phút trước", "2024-12-22"),
        ("2 hours ago", "2024-12-22"),
        ("2 tuần trước", None),
        ("3 tháng trước", None),
        ("20 năm trước, làng tôi nghèo", None),
    ],
)
def test_ages(text: str, day: str | None) -> None:
    """Counted from when the page was read, in Vietnam; weeks and more are no day."""
    assert age(text, NOON) == (date.fromisoformat(day) if day else None)
    assert age(text, None) is None


def stamp(text: str) -> object:
    return next(iter(stamps_in(text)))


@pytest.mark.parametrize(
    ("declared", "printed", "url", "day", "basis"),
    [
        (["2018-10-03T08:59:00+07:00"], "", "", "2018-10-03", "meta"),
        (["10/3/2018 8:59:00 AM"], "08:59 03/10/2018", "", "2018-10-03", "meta"),
        (["10/3/2018 8:59:00 AM"], "08:59 10/03/2018", "", "2018-03-10", "meta"),
        (["10/3/2018 8:59:00 AM"], "", "https://a.vn/2018/10/03/x", "2018-10-03", "meta"),
        (["10/3/2018 8:59:00 AM"], "", "", None, ""),
        (["10/3/2018 8:59:00 AM"], "08:59 05/03/2018", "", "2018-03-05", "stamp"),
        (["2018-03-28T23:30:00Z"], "28/03/2018 23:30", "", "2018-03-28", "stamp"),
        (["2018-03-28T23:30:00Z"], "29/03/2018 06:30", "", "2018-03-29", "meta"),
        (["", "nothing", "2018-10-03"], "", "", "2018-10-03", "meta"),
        (["2024-12-22T10:00:00+07:00"], "08:00 15/03/2019", "", "2019-03-15", "stamp"),
        (["2030-01-01"], "08:00 15/03/2019", "", "2019-03-15", "stamp"),
        ([], "29/03/2018 - 07:25", "https://a.vn/2018/03/28/x", "2018-03-29", "stamp"),
        ([], "", "https://a.vn/2018/03/28/x", "2018-03-28", "address"),
        ([], "", "https://a.vn/x", None, ""),
    ],
)
def test_what_settles_the_day(declared: list[str], printed: str, url: str, day: str | None, basis: str) -> None:
    """The head first, then the date line, then the address; doubts are settled by the date line, or not at all."""
    found, why, _ = settle(declared, stamp(printed) if printed else None, printed, url, NOON)  # type: ignore[arg-type]
    assert (found.isoformat() if found else None, why) == (day, basis)
