"""Articles to lines of JSON, in this process or in several; the order of the articles is kept."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

from events.articles.model import Article
from events.errors import ArticleError

CHUNK = 32
"""Articles a process is handed at once: large enough that pickling them is not what takes the time."""


def line_of(article: Article) -> str | ArticleError:
    """The article's line, or why there is none. Never raises: one bad article must not end a batch."""
    from events.extract import extract
    from events.output.extraction import line

    try:
        return line(extract(article))
    except Exception as error:  # whatever it was, it is this article's
        reason = f"extraction failed: {type(error).__name__}: {error}"
        return ArticleError(reason, stage="extract", locator=article.locator, url=article.url or None)


def lines_of(articles: Iterable[Article | ArticleError], jobs: int = 1) -> Iterator[str | ArticleError]:
    """A line or an error for each article, in the order of the articles; `jobs` processes extract.

    Memory is bounded: no more than two chunks a process are read ahead.
    """
    if jobs <= 1:
        for article in articles:
            yield article if isinstance(article, ArticleError) else line_of(article)
        return
    from concurrent.futures import Future, ProcessPoolExecutor

    stream = iter(articles)
    with ProcessPoolExecutor(jobs) as pool:
        ahead: deque[Future[list[str | ArticleError]]] = deque()
        while True:
            while len(ahead) < jobs * 2 and (chunk := list(islice(stream, CHUNK))):
                ahead.append(pool.submit(_chunk, chunk))
            if not ahead:
                return
            yield from ahead.popleft().result()


def _chunk(articles: list[Article | ArticleError]) -> list[str | ArticleError]:
    return list(lines_of(articles))
