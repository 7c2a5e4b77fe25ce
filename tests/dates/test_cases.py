"""Every date form reads what its case file says, and refuses what it says; a form without a case file fails."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from events.dates import find_dates, forms

CASES = Path(__file__).resolve().parents[1] / "cases" / "dates"
FORMS = Path(forms.__file__).parent
FILES = sorted(path for path in CASES.glob("*.toml") if path.stem != "suites")
FIELDS = ("precision", "modifier", "part_of_day", "clock", "edtf", "timex", "anchor", "calendar", "by_event")


def _cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}-{number}", marks=_marks(case))
        for path in FILES
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], 1)
    ]


def _marks(case: dict[str, Any]) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=case["pending"], strict=True)] if "pending" in case else []


@pytest.mark.parametrize("case", _cases())
def test_case(case: dict[str, Any]) -> None:
    """What is found is what the case lists, in order, each with its days, precision and notation."""
    found = find_dates(case["text"], case.get("published"))
    days = [(m.text, m.start_date, m.end_date) for m in found]
    assert days == [(w["text"], w.get("start"), w.get("end", w.get("start"))) for w in case["found"]]
    for mention, wanted in zip(found, case["found"], strict=True):
        assert case["text"][mention.char_start : mention.char_end] == mention.text
        for field in FIELDS:
            if field in wanted:
                assert getattr(mention, field) == wanted[field], field
        for field in ("modifier", "part_of_day", "clock"):
            assert getattr(mention, field) == wanted.get(field), field
        if "assumed" in wanted:
            assert list(mention.assumed) == wanted["assumed"]
        if "parts" in wanted:
            assert [part.text for part in mention.parts] == wanted["parts"]


def test_every_form_has_its_file_of_cases() -> None:
    """A file under forms/ is in the tuple, names its forms after itself, and has cases, a found one and a refusal."""
    modules = {path.stem for path in FORMS.glob("*.py") if not path.stem.startswith("_")}
    assert {form.name for form in forms.FORMS} == modules
    for name in sorted(modules):
        cases = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]
        assert any(case["found"] for case in cases), f"{name} finds nothing"
    assert {form.read.__module__.rsplit(".", 1)[-1] for form in forms.FORMS} == modules


def test_every_refusal_file_refuses() -> None:
    """Each form says at least once what it must not take, except where nothing looks like it."""
    refusing = {
        path.stem
        for path in FILES
        if any(not case["found"] for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"])
    }
    assert refusing >= {"day_month_year", "day_month", "month", "quarter", "year", "relative", "weekday", "not_dates"}


def test_no_case_is_written_twice() -> None:
    """Each case has its own sentence, or its own day."""
    cases = [case.values[0] for case in _cases()]
    keys = [(case["text"], case.get("published")) for case in cases]
    assert len(set(keys)) == len(keys)


def test_titles_are_there() -> None:
    """Each file has a Vietnamese title for the list of forms."""
    for path in FILES:
        assert tomllib.loads(path.read_text(encoding="utf-8"))["title"].strip()


def test_skip_and_stamp() -> None:
    """A mention in a barred stretch is dropped; one in the page's date line is marked as such."""
    from events.text import Span

    text = "29/03/2018 - 07:25\nSáng 28-3, hội nghị. Ngày 5/6 in trong khung quảng cáo."
    place = text.index("Ngày 5/6")
    found = find_dates(text, date(2018, 3, 29), skip=[Span(place, place + 30)], stamp=Span(0, 18))
    assert [(m.text, m.is_stamp) for m in found] == [("29/03/2018 - 07:25", True), ("Sáng 28-3", False)]
