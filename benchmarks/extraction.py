#!/usr/bin/env python3
"""From text to drafts: what each step costs on articles of about 5,000 characters, on one core.

benchmarks/extraction.py [ARTICLES.jsonl]   JSON lines with `text` and `published`; default: the samples, joined to length.
Prints milliseconds an article for every finder and for the whole, and each step's share of the whole.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import date
from pathlib import Path

from events.articles import article, read_articles
from events.articles.model import Article
from events.dates import find_dates
from events.extract import extract
from events.extract.pipeline import home_of
from events.organisations import find_organisations
from events.people import find_people
from events.places import find_places
from events.resolutions import find_resolutions
from events.sentences import sentences

LENGTH = 5000
ARTICLES = 200


def articles(path: str | None) -> list[Article]:
    """Articles cut or joined to about 5,000 characters."""
    if path:
        rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
        long = [row for row in rows if len(row["text"]) >= LENGTH][:ARTICLES]
        return [article(row["text"][:LENGTH], published=date.fromisoformat(row["published"])) for row in long]
    samples = Path(__file__).resolve().parents[1] / "samples" / "articles"
    texts = [read for read in read_articles(samples) if isinstance(read, Article)]
    joined = "\n".join(read.text for read in texts)
    cuts = [joined[at : at + LENGTH] for at in range(0, len(joined) - LENGTH, LENGTH)]
    return [article(cut, published=date(2019, 6, 1)) for cut in cuts]


def main() -> None:
    """Each step over all articles, twice; the second pass counts, caches and lazy tables being filled."""
    read = articles(sys.argv[1] if len(sys.argv) > 1 else None)
    steps: dict[str, float] = {}

    def timed(name: str, work: object) -> list[object]:
        assert callable(work)
        done: list[object] = []
        for _ in range(2):
            start = time.process_time()
            done = [work(index) for index in range(len(read))]
            steps[name] = (time.process_time() - start) / len(read) * 1000
        return done

    homes = [home_of(a) for a in read]
    dates = timed("dates", lambda i: find_dates(read[i].text, read[i].published, skip=read[i].furniture))
    places = timed("places", lambda i: find_places(read[i].text, published=read[i].published, home=homes[i]))
    bodies = timed(
        "organisations",
        lambda i: find_organisations(read[i].text, places[i], published=read[i].published, home=homes[i]),  # type: ignore[arg-type]
    )
    timed(
        "resolutions",
        lambda i: find_resolutions(read[i].text, dates[i], bodies[i], published=read[i].published, home=homes[i]),  # type: ignore[arg-type]
    )
    timed("people", lambda i: find_people(read[i].text, bodies[i]))  # type: ignore[arg-type]
    timed("sentences", lambda i: sentences(read[i].text))
    timed("text to drafts, in all", lambda i: extract(read[i]))
    whole = steps["text to drafts, in all"]
    mean = sum(len(a.text) for a in read) / len(read)
    print(f"{len(read)} articles of {mean:.0f} characters, milliseconds an article, share of the whole")
    for name, cost in steps.items():
        print(f"{name:24s} {cost:7.3f} {cost / whole:6.0%}")
    rest = whole - sum(cost for name, cost in steps.items() if name != "text to drafts, in all")
    print(f"{'clauses, titles, roles':24s} {rest:7.3f} {rest / whole:6.0%}")


if __name__ == "__main__":
    main()
