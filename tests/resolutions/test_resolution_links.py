"""Links that a reader checked one by one: what the rules link today is what was found right.

The rows name article, label and document; the texts stay beside the project. A row is a link that is right; a link
of those articles and labels to another document is a wrong one.
"""

from __future__ import annotations

import csv
import gzip
import json
from datetime import date
from pathlib import Path

from events.dates import find_dates
from events.organisations import find_organisations
from events.places import find_places
from events.resolutions import find_resolutions
from events.text import normalise

CHECKED = Path(__file__).with_name("checked_links.csv")


def test_checked_links(shared: Path) -> None:
    """Of more than 200 links, at least 98 in 100 are as the reader judged them; none leads elsewhere."""
    with CHECKED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 200
    wanted = {(row["set"], row["article"]) for row in rows}
    found: dict[tuple[str, str, str], set[str]] = {}
    for name in sorted({row["set"] for row in rows}):
        corpus = name == "corpus"
        path = shared / ("corpus/news-5000.jsonl.gz" if corpus else f"gold/{name}.gold.jsonl")
        with gzip.open(path, "rt", encoding="utf-8") if corpus else path.open(encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                if (name, str(article["id"])) in wanted:
                    for label, resolution in _links(article):
                        found.setdefault((name, str(article["id"]), label), set()).add(resolution)
    right = [row for row in rows if row["resolution"] in found.get((row["set"], row["article"], row["label"]), ())]
    known = {(row["set"], row["article"], row["label"], row["resolution"]) for row in rows}
    labels = {(row["set"], row["article"], row["label"]) for row in rows}
    elsewhere = [
        (*key, resolution) for key in labels for resolution in found.get(key, ()) if (*key, resolution) not in known
    ]
    missed = [row for row in rows if row not in right]
    assert len(right) >= 0.98 * len(rows), missed
    assert len(elsewhere) <= 0.02 * len(rows), elsewhere


def _links(article: dict[str, str]) -> list[tuple[str, str]]:
    text = normalise(article["text"])
    published = date.fromisoformat(article["published"][:10]) if article["published"] else None
    bodies = find_organisations(text, find_places(text, published=published), published=published)
    found = find_resolutions(text, find_dates(text, published), bodies, published=published)
    return [(citation.label, citation.resolution.id) for citation in found if citation.resolution is not None]
