"""When: the stretches of time that a question asks for, English and Vietnamese, with and without marks.

`read(text, today)` reads units (`forms/`), puts them together (`between March and May 2018`, `từ 2016 đến nay`,
`since 2017`, `trước năm 2010`) and asks `events.dates` for what its richer list of forms knows besides
(`nhiệm kỳ 2015 - 2020`, `Tết Mậu Tuất`, `tại Đại hội XII`). Of two readings of one place the longer counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from events.query.time.period import Period
from events.text import Span


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of time and where the question says it."""

    span: Span
    period: Period


def read(text: str, today: date, taken: tuple[Span, ...] = ()) -> list[Found]:
    """All stretches of time that the question names, in its order; nothing inside `taken` is read.

    `text` is the question as `events.text.normalise` leaves it.
    """
    from events.query.time.press import press_dates
    from events.query.time.ranges import Reader

    own = Reader(text, today, taken).read()
    return _longest([*own, *press_dates(text, today, taken)])


def _longest(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    # sorting is stable, so that of two equally long readings the question's own grammar counts
    for candidate in sorted(found, key=lambda f: f.span.start - f.span.end):
        if not any(candidate.span.overlaps(other.span) for other in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda f: f.span)
