"""Article to extraction: every finder once, then the kinds of event. No clock, no network, no database."""

from __future__ import annotations

from collections.abc import Sequence

from events.articles.model import Article
from events.dates import find_dates
from events.extract.kinds import KINDS
from events.extract.model import EventDraft, Extraction
from events.extract.reading import Reading
from events.organisations import find_organisations
from events.people import find_people
from events.places import find_places, place, province
from events.places.model import Place
from events.resolutions import find_resolutions
from events.sentences import sentences
from events.text import Span


def home_of(article: Article) -> Place | None:
    """The newspaper's province on the publication day; None where it is unknown or not one."""
    return province(article.province, article.published) if article.province else None


def _outside(spans: list[Span], furniture: Sequence[Span]) -> list[Span]:
    """The sentences without page furniture; a photo credit in the middle of a line cuts the line in two."""
    if not furniture:
        return spans
    cuts = sorted(furniture)
    kept: list[Span] = []
    for span in spans:
        start = span.start
        for cut in cuts:
            if cut.end <= start or cut.start >= span.end:
                continue
            if cut.start > start:
                kept.append(Span(start, cut.start))
            start = max(start, cut.end)
        if start < span.end:
            kept.append(Span(start, span.end))
    return kept


def read(article: Article) -> Reading:
    """All that the finders say of an article, before any event is made of it."""
    text, published, skip = article.text, article.published, article.furniture
    home = home_of(article)
    dates = find_dates(text, published, skip=skip, stamp=article.stamp)
    places = find_places(text, published=published, home=home, skip=skip)
    organisations = find_organisations(text, places, published=published, home=home, skip=skip)
    resolutions = find_resolutions(text, dates, organisations, published=published, home=home, skip=skip)
    people = find_people(text, organisations, skip=skip)
    return Reading(
        article=article,
        home=home,
        sentences=_outside(sentences(text), skip),
        dates=dates,
        places=places,
        organisations=organisations,
        resolutions=resolutions,
        people=people,
        place_by_id=place,
    )


def extract(article: Article) -> Extraction:
    """What one article tells. A pure function of the article and the rules: picklable, the same on every machine."""
    reading = read(article)
    drafts: list[EventDraft] = []
    for kind in KINDS:
        drafts.extend(kind(reading, drafts))
    drafts.sort(key=lambda draft: (draft.char_start, draft.start_date, draft.end_date, draft.type))
    return Extraction(
        article=article,
        home=reading.home,
        dates=tuple(reading.dates),
        places=tuple(reading.places),
        organisations=tuple(reading.organisations),
        resolutions=tuple(reading.resolutions),
        events=tuple(drafts),
        people=tuple(reading.people),
    )
