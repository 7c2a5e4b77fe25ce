"""What merging reads and makes: event mentions as stored, and the events that they are evidence of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class OrganisationRecord:
    """A body in a mention or an event. `organisation_id` is None where the name is not settled to one row."""

    name: str
    role: str
    organisation_id: str | None


@dataclass(frozen=True, slots=True)
class ResolutionRecord:
    """A document in a mention or an event. `resolution_id` is None where no single candidate is left."""

    label: str
    role: str
    resolution_id: str | None


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person with the post told."""

    name: str
    post: str
    organisation_name: str
    organisation_id: str | None


@dataclass(frozen=True, slots=True)
class FigureRecord:
    """A number told about the happening, as told."""

    value: str
    unit: str
    counted: str


@dataclass(frozen=True, slots=True)
class MentionRecord:
    """One event mention as `event_mentions` holds it."""

    id: int
    article_id: int
    source_id: str
    published: date | None
    char_start: int
    char_end: int
    quote: str
    title: str
    type: str
    start_date: date
    end_date: date
    precision: str
    modifier: str | None
    status: str
    place_name: str
    place_path: tuple[str, ...]
    """Ids of the place and all above it, nearest first; empty where no place is told."""
    confidence: float
    organisations: tuple[OrganisationRecord, ...] = ()
    resolutions: tuple[ResolutionRecord, ...] = ()
    people: tuple[PersonRecord, ...] = ()
    figures: tuple[FigureRecord, ...] = ()
    topic: tuple[str, ...] = ()
    """What the article is about: its heaviest word pairs (`features.topic`), the same for all its mentions."""
    place_certain: bool = True
    """False where the place is the newspaper's province, or one of several: it parts no two mentions."""
    part_of_day: str | None = None
    """`morning`, `afternoon`...: two meetings of one body on one day differ in it."""


@dataclass(frozen=True, slots=True)
class EventRecord:
    """One event, made of its mentions alone: the same mentions give the same event, in whatever order they came."""

    id: int
    """First 53 bits of the key's SHA-256."""
    key: str
    """What the event is identified by: type, interval, place, what it turns on."""
    aliases: tuple[int, ...]
    """Ids that its single mentions would have had alone: links made to those still lead here."""
    mention_ids: tuple[int, ...]
    title: str
    type: str
    start_date: date
    end_date: date
    precision: str
    modifier: str | None
    status: str
    place_id: str | None
    place_name: str
    organisations: tuple[OrganisationRecord, ...]
    resolutions: tuple[ResolutionRecord, ...]
    people: tuple[PersonRecord, ...]
    figures: tuple[FigureRecord, ...]
    confidence: float
