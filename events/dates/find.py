"""From a text to its date mentions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from events.dates.draft import Draft
from events.dates.model import DateMention
from events.dates.notation import limited
from events.dates.offsets import composed, small
from events.dates.refine import STEPS
from events.dates.refine.anchor import anchor
from events.dates.scanner import scan
from events.text import Span


def find_dates(
    text: str, published: date | None = None, *, skip: Sequence[Span] = (), stamp: Span | None = None
) -> list[DateMention]:
    """All date expressions of a Vietnamese text, sorted by place, none overlapping another.

    `published` is the day (in Vietnam, UTC+7) that relative expressions count from; without it they stay open.
    A mention that overlaps a span of `skip` is dropped; one that overlaps `stamp`, the page's own date line, is marked.
    Offsets count code points of `text`. Never raises on any text; time is linear in its length.
    """
    stored, places = composed(text)
    low = small(stored)
    drafts = scan(stored, low)
    for step in STEPS:
        drafts = step(drafts, stored, low)
    drafts = anchor(drafts, stored, low, published)
    if places is not None:
        for draft in drafts:
            _move(draft, places)
    mentions = []
    for draft in drafts:
        span = Span(draft.start, draft.end)
        if any(span.overlaps(barred) for barred in skip):
            continue
        mentions.append(_mention(draft, text, stamp is not None and span.overlaps(stamp)))
    return mentions


def _move(draft: Draft, places: Sequence[int]) -> None:
    """Offsets of the stored text become offsets of the text that was given."""
    draft.start, draft.end = places[draft.start], places[draft.end]
    if draft.placed is not None and draft.placed.anchor_start is not None:
        draft.placed.anchor_start = places[draft.placed.anchor_start]
    for part in draft.parts:
        _move(part, places)


def _mention(draft: Draft, text: str, is_stamp: bool = False) -> DateMention:
    placed = draft.placed
    assert placed is not None
    edtf, timex = limited(placed, draft.modifier, draft.part, draft.clock)
    parts = tuple(
        _mention(part, text) for part in draft.parts if part.placed is not None and part.placed.start is not None
    )
    return DateMention(
        draft.start, draft.end, text[draft.start : draft.end], placed.start, placed.end, placed.precision, draft.form,
        edtf, timex, draft.modifier, draft.part, draft.clock, placed.assumed, placed.anchor, placed.anchor_start,
        parts, is_stamp, placed.calendar, draft.by_event,
    )  # fmt: skip
