"""Places as the cases under `tests/cases/places/` say: what is found, what it denotes, and what is no place."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from events.places import find_places, province
from events.text import normalise

CASES = Path(__file__).resolve().parents[1] / "cases" / "places"


def _cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['why']}")
        for path in sorted(CASES.glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


@pytest.mark.parametrize("case", _cases())
def test_case(case: dict[str, Any]) -> None:
    """What is found is what the case lists, in order: the words, and the place or none."""
    text = normalise(case["text"])
    published = case.get("published")
    home = province(case["home"], published) if "home" in case else None
    found = find_places(text, published=published, home=home)
    told = [(mention.text, mention.place.id if mention.place else "") for mention in found]
    assert told == [(wanted[0], wanted[1]) for wanted in case["found"]], [mention.reason for mention in found]
    for mention in found:
        assert text[mention.char_start : mention.char_end] == mention.text
        assert mention.reason, "a mention says why it is linked or not"
        assert mention.place is None or not mention.candidates, "what is settled has no candidates left"
    for field in ("kind", "reason", "candidates"):
        if field not in case:
            continue
        first = found[0]
        told_field = sorted(one.id for one in first.candidates) if field == "candidates" else getattr(first, field)
        assert case[field] in told_field if field == "reason" else told_field == case[field]


def test_no_case_is_written_twice() -> None:
    """Each case has its own sentence, day or home."""
    texts = [(case.values[0]["text"], case.values[0].get("published"), case.values[0].get("home")) for case in _cases()]
    assert len(texts) == len(set(texts))
