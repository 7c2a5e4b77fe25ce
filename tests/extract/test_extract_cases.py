"""Whole clauses through the whole extraction: what becomes an event, and how it reads."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from events.articles import article
from events.extract import extract
from events.extract.model import EventDraft

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted((Path(__file__).parents[1] / "cases" / "events").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def drafts(case: dict[str, Any]) -> tuple[EventDraft, ...]:
    published = date.fromisoformat(case["published"]) if "published" in case else None
    return extract(article(case["text"], published=published)).events


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    """Number, kind, time, status, title, place, bodies and documents are those of the table."""
    events = drafts(case)
    told = [(e.type, e.start_date.isoformat(), e.end_date.isoformat(), e.status) for e in events]
    wanted = [
        (f["type"], f["start"], f.get("end", f["start"]), f.get("status", "reported")) for f in case.get("found", [])
    ]
    assert told == wanted
    for event, expected in zip(events, case.get("found", []), strict=True):
        if "title" in expected:
            assert event.title == expected["title"]
        if "place" in expected:
            assert event.place_name == expected["place"]
        assert set(expected.get("organisations", [])) <= {part.name for part in event.organisations}
        assert not set(expected.get("without", [])) & {part.name for part in event.organisations}
        assert set(expected.get("resolutions", [])) <= {part.label for part in event.resolutions}
        figures = [f"{f.value} {f.unit} {f.counted}".strip() for f in event.figures]
        assert set(expected.get("figures", [])) <= set(figures)


@pytest.mark.parametrize("case", CASES)
def test_evidence_points_at_the_text(case: dict[str, Any]) -> None:
    """A draft's quote is the text of its span; its title is short and ends in no mark; its date lies in the text."""
    text = article(case["text"]).text
    for event in drafts(case):
        assert text[event.char_start : event.char_end] == event.quote
        assert 0 < len(event.title) <= 120
        assert event.title == event.title.strip(" ,;:-–")
        assert text[event.date.char_start : event.date.char_end] == event.date.text
        assert event.start_date <= event.end_date
        assert 0 < event.confidence <= 1
        for part in (*event.organisations, *event.resolutions):
            assert 0 <= part.char_start < part.char_end <= len(text)
