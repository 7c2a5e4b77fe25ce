"""People as the cases under `tests/cases/people/` say, refusals included."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from events.organisations import find_organisations
from events.people import find_people
from events.places import find_places, province
from events.text import Span, normalise

CASES = Path(__file__).resolve().parents[1] / "cases" / "people"


def _cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['why']}")
        for path in sorted(CASES.glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


@pytest.mark.parametrize("case", _cases())
def test_case(case: dict[str, Any]) -> None:
    """Name, post and body of each person told, in the text's order; each part quotes the text and holds its name."""
    text, published = normalise(case["text"]), case.get("published")
    home = province(case["home"], published) if "home" in case else None
    places = find_places(text, published=published, home=home)
    bodies = find_organisations(text, places, published=published, home=home)
    found = find_people(text, bodies)
    assert [[part.name, part.post, part.organisation_name] for part in found] == case["found"]
    for part in found:
        assert text[part.char_start : part.char_end] == part.text
        assert part.name in part.text
        assert part.organisation is None or part.organisation.name == part.organisation_name
    assert find_people(text, bodies, skip=[Span(0, len(text))]) == []
