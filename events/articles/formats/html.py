"""An HTML file or response: one page, one article."""

from __future__ import annotations

from datetime import date, datetime

from events.articles.decode import decode_html
from events.articles.formats.plain import LONGEST
from events.articles.model import Article
from events.articles.pages.page import Page, read_page, to_article
from events.errors import ArticleError


def parse(
    raw: bytes, *, locator: str = "", url: str = "", declared: str = "", retrieved: datetime | None = None
) -> Page:
    """The page of the bytes. Raises ArticleError, with its reason, where they hold no article."""
    if not raw.strip():
        raise ArticleError("empty: there is no page in it", locator=locator or url, url=url or None)
    html = decode_html(raw, declared=declared, locator=locator or url)
    if len(html) > LONGEST:
        raise ArticleError(
            f"{len(html):,} characters are too many for one page", locator=locator or url, url=url or None
        )
    return read_page(html, url=url, locator=locator, retrieved=retrieved)


def read(
    raw: bytes,
    *,
    locator: str = "",
    published: date | None = None,
    source_name: str | None = None,
    url: str = "",
    declared: str = "",
    retrieved: datetime | None = None,
    feed_day: date | None = None,
) -> Article:
    """The article of a page: see `pages.page`. `declared` is the encoding that the server named."""
    page = parse(raw, locator=locator, url=url, declared=declared, retrieved=retrieved)
    return to_article([page], locator=locator or url, published=published, source_name=source_name, feed_day=feed_day)
