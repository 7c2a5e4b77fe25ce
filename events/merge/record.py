"""From a group of mentions to the event's row.

Identity: the event's key is made of type, interval, place and what the happening turns on (the document that is
issued, else the heaviest names and words of the clause). Every mention has such a key of its own; the event takes
the smallest by hash and keeps the others as aliases, so that an id once handed out still leads to the event after
more articles have told it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from events.merge.features import features
from events.merge.model import (
    EventRecord,
    FigureRecord,
    MentionRecord,
    OrganisationRecord,
    PersonRecord,
    ResolutionRecord,
)

_ORGANISATION_ROLES = ("issuer", "organiser", "subject", "participant")
_RESOLUTION_ROLES = ("issued", "implemented", "discussed", "cited")
_VAGUE_TYPES = ("other", "plan", "implementation", "result")


def identifier(key: str) -> int:
    """First 53 bits of the key's SHA-256: an integer that JavaScript and SQLite both hold exactly."""
    return int.from_bytes(hashlib.sha256(key.encode("utf-8")).digest()[:7], "big") >> 3


def mention_key(mention: MentionRecord) -> str:
    """What this mention alone says that its event is."""
    issued = sorted(r.label for r in mention.resolutions if r.role == "issued")
    if issued:
        turn = issued[0]
    else:
        told = features(mention)
        turn = "+".join(sorted(sorted(told, key=lambda name: (-told[name], name))[:3]))
    place = mention.place_path[0] if mention.place_path else ""
    part = mention.part_of_day or ""
    return f"{mention.type}|{mention.start_date}|{mention.end_date}|{part}|{place}|{turn}"


def _weight(mention: MentionRecord) -> tuple[object, ...]:
    """Order of trust: certain, specific in type, precise in place, richly linked, early published, id."""
    return (
        -mention.confidence,
        mention.type in _VAGUE_TYPES,
        -len(mention.place_path),
        -len(mention.organisations) - len(mention.resolutions),
        mention.published.isoformat() if mention.published else "9999",
        mention.id,
    )


def identified(groups: Sequence[Sequence[MentionRecord]]) -> list[EventRecord]:
    """One record a group, ordered by id, no two with one id.

    Where two happenings come to the same key (two meetings of one body, told in the same words), the later group, in
    the order of its smallest mention, has its smallest mention's id added to the key.
    """
    made: dict[int, EventRecord] = {}
    for group in sorted(groups, key=lambda members: min(m.id for m in members)):
        event = record(group)
        if event.id in made:
            key = f"{event.key}|{min(m.id for m in group)}"
            event = replace(event, id=identifier(key), key=key)
        made[event.id] = event
    taken = set(made)
    owners = Counter(alias for event in made.values() for alias in event.aliases)
    return [
        replace(event, aliases=tuple(a for a in event.aliases if a not in taken and owners[a] == 1))
        for event in sorted(made.values(), key=lambda event: event.id)
    ]


def record(group: Sequence[MentionRecord]) -> EventRecord:
    """The event that the mentions are evidence of.

    Type is the one most mentions tell (a specific one before `other`), the place the most precise one told, roles
    the strongest told, the title that of the mention trusted most. More sources raise confidence: each further source
    halves what is left to certainty, up to 0.99.
    """
    ordered = sorted(group, key=_weight)
    best = ordered[0]
    keys = {identifier(k): k for k in (mention_key(m) for m in ordered)}
    chosen = min(keys)
    types = Counter(m.type for m in ordered)
    kind = min(types, key=lambda t: (t in _VAGUE_TYPES, -types[t], t))
    placed = min((m for m in ordered if m.place_path), key=lambda m: (-len(m.place_path), _weight(m)), default=None)
    sources = {m.source_id or str(m.article_id) for m in ordered}
    confidence = 1 - (1 - best.confidence) * 0.5 ** (len(sources) - 1)
    statuses = [m.status for m in sorted(ordered, key=lambda m: m.published.isoformat() if m.published else "")]
    titled = next((m for m in ordered if m.type == kind), best)
    return EventRecord(
        id=chosen,
        key=keys[chosen],
        aliases=tuple(sorted(set(keys) - {chosen})),
        mention_ids=tuple(sorted(m.id for m in ordered)),
        title=titled.title,
        type=kind,
        start_date=best.start_date,
        end_date=best.end_date,
        precision=best.precision,
        modifier=best.modifier,
        # what one article announced and a later one reports has happened
        status="reported" if "reported" in statuses else best.status,
        place_id=placed.place_path[0] if placed else None,
        place_name=placed.place_name if placed else "",
        organisations=_organisations(ordered),
        resolutions=_resolutions(ordered),
        people=_people(ordered),
        figures=_figures(ordered),
        confidence=min(0.99, round(confidence, 3)),
    )


def _organisations(ordered: Sequence[MentionRecord]) -> tuple[OrganisationRecord, ...]:
    kept: dict[str, OrganisationRecord] = {}
    for mention in ordered:
        for part in mention.organisations:
            known = kept.get(part.name)
            if known is None or _ORGANISATION_ROLES.index(part.role) < _ORGANISATION_ROLES.index(known.role):
                linked = part.organisation_id or (known.organisation_id if known else None)
                kept[part.name] = OrganisationRecord(part.name, part.role, linked)
    return tuple(sorted(kept.values(), key=lambda part: (_ORGANISATION_ROLES.index(part.role), part.name)))


def _resolutions(ordered: Sequence[MentionRecord]) -> tuple[ResolutionRecord, ...]:
    kept: dict[str, ResolutionRecord] = {}
    for mention in ordered:
        for part in mention.resolutions:
            known = kept.get(part.label)
            if known is None or _RESOLUTION_ROLES.index(part.role) < _RESOLUTION_ROLES.index(known.role):
                linked = part.resolution_id or (known.resolution_id if known else None)
                kept[part.label] = ResolutionRecord(part.label, part.role, linked)
    return tuple(sorted(kept.values(), key=lambda part: (_RESOLUTION_ROLES.index(part.role), part.label)))


def _people(ordered: Sequence[MentionRecord]) -> tuple[PersonRecord, ...]:
    return tuple(
        sorted({part for m in ordered for part in m.people}, key=lambda p: (p.name, p.post, p.organisation_name))
    )


def _figures(ordered: Sequence[MentionRecord]) -> tuple[FigureRecord, ...]:
    return tuple(sorted({part for m in ordered for part in m.figures}, key=lambda f: (f.unit, f.value, f.counted)))
