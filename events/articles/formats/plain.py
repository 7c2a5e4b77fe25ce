"""Plain text: one file, one article, the whole page kept."""

from __future__ import annotations

from datetime import date

from events.articles.build import article
from events.articles.model import Article
from events.errors import ArticleError

LONGEST = 20_000_000
"""Code points above which a text is no article but a mistake."""


def read(text: str, *, locator: str, published: date | None = None, source_name: str | None = None) -> Article:
    """Raises ArticleError where there is nothing to read."""
    check(text, locator)
    return article(text, published=published, source=source_name or "", locator=locator)


def check(text: str, locator: str, url: str | None = None) -> None:
    """Raises ArticleError for a text that is empty, too long, or no text at all."""
    if not text.strip():
        raise ArticleError("empty: there is no text in it", locator=locator, url=url)
    if len(text) > LONGEST:
        raise ArticleError(f"{len(text):,} characters are too many for one article; split it", locator=locator, url=url)
    sample = text[:20_000]
    controls = sum(1 for c in sample if c < " " and c not in "\t\n\r\f\v\x1a\x1b")
    if "\x00" in sample or controls > len(sample) * 0.02 + 2:
        raise ArticleError(
            "not a text: it holds control bytes; give text, HTML or JSON lines", locator=locator, url=url
        )
