"""When: the event's interval meets one of the periods, or with `--within` lies inside it."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from events.errors import UsageError
from events.query.filters import type as kind
from events.query.filters.text import fillers
from events.query.model import Context, Filter
from events.query.time import Found
from events.query.time import read as read_times
from events.query.time.period import Period
from events.query.time.ranges import Reader
from events.query.words import Words, span_of
from events.store.tables import events
from events.text import normalise


@dataclass(frozen=True, slots=True)
class Time(Filter):
    """Any of the periods."""

    periods: tuple[Period, ...]
    within: bool
    said: str = ""

    def where(self) -> sa.ColumnElement[bool]:
        return sa.or_(*(self._in(period) for period in self.periods))

    def _in(self, period: Period) -> sa.ColumnElement[bool]:
        first, last = events.c.start_date, events.c.end_date
        bounds = []
        if self.within:
            if period.start is not None:
                bounds.append(first >= period.start.isoformat())
            if period.end is not None:
                bounds.append(last <= period.end.isoformat())
        else:
            if period.end is not None:
                bounds.append(first <= period.end.isoformat())
            if period.start is not None:
                bounds.append(last >= period.start.isoformat())
        return sa.and_(sa.true(), *bounds)

    def sentence(self) -> str:
        how = "wholly within" if self.within else "touching"
        said = f' ("{self.said}")' if self.said else ""
        return f"{how} {' or '.join(map(_words, self.periods))}{said}"


def read(question: Words, context: Context) -> Time | None:
    """The periods that the question names; of two of which one holds the other, the narrower is meant."""
    taken = tuple(question.taken)
    found = Reader(question.text, context.today, taken).read()
    if _leaves_something(question, found):
        # what the question's own grammar does not know may be a time that newspapers have: `Tết Mậu Tuất`
        found = read_times(question.text, context.today, taken)
    for each in found:
        question.take(each.span)
    periods = tuple(dict.fromkeys(each.period for each in found))
    narrow = tuple(p for p in periods if not any(other != p and other in p for other in periods))
    said = ", ".join(each.span.of(question.text) for each in found)
    return Time(narrow, context.within, said) if narrow else None


def _leaves_something(question: Words, found: list[Found]) -> bool:
    known = [each.span for each in found] + [span_of(gram) for gram, _ in kind.labelled(question)]
    known += [span_of(gram) for gram in fillers(question)]
    return any(
        question.is_free(word) and not any(word.span.overlaps(span) for span in known) for word in question.words
    )


def since(value: str, context: Context) -> Time:
    """`--since`: from the first day of what is named on."""
    return Time((Period(_only(value, context, "--since").start, None),), context.within, value)


def until(value: str, context: Context) -> Time:
    """`--until`: up to the last day of what is named."""
    return Time((Period(None, _only(value, context, "--until").end),), context.within, value)


def _only(value: str, context: Context, option: str) -> Period:
    text = normalise(value).strip()
    found: list[Found] = read_times(text, context.today)
    if len(found) != 1 or found[0].span.of(text) != text:
        raise UsageError(f"{option} {value!r} is no time; write 2018, 2018-03, 2018-04-16, quý I/2019 or the like")
    return found[0].period


def _words(period: Period) -> str:
    first, last = period.start, period.end
    if first is not None and last is not None:
        return f"{first}" if first == last else f"{first} to {last}"
    if first is not None:
        return f"{first} and later"
    return f"{last} and earlier" if last is not None else "any time"
