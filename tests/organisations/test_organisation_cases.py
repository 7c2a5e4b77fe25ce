"""What bodies texts name: tables of cases, refusals included."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from events.organisations import find_organisations
from events.places import find_places, province
from events.text import normalise

CASES = Path(__file__).resolve().parents[1] / "cases" / "organisations"


def _cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            marks = [pytest.mark.xfail(reason=case["pending"], strict=True)] if "pending" in case else []
            found.append(pytest.param(case, id=f"{path.stem}: {case['name']}", marks=marks))
    return found


@pytest.mark.parametrize("case", _cases())
def test_case(case: dict[str, Any]) -> None:
    """A text gives exactly the settled names of its case, in its order, and nothing else."""
    text = normalise(case["text"])
    day: date | None = case.get("published")
    home = province(case["home"], day) if "home" in case else None
    assert "home" not in case or home is not None
    places = find_places(text, published=day, home=home)
    mentions = find_organisations(text, places, published=day, home=home)
    for mention in mentions:
        assert text[mention.char_start : mention.char_end] == mention.text
        assert mention.organisation is None or (mention.settled and mention.organisation.name == mention.name)
    own = [m for m in mentions if m.via != "parent"]
    settled = [m for m in own if m.settled]
    assert list(dict.fromkeys(m.name for m in settled)) == case.get("found", [])
    if "parents" in case:
        assert list(dict.fromkeys(m.name for m in mentions if m.via == "parent")) == case["parents"]
    # what is not settled is told as open, or not at all
    assert list(dict.fromkeys(m.name for m in own if not m.settled)) == case.get("open", [])
    if "ids" in case:
        assert [m.organisation.id for m in settled if m.organisation] == case["ids"]
    if "via" in case:
        assert [m.via for m in settled] == case["via"]
    if "ranks" in case:
        assert [m.name for m in settled if m.is_rank] == case["ranks"]
    if "mentions" in case:
        assert len(settled) == case["mentions"]
    assert not {m.text for m in own} & set(case.get("texts_not", []))


def test_every_case_is_told_apart() -> None:
    """Two cases of one file never bear the same name."""
    for path in CASES.glob("*.toml"):
        names = [case["name"] for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]]
        assert len(names) == len(set(names)), path.name
