"""People who are told with a post."""

from __future__ import annotations

import sqlalchemy as sa

from events.store.tables._base import number, table, text

people = table(
    "people",
    number("id", "First 53 bits of SHA-256 of what tells this person from others of the same name.", primary_key=True),
    text("key", "What tells this person from others of the same name; id is made from it."),
    text("name", "Name as printed: `Mai Văn Chính`."),
    text("folded", "Name without marks, small letters, đ as d: for look-up."),
    sa.UniqueConstraint("key"),
    sa.Index(None, "folded"),
    comment="People told with a post; two of one name are two rows unless post and period agree.",
)
