"""Which rules read an article last."""

from __future__ import annotations

import sqlalchemy as sa

from events.store.tables._base import number, reference, table, text

readings = table(
    "readings",
    number("article_id", "The article.", reference("articles.id", delete="CASCADE"), primary_key=True),
    text(
        "rules", "Fingerprint of the rules and data that read it last; `events reprocess` reads again what has another."
    ),
    sa.Index(None, "rules"),
    comment="Which rules read which article last; no part of what a database says.",
)
