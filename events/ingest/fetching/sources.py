"""What is polled: the rows of `data/sources.toml` and of a keeper's own file, checked.

A keeper's file has the same form. A row with an id that we know adds to our row (and is enabled if it does not say
otherwise); a row with a new id stands by itself.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from events import resources
from events.errors import DataError

_NUMBERS = {"delay": (0.0, 3600.0), "most": (1, 100_000), "recheck_days": (0, 60), "recheck_hours": (0, 1000)}
_LISTS = ("domains", "feeds", "sitemaps", "take", "leave", "bylines", "aliases")
_WORDS = ("id", "name", "province", "kind", "basis", "note")
_FLAGS = ("enabled", "verified", "bylines_seen")
_TABLES = ("archives",)
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Archive:
    """List pages by a pattern: `{page}` counts from `first`, `{yyyy}`, `{mm}`, `{dd}` are those of the last `days` days."""

    url: str
    pages: int = 1
    first: int = 1
    days: int = 1


@dataclass(frozen=True, slots=True)
class Source:
    """One newspaper or site, as it is polled."""

    id: str
    name: str
    province: str = ""
    domains: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    archives: tuple[Archive, ...] = ()
    take: tuple[re.Pattern[str], ...] = ()
    """Only addresses that fit one of these; all where there is none."""
    leave: tuple[re.Pattern[str], ...] = ()
    delay: float = 2.0
    """Seconds between two requests to one host, at least; robots.txt may ask for more."""
    most: int = 500
    """New pages a run, at most; the rest waits for the next run."""
    recheck_days: int = 2
    """So long after it was first read a page is asked again whether it changed (only by a conditional request)."""
    recheck_hours: int = 6
    enabled: bool = False
    verified: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False, compare=False)

    @property
    def lists(self) -> tuple[str, ...]:
        """The addresses that name its new articles, as far as they do not depend on the day."""
        return (*self.feeds, *self.sitemaps, *(archive.url for archive in self.archives))

    def wants(self, url: str) -> bool:
        """Whether an address is one of its articles: its domain, and its patterns to take and to leave."""
        from events.articles.address import host

        name = host(url)
        if self.domains and not any(name == domain or name.endswith("." + domain) for domain in self.domains):
            return False
        if any(pattern.search(url) for pattern in self.leave):
            return False
        return not self.take or any(pattern.search(url) for pattern in self.take)


def read(path: Path | None = None) -> list[Source]:
    """All sources, by id: ours, with a keeper's file laid over them. Raises DataError, naming file and row."""
    rows: dict[str, dict[str, Any]] = {}
    for number, row in enumerate(resources.toml("sources").get("source", []), 1):
        rows[row.get("id", f"#{number}")] = dict(row)
    if path is not None:
        try:
            content = tomllib.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise DataError(f"{path}: cannot be read: {error.strerror or error}") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise DataError(f"{path}: {error}") from error
        given = content.get("source", [])
        if not isinstance(given, list) or not all(isinstance(row, dict) for row in given):
            raise DataError(f"{path}: sources are written as [[source]] tables")
        if unknown := set(content) - {"source"}:
            raise DataError(f"{path}: unknown table {sorted(unknown)[0]!r}; sources are written as [[source]] tables")
        for number, row in enumerate(given, 1):
            number_or_id = row.get("id", f"source {number}")
            if not row.get("id"):
                raise DataError(f"{path}: source {number} lacks its id")
            rows[number_or_id] = {
                "enabled": True,
                **{k: v for k, v in rows.get(row["id"], {}).items() if k != "enabled"},
                **row,
            }
    name = path.name if path is not None else "sources.toml"
    return [_source(row, name) for _, row in sorted(rows.items())]


def _source(row: dict[str, Any], file: str) -> Source:
    where = f"{file}: source {row.get('id', '?')!r}"
    known = {*_WORDS, *_LISTS, *_FLAGS, *_NUMBERS, *_TABLES}
    if unknown := sorted(set(row) - known):
        raise DataError(f"{where}: unknown key {unknown[0]!r}; known are {', '.join(sorted(known))}")
    for word in _WORDS:
        if not isinstance(row.get(word, ""), str):
            raise DataError(f"{where}: {word} must be a string")
    if not _ID.fullmatch(row.get("id", "")):
        raise DataError(f"{where}: an id is small letters, digits and hyphens")
    for name in _LISTS:
        if not isinstance(row.get(name, []), list) or not all(isinstance(v, str) for v in row.get(name, [])):
            raise DataError(f"{where}: {name} must be a list of strings")
    for name in _FLAGS:
        if not isinstance(row.get(name, False), bool):
            raise DataError(f"{where}: {name} must be true or false")
    for name, (least, most) in _NUMBERS.items():
        value = row.get(name, least)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not least <= value <= most:
            raise DataError(f"{where}: {name} must be a number from {least} to {most}")
    for name in ("feeds", "sitemaps"):
        for url in row.get(name, []):
            _check_address(url, f"{where}: {name}")
    return Source(
        id=row["id"],
        name=row.get("name") or row["id"],
        province=row.get("province", ""),
        domains=tuple(row.get("domains", ())),
        feeds=tuple(row.get("feeds", ())),
        sitemaps=tuple(row.get("sitemaps", ())),
        archives=tuple(_archive(a, where) for a in row.get("archives", [])),
        take=tuple(_pattern(p, where, "take") for p in row.get("take", [])),
        leave=tuple(_pattern(p, where, "leave") for p in row.get("leave", [])),
        enabled=row.get("enabled", False),
        verified=row.get("verified", False),
        **{name: row[name] for name in _NUMBERS if name in row},
    )


def _check_address(url: str, where: str) -> None:
    if not url.startswith(("http://", "https://")):
        raise DataError(f"{where}: {url!r} is no http address")


def _archive(value: Any, where: str) -> Archive:
    if isinstance(value, str):
        value = {"url": value}
    if not isinstance(value, dict) or not isinstance(value.get("url"), str):
        raise DataError(f'{where}: an archive is {{url = "https://…/trang-{{page}}.html", pages = 3}}')
    _check_address(value["url"], f"{where}: archives")
    if unknown := set(value) - {"url", "pages", "first", "days"}:
        raise DataError(f"{where}: unknown key {sorted(unknown)[0]!r} of an archive")
    if any(
        not isinstance(value.get(n, 1), int) or not 0 <= value.get(n, 1) <= 1000 for n in ("pages", "first", "days")
    ):
        raise DataError(f"{where}: pages, first and days of an archive are whole numbers up to 1000")
    try:
        value["url"].format(page=1, yyyy="2018", mm="01", dd="01")
    except (KeyError, IndexError, ValueError):
        raise DataError(f"{where}: an archive's address knows {{page}}, {{yyyy}}, {{mm}} and {{dd}} only") from None
    return Archive(**value)


def _pattern(text: str, where: str, name: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as error:
        raise DataError(f"{where}: {name} {text!r} is no regular expression: {error}") from error
