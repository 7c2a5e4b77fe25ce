"""Markdown: a list in the order of time, each event with its sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from events.output.answer import Answer, label
from events.output.when import when
from events.query.model import EventRow

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def escaped(text: str) -> str:
    """Text on one line in which nothing is markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def render(rows: Iterable[EventRow], answer: Answer) -> Iterator[str]:
    """A heading, how the question was understood, one list item an event."""
    yield f"# {escaped(answer.heading)}"
    yield ""
    if answer.sentence:
        yield f"*{escaped(answer.sentence)}*"
        yield ""
    for row in rows:
        place = f", {escaped(row.place)}" if row.place else ""
        yield f"- **{when(row)}** {escaped(row.title)} ({label(row.type)}{place})"
        names = list(dict.fromkeys(part.name for part in (*row.organisations, *row.resolutions)))
        if names:
            yield f"  - {escaped('; '.join(names))}"
        for each in row.articles:
            told = ", ".join(part for part in (each.source, each.published) if part)
            yield f"  - > {escaped(each.quote)} — {_link(each.title or each.url or 'article', each.url)}" + (
                f" ({escaped(told)})" if told else ""
            )


def _link(text: str, url: str | None) -> str:
    if url is None or not url.startswith(("http://", "https://")):
        return escaped(text)
    return f"[{escaped(text)}](<{quote(url, safe=':/?#@!$&*+,;=%~.-_')}>)"
