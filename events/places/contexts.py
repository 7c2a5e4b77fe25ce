"""The words beside a name that make it a place, or something else: rows of `data/place_contexts.csv`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from events import resources
from events.places.names import spellings

VIETNAMESE_CAPITALS = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"

_LONGEST = 26
"""No context reaches further back than this many letters."""


@dataclass(frozen=True, slots=True)
class UnitWord:
    """A printed unit word: `TP.` is `thành phố`; `Huyện ủy` names the level but is no part of the place's name."""

    kind: str
    level: str
    plural: bool
    in_span: bool


@lru_cache(maxsize=1)
def unit_words() -> dict[str, UnitWord]:
    """Unit words by their small-letter form."""
    return {
        form: UnitWord(row["kind"], row["level"], row["plural"] == "yes", row["in_span"] == "yes")
        for row in resources.table("place_units")
        for form in spellings(row["form"])
    }


@dataclass(frozen=True, slots=True)
class Before:
    """What stands directly before a name."""

    unit: UnitWord | None
    unit_start: int
    effects: frozenset[str]


_NOTHING = Before(None, -1, frozenset())
_OPENING = "([{“\"'‘,;:/-–.…"


def before(low: str, start: int) -> Before:
    """The unit word or the telling words before a name, longest first; small letters, at most four words back."""
    tail = low[max(0, start - _LONGEST) : start]
    words = tail.split()
    if not words:
        return _NOTHING
    if not tail[-1].isspace():
        # only an abbreviation is written against its name: `TP.Cần Thơ`, `Q.Gò Vấp`, `(TX.Cẩm Phả`
        glued = words[-1].lstrip(_OPENING)
        unit = unit_words().get(glued) if glued.endswith(".") else None
        return Before(unit, start - len(glued), frozenset()) if unit else _NOTHING
    words[-1] = words[-1].removesuffix(":")
    if words[-1].lstrip(_OPENING) not in _last_words():
        return _NOTHING
    units, effects = unit_words(), _effects()
    for count in range(min(4, len(words)), 0, -1):
        phrase = " ".join(words[-count:]).lstrip(_OPENING)
        unit = units.get(phrase)
        if unit is not None:
            at = start
            for word in reversed(phrase.split(" ")):
                at = low.rfind(word, 0, at)
            return Before(unit, at, frozenset())
        found = effects.get(phrase)
        if found is not None:
            return Before(None, -1, found)
    return _NOTHING


@lru_cache(maxsize=1)
def _effects() -> dict[str, frozenset[str]]:
    """The words that tell what a name after them is, with their effects."""
    found: dict[str, set[str]] = {}
    for row in resources.table("place_contexts"):
        if row["effect"] in ("refuse", "locative", "plain"):
            for form in spellings(row["words"]):
                found.setdefault(form, set()).add(row["effect"])
    return {words: frozenset(effects) for words, effects in found.items()}


@lru_cache(maxsize=1)
def _last_words() -> frozenset[str]:
    """The last words of all that `before()` looks for: most names have none of them before them."""
    return frozenset(phrase.rsplit(" ", 1)[-1] for phrase in (*unit_words(), *_effects()))


@lru_cache(maxsize=16)
def words(effect: str) -> frozenset[str]:
    """The words of one effect, in every spelling."""
    return frozenset(
        form for row in resources.table("place_contexts") if row["effect"] == effect for form in spellings(row["words"])
    )


_CAPITALISED_BEFORE = re.compile(rf"(?<!\w)([{VIETNAMESE_CAPITALS}]\w*) \Z")


def name_of_a_person(text: str, start: int) -> bool:
    """Whether a family or middle name stands directly before: `Nguyễn Hà Nam`, `Lê Thị Thanh Hóa`."""
    found = _CAPITALISED_BEFORE.search(text, max(0, start - 12), start)
    if found is None:
        return False
    word = found[1]
    # an abbreviation in capitals is no family name, but a headline in capitals may hold one
    return word.lower() in words("surname") and (not word.isupper() or len(word) == 1 or text[start + 1].isupper())


_FIRM_REACH = 90
_FIRM_WORDS = 9
_PUNCTUATION = re.compile(r"[,;:()“”\"\n]|(?<!tp)(?<!tx)\.")


def end_of_a_firm(low: str, start: int) -> bool:
    """Whether the name ends a firm's: `Công ty cổ phần Xây dựng Hòa Bình`; not in `công ty ở Hòa Bình`."""
    return _reaches_back(low, start, words("firm"), _FIRM_REACH, _FIRM_WORDS, words("breaks"))


def end_of_a_road(low: str, start: int) -> bool:
    """Whether the name ends a road's that is named by two towns: `cao tốc Nội Bài - Lào Cai`."""
    dash = low[max(0, start - 3) : start].strip()
    return dash in ("-", "–") and _reaches_back(low, start, words("road"), 50, 8, words("breaks") - {"tp", "tx"})


def _reaches_back(low: str, start: int, heads: frozenset[str], reach: int, most: int, breaks: frozenset[str]) -> bool:
    """Whether one of the heads stands before, and nothing between that would end the name which it begins."""
    first = max(0, start - reach)
    best = -1
    for head in heads:
        at = low.rfind(head + " ", first, start)
        if at >= 0 and (at == 0 or not low[at - 1].isalnum()):
            best = max(best, at + len(head))
    if best < 0 or _PUNCTUATION.search(low, best, start):
        return False
    between = low[best:start].split()
    return len(between) <= most and breaks.isdisjoint(between)


def ordinary_in_capitals(low: str, start: int, end: int, text: str) -> bool:
    """Whether the name, in a headline of capitals, may as well be an ordinary word: `HÒA BÌNH`."""
    return text[start + 1].isupper() and low[start:end] in words("ordinary")


_ABROAD = re.compile(r",? ?\(?(?:của |thuộc |ở )?")


def abroad(low: str, end: int) -> bool:
    """Whether another country stands directly after: `tỉnh Hà Nam (Trung Quốc)`."""
    gap = _ABROAD.match(low, end)
    return gap is not None and any(low.startswith(country, gap.end()) for country in words("abroad"))


_NEXT_WORD = re.compile(rf" ([{VIETNAMESE_CAPITALS}][\w&]*)")


def spoiled_by_next(text: str, end: int) -> bool:
    """Whether the capitalised word after makes the name another's: `Hà Nội FC`, `Thanh Khê Đông` (a ward)."""
    found = _NEXT_WORD.match(text, end)
    return found is not None and found[1].lower() in words("after")


def may_follow(rest: str) -> bool:
    """Whether capitalised words after a commune's name are not its own: a person's name, the next sentence."""
    word = rest.split(maxsplit=1)[0].lower()
    return word in words("surname") or word in words("opener")
