"""Stored articles as they were read: what reprocessing starts from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import sqlalchemy as sa

from events.articles.model import Article
from events.store.tables import articles, readings, sources
from events.text import Span


def to_article(row: sa.RowMapping) -> Article:
    """A row of `articles` with its newspaper's name (`source`) as the article that was stored."""
    return Article(
        text=row["text"],
        title=row["title"],
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        published_basis=row["published_basis"],
        stamp=Span(*json.loads(row["stamp"])) if row["stamp"] else None,
        source=row["source"] or "",
        source_id=row["source_id"] or "",
        province=row["province"],
        url=row["url"] or "",
        furniture=tuple(Span(*span) for span in json.loads(row["furniture"])),
        captions=tuple(Span(*span) for span in json.loads(row["captions"])),
        warnings=tuple(json.loads(row["warnings"])),
        locator=row["url"] or f"article {row['id']}",
    )


def _stale(rules: str) -> sa.ColumnElement[bool]:
    return articles.c.id.not_in(sa.select(readings.c.article_id).where(readings.c.rules == rules))


def count_read_by_others(connection: sa.Connection, rules: str) -> tuple[int, int]:
    """How many articles were read by other rules than these, and how many by these."""
    stale = connection.execute(sa.select(sa.func.count()).select_from(articles).where(_stale(rules))).scalar_one()
    total = connection.execute(sa.select(sa.func.count()).select_from(articles)).scalar_one()
    return stale, total - stale


def read_by_others(connection: sa.Connection, rules: str, size: int) -> Iterator[list[tuple[int, Article]]]:
    """Articles that other rules read last, with their ids, in the order of their ids, `size` at a time.

    Each portion is a query of its own: the caller may write in between.
    """
    after = -1
    while True:
        statement = (
            sa.select(articles, sources.c.name.label("source"))
            .select_from(articles.outerjoin(sources, sources.c.id == articles.c.source_id))
            .where(articles.c.id > after, _stale(rules))
            .order_by(articles.c.id)
            .limit(size)
        )
        with connection.begin():
            portion = list(connection.execute(statement).mappings())
        if not portion:
            return
        after = portion[-1]["id"]
        yield [(row["id"], to_article(row)) for row in portion]


def forget_readings(connection: sa.Connection) -> None:
    """Makes every article count as read by other rules."""
    connection.execute(sa.delete(readings))
