"""What a format needs to know of an answer besides its rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache

from events.resources import toml


@dataclass(frozen=True, slots=True)
class Answer:
    """The question, how it was understood, the day it was asked, and the terminal's width (None: no terminal)."""

    question: str = ""
    sentence: str = ""
    today: date = field(default_factory=lambda: date(1970, 1, 1))
    width: int | None = None

    @property
    def heading(self) -> str:
        """A title for pages and feeds."""
        return self.question or "All events"


@cache
def label(kind: str, language: str = "en") -> str:
    """The label of a kind of event, its id where the list has no such kind."""
    row = toml("event_types").get(kind)
    return str(row[f"label_{language}"]) if row else kind
