"""An extraction as rows: pure and picklable, so that the processes that extract do this work too.

The writer then only hands finished lists to SQLite.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from events.store.identity import article_id, content_hash, content_id, to_json
from events.text import fold

if TYPE_CHECKING:
    from events.articles.model import Article
    from events.extract.model import EventDraft, Extraction
    from events.organisations.model import Organisation
    from events.resolutions.model import Resolution

Row = dict[str, Any]


@dataclass(slots=True)
class ArticleRows:
    """All rows that one article brings, by table."""

    article: Row
    source: Row | None
    organisations: list[Row]
    resolutions: list[Row]
    resolution_names: list[Row]
    organisation_mentions: list[Row]
    resolution_mentions: list[Row]
    event_mentions: list[Row]
    person_mentions: list[Row]
    locator: str = ""


def day(value: date | None) -> str | None:
    """A day as a column holds it."""
    return None if value is None else value.isoformat()


def source_id(article: Article) -> str | None:
    """Id of the article's newspaper: that of our data, else one made from the name."""
    if article.source_id:
        return article.source_id
    return "-".join(fold(article.source).split()) or None


def article_row(article: Article) -> Row:
    """The article as stored, without what extraction adds (`place_id`)."""
    row: Row = {
        "url": article.url or None,
        "title": article.title,
        "published": day(article.published),
        "published_basis": article.published_basis,
        "source_id": source_id(article),
        "province": article.province,
        "text": article.text,
        "stamp": to_json([article.stamp.start, article.stamp.end]) if article.stamp else None,
        "furniture": to_json([[span.start, span.end] for span in article.furniture]),
        "captions": to_json([[span.start, span.end] for span in article.captions]),
        "warnings": to_json(article.warnings),
    }
    row["content_hash"] = content_hash(row)
    row["id"] = article_id(article)
    return row


def organisation_row(organisation: Organisation, origin: str) -> Row:
    """A body as a row."""
    return {
        "id": organisation.id,
        "name": organisation.name,
        "folded": fold(organisation.name),
        "classification": organisation.classification,
        "level": organisation.level,
        "place_id": organisation.place_id,
        "parent_name": organisation.parent_name,
        "founding_date": day(organisation.founding_date),
        "dissolution_date": day(organisation.dissolution_date),
        "source": organisation.source,
        "verified": int(organisation.verified),
        "optional": int(organisation.optional),
        "origin": origin,
    }


def resolution_row(resolution: Resolution, origin: str) -> Row:
    """A document as a row."""
    return {
        "id": resolution.id,
        "label": resolution.label,
        "folded": fold(resolution.label),
        "kind": resolution.kind,
        "number": resolution.number,
        "symbol": resolution.symbol,
        "issuer": resolution.issuer,
        "issued_on": day(resolution.issued_on),
        "term": resolution.term,
        "title": resolution.title,
        "amended_by": to_json(resolution.amended_by),
        "replaced_by": to_json(resolution.replaced_by),
        "source": resolution.source,
        "verified": int(resolution.verified),
        "origin": origin,
    }


def resolution_name_rows(resolution: Resolution) -> list[Row]:
    """All names of a document."""
    names = dict.fromkeys((resolution.label, *resolution.aliases))
    return [{"resolution_id": resolution.id, "name": name, "folded": fold(name)} for name in names]


def _told(resolution: Resolution | None) -> str | None:
    """What may differ between two citations of one document that only articles know."""
    if resolution is None or resolution.source:
        return None
    return to_json(
        {"issuer": resolution.issuer, "issued_on": day(resolution.issued_on), "title": resolution.title or None}
    )


NO_DETAILS = to_json(
    {
        "place_certain": True,
        "place_reason": "",
        "organisations": [],
        "resolutions": [],
        "people": [],
        "figures": [],
    }
)
"""`event_mentions.details` of a passage of which nothing more was read."""


def _details(draft: EventDraft) -> str:
    return to_json(
        {
            "place_certain": draft.place_certain,
            "place_reason": draft.place_reason,
            "organisations": [
                {
                    "name": part.name,
                    "role": part.role,
                    "id": part.organisation.id if part.organisation else None,
                    "start": part.char_start,
                    "end": part.char_end,
                    "reason": part.reason,
                }
                for part in draft.organisations
            ],
            "resolutions": [
                {
                    "label": part.label,
                    "role": part.role,
                    "id": part.resolution.id if part.resolution else None,
                    "start": part.char_start,
                    "end": part.char_end,
                    "reason": part.reason,
                }
                for part in draft.resolutions
            ],
            "people": [
                {
                    "name": part.name,
                    "post": part.post,
                    "organisation": part.organisation_name,
                    "organisation_id": part.organisation.id if part.organisation else None,
                    "start": part.char_start,
                    "end": part.char_end,
                }
                for part in draft.people
            ],
            "figures": [
                {
                    "value": part.value,
                    "unit": part.unit,
                    "counted": part.counted,
                    "start": part.char_start,
                    "end": part.char_end,
                }
                for part in draft.figures
            ],
        }
    )


