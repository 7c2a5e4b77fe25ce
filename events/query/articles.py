"""Articles as rows: lists and one in full."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from events.errors import UsageError
from events.store.tables import articles, event_mentions, organisation_mentions, resolution_mentions, sources
from events.text import fold


def list_articles(
    connection: sa.Connection,
    *,
    text: str | None = None,
    source: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> Iterator[Mapping[str, Any]]:
    """Articles, the latest first: `id, published, source, title, url, events` (how many passages tell an event).

    `text` is searched in title and text, with or without accents, all its words; `source` is a newspaper's id or a
    part of its name; `since` and `until` are ISO days of publication, inclusive.
    """
    count = (
        sa.select(sa.func.count())
        .where(event_mentions.c.article_id == articles.c.id)
        .correlate(articles)
        .scalar_subquery()
    )
    statement = (
        sa.select(
            articles.c.id,
            articles.c.published,
            sources.c.name.label("source"),
            articles.c.title,
            articles.c.url,
            count.label("events"),
        )
        .outerjoin(sources, sources.c.id == articles.c.source_id)
        .order_by(articles.c.published.desc(), articles.c.id)
        .limit(-1 if limit is None else limit)
        .offset(offset)
    )
    if text and (words := _words(text)):
        table = sa.table("articles_fts", sa.column("rowid"))
        match = sa.literal_column("articles_fts").op("MATCH")(f"folded : ({words})")
        statement = statement.where(articles.c.id.in_(sa.select(table.c.rowid).where(match)))
    if source:
        statement = statement.where(
            sa.or_(sources.c.id == source, sa.func.fold(sources.c.name).contains(fold(source), autoescape=True))
        )
    if since:
        statement = statement.where(articles.c.published >= since)
    if until:
        statement = statement.where(articles.c.published <= until)
    for row in connection.execute(statement).mappings():
        yield dict(row)


def _words(text: str) -> str:
    words = "".join(char if char.isalnum() else " " for char in fold(text)).split()
    return " AND ".join(f'"{word}"' for word in words)


def one_article(connection: sa.Connection, said: str) -> Mapping[str, Any]:
    """The article of that id or address: its columns, its newspaper, what it tells.

    Raises UsageError where there is none.
    """
    by = articles.c.id == int(said) if said.isdigit() else articles.c.url == said
    row = (
        connection.execute(
            sa.select(articles, sources.c.name.label("source"))
            .outerjoin(sources, sources.c.id == articles.c.source_id)
            .where(by)
        )
        .mappings()
        .one_or_none()
    )
    if row is None:
        raise UsageError(f"there is no article {said!r}: `events articles` lists them")
    number = row["id"]

    def rows(*columns: sa.Column[Any]) -> list[dict[str, Any]]:
        table = columns[0].table
        statement = (
            sa.select(*columns).where(table.c.article_id == number).order_by(table.c.char_start, table.c.char_end)
        )
        return [dict(each) for each in connection.execute(statement).mappings()]

    events, bodies, documents = event_mentions.c, organisation_mentions.c, resolution_mentions.c
    return {
        "id": number,
        "url": row["url"],
        "title": row["title"],
        "published": row["published"],
        "published_basis": row["published_basis"],
        "source": row["source"],
        "province": row["province"],
        "events": rows(
            events.event_id, events.start_date, events.end_date, events.title, events.char_start, events.char_end
        ),
        "organisations": rows(bodies.name, bodies.organisation_id, bodies.text, bodies.char_start, bodies.char_end),
        "resolutions": rows(
            documents.label, documents.resolution_id, documents.text, documents.char_start, documents.char_end
        ),
        "text": row["text"],
    }
