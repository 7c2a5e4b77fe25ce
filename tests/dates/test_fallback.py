"""Header dates: our rules first, dateparser last, a swap of day and month never."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

import events.dates
from events.dates.fallback import read_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("March 28, 2018 7:25 AM", date(2018, 3, 28)),
        ("28 Mar 2018", date(2018, 3, 28)),
        ("Wed, 28 Mar 2018 23:30:00 GMT", date(2018, 3, 29)),
        ("2018-03-28T23:30Z", date(2018, 3, 29)),
        ("03/10/2018", date(2018, 10, 3)),
        ("08 giờ 59 phút, 03/10/2018", date(2018, 10, 3)),
        ("Cập nhật ngày: 17/02/2022 13:52:16", date(2022, 2, 17)),
        ("05/20/2018", None),
        ("10/3/2018 8:59:00 AM", None),
        ("5/6/2018 và 7/6/2018", None),
        ("tháng 3/2020", None),
        ("yesterday", None),
        ("", None),
        ("x" * 500, None),
    ],
)
def test_read_day(text: str, day: date | None) -> None:
    """One day, in Vietnam, or None."""
    assert read_day(text) == day


def test_relative_words_need_a_day_to_count_from() -> None:
    """`hôm qua` alone is nothing; with a day it is the day before."""
    assert read_day("hôm qua") is None
    assert read_day("hôm qua", date(2018, 3, 1)) == date(2018, 2, 28)


def test_only_one_module_knows_dateparser() -> None:
    """Nothing else imports it, and finding dates does not load it."""
    package = Path(events.dates.__file__).parents[1]
    naming = [
        path.name
        for path in package.rglob("*.py")
        if "import dateparser" in (t := path.read_text("utf-8")) or "from dateparser" in t
    ]
    assert naming == ["fallback.py"]


def test_import_is_light() -> None:
    """The package pulls in no library at all."""
    import subprocess

    code = "import sys, events.dates; print([m for m in ('dateparser', 'sqlalchemy', 'httpx', 'typer') if m in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
