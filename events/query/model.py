"""What a question becomes, and the rows that answer it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import sqlalchemy as sa

Group = Literal["day", "month", "quarter", "year", "type", "province", "organisation", "resolution", "status"]


@dataclass(frozen=True, slots=True)
class Context:
    """What the readers of a question may use: the database (its names), and how the user wants to be understood."""

    connection: sa.Connection
    today: date
    within: bool = False
    with_predecessors: bool = False
    with_successors: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A body with its role in an event, or a document with its."""

    id: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One passage of one article that tells the event."""

    article_id: int
    url: str | None
    title: str
    published: str | None
    source: str | None
    quote: str
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event as an answer. Days are ISO text."""

    id: int
    title: str
    type: str
    start_date: str
    end_date: str
    precision: str
    modifier: str | None
    status: str
    place: str | None
    place_id: str | None
    confidence: float
    organisations: tuple[Part, ...] = ()
    resolutions: tuple[Part, ...] = ()
    articles: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """How many events one group of a counting question has; without grouping the group is None."""

    group: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Understanding:
    """A question understood: its filters, whether it asks for a number, and what to tell the user about it."""

    filters: tuple[Filter, ...] = ()
    counting: bool = False
    group: Group | None = None
    notes: tuple[str, ...] = field(default=())

    def sentence(self) -> str:
        """How the question was understood, in one sentence for people."""
        what = "the number of events" if self.counting else "events"
        if self.group is not None:
            what += f" per {self.group}"
        said = "; ".join(part.sentence() for part in self.filters)
        told = f"understood as {what}: {said}" if said else f"understood as {what} without any limit"
        return ". ".join([told, *self.notes])


class Filter:
    """One thing that a question asks for: the SQL that holds it and the words that say it."""

    def where(self) -> sa.ColumnElement[bool]:
        """The condition on `events`."""
        raise NotImplementedError

    def sentence(self) -> str:
        """The condition in words: `time overlaps 2018-01-01 to 2018-12-31`."""
        raise NotImplementedError
