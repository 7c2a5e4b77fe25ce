"""Reading articles from anywhere but the network: files, folders, patterns, standard input.

What cannot be read is yielded as an ArticleError and the rest goes on. Nothing is held in memory but the article at hand.
"""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import IO, cast

from events.articles.decode import decode
from events.articles.formats import FORMATS, by_suffix, json_lines, plain, sniff
from events.articles.model import Article
from events.articles.opening import inputs, opened
from events.errors import ArticleError, UsageError

WHOLE_LIMIT = 200_000_000
"""Bytes up to which a file that is not read line by line is taken."""
_LINE_LIMIT = 50_000_000

Read = Article | ArticleError


def read_articles(
    source: str | Path,
    *,
    format: str = "auto",  # noqa: A002 - the name of the option
    published: date | None = None,
    source_name: str | None = None,
) -> Iterator[Read]:
    """The articles of a file, a folder, a pattern or `-`; what cannot be read is yielded as ArticleError.

    `format` is `auto`, `text`, `html`, `jsonl`, `feed` or `warc`; `published` and `source_name` hold for what names none
    itself. Raises UsageError for a format that does not exist.
    """
    if format != "auto" and format not in FORMATS:
        raise UsageError(f"unknown format {format!r}: auto, {', '.join(FORMATS)}")
    if str(source).startswith(("http://", "https://")):
        yield ArticleError(
            "an address: `events ingest` or `events fetch` gets it from the network",
            locator=str(source),
            url=str(source),
        )
        return
    paths: Iterator[Path | str | ArticleError] = iter(("-",)) if str(source) == "-" else inputs(source)
    for path in paths:
        if isinstance(path, ArticleError):
            yield path
            continue
        try:
            with opened(path) as file:
                yield from _read_file(file, str(path), format, published, source_name)
        except ArticleError as error:
            yield error
        except (OSError, EOFError, zlib.error) as error:
            yield ArticleError(f"cannot be read to its end: {error}", locator=str(path))


def _read_file(
    file: IO[bytes], name: str, chosen: str, published: date | None, source_name: str | None
) -> Iterator[Read]:
    locator = "standard input" if name == "-" else name
    kind = chosen if chosen != "auto" else by_suffix(name)
    if not kind:
        # no suffix that tells: look at the first bytes, and hand them back
        head = file.read(4096)
        kind = sniff(head.decode("utf-8", "replace"))
        file = cast(IO[bytes], io.BufferedReader(_Joined(head, file)))
    if kind == "jsonl":
        yield from _json_lines(file, locator, published, source_name)
        return
    if kind == "warc":
        from events.articles.formats import warc

        yield from warc.read(file, locator=locator, published=published, source_name=source_name)
        return
    raw = file.read(WHOLE_LIMIT + 1)
    if len(raw) > WHOLE_LIMIT:
        yield ArticleError(f"larger than {WHOLE_LIMIT // 1_000_000} MB; split it, or give JSON lines", locator=locator)
        return
    yield from read_bytes(raw, kind, locator=locator, published=published, source_name=source_name)


def read_bytes(
    raw: bytes,
    kind: str,
    *,
    locator: str,
    published: date | None = None,
    source_name: str | None = None,
    url: str = "",
    declared: str = "",
) -> Iterator[Read]:
    """The articles of one whole text, page or feed that is in memory."""
    try:
        if kind == "html":
            from events.articles.formats import html

            yield html.read(
                raw, locator=locator, published=published, source_name=source_name, url=url, declared=declared
            )
        elif kind == "feed":
            from events.articles.formats import feed

            yield from feed.read(raw, locator=locator, published=published, source_name=source_name, url=url)
        else:
            text = decode(raw, declared=declared, locator=locator)
            yield plain.read(text, locator=locator, published=published, source_name=source_name)
    except ArticleError as error:
        yield error


def _json_lines(file: IO[bytes], locator: str, published: date | None, source_name: str | None) -> Iterator[Read]:
    number = 0
    while raw := file.readline(_LINE_LIMIT + 1):
        number += 1
        place = f"{locator}:{number}"
        if len(raw) > _LINE_LIMIT and not raw.endswith(b"\n"):
            while (rest := file.readline(_LINE_LIMIT)) and not rest.endswith(b"\n"):
                pass
            yield ArticleError(f"line longer than {_LINE_LIMIT // 1_000_000} MB", locator=place)
            continue
        if not raw.strip():
            continue
        try:
            line = decode(raw, locator=place)
            if number == 1 and (line.lstrip()[:1] == "[" or line.strip() == "{"):
                yield from _json_whole(raw + file.read(WHOLE_LIMIT), locator, published, source_name)
                return
            yield json_lines.read_line(line, locator=place, published=published, source_name=source_name)
        except ArticleError as error:
            yield error


def _json_whole(raw: bytes, locator: str, published: date | None, source_name: str | None) -> Iterator[Read]:
    """A JSON file that is one object, or a list of them."""
    try:
        content = json.loads(decode(raw, locator=locator))
    except (json.JSONDecodeError, RecursionError) as error:
        raise ArticleError(f"broken JSON: {error}", locator=locator) from None
    for number, record in enumerate(content if isinstance(content, list) else [content], 1):
        try:
            yield json_lines.read_record(
                record, locator=f"{locator}#{number}", published=published, source_name=source_name
            )
        except ArticleError as error:
            yield error


class _Joined(io.RawIOBase):
    """Bytes that were read ahead, and then the rest of the file."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        if self._head:
            part, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            part = self._rest.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)
