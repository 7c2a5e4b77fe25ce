"""What extraction says of one article: plain values that a store can keep and a clusterer can compare."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from events.articles.model import Article
from events.dates.model import DateMention, Modifier, Precision
from events.organisations.model import Organisation, OrganisationMention
from events.places.model import Place, PlaceMention
from events.resolutions.model import Citation, Resolution

Status = Literal["reported", "scheduled", "recurring"]
OrganisationRole = Literal["organiser", "issuer", "participant", "subject"]
ResolutionRole = Literal["issued", "implemented", "discussed", "cited"]


@dataclass(frozen=True, slots=True)
class OrganisationPart:
    """A body that takes part in an event. `organisation` is None where the name is not settled to one row."""

    name: str
    role: OrganisationRole
    organisation: Organisation | None
    char_start: int
    char_end: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ResolutionPart:
    """A document that takes part in an event. `resolution` is None where no single candidate is left."""

    label: str
    role: ResolutionRole
    resolution: Resolution | None
    char_start: int
    char_end: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number told about the happening, as told: value `164`, unit `đồng chí`, counted `được luân chuyển`."""

    value: str
    unit: str
    counted: str
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class PersonPart:
    """A person told with a post: `Mai Văn Chính`, `Phó Trưởng ban Thường trực`, `Ban Tổ chức Trung ương`."""

    name: str
    post: str
    organisation_name: str
    organisation: Organisation | None
    char_start: int
    char_end: int
    text: str


@dataclass(frozen=True, slots=True)
class EventDraft:
    """One happening as one clause of one article tells it."""

    char_start: int
    char_end: int
    quote: str
    title: str
    type: str
    """An id of `data/event_types.toml`."""
    start_date: date
    end_date: date
    precision: Precision
    modifier: Modifier | None
    status: Status
    date: DateMention
    """The mention that places it in time."""
    place: Place | None
    place_name: str
    """As in the guide: `Điện Biên Đông, Điện Biên`; empty where none is told or implied."""
    organisations: tuple[OrganisationPart, ...]
    resolutions: tuple[ResolutionPart, ...]
    people: tuple[PersonPart, ...]
    figures: tuple[Figure, ...]
    confidence: float
    """0..1, from how the date and the links are known."""
    reason: str = ""
    """Why this is an event of this type: rule and cue, for `explain`."""
    place_certain: bool = True
    """False where the place is the newspaper's province, or the first of several that the clause names."""
    place_reason: str = ""
    """Why this place, or why none."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one article tells: pure, picklable, a function of the article and the rules alone."""

    article: Article
    home: Place | None
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    organisations: tuple[OrganisationMention, ...]
    resolutions: tuple[Citation, ...]
    events: tuple[EventDraft, ...]
    people: tuple[PersonPart, ...]
