"""The place of an event: what the clause tells, else where its bodies are seated, else the newspaper's province."""

from __future__ import annotations

from collections.abc import Sequence

from events.extract.model import OrganisationPart
from events.extract.vocabulary import vocabulary
from events.places.model import Place, PlaceMention
from events.text import Span

_DEPTH = {"country": 0, "region": 1, "province": 2, "district": 3, "commune": 4}


def place_of(
    text: str,
    span: Span,
    mentions: Sequence[PlaceMention],
    organisations: Sequence[OrganisationPart],
    home: Place | None,
    *,
    places_by_id: dict[str, Place],
) -> tuple[Place | None, str]:
    """The place and why.

    1. a place named in the clause after `tại`, `ở`, `trên địa bàn`, `đến`: the first one, with its smallest unit where
       a chain is printed (`xã X, huyện Y, tỉnh Z`);
    2. the seat of a body that takes part, if all seated bodies agree in their province: the doer's seat;
    3. any other place named in the clause, if it is the only one;
    4. the newspaper's province, where the clause names no central body.
    """
    inside = [m for m in mentions if span.start <= m.char_start < span.end and m.place is not None]
    words = vocabulary()
    for position, mention in enumerate(inside):
        before = text[max(span.start, mention.char_start - 25) : mention.char_start].lower()
        if words.ends_with("place_words", before):
            chain = [mention]
            for following in inside[position + 1 :]:
                gap = text[chain[-1].char_end : following.char_start]
                if gap.strip(" ,()-–") or len(gap) > 4:
                    break
                chain.append(following)
            deepest = max(chain, key=lambda m: _DEPTH[m.place.level] if m.place else 0)
            return deepest.place, f"named in the clause: {deepest.text}"
    seated = [o.organisation for o in organisations if o.organisation is not None and o.organisation.place_id]
    seats = [places_by_id[o.place_id] for o in seated if o.place_id in places_by_id]
    if seats:
        return seats[0], f"seat of {seated[0].name}"
    distinct = {m.place.id: m for m in inside if m.place}
    if len(distinct) == 1:
        mention = next(iter(distinct.values()))
        return mention.place, f"the only place of the clause: {mention.text}"
    if len(distinct) > 1:
        deepest = max(distinct.values(), key=lambda m: _DEPTH[m.place.level] if m.place else 0)
        others = [m for m in distinct.values() if m is not deepest]
        if deepest.place and all(m.place and _DEPTH[m.place.level] < _DEPTH[deepest.place.level] for m in others):
            return deepest.place, f"smallest place of the clause: {deepest.text}"
        return None, "several places in the clause"
    central = any(o.organisation is not None and o.organisation.level == "central" for o in organisations)
    if home is not None and not central:
        return home, "the newspaper's province"
    return None, "no place told"
