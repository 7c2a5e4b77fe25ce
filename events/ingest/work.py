"""What a worker process does: articles to rows. Pure: no clock, no network, no database."""

from __future__ import annotations

from datetime import date

from events.articles.model import Article
from events.errors import ArticleError
from events.merge import block_key, topic
from events.store.rows import ArticleRows, Row, article_rows


def _block(row: Row) -> str:
    return block_key(date.fromisoformat(row["start_date"]), date.fromisoformat(row["end_date"]))


def read_batch(articles: list[Article]) -> list[ArticleRows | ArticleError]:
    """The rows of each article, in order. Never raises: one bad article must not end a batch."""
    from events.extract import extract

    done: list[ArticleRows | ArticleError] = []
    for article in articles:
        try:
            done.append(article_rows(extract(article), _block, topic(article.title, article.text)))
        except Exception as error:  # whatever it was, it is this article's
            reason = f"extraction failed: {type(error).__name__}: {error}"
            done.append(ArticleError(reason, stage="extract", locator=article.locator, url=article.url or None))
    return done
