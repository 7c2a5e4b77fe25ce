"""One event in full, for people (`events show`) and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from events.output.when import interval
from events.output.width import wrap
from events.query.event import EventDetail, Passage, Row

INDENT = 14


def as_dict(detail: EventDetail) -> dict[str, Any]:
    """The event as one object; the passages with their offsets in the article's text."""
    event = detail.event
    return {
        "id": event["id"],
        "title": event["title"],
        "type": event["type"],
        "start_date": event["start_date"],
        "end_date": event["end_date"],
        "precision": event["precision"],
        "modifier": event["modifier"],
        "status": event["status"],
        "place": event["place_name"] or None,
        "place_id": event["place_id"],
        "confidence": event["confidence"],
        "organisations": [{key: row[key] for key in ("id", "name", "role")} for row in detail.organisations],
        "resolutions": [{key: row[key] for key in ("id", "label", "role")} for row in detail.resolutions],
        "people": [{key: row[key] for key in ("id", "name", "post")} for row in detail.people],
        "figures": [{key: row[key] for key in ("value", "unit", "counted", "article_id")} for row in detail.figures],
        "articles": [_passage(passage) for passage in detail.passages],
        "contradictions": detail.contradictions,
        "corrections": [change["id"] for change in detail.corrections if change["undone_at"] is None],
        "hidden": bool(event["hidden"]),
    }


def _passage(passage: Passage) -> dict[str, Any]:
    article, mention = passage.article, passage.mention
    return {
        "mention_id": mention["id"],
        "article_id": article["id"],
        "url": article["url"],
        "title": article["title"],
        "published": article["published"],
        "source": article["source"],
        "quote": mention["quote"],
        "char_start": mention["char_start"],
        "char_end": mention["char_end"],
    }


def lines(detail: EventDetail, width: int | None) -> Iterator[str]:
    """The event as a page for the terminal."""
    event = detail.event
    yield event["title"]
    yield from field("when", time_of(event), width)
    yield from field("kind", f"{event['label_en']} ({event['label_vi']}), {event['status']}", width)
    if event["place_name"]:
        yield from field("where", event["place_name"], width)
    for row in detail.organisations:
        yield from field(row["role"], row["name"], width)
    for row in detail.resolutions:
        about = ", ".join(part for part in (row["issuer"], row["issued_on"]) if part)
        yield from field(row["role"], row["label"] + (f" ({about})" if about else ""), width)
    for row in detail.people:
        yield from field("person", row["name"] + (f", {row['post']}" if row["post"] else ""), width)
    for row in detail.figures:
        yield from field(
            "figure", " ".join(part for part in (row["value"], row["unit"], row["counted"]) if part), width
        )
    yield from field("confidence", f"{event['confidence']:.2f}", width)
    if event["hidden"]:
        yield from field("hidden", "a person hid it; answers leave it out", width)
    for sentence in detail.contradictions:
        yield from field("disagreement", sentence, width)
    for passage in detail.passages:
        yield ""
        yield from field("told by", told_by(passage.article), width)
        yield from field("", f"“{' '.join(passage.mention['quote'].split())}”", width)
    yield ""
    yield from field("id", str(event["id"]), width)


def time_of(event: Row) -> str:
    """Both days, the unit that they bound, how exactly it is told."""
    unit = interval(event["start_date"], event["end_date"])
    days = "" if unit == event["start_date"] else f" ({event['start_date']} to {event['end_date']})"
    return f"{unit}{days}, precision {event['precision']}" + (f", {event['modifier']}" if event["modifier"] else "")


def told_by(article: Row) -> str:
    """Headline, newspaper, day, address."""
    about = ", ".join(part for part in (article["source"], article["published"], article["url"]) if part)
    return (article["title"] or "an article without a title") + (f" ({about})" if about else "")


def events_around(around: Sequence[Mapping[str, Any]], width: int | None) -> Iterator[str]:
    """The events that a body or a document takes part in, with its roles in each."""
    if not around:
        yield from field("events", "none", width)
    for event in around:
        told = f"{interval(event['start_date'], event['end_date'])} {event['title']} [{event['id']}]"
        yield from field(", ".join(event["roles"]), told, width)


def field(name: str, value: str, width: int | None) -> Iterator[str]:
    """A name and its value, which goes on under itself where the window is narrow."""
    room = max(20, (width or 10_000) - INDENT)
    for i, line in enumerate(wrap(value, room)):
        yield f"{(name if i == 0 else ''):<{INDENT}}{line}".rstrip()
