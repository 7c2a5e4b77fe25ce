"""Happenings that several sample articles tell are one event each, and nothing else is joined."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest
from sample_expectations import expectations, gold

RECALL = 0.90
"""Share of the pairs of tellings that are joined, among those that extraction found."""

Telling = tuple[str, str, frozenset[int]]
"""Label of the happening, sample, events that hold a mention of it."""


@pytest.fixture(scope="session")
def tellings(database: Path) -> tuple[Telling, ...]:
    """Every labelled telling with the events in which its mentions are."""
    held: dict[str, list[tuple[int, int, int, str, str]]] = defaultdict(list)
    with sqlite3.connect(database) as connection:
        for text, *mention in connection.execute(
            "select articles.text, events.id, char_start, char_end, events.start_date, events.end_date"
            " from event_mentions join articles on articles.id = article_id join events on events.id = event_id"
        ):
            held[text].append(tuple(mention))  # type: ignore[arg-type]
    found: list[Telling] = []
    for expectation in expectations():
        for event in gold(expectation)["events"]:
            if event["same"]:
                ids = frozenset(
                    id_
                    for id_, start, end, first, last in held[expectation.article.text]
                    if start < event["end"]
                    and event["start"] < end
                    and (first, last) == (event["begin"], event["last"])
                )
                found.append((event["same"], expectation.name, ids))
    return tuple(found)


def test_labels_are_used_more_than_once() -> None:
    """A label that one article alone bears would show nothing."""
    counts: dict[str, set[str]] = defaultdict(set)
    for expectation in expectations():
        for event in gold(expectation)["events"]:
            if event["same"]:
                counts[event["same"]].add(expectation.name)
    alone = {label for label, names in counts.items() if len(names) == 1}
    assert len(counts) - len(alone) >= 20
    assert alone <= {"lay-phieu-tin-nhiem-dien-bien", "chat-van-dien-bien"}  # kept apart from each other, one day


def test_one_happening_is_one_event(tellings: tuple[Telling, ...]) -> None:
    """Two tellings of one happening share an event; those that do not are named."""
    pairs = [(a, b) for a, b in combinations(tellings, 2) if a[0] == b[0] and a[1] != b[1] and a[2] and b[2]]
    apart = [f"{a[0]}: {a[1]}, {b[1]}" for a, b in pairs if not a[2] & b[2]]
    assert len(apart) <= (1 - RECALL) * len(pairs), "\n".join(apart)


def test_two_happenings_are_two_events(tellings: tuple[Telling, ...]) -> None:
    """No event holds two happenings that are told apart."""
    joined = [
        f"{a[0]} ({a[1]}) and {b[0]} ({b[1]})" for a, b in combinations(tellings, 2) if a[0] != b[0] and a[2] & b[2]
    ]
    assert joined == []


def test_labelled_tellings_are_found(tellings: tuple[Telling, ...]) -> None:
    """Joining can only be judged where extraction finds what is told."""
    missed = [f"{label}: {name}" for label, name, ids in tellings if not ids]
    assert len(missed) <= 0.08 * len(tellings), "\n".join(missed)
