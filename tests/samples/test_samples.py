"""The project's own sample articles: read, and told apart, as their expectations say.

Dates and documents must be exactly right, sample by sample; a known gap stands in the sample's `[pending]` table and
speaks up when it is mended. Bodies, events and their joining have floors, measured with the finished program.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from sample_expectations import Expectation, expectations, gold, interval, sample_articles

from events.extract import extract
from events.extract.model import Extraction
from events.text import key

FLOORS = {
    "organisations found": 0.89,
    "organisations right": 0.96,
    "events found": 0.955,
    "events right": 0.96,
    "types right": 0.82,
    "places told": 0.80,
    "places right": 0.95,
}
"""To be raised when the program gets better, never lowered without a word in the changelog."""

NAMES = [expectation.name for expectation in expectations()]


@cache
def _extraction(name: str) -> Extraction:
    return extract(_expectation(name).article)


@cache
def _expectation(name: str) -> Expectation:
    return next(e for e in expectations() if e.name == name)


@cache
def _gold(name: str) -> dict[str, Any]:
    return gold(_expectation(name))


def _each(kind: str) -> list[Any]:
    """A parameter a sample; strict xfail where the sample names a known gap of that kind."""
    parameters: list[Any] = []
    for expectation in expectations():
        why = expectation.raw.get("pending", {}).get(kind)
        marks = [pytest.mark.xfail(reason=why, strict=True)] if why else []
        parameters.append(pytest.param(expectation.name, id=expectation.name, marks=marks))
    return parameters


def _overlap(a_start: int, a_end: int, b_start: int, b_end: int) -> bool:
    return max(a_start, b_start) < min(a_end, b_end)


def _required(labels: list[str]) -> set[str]:
    return {_label(x) for x in labels if not x.startswith("?")}


def _optional(labels: list[str]) -> set[str]:
    return {_label(x[1:]) for x in labels if x.startswith("?")}


def _label(name: str) -> str:
    """Without case, accents' places and the words that a name may carry or not."""
    return re.sub(r"\s+", " ", re.sub(r"\b(tỉnh|thành phố)\b", "", key(name))).strip()


def test_every_sample_has_an_expectation() -> None:
    """And every expectation an article: a sample without one shows nothing."""
    assert len({id(e.article) for e in expectations()}) == len(sample_articles()) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_read_as_the_page_says(name: str) -> None:
    """Publication day and newspaper come from the page itself."""
    expectation = _expectation(name)
    article = expectation.article
    assert article.published == expectation.raw["published"]
    if not expectation.raw.get("source_optional"):
        # a paper goes by several names; what its authority row calls it may hold more or fewer of them
        ours, theirs = set(key(expectation.raw["source"]).split()), set(key(article.source).split())
        assert ours <= theirs or theirs <= ours, (expectation.raw["source"], article.source)
    assert article.title.strip()
    assert len(article.text) >= 480


def _date_differences(name: str) -> Iterator[str]:
    wanted = _gold(name)["dates"]
    found = [m for m in _extraction(name).dates if m.start_date is not None and m.end_date is not None]
    met: set[int] = set()
    for date in wanted:
        hits = [i for i, m in enumerate(found) if _overlap(m.char_start, m.char_end, date["start"], date["end"])]
        met.update(hits)
        if date["optional"]:
            continue
        days = {(str(found[i].start_date), str(found[i].end_date)) for i in hits}
        if not hits:
            yield f"missed: {date['text']} = {date['begin']}..{date['last']}"
        elif (date["begin"], date["last"]) not in days:
            yield f"wrong: {date['text']} = {date['begin']}..{date['last']}, not {sorted(days)}"
    for i, mention in enumerate(found):
        if i not in met:
            yield f"extra: {mention.text} = {mention.start_date}..{mention.end_date}"


@pytest.mark.parametrize("name", _each("dates"))
def test_every_date_is_found_and_none_is_wrong(name: str) -> None:
    """Each expected date with exactly its days, and no other."""
    assert list(_date_differences(name)) == []


@pytest.mark.parametrize("name", _each("modifiers"))
def test_modifiers(name: str) -> None:
    """`cuối năm 2013` is the year with its end meant."""
    extraction = _extraction(name)
    wrong: list[str] = []
    for date in _gold(name)["dates"]:
        if date["optional"] or date["mod"] is None:
            continue
        hits = [
            m.modifier
            for m in extraction.dates
            if _overlap(m.char_start, m.char_end, date["start"], date["end"])
            and (str(m.start_date), str(m.end_date)) == (date["begin"], date["last"])
        ]
        if hits and date["mod"] not in hits:
            wrong.append(f"{date['text']}: {hits}, not {date['mod']}")
    assert wrong == []


@pytest.mark.parametrize("name", _each("documents"))
def test_every_document_is_found_and_none_is_wrong(name: str) -> None:
    """The set of documents cited, by their canonical labels."""
    labels = _gold(name)["documents"]
    found = {_label(citation.label) for citation in _extraction(name).resolutions}
    assert found - _optional(labels) == _required(labels) - (_optional(labels) & _required(labels))


