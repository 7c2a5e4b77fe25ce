"""The type and the status of a dated clause, from its words."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from events.dates.model import DateMention
from events.extract.model import Status
from events.extract.vocabulary import event_types, type_cues, vocabulary


class Typed(NamedTuple):
    """A clause's type, the cue that told it and where it stands in the clause (-1: no cue)."""

    type: str
    cue: str
    at: int


def type_of(small: str, *, after: int = 0) -> Typed:
    """The type of a clause in small letters; cues before `after` (the date's end) count half.

    A clause's deed is its first verb, so an early cue beats a late one of the same weight; but a telling cue
    (`giữ chức`, `kỷ luật`) beats a general one (`ban hành`, `thực hiện`) a few words earlier.
    """
    pattern, meaning = type_cues()
    types = event_types()
    best, best_score = Typed("other", "", -1), 0.0
    for match in pattern.finditer(small):
        name, noun = meaning[match[0]]
        score = types[name].weight * (0.6 if noun else 1.0)
        distance = match.start() - after
        score -= min(max(distance, 0) / 60, 6.0) if distance >= 0 else 1.0
        if score > best_score:
            best, best_score = Typed(name, match[0], match.start()), score
    return best


def _begun(mention: DateMention, published: date | None) -> bool:
    """Whether the part of the stretch that is meant lies behind the publication day: `đến đầu năm 2017`, told in July."""
    if published is None or mention.start_date is None or mention.end_date is None or "đầu" not in mention.text.lower():
        return False
    return (published - mention.start_date).days * 3 > (mention.end_date - mention.start_date).days


def status_of(small: str, mention: DateMention, published: date | None) -> Status:
    """Reported, scheduled or recurring.

    The publication day decides first: what ends before it has happened, what begins after it is planned. Between the
    two, words do (`sẽ`, `dự kiến`, `phấn đấu`).
    """
    words = vocabulary()
    if words.has("recurring", small) and mention.precision in ("day", "month"):
        return "recurring"
    if published and mention.start_date and mention.end_date:
        if mention.end_date < published:
            return "reported"
        if mention.start_date > published:
            return "scheduled"
    if words.has("scheduled", small) and not words.has("reported", small):
        return "scheduled"
    if mention.modifier == "until" and not words.has("reported", small) and not _begun(mention, published):
        return "scheduled"
    return "reported"
