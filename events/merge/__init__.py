"""Which event mentions are one event.

`merge(mentions)` is a pure function of the set of mentions handed in: no order, no clock, no database. Mentions of
different `block_key`s never meet, so that a store may merge block by block.
"""

from __future__ import annotations

from datetime import date

from events.merge.model import EventRecord, MentionRecord

__all__ = ["EventRecord", "MentionRecord", "block_key", "merge", "topic"]


def block_key(start_date: date, end_date: date) -> str:
    """The block in which a mention is compared: its interval. `2018-03-28/2018-03-28`."""
    return f"{start_date.isoformat()}/{end_date.isoformat()}"


def merge(mentions: list[MentionRecord] | tuple[MentionRecord, ...]) -> list[EventRecord]:
    """The events that the mentions are evidence of, ordered by id."""
    from events.merge.cluster import clusters
    from events.merge.copies import copies
    from events.merge.record import identified

    same = copies(mentions)
    printed = {number: frozenset(copy.article_id for copy in each) for number, each in same.items()}
    groups = clusters([each[0] for each in same.values()], printed)
    return identified([[copy for mention in group for copy in same[mention.id]] for group in groups])


def topic(title: str, text: str) -> tuple[str, ...]:
    """What an article's story is about: its 40 heaviest word pairs. See `features.topic`."""
    from events.merge.features import topic as weigh

    return weigh(title, text)
