"""Whose article it is: the newspaper and its province, from address, byline, masthead or the line at the end.

A byline that two papers use names none, unless only one of the two was seen in print with it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from events import resources
from events.articles.address import host
from events.articles.vocabulary import vocabulary
from events.errors import DataError
from events.text import fold, key

_DASH = r"\s?[-–—.:]{1,2}"


@dataclass(frozen=True, slots=True)
class Newspaper:
    """A row of `data/sources.toml`: one newspaper, station or site."""

    id: str
    name: str
    kind: str
    province: str
    domains: tuple[str, ...]
    bylines: tuple[str, ...]
    aliases: tuple[str, ...]
    bylines_seen: bool
    """Whether its bylines were seen in print."""

    def province_on(self, day: date | None) -> str:
        """The name of its province on that day; a paper of a merged province belongs to the new one."""
        return province_on(self.province, day)


@lru_cache(maxsize=1)
def newspapers() -> tuple[Newspaper, ...]:
    """All rows. Raises DataError where one lacks its id or name."""
    rows = []
    for number, row in enumerate(resources.toml("sources")["source"], 1):
        if not row.get("id") or not row.get("name"):
            raise DataError(f"sources.toml: source {number} lacks id or name")
        rows.append(
            Newspaper(
                id=row["id"],
                name=row["name"],
                kind=row.get("kind", "newspaper"),
                province=row.get("province", ""),
                domains=tuple(row.get("domains", ())),
                bylines=tuple(row.get("bylines", ())),
                aliases=tuple(row.get("aliases", ())),
                bylines_seen=bool(row.get("bylines_seen", False)),
            )
        )
    return tuple(rows)


@lru_cache(maxsize=1)
def _successors() -> dict[str, tuple[str, date]]:
    return {
        row["name"]: (row["successor"], date.fromisoformat(row["since"]))
        for row in resources.table("press_provinces")
        if row["successor"]
    }


def province_on(name: str, day: date | None) -> str:
    """`Bạc Liêu` on 2025-08-01 → `Cà Mau`; without a day the name stays."""
    if day is not None and name in _successors():
        successor, since = _successors()[name]
        if day >= since:
            return successor
    return name


@lru_cache(maxsize=1)
def _by_domain() -> dict[str, Newspaper]:
    return {domain: paper for paper in newspapers() for domain in paper.domains}


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Newspaper]:
    return {key(name): paper for paper in newspapers() for name in (paper.name, *paper.aliases, paper.id)}


@lru_cache(maxsize=1)
def _province_labels() -> dict[str, str]:
    return {
        fold(row["name"]).replace(" ", "").replace("-", ""): row["name"] for row in resources.table("press_provinces")
    }


@lru_cache(maxsize=1)
def _by_byline() -> tuple[dict[str, list[Newspaper]], re.Pattern[str], re.Pattern[str]]:
    papers: dict[str, list[Newspaper]] = defaultdict(list)
    for paper in newspapers():
        for mark in paper.bylines:
            papers[mark].append(paper)
    in_brackets = sorted((re.escape(m) for m in papers if m.startswith("(")), key=len, reverse=True)
    plain = sorted((re.escape(m) for m in papers if not m.startswith("(")), key=len, reverse=True)
    start = re.compile(rf"(?:(?P<b>{'|'.join(in_brackets)})(?:{_DASH}|\s)|(?P<p>{'|'.join(plain)}){_DASH}(?!\d))")
    inside = re.compile(rf"(?P<b>{'|'.join(in_brackets)}){_DASH}")
    return dict(papers), start, inside


@lru_cache(maxsize=1)
def _dateline() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {key(row["name"]): row["name"] for row in resources.table("press_provinces")}
    any_name = "|".join(re.escape(name).replace("\\ ", r"\s+") for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"({any_name})(?:\s*\([^()]{{2,25}}\))?\s*(?::|\s[-–—])\s", re.IGNORECASE), names


def province_of_dateline(text: str) -> str:
    """The province that opens a headline or a text: `Lào Cai: Khánh thành …`, `Điện Biên (TTXVN) - Sáng …`."""
    pattern, names = _dateline()
    match = pattern.match(text)
    return names.get(key(match[1]), "") if match else ""


def by_name(name: str) -> Newspaper | None:
    """The paper of that name, alias or id."""
    return _by_name().get(key(name))


def by_address(url: str) -> Newspaper | None:
    """The paper whose domain the address lies in; none for a province's portal on a national domain."""
    if province_of_address(url):
        return next((p for p in newspapers() if host(url) in p.domains), None)
    name = host(url)
    while name.count("."):
        if paper := _by_domain().get(name):
            return paper
        name = name.partition(".")[2]
    return None


def province_of_address(url: str) -> str:
    """The province that a portal's host names: `longha.dongnai.gov.vn` → `Đồng Nai`; empty if none or several."""
    labels = host(url).split(".")
    if labels[-2:] not in (["gov", "vn"], ["dcs", "vn"], ["dangcongsan", "vn"]):
        return ""
    found = {_province_labels()[label] for label in labels[:-2] if label in _province_labels()}
    return found.pop() if len(found) == 1 else ""


def by_masthead(line: str) -> Newspaper | None:
    """`Báo Đồng Nai điện tử`, `BÁO QUẢNG NINH`, `baodongnai.com.vn`: a line that is a paper's name and nothing else."""
    name = key(line).strip(' .:-–—|*()[]"“”')
    for suffix in vocabulary().masthead_suffixes:
        name = name.removesuffix(" " + suffix)
    return _by_name().get(name) or _by_domain().get(name)


def by_byline(text: str) -> Newspaper | None:
    """The paper whose mark opens the text: `ĐBP -`, `(CT)-`, `(ĐN)-`."""
    papers, start, _ = _by_byline()
    match = start.match(text)
    return _only(papers[match["b"] or match["p"]]) if match else None


def byline_inside(text: str) -> Newspaper | None:
    """The paper of the first bracketed mark with a dash in a text whose lines were run together."""
    papers, _, inside = _by_byline()
    match = inside.search(text)
    return _only(papers[match["b"]]) if match else None


def _only(papers: list[Newspaper]) -> Newspaper | None:
    if len(papers) > 1:
        papers = [paper for paper in papers if paper.bylines_seen]
    return papers[0] if len(papers) == 1 else None
