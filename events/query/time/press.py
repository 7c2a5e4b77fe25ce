"""What the reader of newspapers knows besides: terms, feasts, lunar days, congresses, as `events.dates` reads them."""

from __future__ import annotations

from datetime import date, timedelta

from events.query.time import Found
from events.query.time.period import Period
from events.text import Span


def press_dates(text: str, today: date, taken: tuple[Span, ...] = ()) -> list[Found]:
    """The dates of the question read as a newspaper of today would print them; open ends where it says so."""
    from events.dates import find_dates

    found = []
    for mention in find_dates(text, today, skip=taken):
        if mention.start_date is None or mention.end_date is None:
            continue
        found.append(
            Found(
                Span(mention.char_start, mention.char_end),
                _asked(mention.start_date, mention.end_date, mention.modifier),
            )
        )
    return found


def _asked(start: date, end: date, modifier: str | None) -> Period:
    match modifier:
        case "since":
            return Period(start, None)
        case "until":
            return Period(None, end)
        case "before":
            return Period(None, start - timedelta(days=1))
        case "after":
            return Period(end + timedelta(days=1), None)
        case _:
            return Period(start, end)
