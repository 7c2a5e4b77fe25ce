"""One article from the network: its page, the further pages of the same article, and what it is when all is read."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, urlsplit

from events.articles import newspaper
from events.articles.address import canonical
from events.articles.formats import html, plain
from events.articles.model import Article
from events.articles.pages.page import Page, to_article
from events.errors import ArticleError
from events.ingest.fetching.asking import Asking
from events.ingest.fetching.client import PAGE_TYPES, Answer
from events.ingest.fetching.errors import FetchError
from events.ingest.fetching.sources import Source
from events.store.fetching import State
from events.text import key

MOST_PAGES = 10
"""Pages of one article that are read."""
_NUMBERED = re.compile(r"^(?:[-_/.]?(?:p|page|trang|part)?[-_/=]?)?\d{1,2}$", re.IGNORECASE)
_EXTENSION = re.compile(r"\.(?:html?|aspx?|php|vn|epi|tpo|vnp|ldo|chn|vov|gd)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What asking for one article gave: the answer, and its pages or the reason why there are none."""

    answer: Answer
    pages: tuple[Page, ...] = ()
    text: str | None = None
    """The body of an answer that is plain text."""
    error: ArticleError | None = None


def fetch_page(source: Source, asking: Asking, url: str, before: State | None) -> Fetched:
    """Asks for an article and reads it. Raises FetchError where it cannot be had."""
    answer = asking.get(source, url, before, PAGE_TYPES)
    if answer.unchanged:
        return Fetched(answer)
    moment = asking.clock.now()
    try:
        if answer.content_type == "text/plain":
            from events.articles.decode import decode

            text = decode(answer.body, declared=answer.charset, locator=url)
            plain.check(text, url, url)
            return Fetched(answer, text=text)
        pages = [html.parse(answer.body, locator=url, url=answer.url, declared=answer.charset, retrieved=moment)]
    except ArticleError as error:
        error.url = url
        return Fetched(answer, error=error)
    following = pages[0].next_url
    asked = {canonical(answer.url)}
    while (
        following
        and len(pages) < MOST_PAGES
        and canonical(following) not in asked
        and is_further_page(answer.url, following)
    ):
        asked.add(canonical(following))
        try:
            more = asking.get(source, following, None, PAGE_TYPES)
            page = html.parse(more.body, locator=following, url=more.url, declared=more.charset, retrieved=moment)
        except (FetchError, ArticleError):
            break  # what was read of it is kept
        if key(page.title) != key(pages[0].title):
            break  # another article: some sites call the next one `next` too
        pages.append(page)
        following = page.next_url
    return Fetched(answer, pages=tuple(pages))


def article_of(fetched: Fetched, source: Source, url: str, listed_day: date | None) -> Article:
    """The article of a page that was fetched. Raises ArticleError where it holds none."""
    if fetched.error is not None:
        raise fetched.error
    if fetched.text is not None:
        from events.articles import article

        return article(
            fetched.text, url=fetched.answer.url, published=listed_day, basis="feed", source=source.name, locator=url
        )
    first = fetched.pages[0]
    if first.facts.url and not _may_speak_for(first.facts.url, fetched.answer.url, source):
        first.url = fetched.answer.url
    known = newspaper.by_address(first.url)
    name = None if known is not None else source.name
    return to_article(list(fetched.pages), locator=url, source_name=name, feed_day=listed_day)


def _may_speak_for(declared: str, read: str, source: Source) -> bool:
    """Whether a page may call itself by that address: one of its own site, so that no page replaces another's article."""
    one, other = urlsplit(declared), urlsplit(read)
    if one.hostname == other.hostname and one.port == other.port:
        return True
    names = [name for name in (one.hostname, other.hostname) if name]
    return len(names) == 2 and any(
        all(name == domain or name.endswith("." + domain) for name in names) for domain in source.domains
    )


def is_further_page(first: str, following: str) -> bool:
    """Whether an address is the first one with a page number: `…-14282?page=2`, `…/p2`, `…-trang-2.html`."""
    one, two = urlsplit(first), urlsplit(following)
    if (one.scheme, one.netloc) != (two.scheme, two.netloc):
        return False
    if one.path == two.path:
        added = [pair for pair in parse_qsl(two.query) if pair not in parse_qsl(one.query)]
        return len(added) == 1 and added[0][0].lower() in ("page", "p", "trang", "pg") and added[0][1].isdigit()
    stem, rest = _EXTENSION.sub("", one.path.rstrip("/")), _EXTENSION.sub("", two.path.rstrip("/"))
    return (
        rest.startswith(stem) and _NUMBERED.match(rest[len(stem) :].lstrip("/-_")) is not None and len(rest) > len(stem)
    )


def digest(article: Article) -> str:
    """SHA-256 of what an article says: its title and text without the date line, which some sites let run on."""
    text = article.text
    if article.stamp is not None:
        text = text[: article.stamp.start] + text[article.stamp.end :]
    return hashlib.sha256(f"{article.title}\n{' '.join(text.split())}".encode()).hexdigest()
