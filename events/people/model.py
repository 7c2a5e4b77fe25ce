"""What makes a person: statements that somebody of a name held a post, and which of them speak of one person."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Statement:
    """One passage tells that a person of this name holds a post, as of a day."""

    name: str
    post: str
    organisation_name: str
    told_on: date | None
    article: Hashable
    """Which article says so: one name in one article is one person."""
    mention: Hashable = None
    """Handed back: the passage's own key."""


@dataclass(frozen=True, slots=True)
class Person:
    """Statements that are about one person. `key` tells it from others of the name; it comes from content alone."""

    key: str
    name: str
    statements: tuple[Statement, ...]
