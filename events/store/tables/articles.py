"""Articles as stored."""

from __future__ import annotations

import sqlalchemy as sa

from events.store.tables._base import number, reference, table, text

articles = table(
    "articles",
    number(
        "id",
        "First 53 bits of SHA-256 of the address, or of title and text where there is no address.",
        primary_key=True,
    ),
    text("url", "Canonical address; NULL where the article has none.", null=True),
    text("title", "Headline; empty if none was found."),
    text("published", "Day of publication in Vietnam, ISO; NULL if unknown.", null=True),
    text("published_basis", "Where the day came from: given, stamp, meta, feed, address, or empty."),
    text("source_id", "The newspaper or site; NULL if unknown.", reference("sources.id"), null=True),
    text("province", "Province of the newspaper or dateline, by its name on the day of publication; empty if none."),
    text("place_id", "The same province as a row of places.", reference("places.id"), null=True),
    text("text", "The whole text, NFC, Ð as Đ, odd spaces plain. All offsets in this database count its code points."),
    text("stamp", "The page's own date line as JSON [start, end]; NULL if none.", null=True),
    text("furniture", "Stretches that are page furniture (counters, related news), JSON [[start, end], …]."),
    text("captions", "Photo captions, JSON [[start, end], …]."),
    text("warnings", "What was odd in reading it, JSON list of sentences."),
    text(
        "topic",
        "What its story is about: its heaviest word pairs, joined by |; articles of one story share many.",
        server_default="",
    ),
    text("content_hash", "SHA-256 of all that is stored of it; tells an unchanged article from a changed one."),
    sa.UniqueConstraint("url"),
    sa.Index(None, "published"),
    sa.Index(None, "source_id", "published"),
    sa.Index(None, "place_id", "published"),
    comment="Published texts, one row an address; the present version of each.",
)
