"""Kinds of event."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from events.store.importers import Imported, import_rows
from events.store.tables import event_types


def import_event_types(connection: sa.Connection, rows: Iterable[tuple[str, str, str]]) -> Imported:
    """Kinds: (id, Vietnamese label, English label), in their order."""
    return import_rows(
        connection,
        event_types,
        [
            {"id": slug, "label_vi": label_vi, "label_en": label_en, "position": position}
            for position, (slug, label_vi, label_en) in enumerate(rows, 1)
        ],
    )
