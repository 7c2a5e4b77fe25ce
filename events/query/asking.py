"""One question to one database, from words to rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from events.query import counting
from events.query.filters.text import Text
from events.query.model import Context, Count, EventRow, Understanding
from events.query.search import prepare, search
from events.query.understand import understand
from events.store.engine import reading

if TYPE_CHECKING:
    import sqlalchemy as sa

VIETNAM = timezone(timedelta(hours=7))


@dataclass(slots=True)
class Answering:
    """A question understood, with the open database that answers it."""

    connection: sa.Connection
    understanding: Understanding
    today: date
    found: int = 0
    """Rows handed out so far."""

    def rows(self, limit: int | None = None, offset: int = 0) -> Iterator[EventRow]:
        """The events that fit, in the order of time."""
        for row in search(self.connection, self.understanding.filters, limit=limit, offset=offset):
            self.found += 1
            yield row

    def hint(self) -> str:
        """Where nothing fits: what would, without the words that were searched as text only for want of better."""
        rest = tuple(part for part in self.understanding.filters if not (isinstance(part, Text) and not part.asked))
        if len(rest) == len(self.understanding.filters):
            return ""
        prepare(self.connection)
        number = counting.count(self.connection, rest, None)[0].count
        return f"; without the text that was not understood {number} would" if number else ""

    def counts(self) -> list[Count]:
        """Their number, split as the question asks."""
        prepare(self.connection)
        return counting.count(self.connection, self.understanding.filters, self.understanding.group)


@contextmanager
def asked(
    path: Path,
    question: str,
    *,
    since: str | None = None,
    until: str | None = None,
    named: Mapping[str, Sequence[str]] | None = None,
    within: bool = False,
    with_predecessors: bool = False,
    with_successors: bool = False,
    today: date | None = None,
) -> Iterator[Answering]:
    """Opens the database, understands the question; rows are read while the context lasts.

    `today` is the day that relative words count from, by default the clock's day in Vietnam. Raises UsageError for
    an option that is not understood, and what `events.store.engine.reading` raises.
    """
    day = today if today is not None else datetime.now(VIETNAM).date()
    with reading(path) as connection:
        context = Context(connection, day, within, with_predecessors, with_successors)
        yield Answering(connection, understand(question, context, since=since, until=until, named=named), day)
