"""Sitemaps, news sitemaps and their index files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from events.articles.decode import decode
from events.articles.formats.feed import Listed, _plain
from events.articles.published import days_of
from events.errors import ArticleError

# read by pattern, not by an XML parser: half of the sitemaps hold a bare `&` somewhere, and no entity can swell
_ENTRY = re.compile(r"<(?P<kind>url|sitemap)\b[^>]*>(?P<inside>.*?)</(?P=kind)\s*>", re.DOTALL | re.IGNORECASE)
_VALUE = r"<(?:\w+:)?{}\b[^>]*>\s*(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?\s*</(?:\w+:)?{}\s*>"
_LOC = re.compile(_VALUE.format("loc", "loc"), re.DOTALL | re.IGNORECASE)
_CHANGED = re.compile(_VALUE.format("lastmod", "lastmod"), re.DOTALL | re.IGNORECASE)
_PUBLISHED = re.compile(_VALUE.format("publication_date", "publication_date"), re.DOTALL | re.IGNORECASE)
_TITLE = re.compile(_VALUE.format("title", "title"), re.DOTALL | re.IGNORECASE)
_IMAGE = re.compile(r"<image:.*?</image:\w+>|<video:.*?</video:\w+>", re.DOTALL | re.IGNORECASE)
MOST = 100_000
"""Entries of one file above which the rest is left (the standard allows 50,000)."""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What one file of a sitemap names: articles, and other files with the day of their last change."""

    articles: tuple[Listed, ...]
    files: tuple[tuple[str, date | None], ...]


def parse(raw: bytes, *, url: str = "") -> Sitemap:
    """The entries of a sitemap file. Raises ArticleError where it is none.

    `lastmod` is the day of a change, not of publication, so it is no article's day; `publication_date` is.
    """
    text = decode(raw, locator=url)
    if not re.search(r"<(?:\w+:)?(?:urlset|sitemapindex)\b", text[:5000], re.IGNORECASE):
        raise ArticleError("not a sitemap", locator=url, url=url or None)
    articles: list[Listed] = []
    files: list[tuple[str, date | None]] = []
    for match in _ENTRY.finditer(text):
        inside = _IMAGE.sub("", match["inside"])
        loc = _LOC.search(inside)
        if loc is None or not (address := _plain(loc[1])):
            continue
        if match["kind"].lower() == "sitemap":
            changed = _CHANGED.search(inside)
            days = days_of(changed[1].strip()) if changed else ()
            files.append((address, days[0] if len(days) == 1 else None))
        else:
            published, title = _PUBLISHED.search(inside), _TITLE.search(inside)
            articles.append(
                Listed(
                    url=address,
                    title=_plain(title[1]) if title else "",
                    published=days_of(published[1].strip()) if published else (),
                )
            )
        if len(articles) + len(files) >= MOST:
            break
    return Sitemap(tuple(articles), tuple(files))