def _event_mention_rows(article: int, drafts: Iterable[EventDraft]) -> list[Row]:
    rows: list[Row] = []
    seen: Counter[str] = Counter()
    for draft in drafts:
        identity = "\n".join(
            (
                str(article),
                f"{draft.char_start}-{draft.char_end}",
                draft.type,
                f"{draft.start_date}/{draft.end_date}",
                draft.title,
            )
        )
        seen[identity] += 1
        if seen[identity] > 1:  # two happenings of one clause that nothing but their order tells apart
            identity += f"\n{seen[identity]}"
        mention = draft.date
        rows.append(
            {
                "id": content_id(identity),
                "article_id": article,
                "char_start": draft.char_start,
                "char_end": draft.char_end,
                "quote": draft.quote,
                "title": draft.title,
                "type": draft.type,
                "start_date": draft.start_date.isoformat(),
                "end_date": draft.end_date.isoformat(),
                "precision": draft.precision,
                "modifier": draft.modifier,
                "status": draft.status,
                "place_id": draft.place.id if draft.place else None,
                "place_name": draft.place_name,
                "date_text": mention.text,
                "date_start": mention.char_start,
                "date_end": mention.char_end,
                "part_of_day": mention.part_of_day,
                "date_form": mention.form,
                "date_anchor": mention.anchor,
                "date_assumed": to_json(mention.assumed),
                "confidence": round(float(draft.confidence), 4),
                "reason": draft.reason,
                "details": _details(draft),
            }
        )
    return rows


def _unique(rows: Iterable[Row], *columns: str) -> list[Row]:
    """The first row of each key; two readings of one stretch as the same thing are one."""
    kept: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        kept.setdefault(tuple(row[column] for column in columns), row)
    return list(kept.values())


def article_rows(extraction: Extraction, block: Callable[[Row], str], topic: Sequence[str] = ()) -> ArticleRows:
    """The rows of one article; `block` tells in which group an event mention is compared, `topic` what it is about."""
    article = extraction.article
    row = article_row(article)
    row["topic"] = "|".join(topic)
    row["place_id"] = extraction.home.id if extraction.home else None
    number: int = row["id"]
    named_source = source_id(article)

    organisations: dict[str, Organisation] = {}
    resolutions: dict[str, Resolution] = {}
    for mention in extraction.organisations:
        if mention.organisation:
            organisations.setdefault(mention.organisation.id, mention.organisation)
    for citation in extraction.resolutions:
        if citation.resolution:
            resolutions.setdefault(citation.resolution.id, citation.resolution)
    for draft in extraction.events:
        for body in draft.organisations:
            if body.organisation:
                organisations.setdefault(body.organisation.id, body.organisation)
        for document in draft.resolutions:
            if document.resolution:
                resolutions.setdefault(document.resolution.id, document.resolution)
        for person in draft.people:
            if person.organisation:
                organisations.setdefault(person.organisation.id, person.organisation)
    for person in extraction.people:
        if person.organisation:
            organisations.setdefault(person.organisation.id, person.organisation)

    event_mentions = _event_mention_rows(number, extraction.events)
    for mention_row in event_mentions:
        mention_row["block"] = block(mention_row)
    return ArticleRows(
        article=row,
        source=None
        if named_source is None
        else {"id": named_source, "name": article.source or named_source, "province": "", "origin": "article"},
        organisations=[organisation_row(organisations[slug], "article") for slug in sorted(organisations)],
        resolutions=[resolution_row(resolutions[slug], "article") for slug in sorted(resolutions)],
        resolution_names=[name for slug in sorted(resolutions) for name in resolution_name_rows(resolutions[slug])],
        organisation_mentions=_unique(
            (
                {
                    "article_id": number,
                    "char_start": mention.char_start,
                    "char_end": mention.char_end,
                    "name": mention.name,
                    "text": mention.text,
                    "via": mention.via,
                    "organisation_id": mention.organisation.id if mention.organisation else None,
                    "candidates": to_json([candidate.id for candidate in mention.candidates]),
                    "reason": mention.reason,
                }
                for mention in extraction.organisations
            ),
            "char_start",
            "name",
        ),
        resolution_mentions=_unique(
            (
                {
                    "article_id": number,
                    "char_start": citation.char_start,
                    "char_end": citation.char_end,
                    "label": citation.label,
                    "text": citation.text,
                    "kind": citation.kind,
                    "number": citation.number,
                    "symbol": citation.symbol,
                    "issuer": citation.issuer,
                    "issued_on": day(citation.issued_on),
                    "term": citation.term,
                    "resolution_id": citation.resolution.id if citation.resolution else None,
                    "candidates": to_json([candidate.id for candidate in citation.candidates]),
                    "subject": citation.subject,
                    "told": _told(citation.resolution),
                    "reason": citation.reason,
                }
                for citation in extraction.resolutions
            ),
            "char_start",
            "label",
        ),
        event_mentions=event_mentions,
        person_mentions=_unique(
            (
                {
                    "article_id": number,
                    "char_start": part.char_start,
                    "char_end": part.char_end,
                    "name": part.name,
                    "folded": fold(part.name),
                    "post": part.post,
                    "organisation_name": part.organisation_name,
                    "organisation_id": part.organisation.id if part.organisation else None,
                    "text": part.text,
                    "told_on": day(article.published),
                }
                for part in extraction.people
            ),
            "char_start",
            "name",
            "post",
        ),
        locator=article.locator,
    )
