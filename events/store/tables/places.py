"""Administrative units, their names and changes."""

from __future__ import annotations

import sqlalchemy as sa

from events.store.tables._base import flag, reference, table, text

places = table(
    "places",
    text(
        "id",
        "Slug: `dien-bien`, `dien-bien/dien-bien-dong`; with the first year where a name recurs.",
        primary_key=True,
    ),
    text("name", "Bare name: `Điện Biên Đông`."),
    text("full_name", "With its kind: `huyện Điện Biên Đông`."),
    text("folded", "Name without marks, small letters, đ as d: for look-up."),
    text(
        "kind", "Unit word: tỉnh, thành phố trung ương, huyện, quận, thị xã, thành phố, xã, phường, thị trấn, đặc khu."
    ),
    text("level", "country, region, province, district or commune."),
    text("parent_id", "The unit that contains it.", reference("places.id", deferred=True), null=True),
    text("valid_from", "First day of this period, ISO; NULL if unknown.", null=True),
    text("valid_to", "Last day of this period, ISO; NULL while it lasts.", null=True),
    text("code", "Code of the General Statistics Office; empty if unknown."),
    text("iso_code", "ISO 3166-2:VN code, provinces only; else empty."),
    text("basis", "The resolution that ordered it."),
    text("source", "Where this row is known from."),
    flag("verified", "1 where the fact was seen in a source that was read; 0 where it is still to be checked."),
    text(
        "origin",
        "`data`: a row of our data; `retired`: one that our data had once; `person`: brought by `events import`.",
        server_default="data",
    ),
    sa.Index(None, "parent_id"),
    sa.Index(None, "folded"),
    comment="Administrative units of Vietnam, one row a unit and period of validity.",
    rowid=False,
)
