"""People told with a post: `find_people(text, organisations)`."""

from __future__ import annotations

from collections.abc import Sequence

from events.extract.model import PersonPart
from events.organisations.model import OrganisationMention
from events.text import Span


def find_people(
    text: str, organisations: Sequence[OrganisationMention], *, skip: Sequence[Span] = ()
) -> list[PersonPart]:
    """The people of a text that are told with a post, in the text's order."""
    return []
