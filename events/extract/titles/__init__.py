"""A headline from the clause itself: subject, deed and object, at most 120 characters, nothing trailing.

The clause is told without its date and brackets; who speaks to the paper gives way to what is said; ranks between
commas, leading connectives and subordinate matter go; a clause that leaves its subject to the sentence's head takes it
from there. The lists are in `data/titles.toml`.
"""

from events.extract.titles.anaphora import points_back
from events.extract.titles.compose import title
from events.extract.titles.polish import polished
from events.extract.titles.words import (
    ends_in_a_verb,
    has_a_verb,
    is_adverbial,
    is_post,
    main_clause,
    names_a_gathering,
    says_nothing,
    tells_a_deed,
    tells_a_state,
    tells_anything,
    without_connectives,
    without_leads,
)

__all__ = [
    "ends_in_a_verb",
    "has_a_verb",
    "is_adverbial",
    "is_post",
    "main_clause",
    "names_a_gathering",
    "points_back",
    "polished",
    "says_nothing",
    "tells_a_deed",
    "tells_a_state",
    "tells_anything",
    "title",
    "without_connectives",
    "without_leads",
]
