"""From a source's feeds, sitemaps and archive pages to the addresses of its articles."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from urllib.parse import urlsplit

from events.articles.address import canonical
from events.articles.formats import archive_list, feed, sitemap
from events.articles.formats.feed import Listed
from events.articles.published import VIETNAM
from events.errors import ArticleError
from events.ingest.fetching.asking import Asking
from events.ingest.fetching.client import LIST_TYPES, Answer
from events.ingest.fetching.clock import stamp
from events.ingest.fetching.errors import FetchError, Unreachable
from events.ingest.fetching.sources import Archive, Source
from events.store.fetching import State
from events.store.identity import content_hash

MOST_FILES = 30
"""Files of a sitemap's index that are read in one run, the last changed first."""


@dataclass(slots=True)
class Lists:
    """What a source's lists gave. The states are to be saved when all that they name is dealt with, not before:
    a list that says `unchanged` the next time must not hide a page that was never read."""

    pages: dict[str, Listed] = field(default_factory=dict)
    states: list[State] = field(default_factory=list)
    errors: list[FetchError] = field(default_factory=list)
    unchanged: int = 0
    requests: int = 0

    def add(self, source: Source, found: list[Listed]) -> int:
        """Takes in what the source wants; how many were new to this run."""
        fresh = 0
        for one in found:
            if not one.url:
                continue
            url = canonical(one.url)
            if urlsplit(url).scheme not in ("http", "https") or not source.wants(url):
                continue
            known = self.pages.get(url)
            if known is None:
                fresh += 1
                # the summary is not needed: the page itself is read
                self.pages[url] = Listed(url=url, title=one.title[:300], published=one.published)
            elif not known.published and one.published:
                self.pages[url] = replace(known, published=one.published)
        return fresh


def read_lists(source: Source, asking: Asking, known: Mapping[str, State]) -> Lists:
    """All lists of a source, in order; one that cannot be read is an error among the results, the others go on."""
    lists = Lists()
    for url in source.feeds:
        _read(lists, source, asking, known, url, "feed")
    for url in source.sitemaps:
        _read(lists, source, asking, known, url, "sitemap")
    for archive in source.archives:
        _archive(lists, source, asking, archive)
    return lists


def _read(
    lists: Lists, source: Source, asking: Asking, known: Mapping[str, State], url: str, kind: str
) -> list[tuple[str, str]]:
    if asking.stop.is_set():
        return []
    before = known.get(url) or State(url=url, kind="list", source_id=source.id)
    try:
        answer = asking.get(source, url, before, LIST_TYPES)
        lists.requests += answer.requests
        if answer.unchanged:
            lists.unchanged += 1
            lists.states.append(_good(before, answer, asking, before.content_hash))
            return []
        body = _unpacked(answer.body, asking.client.limits.largest, url)
        digest = content_hash(body.hex())
        if digest == before.content_hash and before.failures == 0:
            # some servers give no validators: the same bytes say the same, whatever the headers
            lists.unchanged += 1
            lists.states.append(_good(before, answer, asking, digest))
            return []
        if kind == "feed":
            lists.add(source, feed.entries(body, url=answer.url, declared=answer.charset))
        else:
            _sitemap(lists, source, asking, known, sitemap.parse(body, url=answer.url))
        lists.states.append(_good(before, answer, asking, digest))
    except FetchError as error:
        _bad(lists, before, asking, error)
    except ArticleError as error:
        _bad(lists, before, asking, FetchError(error.reason, url, status=200))
    return []


def _sitemap(lists: Lists, source: Source, asking: Asking, known: Mapping[str, State], found: sitemap.Sitemap) -> None:
    lists.add(source, list(found.articles))
    # the files that changed last come first; one that did not change since it was read is not asked for
    files = sorted(found.files, key=lambda pair: (pair[1] is None, -(pair[1].toordinal() if pair[1] else 0), pair[0]))
    for url, changed in files[:MOST_FILES]:
        before = known.get(url) or asking.state(url)
        read = before is not None and before.fetched_at and before.content_hash and not before.failures
        if before is not None and read and changed and changed.isoformat() < (before.fetched_at or "")[:10]:
            continue
        if urlsplit(url).scheme in ("http", "https"):
            _read(lists, source, asking, {url: before} if before else {}, url, "sitemap")


def _archive(lists: Lists, source: Source, asking: Asking, archive: Archive) -> None:
    for url in archive_urls(archive, asking):
        if asking.stop.is_set():
            return
        before = State(url=url, kind="list", source_id=source.id)
        try:
            answer = asking.get(source, url, None, LIST_TYPES)
            lists.requests += answer.requests
            take = source.take or ()
            found = archive_list.links(
                answer.body, url=answer.url, take=take, leave=source.leave, declared=answer.charset
            )
            fresh = lists.add(source, found)
            lists.states.append(_good(before, answer, asking, ""))
            if not fresh and "{page}" in archive.url:
                return  # older pages hold nothing new either
        except FetchError as error:
            _bad(lists, before, asking, error)
            return
        except ArticleError as error:
            _bad(lists, before, asking, FetchError(error.reason, url, status=200))


def archive_urls(archive: Archive, asking: Asking) -> Iterator[str]:
    """The addresses of an archive's pages, by day, newest first, and by number."""
    today = asking.clock.now().astimezone(VIETNAM).date()
    by_day = any(mark in archive.url for mark in ("{yyyy}", "{mm}", "{dd}"))
    for back in range(archive.days if by_day else 1):
        day = today - timedelta(days=back)
        for page in range(archive.first, archive.first + (archive.pages if "{page}" in archive.url else 1)):
            yield archive.url.format(page=page, yyyy=f"{day.year:04}", mm=f"{day.month:02}", dd=f"{day.day:02}")


def _good(before: State, answer: Answer, asking: Asking, digest: str) -> State:
    now = stamp(asking.clock.now())
    return replace(
        before,
        etag=answer.etag or (before.etag if answer.unchanged else ""),
        last_modified=answer.last_modified or (before.last_modified if answer.unchanged else ""),
        fetched_at=now,
        status=answer.status,
        failures=0,
        content_hash=digest,
        first_at=before.first_at or now,
        retry_at=None,
    )


def _bad(lists: Lists, before: State, asking: Asking, error: FetchError) -> None:
    if asking.stop.is_set():
        return
    now = asking.clock.now()
    retry = (
        stamp(now + timedelta(seconds=error.retry_after))
        if isinstance(error, Unreachable) and error.retry_after
        else None
    )
    error.url = error.url or before.url
    lists.errors.append(error)
    lists.states.append(
        replace(
            before,
            status=error.status,
            failures=before.failures + 1,
            first_at=before.first_at or stamp(now),
            retry_at=retry,
        )
    )


def _unpacked(body: bytes, largest: int, url: str) -> bytes:
    """A list that is itself a gzip file (`sitemap.xml.gz`), within the limit."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        plain = unpack.decompress(body, largest * 4 + 1)
    except zlib.error as error:
        raise FetchError(f"broken gzip: {error}", url, status=200) from None
    if len(plain) > largest * 4:
        raise FetchError(f"unpacks to more than {largest * 4:,} bytes", url, status=200)
    return plain
