"""Atom (RFC 4287): one entry an event, updated when the last article that tells it was published."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from events.output.answer import Answer, label
from events.output.when import when
from events.query.model import EventRow

_SPACE = uuid.uuid5(uuid.NAMESPACE_OID, "events")


def render(rows: Iterable[EventRow], answer: Answer) -> Iterator[str]:
    """A feed; its id depends on the question alone, an entry's on the event alone, so that readers know them again."""
    listed = list(rows)
    updated = max((_updated(row) for row in listed), default=f"{answer.today}T00:00:00+07:00")
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield '<feed xmlns="http://www.w3.org/2005/Atom">'
    yield f"  <id>{_urn('question ' + answer.question)}</id>"
    yield f"  <title>{text(answer.heading)}</title>"
    if answer.sentence:
        yield f"  <subtitle>{text(answer.sentence)}</subtitle>"
    yield f"  <updated>{updated}</updated>"
    yield "  <author><name>events</name></author>"
    for row in listed:
        yield "  <entry>"
        yield f"    <id>{_urn(f'event {row.id}')}</id>"
        yield f"    <title>{text(f'{when(row)}: {row.title}')}</title>"
        yield f"    <updated>{_updated(row)}</updated>"
        yield f"    <category term={quoteattr(row.type)} label={quoteattr(label(row.type))}/>"
        for i, url in enumerate(dict.fromkeys(each.url for each in row.articles if each.url)):
            yield f"    <link rel={quoteattr('alternate' if i == 0 else 'related')} href={quoteattr(_clean(url))}/>"
        yield f"    <content>{text(_content(row))}</content>"
        yield "  </entry>"
    yield "</feed>"


def _content(row: EventRow) -> str:
    names = "; ".join(dict.fromkeys(part.name for part in (*row.organisations, *row.resolutions)))
    passages = [f"“{each.quote}” ({each.title})" for each in row.articles]
    return "\n".join(part for part in (row.place or "", names, *passages) if part)


def _updated(row: EventRow) -> str:
    published = [each.published for each in row.articles if each.published]
    return f"{max(published, default=row.start_date)}T00:00:00+07:00"


def _urn(name: str) -> str:
    return uuid.uuid5(_SPACE, name).urn


def text(value: str) -> str:
    """Character data: escaped, without the characters that XML forbids."""
    return escape(_clean(value))


def _clean(value: str) -> str:
    return "".join(
        c for c in value if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    )
