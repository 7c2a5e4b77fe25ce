"""WARC files of web archives: each HTML response is a page. Needs the extra `warc` (`pip install 'events[warc]'`)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import IO, Any

from events.articles.formats import html
from events.articles.model import Article
from events.errors import ArticleError

LARGEST = 20_000_000
"""Bytes of a response above which it is no page."""


def read(
    file: IO[bytes], *, locator: str = "", published: date | None = None, source_name: str | None = None
) -> Iterator[Article | ArticleError]:
    """The articles of a WARC file, in its order. Responses that are no pages (images, errors) are passed over."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        yield ArticleError("WARC needs the extra `warc`: pip install 'events[warc]'", locator=locator)
        return
    number = 0
    records: Any = ArchiveIterator(file, no_record_parse=False)
    try:
        for record in records:
            number += 1
            if record.rec_type != "response" or record.http_headers is None:
                continue
            kind = (record.http_headers.get_header("Content-Type") or "").lower()
            if record.http_headers.get_statuscode() != "200" or "html" not in kind:
                continue
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            place = f"{locator}#{number}"
            try:
                raw = record.content_stream().read(LARGEST + 1)
                if len(raw) > LARGEST:
                    raise ArticleError(
                        f"a response of more than {LARGEST // 1_000_000} MB", locator=place, url=url or None
                    )
                yield html.read(
                    raw,
                    locator=place,
                    published=published,
                    source_name=source_name,
                    url=url,
                    declared=kind.partition("charset=")[2].strip(" \"';"),
                    retrieved=_moment(record.rec_headers.get_header("WARC-Date")),
                )
            except ArticleError as error:
                yield error
    except (ArchiveLoadFailed, EOFError, OSError, ValueError) as error:
        yield ArticleError(f"broken WARC after {number} records: {error}", locator=locator)


def _moment(value: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if value else None
    except ValueError:
        return None
