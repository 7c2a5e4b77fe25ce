"""What the kinds of event share in making a draft: place, people, the title of an issuance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from events.extract.model import OrganisationPart, PersonPart
from events.extract.reading import Reading
from events.extract.titles import polished
from events.extract.where import Where, place_of
from events.places import as_of, display_name
from events.places.model import Place
from events.resolutions.model import Citation
from events.resources import toml
from events.text import Span


def where(
    reading: Reading,
    span: Span,
    organisations: Sequence[OrganisationPart],
    days: tuple[date, date],
    *,
    deed: int = -1,
    only_seat: bool = False,
) -> Where:
    """The place of an event of those days; an issuance (`only_seat`) is placed by its issuer alone."""
    seats = {
        part.organisation.place_id: reading.place_by_id(part.organisation.place_id)
        for part in organisations
        if part.organisation is not None and part.organisation.place_id
    }
    found = place_of(
        reading.article.text,
        span,
        () if only_seat else reading.places,
        organisations,
        None if only_seat else reading.home,
        deed=deed,
        places_by_id=seats,
    )
    return _then(found, *days)


def _then(found: Where, first: date, last: date) -> Where:
    """The place as it stood when it happened: an article of 2026 tells of An Giang in 2018, which is the old province."""
    here = found.place
    if here is None or ((here.valid_from or first) <= last and first <= (here.valid_to or last)):
        return found
    then = as_of(here, first)
    return found if then is None else found._replace(place=then, why=f"{found.why}; as of {first.isoformat()}")


def name_of(place: Place | None) -> str:
    """The place as the guide writes it: `Điện Biên Đông, Điện Biên`; empty for none."""
    return display_name(place) if place else ""


def people_in(reading: Reading, span: Span) -> tuple[PersonPart, ...]:
    """The people told with a post inside the span."""
    return tuple(p for p in reading.people if span.start <= p.char_start < span.end)


def title_of_issuance(citation: Citation, issuer: str | None) -> str:
    """`Huyện ủy Điện Biên Đông ban hành Quy định 02-QĐ/HU về luân chuyển cán bộ`, at most 120 characters."""
    head = f"{issuer} ban hành {citation.label}" if issuer else f"Ban hành {citation.label}"
    # a subject that goes on with examples or a colon has said what it is
    subject = (
        re.split(r",\s(?:như|trong đó|gồm)\b|[:;]|,\s(?=[A-ZĐ])", citation.subject)[0].strip()
        if citation.subject
        else ""
    )
    full = f"{head} về {subject}" if subject else head
    longest = toml("titles")["longest"]
    return polished(full, cut=len(full) > longest, longest=longest)