def _organisation_counts() -> tuple[Counter[str], list[str]]:
    counts: Counter[str] = Counter()
    notes: list[str] = []
    for name in NAMES:
        labels = _gold(name)["organisations"]
        required, optional = _required(labels), _optional(labels)
        found = {
            _label(m.name)
            for m in _extraction(name).organisations
            if m.organisation is None or not m.organisation.optional
        }
        counts["right"] += len(found & required)
        counts["missed"] += len(required - found)
        counts["extra"] += len(found - required - optional)
        notes += [f"{name}: missed {x}" for x in sorted(required - found)]
        notes += [f"{name}: extra {x}" for x in sorted(found - required - optional)]
    return counts, notes


def test_organisations_reach_their_floor() -> None:
    """Bodies that the articles name, with the place that the article means."""
    counts, notes = _organisation_counts()
    assert counts["right"] / (counts["right"] + counts["missed"]) >= FLOORS["organisations found"], "\n".join(notes)
    assert counts["right"] / (counts["right"] + counts["extra"]) >= FLOORS["organisations right"], "\n".join(notes)


@cache
def _event_pairs() -> tuple[tuple[tuple[str, int, int], ...], tuple[str, ...], tuple[str, ...]]:
    """(sample, expected, found) of the events that agree in words and days; the missed; the extra."""
    pairs: list[tuple[str, int, int]] = []
    missed: list[str] = []
    extra: list[str] = []
    for name in NAMES:
        wanted, found = _gold(name)["events"], _extraction(name).events
        used: set[int] = set()
        for number, event in sorted(enumerate(wanted), key=lambda pair: bool(pair[1]["optional"])):
            for i, draft in enumerate(found):
                days = (str(draft.start_date), str(draft.end_date))
                if (
                    i not in used
                    and days == (event["begin"], event["last"])
                    and _overlap(draft.char_start, draft.char_end, event["start"], event["end"])
                ):
                    used.add(i)
                    if not event["optional"]:
                        pairs.append((name, number, i))
                    break
            else:
                if not event["optional"]:
                    missed.append(f"{name}: missed {event['begin']} {event['type']}")
        free = [event for event in wanted if event["optional"]]
        extra += [
            f"{name}: extra {draft.start_date} {draft.quote[:80]}"
            for i, draft in enumerate(found)
            if i not in used and not any(_overlap(draft.char_start, draft.char_end, e["start"], e["end"]) for e in free)
        ]
    return tuple(pairs), tuple(missed), tuple(extra)


def test_events_reach_their_floor() -> None:
    """Happenings that the articles place in time: found with the right days, and few others."""
    pairs, missed, extra = _event_pairs()
    assert len(pairs) / (len(pairs) + len(missed)) >= FLOORS["events found"], "\n".join(missed)
    assert len(pairs) / (len(pairs) + len(extra)) >= FLOORS["events right"], "\n".join(extra)


def test_event_types_reach_their_floor() -> None:
    """The kind of happening, by its Vietnamese label; `khác` says only that none of the others fits."""
    from events.resources import toml

    labels = {ident: str(row["label_vi"]) for ident, row in toml("event_types").items()}
    right = 0
    notes: list[str] = []
    judged = [(n, w, f) for n, w, f in _event_pairs()[0] if _gold(n)["events"][w]["type"] != "khác"]
    for name, number, i in judged:
        wanted, got = _gold(name)["events"][number]["type"], labels[_extraction(name).events[i].type]
        if set(re.split("[/|]", wanted)) & set(got.split("/")):
            right += 1
        else:
            notes.append(f"{name}: {wanted} told as {got}: {_extraction(name).events[i].quote[:70]}")
    assert right / len(judged) >= FLOORS["types right"], "\n".join(notes)


def test_event_places_reach_their_floor() -> None:
    """The place that the text gives or implies; the province counts, the district may be left out.

    No place is a lesser fault than a wrong one: the two have floors of their own.
    """
    right = wrong = untold = 0
    notes: list[str] = []
    for name, number, i in _event_pairs()[0]:
        wanted, got = _gold(name)["events"][number]["place"], _extraction(name).events[i].place_name
        if not wanted or wanted.startswith("?"):
            continue
        if _label(got).split(", ")[-1] in {_label(one).split(", ")[-1] for one in wanted.split("|")}:
            right += 1
            continue
        wrong += bool(got)
        untold += not got
        notes.append(f"{name}: {wanted} told as {got or 'nothing'}: {_extraction(name).events[i].quote[:70]}")
    assert right / (right + wrong) >= FLOORS["places right"], "\n".join(notes)
    assert right / (right + wrong + untold) >= FLOORS["places told"], "\n".join(notes)


def test_offsets_point_at_what_is_quoted() -> None:
    """Every mention of every sample stands in the text where it says."""
    for name in NAMES:
        extraction = _extraction(name)
        text = extraction.article.text
        for mention in (*extraction.dates, *extraction.organisations, *extraction.resolutions):
            assert text[mention.char_start : mention.char_end] == mention.text
        for event in extraction.events:
            assert text[event.char_start : event.char_end] == event.quote


@pytest.mark.parametrize(
    ("when", "days"),
    [
        ("2018-03-28", ("2018-03-28", "2018-03-28")),
        ("2018-02", ("2018-02-01", "2018-02-28")),
        ("2018", ("2018-01-01", "2018-12-31")),
        ("2018-Q1", ("2018-01-01", "2018-03-31")),
        ("2018-H2", ("2018-07-01", "2018-12-31")),
        ("2018-03-01..2018-04-30", ("2018-03-01", "2018-04-30")),
    ],
)
def test_intervals_of_expectations(when: str, days: tuple[str, str]) -> None:
    """The short forms in which expectations are written."""
    assert interval(when) == days
