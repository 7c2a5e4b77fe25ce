"""Citations of documents in articles."""

from __future__ import annotations

import sqlalchemy as sa

from events.store.tables._base import number, reference, table, text

resolution_mentions = table(
    "resolution_mentions",
    number("article_id", "The article.", reference("articles.id", delete="CASCADE"), primary_key=True),
    number("char_start", "First code point of the citation in articles.text.", primary_key=True),
    number("char_end", "One past its last code point."),
    text("label", "Canonical label of what is cited.", primary_key=True),
    text("text", "The words as printed."),
    text("kind", "Kind of document."),
    text("number", "Number as printed.", null=True),
    text("symbol", "Whole symbol.", null=True),
    text("issuer", "Issuer by canonical name, as far as the text settles it.", null=True),
    text("issued_on", "Day of issue that the text tells, ISO.", null=True),
    text("term", "Party term or legislature.", null=True),
    text(
        "resolution_id",
        "The document; NULL where not exactly one candidate is left.",
        reference("resolutions.id"),
        null=True,
    ),
    text("candidates", "Ids of the candidates that were left, JSON list."),
    text("subject", "What it is about, where the text tells."),
    text(
        "told",
        "What this citation alone tells of a document that no authority knows, JSON; else NULL.",
        null=True,
    ),
    text("reason", "Why this document, or why none."),
    sa.Index(None, "resolution_id"),
    sa.Index(None, "label"),
    comment="Every citation of a document in an article, linked or not.",
    rowid=False,
)
