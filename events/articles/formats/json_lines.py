"""JSON lines: one object a line with `url, title, text, published, source` and any `id`; all but text may be missing."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from events.articles.build import article
from events.articles.formats.plain import check
from events.articles.model import Article
from events.articles.published import day_of, days_of
from events.errors import ArticleError


def read_line(line: str, *, locator: str, published: date | None = None, source_name: str | None = None) -> Article:
    """The article of one line. Raises ArticleError, naming the line, where it is no article."""
    try:
        record = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        where = f" at column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise ArticleError(f"broken JSON{where}; write one object a line", locator=locator) from None
    return read_record(record, locator=locator, published=published, source_name=source_name)


def read_record(record: Any, *, locator: str, published: date | None = None, source_name: str | None = None) -> Article:
    """The article of one JSON object; a `published` or `source_name` that is given stands in where it has none."""
    if not isinstance(record, dict):
        raise ArticleError(f"a JSON {type(record).__name__}, not an object with a `text`", locator=locator)
    url = _words(record, "url", locator, None)
    text = record.get("text")
    if not isinstance(text, str):
        raise ArticleError("no `text`: an article needs one, as a string", locator=locator, url=url or None)
    check(text, locator, url or None)
    given = record.get("id")
    if given is not None and (isinstance(given, bool) or not isinstance(given, (str, int))):
        raise ArticleError("`id` must be a string or a whole number", locator=locator, url=url or None)
    return article(
        text,
        title=_words(record, "title", locator, url),
        url=url,
        published=_published(record.get("published"), locator, url) or published,
        source=_words(record, "source", locator, url) or source_name or "",
        locator=locator,
        given_id=given,
    )


def _words(record: dict[str, Any], name: str, locator: str, url: str | None) -> str:
    value = record.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ArticleError(f"`{name}` must be a string", locator=locator, url=url or None)
    return value.strip()


def _published(value: Any, locator: str, url: str) -> date | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise ArticleError(
            "`published` must be a date: 2018-10-03, or a time with its zone", locator=locator, url=url or None
        )
    day = day_of(value)
    if day is None:
        days = days_of(value) if isinstance(value, str) else ()
        if len(days) > 1:
            reason = f"`published` {value!r} may be {' or '.join(d.isoformat() for d in days)}; write it as 2018-10-03"
        else:
            reason = f"`published` {value!r} is no date; write it as 2018-10-03 or leave it out"
        raise ArticleError(reason, locator=locator, url=url or None)
    return day
