"""The controlled list of kinds of event."""

from __future__ import annotations

from events.store.tables._base import number, table, text

event_types = table(
    "event_types",
    text("id", "English word that events.type holds: `meeting`.", primary_key=True),
    text("label_vi", "Vietnamese label: `hội nghị`."),
    text("label_en", "English label."),
    number("position", "Place in the list."),
    comment="Kinds of event, as in data/event_types.toml.",
    rowid=False,
)
