"""Official documents."""

from __future__ import annotations

import sqlalchemy as sa

from events.store.tables._base import flag, table, text

resolutions = table(
    "resolutions",
    text("id", "Slug of kind, number, symbol, issuer and term or year: numbers restart.", primary_key=True),
    text("label", "Canonical label: `Chỉ thị 05-CT/TW`, `Nghị quyết Trung ương 4 khóa XII`."),
    text("folded", "Label without marks, small letters, đ as d: for look-up and order."),
    text("kind", "Nghị quyết, Chỉ thị, Kết luận, Quy định, Quyết định, Nghị định, Thông tư, Đề án, …"),
    text("number", "Number as printed, leading zeros kept.", null=True),
    text("symbol", "Whole symbol: `05-CT/TW`, `108/2014/NĐ-CP`.", null=True),
    text("issuer", "Canonical name of the issuing body.", null=True),
    text("issued_on", "Day of issue, ISO; NULL if unknown.", null=True),
    text("term", "Roman number of the Party term or legislature.", null=True),
    text("title", "What it is about; empty if unknown."),
    text("amended_by", "Ids or labels of what amended it, JSON list."),
    text("replaced_by", "Ids or labels of what replaced it, JSON list."),
    text("source", "Where this row is known from; empty for documents known only from articles."),
    flag("verified", "1 where number and date were seen in a source that was read."),
    text(
        "origin",
        "`data`: a row of our data; `retired`: one that our data had once; `person`: brought by `events import`; `article`: settled by an article.",
    ),
    sa.Index(None, "folded"),
    sa.Index(None, "symbol"),
    sa.Index(None, "issuer", "issued_on"),
    comment="Official documents that articles cite: resolutions, directives, conclusions, decrees, plans, laws.",
    rowid=False,
)
