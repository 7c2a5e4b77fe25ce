"""Two tellings of what reads like one happening that differ in the day or the place: kept apart, and said so.

Nobody can tell from the words alone which paper erred, or whether the same thing happened twice. So such mentions are
never joined; a reader of either event is shown the other.
"""

from __future__ import annotations

from typing import Literal

from events.merge.features import features, same_story, similarity
from events.merge.model import MentionRecord

WORDS = 0.4
"""Common words from which two clauses of different days read like one happening; set on articles of one story."""
STORY = 0.35
"""Common story that their articles must have besides."""
DAYS = 7
"""Farthest apart, in days, that a misprint or a misread date is looked for."""


def disagreement(one: MentionRecord, other: MentionRecord) -> Literal["day", "place"] | None:
    """What two mentions of different articles disagree on, if they read like one happening; None if they do not.

    Only days are compared: that two years differ says nothing.
    """
    if one.article_id == other.article_id or one.type != other.type:
        return None
    if one.precision != "day" or other.precision != "day":
        return None
    apart = abs((one.start_date - other.start_date).days)
    places = one.place_path and other.place_path and one.place_certain and other.place_certain
    elsewhere = bool(places) and one.place_path[0] not in other.place_path and other.place_path[0] not in one.place_path
    if apart > DAYS or (apart == 0 and not elsewhere) or (apart and elsewhere):
        return None
    if similarity(features(one), features(other)) < WORDS or same_story(one.topic, other.topic) < STORY:
        return None
    return "day" if apart else "place"
