"""The last touch: a headline within its length, nothing dangling, quotes closed, a capital in front."""

from __future__ import annotations

import re
from functools import lru_cache

from events.extract.titles.words import EDGE, lists
from events.resources import table

_NUMBER_END = re.compile(r"(?:\s\d[\d.,]*)+$")
_PAIRS = (("“", "”"), ("(", ")"), ("‘", "’"))
_TOO_FAR_IN_FRONT = 50
"""A phrase's end before this offset tells less than a word's end at the full length."""


def _cut(headline: str, longest: int, told_at: int) -> tuple[str, bool]:
    """The headline up to the last phrase's end within the length, behind the deed at `told_at`; else up to a word's.

    And whether it was only a word's.
    """
    first = max(40, told_at + 12)
    ends = [m.start() for m in lists().cuts.finditer(headline.lower()) if first <= m.start() <= longest]
    ends += [m.start() for m in re.finditer(r"[,–]\s", headline) if first <= m.start() <= longest]
    phrase = max(ends, default=0)
    small = headline.lower()
    told = lists().predicates.search(small, 0, phrase) or not lists().predicates.search(small, phrase, longest)
    if phrase >= _TOO_FAR_IN_FRONT and told:  # not before the deed, if the deed fits
        return headline[: _whole_clauses(headline, phrase)], False
    at = headline.rfind(" ", 0, longest + 1)
    last, following = headline.rfind(" ", 0, at), headline.find(" ", at + 1)
    pair = headline[last + 1 : following if following >= 0 else len(headline)].lower().strip(EDGE)
    end = last if pair in _pairs() else at  # `an ninh hàng |không`: not through a compound
    whole = _whole_clauses(headline, end)
    return headline[:whole], whole == end


def _whole_clauses(headline: str, end: int) -> int:
    """Where to cut at `end` or before it, so that no clause is begun whose deed is cut off."""
    small = headline[:end].lower()
    openers = [m for m in lists().clause_openers.finditer(small) if m.start() >= 40]
    if openers and lists().verbs.search(small, openers[-1].end()) is None:
        return openers[-1].start()
    comma = small.rfind(", ")
    if comma >= 40 and end - comma < _A_SCRAP and lists().predicates.search(small, comma) is None:
        return comma
    return end


_A_SCRAP = 16
"""What is left behind a comma, if it is shorter than this and tells no deed, is better left out."""


@lru_cache(maxsize=1)
def _pairs() -> frozenset[str]:
    return frozenset(row["pair"] for row in table("word_pairs"))


def polished(headline: str, cut: bool, longest: int, told_at: int = 0) -> str:
    """The headline as it is printed; `cut` says that something was left out behind it, `told_at` where its deed begins."""
    hard = False
    if len(headline) > longest:
        headline, hard = _cut(headline, longest, told_at)
        cut = True
    headline = headline.rstrip(EDGE)
    if hard:
        headline = _NUMBER_END.sub("", headline)  # its noun was cut off
    if cut:
        words = headline.lower().split()
        # `dừng tất cả` ends on no dangling word, but on a compound
        hard = hard and " ".join(words[-2:]) not in _pairs()
        whole = lists().not_dangling.search(headline.lower()) is not None  # `được Quốc hội thông qua`
        match = None if whole else (lists().dangling_hard if hard else lists().dangling).search(headline.lower())
        # `Vườn Quốc gia Ba Vì` ends on a name
        if match and match.start() >= 15 and headline[match.start() :].islower():
            headline = headline[: match.start()]
    for opening, closing in _PAIRS:
        if headline.count(opening) != headline.count(closing):
            headline = headline.replace(opening, "").replace(closing, "")
    if headline.count('"') % 2:
        headline = headline.replace('"', "")
    headline = headline.strip(EDGE)
    letter = next((index for index, char in enumerate(headline[:2]) if char.isalnum()), 0)
    return headline[:letter] + headline[letter : letter + 1].upper() + headline[letter + 1 :]
