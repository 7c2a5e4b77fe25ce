"""Bodies."""

from __future__ import annotations

import sqlalchemy as sa

from events.store.tables._base import flag, reference, table, text

organisations = table(
    "organisations",
    text("id", "Slug of the canonical name: `ban-to-chuc-tinh-uy-quang-ninh`.", primary_key=True),
    text("name", "Canonical name, full words with its place: `Ban Tổ chức Tỉnh ủy Quảng Ninh`."),
    text("folded", "Name without marks, small letters, đ as d: for look-up and order."),
    text("classification", "party, government, assembly, front, mass, court, procuracy, police, military, other, …"),
    text("level", "central, province, district, commune or unit."),
    text("place_id", "Where it is seated; NULL for central bodies.", reference("places.id"), null=True),
    text("parent_name", "Canonical name of the body above it; NULL if none or unknown.", null=True),
    text("founding_date", "First day, ISO; NULL if unknown.", null=True),
    text("dissolution_date", "Last day, ISO; NULL while it lasts or if unknown.", null=True),
    text("source", "Where this row is known from; empty for bodies composed from an article's words."),
    flag("verified", "1 where the fact was seen in a source that was read."),
    flag("optional", "1 for bodies outside Party, state, Front, mass organisations, forces and courts."),
    text(
        "origin",
        "`data`: a row of our data; `retired`: one that our data had once; `person`: brought by `events import`; `article`: named by an article.",
    ),
    sa.Index(None, "name"),
    sa.Index(None, "folded"),
    sa.Index(None, "place_id"),
    sa.Index(None, "parent_name"),
    comment="Organisations (in Popolo's sense): body, level and place, each with the body above it.",
    rowid=False,
)
