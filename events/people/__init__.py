"""People told with a post: found in texts, and put together into persons."""

from __future__ import annotations

from events.people.find import find_people
from events.people.identity import identity
from events.people.model import Person, Statement

__all__ = ["Person", "Statement", "find_people", "identity"]
