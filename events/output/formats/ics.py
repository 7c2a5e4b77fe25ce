"""iCalendar (RFC 5545): one all-day entry an event, `DTEND` exclusive, lines folded at 75 octets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from events.output.answer import Answer, label
from events.query.model import EventRow

OCTETS = 75


def render(rows: Iterable[EventRow], answer: Answer) -> Iterator[str]:
    """A calendar. Every line ends in a carriage return, to which the writer adds its line feed."""
    for line in _lines(rows, answer):
        for part in folded(line):
            yield part + "\r"


def _lines(rows: Iterable[EventRow], answer: Answer) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//events//timeline of the Vietnamese press//EN")
    yield "CALSCALE:GREGORIAN"
    yield f"X-WR-CALNAME:{escaped(answer.heading)}"
    stamp = f"{answer.today:%Y%m%d}T000000Z"
    for row in rows:
        yield "BEGIN:VEVENT"
        yield f"UID:{row.id}@events"
        yield f"DTSTAMP:{stamp}"
        yield f"DTSTART;VALUE=DATE:{row.start_date.replace('-', '')}"
        yield from _end(row)
        yield f"SUMMARY:{escaped(row.title)}"
        if row.place:
            yield f"LOCATION:{escaped(row.place)}"
        yield f"CATEGORIES:{escaped(label(row.type))}"
        yield f"DESCRIPTION:{escaped(_description(row))}"
        url = next(
            (each.url for each in row.articles if each.url and each.url.isprintable() and " " not in each.url), None
        )
        if url:
            yield f"URL:{url}"
        yield f"STATUS:{'TENTATIVE' if row.status == 'scheduled' else 'CONFIRMED'}"
        yield "TRANSP:TRANSPARENT"
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def _end(row: EventRow) -> Iterator[str]:
    last = date.fromisoformat(row.end_date)
    if last < date.max:
        yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}".replace(" ", "0")


def _description(row: EventRow) -> str:
    names = "; ".join(dict.fromkeys(part.name for part in (*row.organisations, *row.resolutions)))
    passages = [f"“{each.quote}” {each.title} {each.url or ''}".strip() for each in row.articles]
    return "\n".join(part for part in (names, *passages) if part)


def escaped(text: str) -> str:
    """TEXT of RFC 5545: backslash, semicolon, comma and line break escaped; control characters left out."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(char for char in text if (char >= " " and char != "\x7f") or char == "\t")


def folded(line: str) -> Iterator[str]:
    """Parts of at most 75 octets, the later ones after a space; no letter is cut in two."""
    part = ""
    size = 0
    for char in line:
        octets = len(char.encode())
        if size + octets > OCTETS:
            yield part
            part, size = " ", 1
        part += char
        size += octets
    yield part
