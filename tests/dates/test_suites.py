"""What the tests of other date taggers expect of Vietnamese, where they are beside the project."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from events.dates import DateMention, find_dates

DECISIONS = Path(__file__).resolve().parents[1] / "cases" / "dates" / "suites.toml"
SUITES = ("chrono", "dateparser", "duckling", "heideltime")


def _decided() -> dict[str, list[list[str]]]:
    decisions = tomllib.loads(DECISIONS.read_text(encoding="utf-8"))["decision"]
    assert all(decision["reason"].strip() for decision in decisions)
    return {case["id"]: case["found"] for decision in decisions for case in decision["cases"]}


def _days(mention: DateMention) -> list[str]:
    return [str(mention.start_date), str(mention.end_date)]


def _cases(shared: Path, suite: str) -> list[dict[str, Any]]:
    return [
        json.loads(line) for line in (shared / "suites" / f"{suite}.jsonl").read_text(encoding="utf-8").splitlines()
    ]


@pytest.mark.parametrize("suite", SUITES)
def test_suite(shared: Path, suite: str) -> None:
    """All cases that are not arguable hold, text and days; the arguable ones hold, or are as decided in suites.toml."""
    decided = _decided()
    wrong = []
    cases = _cases(shared, suite)
    for case in cases:
        found = find_dates(case["text"], date.fromisoformat(case["dct"]))
        if case["id"] in decided:
            assert case.get("arguable"), f"{case['id']} is no matter of taste"
            right = [_days(mention) for mention in found] == decided[case["id"]]
        else:
            right = _as_expected(found, case["expect"], strictly=not case.get("arguable"))
        if not right:
            wrong.append((case["id"], [(m.text, *_days(m)) for m in found]))
    assert wrong == []
    assert len(cases) > 10


def _as_expected(found: list[DateMention], expect: list[dict[str, Any]], *, strictly: bool) -> bool:
    if not expect:
        return not found
    each = [*found, *(part for mention in found for part in mention.parts)]
    for wanted in expect:
        matching = [m for m in each if _days(m) == [wanted["begin"], wanted["end_date"]]]
        if not matching:
            return False
        if strictly and wanted["text"] is not None and wanted["text"] not in {m.text for m in matching}:
            return False
    return not strictly or len(found) <= len(expect)


def test_decisions_are_about_cases_that_exist(shared: Path) -> None:
    """No decision outlives its case."""
    known = {case["id"] for suite in SUITES for case in _cases(shared, suite)}
    assert set(_decided()) <= known
