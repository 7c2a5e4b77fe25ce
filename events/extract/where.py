"""The place of an event: what the clause tells, else where its bodies are seated, else the newspaper's province."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from events.extract.model import OrganisationPart
from events.extract.vocabulary import vocabulary
from events.places import common
from events.places.model import Place, PlaceMention
from events.text import Span

_HEAD = 3
"""A place that begins within so many code points of the clause's start is its subject."""
_DEPTH = {"country": 0, "region": 1, "province": 2, "district": 3, "commune": 4}


class Where(NamedTuple):
    """A place and how it is known. It is certain where the clause itself settles it, and nothing else."""

    place: Place | None
    certain: bool
    why: str


def place_of(
    text: str,
    span: Span,
    mentions: Sequence[PlaceMention],
    organisations: Sequence[OrganisationPart],
    home: Place | None,
    *,
    deed: int = -1,
    places_by_id: dict[str, Place],
) -> Where:
    """The place of the clause at `span`; `deed` is where its verb stands, counted from the span's start (-1: unknown).

    1. a place named after `tại`, `ở`, `trên địa bàn`, `đến`: the first one, with its smallest unit where a chain is
       printed (`xã X, huyện Y, tỉnh Z`); the first of a list (`Quảng Ninh, Hải Phòng`) is not the only one;
    2. the seat of a body that takes part: the doer's;
    3. another place of the clause: the only one, the smallest one where the others contain it, the one before the deed;
    4. the newspaper's province, where the clause speaks of `toàn tỉnh`, `địa phương` without naming it, or of nothing
       that is central, national or abroad; never certain, so that it parts no two mentions.
    """
    inside = [m for m in mentions if span.start <= m.char_start < span.end and m.place is not None]
    words = vocabulary()
    for position, mention in enumerate(inside):
        before = text[max(span.start, mention.char_start - 25) : mention.char_start].lower()
        if words.ends_with("place_words", before):
            chain = _chain(text, inside[position:])
            deepest = max(chain, key=_depth)
            level = [m for m in chain if _depth(m) == _depth(deepest)]
            return Where(deepest.place, len(level) == 1, f"named in the clause: {deepest.text}")
    seated = [o.organisation for o in organisations if o.organisation is not None and o.organisation.place_id]
    seats = [(o, places_by_id[o.place_id]) for o in seated if o.place_id in places_by_id]
    if seats:
        return Where(seats[0][1], True, f"seat of {seats[0][0].name}")
    distinct = {m.place.id: m for m in inside if m.place}
    if len(distinct) == 1:
        mention = next(iter(distinct.values()))
        return Where(mention.place, True, f"the only place of the clause: {mention.text}")
    if distinct:
        deepest = max(distinct.values(), key=_depth)
        others = [m for m in distinct.values() if m is not deepest]
        if all(_depth(m) < _depth(deepest) for m in others):
            return Where(deepest.place, True, f"smallest place of the clause: {deepest.text}")
        if inside[0].char_start - span.start <= _HEAD:
            return Where(inside[0].place, True, f"of whom the clause tells: {inside[0].text}")
        subjects = [m for m in inside if deed >= 0 and m.char_end <= span.start + deed]
        if len({m.place.id for m in subjects if m.place}) == 1:
            return Where(subjects[0].place, True, f"of whom the clause tells: {subjects[0].text}")
        shared = common([m.place for m in inside if m.place])
        if shared is not None:
            return Where(shared, False, f"holds all the places of the clause: {shared.full_name}")
        return Where(None, False, "several places in the clause")
    if home is None:
        return Where(None, False, "no place told")
    small = span.of(text).lower()
    if words.has("local", small):
        return Where(home, False, "the newspaper's province, of which the clause speaks without naming it")
    central = any(o.organisation is None or o.organisation.level == "central" for o in organisations)
    if central or words.has("national", small):
        return Where(None, False, "no place told; more than the newspaper's province may be meant")
    return Where(home, False, "the newspaper's province: the clause names no other place")


def _depth(mention: PlaceMention) -> int:
    return _DEPTH[mention.place.level] if mention.place else 0


def _chain(text: str, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The first mention and those printed right behind it, parted by commas or brackets only."""
    chain = [mentions[0]]
    for following in mentions[1:]:
        gap = text[chain[-1].char_end : following.char_start]
        if len(gap) > 4 or gap.strip(" ,()-–"):
            break
        chain.append(following)
    return chain
