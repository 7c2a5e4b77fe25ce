"""Merges what waits: the mentions of each touched group become events again. Everything resumes where it stopped."""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa

from events.merge import merge
from events.store import documents, merging
from events.store.merging import Changes, Merged

BLOCKS = 200
"""Groups merged in one transaction."""


def settle(connection: sa.Connection, progress: Callable[[int], None] = lambda count: None) -> Changes:
    """Settles all that earlier steps left to do, in transactions of its own; what became of the events.

    The result depends on the stored mentions alone, not on how they came: it is the same after any order of
    ingestion and any number of interruptions.
    """
    total = Changes()
    while True:
        with connection.begin():
            ids = merging.waiting(connection, "resolutions", BLOCKS)
            documents.settle_documents(connection, ids)
            merging.settled(connection, "resolutions", ids)
        if not ids:
            break
    with connection.begin():
        paths = merging.Paths(connection)
    while True:
        with connection.begin():
            blocks = merging.waiting(connection, "events", BLOCKS)
            if blocks:
                records = merging.mention_records(connection, blocks, paths)
                merged = {block: [Merged(event) for event in merge(members)] for block, members in records.items()}
                total += merging.store_events(connection, blocks, merged)
                merging.settled(connection, "events", blocks)
        if not blocks:
            break
        progress(len(blocks))
    with connection.begin():
        merging.follow_moved(connection)
    return total
