"""Which of two readings of one stretch of text stands, and which two stretches name one document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, pairwise

from events.resolutions.draft import Draft
from events.text import Span

_TWIN_REACH = 220


def clear(drafts: list[Draft], spans: Sequence[Span]) -> list[Draft]:
    """The drafts that touch none of the spans; both in text order."""
    ordered = sorted(spans)
    starts = [span.start for span in ordered]
    # the farthest end so far, since spans may lie in one another
    ends = list(accumulate((span.end for span in ordered), max))
    kept = []
    for draft in drafts:
        at = bisect_left(starts, draft.end)
        if at == 0 or ends[at - 1] <= draft.start:
            kept.append(draft)
    return kept


def disjoint(sessions: list[Draft], numbered: list[Draft]) -> tuple[list[Draft], list[Draft]]:
    """`Nghị quyết số 05, Hội nghị Trung ương 4`: what both scans read is the numbered one's, if it has a symbol.

    A plenum's list that was read as bare numbers is the plenum's: the scan for sessions knows more of it.
    """
    if not sessions or not numbered:
        return sessions, numbered
    by_symbol = [Span(draft.start, draft.end) for draft in numbered if draft.symbol is not None]
    kept = clear(sessions, by_symbol)
    spans = [Span(draft.start, draft.end) for draft in kept]
    return kept, [d for d in numbered if d.symbol is not None] + clear([d for d in numbered if d.symbol is None], spans)


def pair(text: str, sessions: list[Draft], numbered: list[Draft]) -> None:
    """A plenum's name with its number in brackets in the same sentence is one document, under the number."""
    if not sessions:
        return
    everything = sorted([*sessions, *numbered], key=lambda draft: (draft.start, draft.number_start))
    for plenum, draft in pairwise(everything):
        if not plenum.session or draft.symbol is None or draft.kind != plenum.kind:
            continue
        bracket = text.rfind("(", max(plenum.end, draft.number_start - 24), draft.number_start)
        if bracket < 0 or ")" in text[bracket : draft.number_start]:
            continue
        between = text[plenum.end : bracket]
        if len(between) > _TWIN_REACH or ". " in between or "\n" in between:
            continue
        plenum.twin, draft.twin = draft, plenum
        draft.term = draft.term or plenum.term
