"""What each sample article tells, read from samples/expected/*.toml.

The files hold quotes instead of offsets, so that a person can review them beside the article; the offsets are found
here, in the text as `events.articles` reads it. Run as a script it prints the annotation as JSON lines.
"""

from __future__ import annotations

import json
import sys
import tomllib
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from events.articles import Article, read_articles
from events.text import normalise

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
ELISION = "[…]"
"""In a quote: what lies between may be left out."""


@dataclass(frozen=True)
class Expectation:
    """One TOML file and the article that it is about."""

    name: str
    article: Article
    raw: dict[str, Any]


def interval(when: str) -> tuple[str, str]:
    """First and last day of `2018-03-28`, `2018-03`, `2018`, `2018-Q1`, `2018-H1` or `2018-03-01..2018-04-30`."""
    if ".." in when:
        first, last = when.split("..")
        return first, last
    year, _, rest = when.partition("-")
    if not rest:
        return f"{year}-01-01", f"{year}-12-31"
    if rest[0] in "QH":
        months = 3 if rest[0] == "Q" else 6
        last_month = int(rest[1:]) * months
        first_month = last_month - months + 1
    elif "-" in rest:
        date.fromisoformat(when)  # a typing error in a case must not pass as a day
        return when, when
    else:
        first_month = last_month = int(rest)
    return f"{year}-{first_month:02}-01", f"{year}-{last_month:02}-{monthrange(int(year), last_month)[1]}"


def locate(text: str, quote: str, start: int = 0) -> tuple[int, int]:
    """Where the quote stands at or after `start`; raises ValueError where it does not."""
    first, _, last = normalise(quote).partition(ELISION)
    begin = text.index(first.strip(), start)
    end = begin + len(first.strip())
    if last.strip():
        end = text.index(last.strip(), end) + len(last.strip())
    return begin, end


@cache
def sample_articles() -> tuple[Article, ...]:
    """Every sample article; a sample that cannot be read fails here."""
    read: list[Article] = []
    for path in sorted((SAMPLES / "articles").iterdir()):
        for item in read_articles(path):
            if not isinstance(item, Article):
                raise AssertionError(f"{path.name}: {item}")
            read.append(item)
    return tuple(read)


@cache
def expectations() -> tuple[Expectation, ...]:
    """All expectations with their articles, by name."""
    by_file = {Path(a.locator).name: a for a in sample_articles() if not a.url}
    by_url = {a.url: a for a in sample_articles() if a.url}
    by_file |= {Path(a.locator).name: a for a in sample_articles() if a.locator.endswith(".html")}
    found: list[Expectation] = []
    for path in sorted((SAMPLES / "expected").glob("*.toml")):
        raw = tomllib.loads(path.read_text("utf-8"))
        article = by_file.get(raw["file"]) if "file" in raw else by_url.get(raw["url"])
        if article is None:
            raise AssertionError(f"{path.name} is about no sample article")
        found.append(Expectation(path.stem, article, raw))
    return tuple(found)


def gold(expectation: Expectation) -> dict[str, Any]:
    """The annotation with offsets: dates, documents, organisations and events."""
    text, raw = expectation.article.text, expectation.raw
    dates: list[dict[str, Any]] = []
    place = 0
    for quoted, when, *modifier in raw["dates"]:
        begin, last = interval(when)
        start, end = locate(text, quoted.removeprefix("?"), place)
        place = end
        dates.append(
            {
                "start": start,
                "end": end,
                "text": text[start:end],
                "begin": begin,
                "last": last,
                "mod": modifier[0] if modifier else None,
                "parts": None,
                "optional": quoted.startswith("?"),
            }
        )
    events: list[dict[str, Any]] = []
    for told in raw.get("events", []):
        begin, last = interval(told["when"])
        start, end = locate(text, told["quote"])
        events.append(
            {
                "begin": begin,
                "last": last,
                "start": start,
                "end": end,
                "type": told["type"],
                "organisations": told.get("organisations", []),
                "documents": told.get("documents", []),
                "place": told.get("place", ""),
                "optional": told.get("optional", False),
                "same": told.get("same"),
            }
        )
    return {
        "id": expectation.name,
        "text": text,
        "published": str(raw["published"]),
        "dates": dates,
        "documents": raw.get("documents", []),
        "organisations": raw.get("organisations", []),
        "events": events,
    }


if __name__ == "__main__":
    for one in expectations():
        sys.stdout.write(json.dumps(gold(one), ensure_ascii=False) + "\n")
