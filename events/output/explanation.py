"""How an event's date, kind and links were found: `events explain`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from events.output.event import as_dict as event_as_dict
from events.output.event import field, time_of, told_by
from events.query.event import EventDetail, Passage, Row

ANCHORS = {
    "published": "the article's day of publication",
    "previous": "the date last told before it",
    "calendar": "the calendar of feasts, terms and sessions",
}


def as_dict(detail: EventDetail) -> dict[str, Any]:
    """The event with what was read in each passage, the reasons, and what people changed."""
    return event_as_dict(detail) | {
        "key": detail.event["key"],
        "links": [
            *(
                {"organisation": row["name"], "role": row["role"], "reason": row["reason"]}
                for row in detail.organisations
            ),
            *({"resolution": row["label"], "role": row["role"], "reason": row["reason"]} for row in detail.resolutions),
        ],
        "passages": [_passage(passage) for passage in detail.passages],
        "aliases": [dict(row) for row in detail.aliases],
        "corrections": [_correction(change) for change in detail.corrections],
        "conflicts": [dict(row) for row in detail.conflicts],
        "told_otherwise": [dict(row) for row in detail.rivals],
    }


def _passage(passage: Passage) -> dict[str, Any]:
    mention = passage.mention
    return {
        "article_id": mention["article_id"],
        "url": passage.article["url"],
        "quote": mention["quote"],
        "date": {
            "text": mention["date_text"],
            "char_start": mention["date_start"],
            "char_end": mention["date_end"],
            "form": mention["date_form"],
            "anchor": mention["date_anchor"],
            "assumed": json.loads(mention["date_assumed"]),
            "start_date": mention["start_date"],
            "end_date": mention["end_date"],
        },
        "type": mention["type"],
        "reason": mention["reason"],
        "confidence": mention["confidence"],
        "place": {
            "name": mention["place_name"] or None,
            "id": mention["place_id"],
            "reason": passage.details.get("place_reason") or None,
        },
        "organisations": [_named(row, "organisation_id", row["name"]) for row in passage.organisations],
        "resolutions": [_named(row, "resolution_id", row["label"]) for row in passage.resolutions],
    }


def _named(row: Row, id_column: str, name: str) -> dict[str, Any]:
    return {
        "text": row["text"],
        "name": name,
        "id": row[id_column],
        "candidates": json.loads(row["candidates"]),
        "reason": row["reason"],
    }


def _correction(change: Row) -> dict[str, Any]:
    return {
        "id": change["id"],
        "action": change["action"],
        "made_at": change["made_at"],
        "made_by": change["made_by"],
        "why": change["why"],
        "payload": json.loads(change["payload"]),
        "undone_at": change["undone_at"],
    }


def lines(detail: EventDetail, width: int | None) -> Iterator[str]:
    """The explanation as a page for the terminal."""
    event = detail.event
    yield event["title"]
    yield from field("when", time_of(event), width)
    yield from field("confidence", f"{event['confidence']:.2f}, told by {_articles(event['article_count'])}", width)
    yield from field("identity", event["key"], width)
    for row in detail.organisations:
        yield from field("linked", f"{row['name']} as {row['role']}: {row['reason'] or 'named in the passage'}", width)
    for row in detail.resolutions:
        yield from field("linked", f"{row['label']} as {row['role']}: {row['reason'] or 'cited in the passage'}", width)
    for number, passage in enumerate(detail.passages, 1):
        yield ""
        yield from field(f"passage {number}", told_by(passage.article), width)
        yield from field("", f"“{' '.join(passage.mention['quote'].split())}”", width)
        yield from field("date", date_of(passage), width)
        yield from field("kind", f"{passage.mention['type']}: {passage.mention['reason']}", width)
        if passage.mention["place_name"]:
            reason = passage.details.get("place_reason")
            yield from field("place", passage.mention["place_name"] + (f": {reason}" if reason else ""), width)
        for row in passage.organisations:
            yield from field("body", _link(row, "organisation_id", row["name"]), width)
        for row in passage.resolutions:
            yield from field("document", _link(row, "resolution_id", row["label"]), width)
    yield ""
    yield from _agreement(detail, width)
    for change in detail.corrections:
        undone = f", undone {change['undone_at']}" if change["undone_at"] else ""
        told = f"{change['id']}: {change['action']} {change['payload']} by {change['made_by']}, {change['made_at']}{undone}: {change['why']}"
        yield from field("correction", told, width)
    for conflict in detail.conflicts:
        told = f"correction {conflict['correction_id']}, {conflict['field']}: was {conflict['seen']}, now {conflict['now']}: {conflict['reason']}"
        yield from field("conflict", told, width)
    if detail.aliases:
        yield from field("other ids", ", ".join(f"{row['old_id']} ({row['basis']})" for row in detail.aliases), width)
    yield from field("id", str(event["id"]), width)


def date_of(passage: Passage) -> str:
    """The words, what they were read as, by which rule, and what context gave."""
    mention = passage.mention
    told = f"“{' '.join(mention['date_text'].split())}” is {mention['start_date']}"
    if mention["end_date"] != mention["start_date"]:
        told += f" to {mention['end_date']}"
    told += f", read as {mention['date_form']}"
    assumed = json.loads(mention["date_assumed"])
    if assumed:
        anchor = ANCHORS.get(mention["date_anchor"] or "", "context")
        told += f"; {', '.join(assumed)} from {anchor}"
        if mention["date_anchor"] == "published":
            basis = passage.article["published_basis"]
            told += f" ({passage.article['published']}" + (f", known from: {basis})" if basis else ")")
    return told


def _link(row: Row, id_column: str, name: str) -> str:
    told = (
        f"“{' '.join(row['text'].split())}” is {name}"
        if row[id_column]
        else f"“{' '.join(row['text'].split())}” is not linked"
    )
    candidates = [candidate for candidate in json.loads(row["candidates"]) if candidate != row[id_column]]
    if row["reason"]:
        told += f": {row['reason']}"
    if candidates:
        told += f"; candidates that lost or were left: {', '.join(map(str, candidates))}"
    return told


def _agreement(detail: EventDetail, width: int | None) -> Iterator[str]:
    agreeing = [
        passage
        for passage in detail.passages
        if (passage.mention["start_date"], passage.mention["end_date"])
        == (detail.event["start_date"], detail.event["end_date"])
    ]
    articles = {passage.article["id"] for passage in agreeing}
    yield from field(
        "agreement", f"this time is given by {len(articles)} of {_articles(detail.event['article_count'])}", width
    )
    for sentence in detail.contradictions:
        yield from field("disagreement", sentence, width)
    for rival in detail.rivals:
        where = f" in {rival['place_name']}" if rival["what"] == "place" and rival["place_name"] else ""
        told = f"{rival['start_date']}{where}: {rival['title']} [{rival['id']}]"
        yield from field("told otherwise", f"another {rival['what']}, kept apart: {told}", width)


def _articles(count: int) -> str:
    return f"{count} article{'' if count == 1 else 's'}"
