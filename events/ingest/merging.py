"""Merges what waits: the mentions of each touched group become events again. Everything resumes where it stopped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from events.ingest.overlay import Ties, is_persons, lay_over, person_block, tied
from events.merge import merge
from events.people import identity
from events.store import corrections as kept
from events.store import documents, merging, persons
from events.store.corrections import Conflict, Correction, Passage
from events.store.merging import Changes

BLOCKS = 200
"""Groups merged in one transaction."""


@dataclass(slots=True)
class _Corrections:
    """The corrections that hold, and where their passages stand now."""

    each: list[Correction]
    found: dict[Passage, list[tuple[int, str]]]
    blocks: dict[int, set[str]]
    close: Ties

    def touching(self, blocks: set[str]) -> list[Correction]:
        return [correction for correction in self.each if self.blocks[correction.id] & blocks]


def _corrections(connection: sa.Connection) -> _Corrections:
    each = kept.active(connection)
    passages = {correction.id: kept.passages_of(correction) for correction in each}
    found = kept.locate(connection, (passage for some in passages.values() for passage in some))
    added = {correction.event_id: correction.id for correction in each if correction.action == "add"}
    blocks: dict[int, set[str]] = {}
    for correction in each:
        blocks[correction.id] = {block for passage in passages[correction.id] for _, block in found.get(passage, ())}
        ids = [correction.event_id, *(other["id"] for other in correction.payload.get("others", ()))]
        blocks[correction.id] |= {person_block(added[number]) for number in ids if number in added}
    return _Corrections(each, found, blocks, tied(each, lambda correction: blocks[correction.id]))


def _lost(corrections: _Corrections) -> list[Conflict]:
    """Corrections of which no passage is left anywhere."""
    return [
        Conflict(correction.id, "event", str(correction.event_id), "", "no passage tells this event any more")
        for correction in corrections.each
        if not corrections.blocks[correction.id]
    ]


def settle(connection: sa.Connection, progress: Callable[[int], None] = lambda count: None) -> Changes:
    """Settles all that earlier steps left to do, in transactions of its own; what became of the events.

    The result depends on the stored mentions and corrections alone, not on how they came: it is the same after any
    order of ingestion and any number of interruptions.
    """
    total = Changes()
    while True:
        with connection.begin():
            ids = merging.waiting(connection, "resolutions", BLOCKS)
            documents.settle_documents(connection, ids)
            merging.settled(connection, "resolutions", ids)
        if not ids:
            break
    while True:
        # before the events: their people are looked up by passage
        with connection.begin():
            names = merging.waiting(connection, "people", BLOCKS)
            if names:
                persons.store_people(connection, names, identity(persons.statements(connection, names)))
                merging.settled(connection, "people", names)
        if not names:
            break
    with connection.begin():
        paths = merging.Paths(connection)
        lost = _lost(_corrections(connection))
        kept.note_conflicts(connection, (conflict.correction_id for conflict in lost), lost)
    while True:
        with connection.begin():
            waiting = merging.waiting(connection, "events", BLOCKS)
            if waiting:
                # read again in each transaction: another process may have corrected something meanwhile
                corrections = _corrections(connection)
                total += _merge(connection, sorted(corrections.close(waiting)), paths, corrections)
        if not waiting:
            break
        progress(len(waiting))
    with connection.begin():
        merging.follow_moved(connection)
    return total


def _merge(
    connection: sa.Connection, blocks: Sequence[str], paths: merging.Paths, corrections: _Corrections
) -> Changes:
    """Merges whole groups, lays the corrections over them and stores the result; takes them off the list."""
    records = merging.mention_records(connection, blocks, paths)
    merged = {block: merge(members) for block, members in records.items() if not is_persons(block)}
    touching = corrections.touching(set(blocks))
    events, conflicts = lay_over(merged, records, touching, corrections.found)
    kept.note_conflicts(connection, (correction.id for correction in touching), conflicts)
    changes = merging.store_events(connection, blocks, events)
    merging.settled(connection, "events", blocks)
    return changes
