"""What every kind of event reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from events.articles.model import Article
from events.dates.model import DateMention
from events.extract.model import PersonPart
from events.organisations.model import OrganisationMention
from events.places.model import Place, PlaceMention
from events.resolutions.model import Citation
from events.text import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """One article with all that the finders found in it."""

    article: Article
    home: Place | None
    sentences: Sequence[Span]
    dates: Sequence[DateMention]
    places: Sequence[PlaceMention]
    organisations: Sequence[OrganisationMention]
    resolutions: Sequence[Citation]
    people: Sequence[PersonPart]
    place_by_id: Callable[[str], Place]
