"""What a question can ask for, one filter a file; the order in which a question is read, with the reasons.

Each file has a `Filter` with its WHERE and its sentence, and `read(question, context)` that takes from the question
the words that it understands.
"""

from __future__ import annotations

from collections.abc import Callable

from events.query.filters import organisation, place, resolution, text, time
from events.query.filters import type as kind
from events.query.model import Context, Filter
from events.query.words import Words

Reader = Callable[[Words, Context], Filter | None]

READERS: tuple[tuple[str, Reader], ...] = (
    ("text", text.quoted),  # first of all: what stands in quotes is searched and not understood
    ("resolution", resolution.read),  # first of the rest: its numbers are no dates, its issuer no body asked for
    ("organisation", organisation.read),  # before places: `Huyện ủy Điện Biên Đông` is a body, not the district
    ("place", place.read),  # before time: typed without marks, `ha nam 2018` is Hà Nam and 2018
    ("time", time.read),
    ("type", kind.read),
    ("text", text.read),  # last: whatever nobody has understood
)

NAMED: dict[str, Callable[[tuple[str, ...], Context], Filter | None]] = {
    "place": place.named,
    "organisation": organisation.named,
    "resolution": resolution.named,
    "type": kind.named,
    "text": text.named,
}
"""Options of the command line that name a filter outright."""
