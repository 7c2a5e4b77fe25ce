"""Citations as the cases under `tests/cases/resolutions/` say: labels, days, issuers, links and refusals."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from events.dates import find_dates
from events.organisations import find_organisations
from events.places import find_places, province
from events.resolutions import find_resolutions
from events.resolutions.model import Citation
from events.text import normalise

CASES = Path(__file__).resolve().parents[1] / "cases" / "resolutions"


def _cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['why']}")
        for path in sorted(CASES.glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


def _read(case: dict[str, Any]) -> tuple[str, list[Citation]]:
    text = normalise(case["text"])
    published = case.get("published")
    home = province(case["home"], published) if "home" in case else None
    places = find_places(text, published=published, home=home)
    bodies = find_organisations(text, places, published=published, home=home)
    dates = find_dates(text, published)
    return text, find_resolutions(text, dates, bodies, published=published, home=home)


@pytest.mark.parametrize("case", _cases())
def test_case(case: dict[str, Any]) -> None:
    """What is found is what the case lists, in order; what a case does not name is not compared."""
    text, found = _read(case)
    assert [citation.label for citation in found] == [wanted["label"] for wanted in case["found"]]
    for citation, wanted in zip(found, case["found"], strict=True):
        assert text[citation.char_start : citation.char_end] == citation.text
        assert citation.issued_on == wanted.get("issued_on")
        for field in ("issuer", "term", "subject"):
            if field in wanted:
                assert getattr(citation, field) == wanted[field], citation
        if "id" in wanted:
            assert (citation.resolution.id if citation.resolution else "") == wanted["id"], citation
        if "candidates" in wanted:
            assert sorted(one.id for one in citation.candidates) == wanted["candidates"]
        assert wanted.get("reason", "") in citation.reason
        assert citation.reason, "an unlinked or linked citation says why"


def test_no_case_is_written_twice() -> None:
    """Each case has its own sentence, or its own day."""
    texts = [(case.values[0]["text"], case.values[0].get("published")) for case in _cases()]
    assert len(texts) == len(set(texts))
