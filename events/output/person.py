"""People with their posts over time, for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from events.output.event import field
from events.output.when import interval

SOURCES = 5
"""Articles that are named for one post; the rest is counted."""


def lines(persons: Iterable[Mapping[str, Any]], width: int | None) -> Iterator[str]:
    """Each person: posts in the order of time with the articles that tell them, then the events."""
    for number, person in enumerate(persons):
        if number:
            yield ""
        yield person["name"]
        yield from field("id", str(person["id"]), width)
        for post in person["posts"]:
            days = interval(post["first_on"], post["last_on"]) if post["first_on"] else "undated"
            yield from field("post", f"{days} {post['title']}", width)
            for told in post["told"][:SOURCES]:
                named = " · ".join(part for part in (told["source"], told["title"], told["url"]) if part)
                yield from field("told by", f"{told['told_on'] or 'undated'} {named}", width)
            if len(post["told"]) > SOURCES:
                yield from field("", f"and {len(post['told']) - SOURCES} more", width)
        for event in person["events"]:
            told = f"{interval(event['start_date'], event['end_date'])} {event['title']} [{event['id']}]"
            yield from field("event", told, width)
