"""Copies: papers print one agency's text word for word, and what tells the very same need not be compared.

Comparing grows with the square of a day's mentions; with copies set aside it grows with that of its different tellings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence

from events.merge.model import MentionRecord


def _telling(mention: MentionRecord) -> Hashable:
    """All that comparing looks at, and nothing of who printed it, where in the page, or when."""
    return (
        mention.quote,
        mention.title,
        mention.type,
        mention.start_date,
        mention.end_date,
        mention.part_of_day,
        mention.place_path,
        mention.place_certain,
        mention.organisations,
        mention.resolutions,
        mention.topic,
    )


def copies(mentions: Sequence[MentionRecord]) -> dict[int, list[MentionRecord]]:
    """The mentions that tell the very same, by the id of the one that speaks for them (the smallest)."""
    told: dict[Hashable, list[MentionRecord]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda mention: mention.id):
        told[_telling(mention)].append(mention)
    return {same[0].id: same for same in told.values()}
