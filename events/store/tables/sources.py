"""Newspapers and sites."""

from __future__ import annotations

from events.store.tables._base import table, text

sources = table(
    "sources",
    text(
        "id",
        "Slug of the newspaper or site, as in data/sources.toml; made from the name where it is not listed there.",
        primary_key=True,
    ),
    text("name", "Name as printed: `Báo Điện Biên Phủ`."),
    text("province", "Province of the newspaper by its present name; empty for national papers."),
    text(
        "origin",
        "`data`: a row of data/sources.toml; `retired`: one that stood there once; `person`: brought by `events import`; `article`: met in an article.",
    ),
    comment="Newspapers and sites that articles come from.",
    rowid=False,
)
