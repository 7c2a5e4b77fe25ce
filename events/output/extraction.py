"""What one article tells as one JSON object: the contract of `events extract`."""

from __future__ import annotations

from typing import Any

from events.extract.model import EventDraft, Extraction
from events.output.records import dumps


def line(extraction: Extraction) -> str:
    """The object on one line. `id` comes first, and only where the input gave one."""
    return dumps(as_dict(extraction))


def as_dict(extraction: Extraction) -> dict[str, Any]:
    """The object. All offsets count code points of `text`, ends exclusive; days are ISO text or null.

    `resolutions` are all citations with their canonical label, linked or not. `organisations` are the bodies that
    are settled: a bare `Tỉnh ủy` whose province the article leaves open has no canonical name to print. Companies,
    schools and the like are known only as owners of other bodies, and left out.
    """
    article = extraction.article
    head = {} if article.given_id is None else {"id": article.given_id}
    return head | {
        "url": article.url or None,
        "title": article.title or None,
        "published": article.published,
        "source": article.source or None,
        "place": article.province or (extraction.home.name if extraction.home else None),
        "text": article.text,
        "dates": [
            {
                "char_start": d.char_start,
                "char_end": d.char_end,
                "text": d.text,
                "start_date": d.start_date,
                "end_date": d.end_date,
                "precision": d.precision,
                "modifier": d.modifier,
                "edtf": d.edtf,
                "form": d.form,
            }
            for d in extraction.dates
            if not d.by_event  # a congress named in full dates what happened there; the guide calls it no date
        ],
        "resolutions": [
            {
                "char_start": c.char_start,
                "char_end": c.char_end,
                "text": c.text,
                "label": c.label,
                "kind": c.kind,
                "number": c.number,
                "symbol": c.symbol,
                "issuer": c.issuer or (c.resolution.issuer if c.resolution else None),
                "issued_on": c.issued_on or (c.resolution.issued_on if c.resolution else None),
                "term": c.term or (c.resolution.term if c.resolution else None),
            }
            for c in extraction.resolutions
        ],
        "organisations": [
            {"char_start": o.char_start, "char_end": o.char_end, "text": o.text, "name": o.name}
            for o in extraction.organisations
            if o.settled and not (o.organisation is not None and o.organisation.optional)
        ],
        "events": [_event(event) for event in extraction.events],
    }


def _event(event: EventDraft) -> dict[str, Any]:
    return {
        "char_start": event.char_start,
        "char_end": event.char_end,
        "title": event.title,
        "type": event.type,
        "start_date": event.start_date,
        "end_date": event.end_date,
        "precision": event.precision,
        "modifier": event.modifier,
        "status": event.status,
        "place": event.place_name or None,
        "organisations": [{"name": part.name, "role": part.role} for part in event.organisations],
        "resolutions": [{"label": part.label, "role": part.role} for part in event.resolutions],
        "confidence": round(event.confidence, 3),
    }
