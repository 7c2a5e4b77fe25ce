"""The last touch: a headline within its length, nothing dangling, quotes closed, a capital in front."""

from __future__ import annotations

import re
from functools import lru_cache

from events.extract.titles.closing import closes
from events.extract.titles.words import EDGE, ends_in_a_verb, lists
from events.resources import table

_NUMBER_END = re.compile(r"(?:\s\d[\d.,]*)+$")
_PAIRS = (("“", "”"), ("(", ")"), ("‘", "’"))
_TOO_FAR_IN_FRONT = 50
"""A phrase's end before this offset tells less than a word's end at the full length."""


def _cut(headline: str, longest: int, told_at: int) -> tuple[str, bool]:
    """The headline up to the last phrase's end within the length, behind the deed at `told_at`; else up to its
    subordinate clause, else up to a word's end; and whether it was only a word's."""
    end = _phrase_end(headline, longest, told_at) or _main_clause_end(headline, longest, told_at)
    return (headline[:end], False) if end else _word_end(headline, longest)


def _phrase_end(headline: str, longest: int, told_at: int) -> int:
    """Where the last phrase that may close the headline ends; 0 if none does."""
    small, first = headline.lower(), max(40, told_at + 12)
    ends = [m.start() for m in lists().cuts.finditer(small) if first <= m.start() <= longest]
    ends += [m.start() for m in re.finditer(r"[,–]\s", headline) if first <= m.start() <= longest]
    for end in sorted(ends, reverse=True):
        if end < _TOO_FAR_IN_FRONT:
            break
        # not before the deed, if the deed fits
        told = lists().predicates.search(small, 0, end) or not lists().predicates.search(small, end, longest)
        if told and closes(headline[:end], phrase=True) and not between_verbs(small, end):
            return _whole_clauses(headline, end)
    return 0


def _main_clause_end(headline: str, longest: int, told_at: int) -> int:
    """Where the last subordinate clause begins, for what does not fit of it goes with all of it; 0 if there is none."""
    small = headline.lower()
    openers = [m.start() for m in lists().clause_openers.finditer(small, _WHOLE, longest)]
    for opener in reversed(openers):
        if lists().predicates.search(small, 0, opener) and opener > told_at and closes(headline[:opener], phrase=True):
            return opener
    return 0


def _word_end(headline: str, longest: int) -> tuple[str, bool]:
    """The headline up to the last word that may close it, or up to the begun clause that this word stands in."""
    small = headline.lower()
    at = headline.rfind(" ", 0, longest + 1)
    whole = _whole_clauses(headline, at)
    while whole == at > _TOO_FAR_IN_FRONT:
        following = headline.find(" ", at + 1)
        pair = headline[headline.rfind(" ", 0, at) + 1 : following if following >= 0 else len(headline)]
        # not through a compound (`an ninh hàng |không`), nor between a noun and its name, a number and what it counts
        through = pair.lower().strip(EDGE) in _pairs() or headline[at + 1 : at + 2].isupper()
        through = through or headline[at - 1].isdigit()
        if closes(headline[:at]) and not through and not ends_in_a_verb(small[:at]):
            return headline[:at], True
        at = headline.rfind(" ", 0, at)
        whole = _whole_clauses(headline, at)
    return headline[:whole], whole == at


_WHOLE = 50
"""A main clause of this length tells enough to stand without its subordinate one."""
_NEXT = re.compile(r"(?:,\s(?:và\s)?|\s?và\s)((?:\w+\s)?\w+)")


def between_verbs(small: str, at: int) -> bool:
    """Whether verbs that share an object stand before and behind: `điều động|, phân công đồng chí A`."""
    behind = _NEXT.match(small, at)
    return behind is not None and ends_in_a_verb(small[:at].rstrip(" ,")) and ends_in_a_verb(behind[1])


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


def _without_a_rest(headline: str) -> str:
    """A headline that was cut without what is left of a last segment that only begins to tell (`..., ngay lập tức`)."""
    start = headline.rfind(", ")
    rest = headline[start + 2 :]
    if start < 40 or len(rest) > _A_REST or lists().predicates.search(rest.lower()):
        return headline
    begun = lists().rest_openers.match(rest) is not None
    return headline[:start] if begun and lists().predicates.search(headline[:start].lower()) else headline


_A_REST = 45
"""A rest longer than this tells something of its own."""
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
        headline = _without_a_rest(headline)
    for opening, closing in _PAIRS:
        if headline.count(opening) != headline.count(closing):
            headline = headline.replace(opening, "").replace(closing, "")
    if headline.count('"') % 2:
        headline = headline.replace('"', "")
    headline = headline.strip(EDGE)
    letter = next((index for index, char in enumerate(headline[:2]) if char.isalnum()), 0)
    return headline[:letter] + headline[letter : letter + 1].upper() + headline[letter + 1 :]
