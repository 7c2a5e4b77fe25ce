"""Mentions of places in a text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from events.places.candidates import candidates, inside
from events.places.model import Place, PlaceMention
from events.places.scan import scan
from events.places.settle import settle
from events.text import Span


def find_places(
    text: str, *, published: date | None = None, home: Place | None = None, skip: Sequence[Span] = ()
) -> list[PlaceMention]:
    """The provinces, districts and communes that a stored text names, in order, none overlapping.

    A name is resolved as of `published`; `at()` asks again for the day of an event. `home` is the newspaper's province:
    it settles `huyện Châu Thành`, of which there are ten. Mentions inside `skip` are dropped, and do not settle others.
    Streets, rivers, people, firms, battles and ordinary words that bear a place's name are no mentions.
    """
    low = text.lower()
    if len(low) != len(text):
        # İ and its like grow in small letters, which would shift every offset behind them
        low = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    hits = scan(text, low)
    if skip:
        hits = [hit for hit in hits if not any(s.start <= hit.start and hit.end <= s.end for s in skip)]
    return settle(text, hits, published, home)


def at(mention: PlaceMention, on: date | None, within: Place | None = None) -> Place | None:
    """The place that a mention denotes on the day of an event: `Hậu Giang` of 2010 or of 1985.

    None where the name had no unit on that day, or several; the mention's own place where no day is given.
    """
    if on is None or (mention.place is not None and mention.place.holds_on(on)):
        return mention.place
    found, standing = candidates(mention.name, mention.kind, on)
    if standing != "valid":
        return None
    levels = {mention.place.level} if mention.place is not None else {unit.level for unit in found}
    found = tuple(unit for unit in found if unit.level in levels)
    if within is not None and len(found) > 1:
        found = inside(found, within, on)
    return found[0] if len(found) == 1 else None
