"""One document in full, for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from events.output.event import events_around, field


def lines(document: Mapping[str, Any], around: Sequence[Mapping[str, Any]], width: int | None) -> Iterator[str]:
    """What it is, what changed it, and the events around it in the order of time."""
    yield document["label"]
    for name, value in (
        ("title", document["title"]),
        ("issuer", document["issuer"]),
        ("issued", document["issued_on"]),
        ("term", document["term"]),
        ("documents", "; ".join(document["documents"])),
        ("amended by", "; ".join(document["amended_by"])),
        ("replaced by", "; ".join(document["replaced_by"])),
        ("known from", document["source"] or "articles that cite it"),
        ("checked", "yes" if document["verified"] else "no"),
        ("id", document["id"]),
    ):
        if value:
            yield from field(name, value, width)
    yield from field("articles", str(document["articles"]), width)
    yield from events_around(around, width)
