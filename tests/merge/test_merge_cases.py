"""Pairs and triples of short articles: one happening told differently, and two that look like one."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from events.articles import article as make_article
from events.extract import extract
from events.merge import block_key, merge, topic
from events.merge.model import MentionRecord
from events.places import ancestors, place
from events.store.merging import mention_record
from events.store.rows import article_rows
from events.text import normalise

CASES = Path(__file__).resolve().parents[1] / "cases" / "merge"

RECALL = 0.95
"""Share of the pairs that tell one happening and must be found as one; a floor, to be raised only."""
FOUND = 0.97
"""Share of the quoted happenings that extraction must find at all."""


def _cases() -> list[Any]:
    cases: list[Any] = []
    for path in sorted(CASES.glob("*.toml")):
        for raw in tomllib.loads(path.read_text("utf-8"))["case"]:
            cases.append(pytest.param(raw, id=f"{path.stem}: {raw['name']}"))
    return cases


ALL = _cases()


class _Paths:
    """The places above a place, without a database."""

    def of(self, place_id: str | None) -> tuple[str, ...]:
        if place_id is None:
            return ()
        return (place_id, *(above.id for above in ancestors(place(place_id))))


def _mentions(key: str, told: dict[str, Any]) -> list[MentionRecord]:
    """The event mentions of one article of a case, as a store would hand them to merging."""
    article = make_article(
        told["text"],
        title=told.get("title", ""),
        url=f"https://example.org/{key}",
        published=told["published"],
        source=told["source"],
    )
    rows = article_rows(extract(article), lambda row: "", topic(article.title, article.text))
    shared = {
        "source_id": article.source_id,
        "published": told["published"].isoformat(),
        "topic": rows.article["topic"],
    }
    return [mention_record({**row, **shared}, _Paths()) for row in rows.event_mentions]  # type: ignore[arg-type]


@dataclass(frozen=True)
class Told:
    """A quoted happening: its cluster, its article, and the events in which its mentions are."""

    cluster: int
    article: str
    events: frozenset[int]


@cache
def _answer(name: str) -> tuple[tuple[Told, ...], tuple[MentionRecord, ...]]:
    raw = next(p.values[0] for p in ALL if p.id == name)
    mentions = {key: _mentions(f"{name}/{key}", told) for key, told in raw["articles"].items()}
    blocks: dict[str, list[MentionRecord]] = {}
    for records in mentions.values():
        for record in records:
            blocks.setdefault(block_key(record.start_date, record.end_date), []).append(record)
    event_of = {m: event.id for block in blocks.values() for event in merge(block) for m in event.mention_ids}
    told: list[Told] = []
    for number, cluster in enumerate(raw["clusters"]):
        for key, quote in cluster.items():
            text = normalise(raw["articles"][key]["text"])
            start = text.index(normalise(quote))
            end = start + len(normalise(quote))
            held = {event_of[m.id] for m in mentions[key] if m.char_start < end and start < m.char_end}
            told.append(Told(number, key, frozenset(held)))
    return tuple(told), tuple(m for records in mentions.values() for m in records)


def _pairs() -> Iterator[tuple[str, Told, Told]]:
    for parameter in ALL:
        for one, other in combinations(_answer(str(parameter.id))[0], 2):
            if one.article != other.article and one.events and other.events:
                yield str(parameter.id), one, other


def test_there_are_enough_cases_of_both_kinds() -> None:
    """Half tell one happening, half tell two that look like one."""
    same = [p for p in ALL if len(p.values[0]["clusters"]) == 1]
    assert len(same) >= 22
    assert len(ALL) - len(same) >= 22


@pytest.mark.parametrize("name", [str(p.id) for p in ALL])
def test_nothing_is_merged_that_is_two_happenings(name: str) -> None:
    """No event holds mentions of two clusters."""
    told, _ = _answer(name)
    for one, other in combinations(told, 2):
        if one.cluster != other.cluster:
            assert not one.events & other.events


def test_one_happening_told_twice_is_one_event() -> None:
    """Most of what is told twice is one event; the pairs that stay apart are named."""
    pairs = [(name, one, other) for name, one, other in _pairs() if one.cluster == other.cluster]
    apart = [f"{name} ({one.article}, {other.article})" for name, one, other in pairs if not one.events & other.events]
    assert len(apart) <= (1 - RECALL) * len(pairs), "\n".join(apart)


def test_the_quoted_happenings_are_found() -> None:
    """Merging can only be judged where extraction finds what is told."""
    told = [(p.id, one.article, bool(one.events)) for p in ALL for one in _answer(str(p.id))[0]]
    missed = [f"{name} ({article})" for name, article, found in told if not found]
    assert len(missed) <= (1 - FOUND) * len(told), "\n".join(missed)


@pytest.mark.parametrize("name", [str(p.id) for p in ALL])
def test_the_order_of_mentions_does_not_matter(name: str) -> None:
    """Merging is a function of the set of mentions."""
    _, mentions = _answer(name)
    blocks: dict[str, list[MentionRecord]] = {}
    for record in mentions:
        blocks.setdefault(block_key(record.start_date, record.end_date), []).append(record)
    for block in blocks.values():
        assert merge(block) == merge(block[::-1])
