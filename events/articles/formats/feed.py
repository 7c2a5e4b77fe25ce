"""RSS and Atom feeds. Dates are read from the raw string by our own rules: the feed library takes `03/10/2018` for March."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from events.articles.address import joined
from events.articles.build import article
from events.articles.decode import decode
from events.articles.formats.plain import check
from events.articles.model import Article
from events.articles.published import days_of
from events.errors import ArticleError
from events.text import normalise

_TAG = re.compile(r"<[^>]{0,2000}>")
_SHORTEST = 80
_DECLARATION = re.compile(r"<\?xml[^>]{0,200}\?>")


@dataclass(frozen=True, slots=True)
class Listed:
    """One article that a feed, sitemap or list page names."""

    url: str
    title: str = ""
    published: tuple[date, ...] = ()
    """The day that it gives; none where it gives none, two where it may be either."""
    summary: str = ""
    content: str = ""
    """The article's HTML, where the feed carries it whole."""

    @property
    def day(self) -> date | None:
        """The one day of publication that is told, if it is one."""
        return self.published[0] if len(self.published) == 1 else None


def entries(raw: bytes, *, url: str = "", declared: str = "") -> list[Listed]:
    """What a feed lists, in its order. Raises ArticleError where it is no feed."""
    import feedparser

    # decoded here, not by the library: it trusts wrong declarations
    text = _DECLARATION.sub("", decode(raw, declared=declared, locator=url), count=1)
    parsed: Any = feedparser.parse(
        text.encode("utf-8"),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not parsed.get("version") and not parsed.entries:
        raise ArticleError("not a feed: neither RSS nor Atom", locator=url, url=url or None)
    found = []
    for entry in parsed.entries:
        link = _link(entry)
        # the library's own `get` answers one date for another, and warns of it
        raw_day = next((value for name in ("published", "created", "updated") if (value := dict.get(entry, name))), "")
        bodies = [c.get("value", "") for c in entry.get("content", ()) if c.get("value")]
        found.append(
            Listed(
                url=joined(url, link) if link else "",
                title=_plain(entry.get("title", "")),
                published=days_of(raw_day) if raw_day else (),
                summary=_plain(entry.get("summary", "")),
                content=max(bodies, key=len, default=""),
            )
        )
    return found


def _link(entry: Any) -> str:
    link = str(entry.get("link") or "").strip()
    if not link and str(entry.get("id") or "").startswith(("http://", "https://")):
        link = str(entry["id"]).strip()
    return link


def _plain(text: str) -> str:
    """The words of a bit of HTML."""
    import html

    return " ".join(normalise(html.unescape(_TAG.sub(" ", html.unescape(text)))).split())


def read(
    raw: bytes, *, locator: str = "", published: date | None = None, source_name: str | None = None, url: str = ""
) -> Iterator[Article | ArticleError]:
    """The articles that a feed file holds: whole where it carries them, else title and summary."""
    from events.articles.formats import html

    for number, entry in enumerate(entries(raw, url=url or locator), 1):
        place = f"{locator}#{number}"
        try:
            day = published or entry.day
            if len(entry.content) > 400:
                page = f"<html><head><meta property='og:title' content=''></head><body><h1>{_escape(entry.title)}</h1><article class='article-body'>{entry.content}</article></body></html>"
                yield html.read(
                    page.encode(),
                    locator=place,
                    published=published,
                    source_name=source_name,
                    url=entry.url,
                    feed_day=day,
                )
                continue
            if len(entry.summary) < _SHORTEST:
                raise ArticleError(
                    "the feed holds no text of it; `events fetch` gets the page", locator=place, url=entry.url or None
                )
            text = f"{entry.title}\n{entry.summary}"
            check(text, place, entry.url or None)
            yield article(
                text,
                title=entry.title,
                url=entry.url,
                published=day,
                basis="feed" if published is None else "given",
                source=source_name or "",
                locator=place,
            )
        except ArticleError as error:
            yield error


def _escape(text: str) -> str:
    import html

    return html.escape(text)
