"""Links in real articles that a person checked: article, span and place (empty: the words there are no place)."""

from __future__ import annotations

import csv
import gzip
import json
from datetime import date
from pathlib import Path

from events.places import find_places
from events.text import normalise

CHECKED = Path(__file__).with_name("checked_links.csv")


def test_checked_links(shared: Path) -> None:
    """Of 220 links drawn by lot, at least 98 in 100 are as the reader judged them, and no wrong one is new."""
    with CHECKED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 200
    wanted = {row["article"] for row in rows}
    found: dict[tuple[str, int, int], str] = {}
    with gzip.open(shared / "corpus" / "news-5000.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if line[8 : 8 + line[8:].index('"')] not in wanted:
                continue
            article = json.loads(line)
            day = date.fromisoformat(article["published"])
            for mention in find_places(normalise(article["text"]), published=day):
                if mention.place is not None:
                    found[article["id"], mention.char_start, mention.char_end] = mention.place.id
    told = [found.get((row["article"], int(row["char_start"]), int(row["char_end"])), "") for row in rows]
    wrong = [(row, place) for row, place in zip(rows, told, strict=True) if place not in (row["place"], "")]
    missed = [row for row, place in zip(rows, told, strict=True) if row["place"] and not place]
    assert len(wrong) <= 0.02 * len(rows), wrong
    assert len(missed) <= 0.02 * len(rows), missed
