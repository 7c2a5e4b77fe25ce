"""Lays what people changed over what was merged: a pure function of mentions and corrections.

Corrections are applied one after the other in the order in which they were made, each to the event that its passages
tell now, whatever id that event has. The same mentions and corrections give the same events, so that reading everything
again keeps what a person entered. Where extraction now says something else than the person saw, the correction still
holds and a conflict is noted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from events.merge.model import EventRecord, MentionRecord, OrganisationRecord, ResolutionRecord
from events.merge.record import identifier, record
from events.store.corrections import Conflict, Correction, Passage
from events.store.merging import Merged

FIELDS = ("title", "type", "start_date", "end_date", "precision", "modifier", "status", "place_id", "place_name")
"""What `edit` may set."""

_DAYS = ("start_date", "end_date")


_PERSON = "person "


def person_block(correction_id: int) -> str:
    """The group of an event that a person added: it is alone in it, with the passage that was entered with it."""
    return f"{_PERSON}{correction_id}"


def is_persons(block: str) -> bool:
    """Whether a group is that of an event that a person added."""
    return block.startswith(_PERSON)


def told(base: EventRecord, name: str) -> Any:
    """A field of an event as corrections keep it."""
    value = getattr(base, name)
    return value.isoformat() if isinstance(value, date) else value


@dataclass(slots=True)
class _Working:
    """An event while corrections are laid over it."""

    block: str
    mentions: list[MentionRecord]
    base: EventRecord
    origin: str = "article"
    quote: str | None = None
    corrected: bool = False
    hidden: bool = False
    linked: set[tuple[str, str, str]] = field(default_factory=set)

    def set(self, values: Mapping[str, Any]) -> None:
        """Sets fields, days given in ISO."""
        ready: dict[str, Any] = {
            name: date.fromisoformat(value) if name in _DAYS and isinstance(value, str) else value
            for name, value in values.items()
        }
        self.base = replace(self.base, **ready)
        self.corrected = True

    def regroup(self, mentions: Iterable[MentionRecord]) -> None:
        """Takes other mentions as its evidence; its identity and its own fields stay."""
        self.mentions = sorted(mentions, key=lambda mention: mention.id)
        new = record(self.mentions)
        kept: dict[str, Any] = {name: getattr(self.base, name) for name in FIELDS}
        aliases = {*new.aliases, new.id} - {self.base.id}
        self.base = replace(new, id=self.base.id, key=self.base.key, aliases=tuple(sorted(aliases)), **kept)
        self.corrected = True


class _Layer:
    """The events of some groups, with corrections being laid over them."""

    def __init__(
        self,
        working: list[_Working],
        found: Mapping[Passage, Sequence[tuple[int, str]]],
        entered: Mapping[str, list[MentionRecord]],
    ) -> None:
        self.working = working
        self.found = found
        self.entered = entered
        self.conflicts: list[Conflict] = []

    def target(self, passages: Iterable[Passage], event_id: int | None) -> _Working | None:
        """The event that the passages tell now: most of them; of equals the one of that id, then the first."""
        numbers = {number for passage in passages for number, _ in self.found.get(passage, ())}
        best: _Working | None = None
        rank: tuple[int, bool, int] | None = None
        for one in self.working:
            ids = {one.base.id, *one.base.aliases}
            shared = sum(mention.id in numbers for mention in one.mentions)
            if not shared and not (event_id is not None and event_id in ids and (not numbers or not one.mentions)):
                continue
            this = (shared, event_id in ids, -one.base.id)
            if rank is None or this > rank:
                best, rank = one, this
        return best

    def conflict(self, correction: Correction, name: str, seen: Any, now: Any, reason: str) -> None:
        self.conflicts.append(Conflict(correction.id, name, str(seen or ""), str(now or ""), reason))

    def apply(self, correction: Correction) -> None:
        if correction.action == "add":
            mentions = self.entered.get(person_block(correction.id), [])
            self.working.append(_added(correction, mentions))
            if correction.payload.get("passage") and not mentions:
                quote = correction.payload["quote"]
                self.conflict(correction, "passage", quote, "", "the article does not say it any more")
            return
        event = self.target(correction.evidence, correction.event_id)
        if event is None:
            self.conflict(correction, "event", correction.event_id, "", "no passage tells this event any more")
            return
        getattr(self, f"_{correction.action}")(correction, event)

    def _edit(self, correction: Correction, event: _Working) -> None:
        self._compare(correction, event, correction.payload)
        event.set(correction.payload)

    def _hide(self, correction: Correction, event: _Working) -> None:
        self._compare(correction, event, {})
        event.hidden = event.corrected = True

    def _compare(self, correction: Correction, event: _Working, wanted: Mapping[str, Any]) -> None:
        """Notes fields of which extraction now says something else than the person saw (and than the person wants)."""
        for name, seen in correction.seen.items():
            now = told(event.base, name)
            if now != seen and not (name in wanted and now == wanted[name]):
                self.conflict(correction, name, seen, now, "extraction now says something else than was corrected")

    def _link(self, correction: Correction, event: _Working) -> None:
        kind, slug, role, name = (correction.payload[part] for part in ("kind", "id", "role", "name"))
        if kind == "organisation":
            kept = tuple(o for o in event.base.organisations if o.organisation_id != slug)
            event.base = replace(event.base, organisations=(*kept, OrganisationRecord(name, role, slug)))
        else:
            kept_too = tuple(r for r in event.base.resolutions if r.resolution_id != slug)
            event.base = replace(event.base, resolutions=(*kept_too, ResolutionRecord(name, role, slug)))
        event.linked.add((kind, slug, role))
        event.corrected = True

    def _unlink(self, correction: Correction, event: _Working) -> None:
        kind, slug = correction.payload["kind"], correction.payload["id"]
        if kind == "organisation":
            left = tuple(o for o in event.base.organisations if o.organisation_id != slug)
            event.base = replace(event.base, organisations=left)
        else:
            left_too = tuple(r for r in event.base.resolutions if r.resolution_id != slug)
            event.base = replace(event.base, resolutions=left_too)
        event.linked = {link for link in event.linked if link[:2] != (kind, slug)}
        event.corrected = True

    def _merge(self, correction: Correction, event: _Working) -> None:
        for told_other in correction.payload["others"]:
            other = self.target([tuple(p) for p in told_other["evidence"]], told_other["id"])
            if other is None:
                self.conflict(
                    correction, f"event {told_other['id']}", told_other["id"], "", "no passage tells it any more"
                )
                continue
            if other is event:
                continue
            self.working.remove(other)
            gone = {other.base.id, *other.base.aliases}
            if other.mentions:
                event.regroup([*event.mentions, *other.mentions])
            aliases = {*event.base.aliases, *gone} - {event.base.id}
            bodies = {
                (o.organisation_id or o.name, o.role): o for o in (*event.base.organisations, *other.base.organisations)
            }
            documents = {
                (r.resolution_id or r.label, r.role): r for r in (*event.base.resolutions, *other.base.resolutions)
            }
            event.base = replace(
                event.base,
                aliases=tuple(sorted(aliases)),
                organisations=tuple(bodies.values()),
                resolutions=tuple(documents.values()),
            )
            event.linked |= other.linked
            event.corrected = True

    def _split(self, correction: Correction, event: _Working) -> None:
        numbers = {
            number for passage in correction.payload["passages"] for number, _ in self.found.get(tuple(passage), ())
        }
        out = [mention for mention in event.mentions if mention.id in numbers]
        rest = [mention for mention in event.mentions if mention.id not in numbers]
        if not out:
            self.conflict(correction, "passages", len(correction.payload["passages"]), 0, "the passages are gone")
            return
        if not rest:
            return  # it stands alone already
        new = record(out)
        key = f"{new.key}|split"
        event.regroup(rest)
        self.working.append(
            _Working(
                block=event.block,
                mentions=out,
                base=replace(new, id=identifier(key), key=key, aliases=()),
                corrected=True,
            )
        )


def added_key(payload: Mapping[str, Any]) -> str:
    """The identity of an event that a person added: what was entered first."""
    return "|".join(
        ("person", *(str(payload.get(name) or "") for name in ("type", "start_date", "end_date", "place_id", "title")))
    )


def _added(correction: Correction, mentions: list[MentionRecord]) -> _Working:
    told = correction.payload
    key = added_key(told)
    base = EventRecord(
        id=identifier(key),
        key=key,
        aliases=(),
        mention_ids=(),
        title=told["title"],
        type=told["type"],
        start_date=date.fromisoformat(told["start_date"]),
        end_date=date.fromisoformat(told["end_date"]),
        precision=told["precision"],
        modifier=told.get("modifier"),
        status=told["status"],
        place_id=told.get("place_id"),
        place_name=told.get("place_name") or "",
        organisations=(),
        resolutions=(),
        people=(),
        figures=(),
        confidence=1.0,
    )
    return _Working(
        block=person_block(correction.id),
        mentions=mentions,
        base=base,
        origin="person",
        quote=told.get("quote") or "",
        corrected=True,
    )


def lay_over(
    merged: Mapping[str, Sequence[EventRecord]],
    records: Mapping[str, list[MentionRecord]],
    corrections: Sequence[Correction],
    found: Mapping[Passage, Sequence[tuple[int, str]]],
) -> tuple[dict[str, list[Merged]], list[Conflict]]:
    """The events of some groups as they are to be stored, and the conflicts that came up.

    `merged` are the events of each group, `records` the mentions of each, `corrections` those that touch these groups,
    `found` where their passages stand now. The group of an event that a person added has no merged events: what stands
    in it is the passage that was entered with it.
    """
    mentions = {mention.id: mention for members in records.values() for mention in members}
    layer = _Layer(
        [
            _Working(block, [mentions[number] for number in event.mention_ids], event)
            for block in sorted(merged)
            for event in merged[block]
        ],
        found,
        {block: members for block, members in records.items() if block not in merged},
    )
    for correction in corrections:
        layer.apply(correction)
    _distinct(layer.working)
    done: dict[str, list[Merged]] = {block: [] for block in merged}
    for one in layer.working:
        done.setdefault(one.block, []).append(
            Merged(
                replace(one.base, mention_ids=tuple(mention.id for mention in one.mentions)),
                origin=one.origin,
                corrected=one.corrected,
                hidden=one.hidden,
                linked=frozenset(one.linked),
                quote=one.quote,
            )
        )
    return done, layer.conflicts


def _distinct(working: list[_Working]) -> None:
    """Sees to it that no two events have one id, and that an alias leads to one event only."""
    taken: dict[int, _Working] = {}
    for one in working:
        if one.base.id in taken:
            mark = min((mention.id for mention in one.mentions), default=len(taken))
            key = f"{one.base.key}|{mark}"
            one.base = replace(one.base, id=identifier(key), key=key)
        taken[one.base.id] = one
    owners = Counter(alias for one in working for alias in set(one.base.aliases))
    for one in working:
        kept = tuple(sorted({a for a in one.base.aliases if a not in taken and owners[a] == 1}))
        if kept != one.base.aliases:
            one.base = replace(one.base, aliases=kept)


Ties = Callable[[Iterable[str]], set[str]]


def tied(corrections: Iterable[Correction], blocks_of: Callable[[Correction], set[str]]) -> Ties:
    """A function that adds to some groups all others that a correction ties to them, directly or not."""
    groups: list[set[str]] = []
    for correction in corrections:
        blocks = blocks_of(correction)
        joined = [group for group in groups if group & blocks]
        groups = [group for group in groups if not group & blocks]
        groups.append(blocks.union(*joined))

    def close(blocks: Iterable[str]) -> set[str]:
        wanted = set(blocks)
        for group in groups:
            if group & wanted:
                wanted |= group
        return wanted

    return close
