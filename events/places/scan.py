"""One pass over a text: names of provinces and districts wherever they stand, communes after their unit word.

What is found here is only a name in a position; `settle.py` decides what it denotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from events.places import communes, contexts, names
from events.places.names import Name
from events.text import key

_CAPITALS = contexts.VIETNAMESE_CAPITALS
# a token that may begin a name
_CAPITALISED = re.compile(rf"(?<!\w)[{_CAPITALS}]\w*")
# what may be a commune's name: capitalised words, apostrophes and dashes inside (`Ia H'Drai`, `Văn Miếu - Quốc Tử Giám`)
_NAME_WORD = rf"[{_CAPITALS}][\w'’]*"
_NUMBER = r"\d{1,2}(?![\w/.-]*\d)(?!\w)"
_COMMUNE_NAME = re.compile(
    rf"(?:\d{{1,2}} )?{_NAME_WORD}(?:(?: ?[-–] ?| ){_NAME_WORD}){{0,5}}(?: {_NUMBER})?|{_NUMBER}"
)
_NUMBERED = re.compile(r"(?<!\w)(quận|q\.)( ?)(\d{1,2})(?!\d|[.,/-]?\d|\w)")
_DASH = re.compile(r" ?[-–] ?")


@dataclass(slots=True)
class Hit:
    """A name found at a position. `start` takes in the unit word, `name_start` does not."""

    start: int
    name_start: int
    end: int
    name: str
    """`text.key()` of the canonical name that its spelling stands for."""
    names: tuple[Name, ...]
    """What the spelling may stand for; empty for a commune."""
    kind: str | None
    plural: bool = False
    located: bool = False


def scan(text: str, low: str) -> list[Hit]:
    """All names, in order, none overlapping. `low` is the text in small letters, of the same length."""
    hits = [*_communes(text, low), *_numbered(low)]
    taken = [(hit.start, hit.end) for hit in hits]
    hits += _upper(text, low, sorted(taken))
    hits.sort(key=lambda hit: hit.name_start)
    return hits


def _upper(text: str, low: str, taken: list[tuple[int, int]]) -> Iterator[Hit]:
    """Provinces and districts, by the first word of their names."""
    index = _index()
    length = len(low)
    end_of_last = 0
    position = 0
    for match in _CAPITALISED.finditer(text):
        start, word_end = match.span()
        forms = index.get(low[start:word_end])
        if forms is None or start < end_of_last:
            continue
        for form, readable in forms:
            end = start + len(form)
            if not low.startswith(form, start) or (end < length and _continues(low, end)):
                continue
            if not _capitalised(text, start, form):
                continue
            while position < len(taken) and taken[position][1] <= start:
                position += 1
            if position < len(taken) and taken[position][0] < end:
                break
            end_of_last = end
            if readable:
                hit = _hit(text, low, start, end, readable)
                if hit is not None:
                    yield hit
            break


@lru_cache(maxsize=1)
def _index() -> dict[str, tuple[tuple[str, tuple[Name, ...]], ...]]:
    """`names.by_first_word()` with the phrases that are no places, which stand for nothing."""
    found = {word: list(forms) for word, forms in names.by_first_word().items()}
    for phrase in contexts.phrases():
        word = re.match(r"\w+", phrase)
        if word:
            found.setdefault(word[0], []).append((phrase, ()))
    return {word: tuple(sorted(forms, key=lambda f: (-len(f[0]), f[0]))) for word, forms in found.items()}


def _continues(low: str, end: int) -> bool:
    """Whether the word goes on: a letter, or an apostrophe or a hyphen with a letter (`Bắc Ninh'`, not `Hà Nội-Huế`)."""
    after = low[end]
    return after.isalnum() or after == "_" or (after in "'’" and low[end + 1 : end + 2].isalpha())


def _capitalised(text: str, start: int, form: str) -> bool:
    """Whether every word of the name is capitalised in the text, as a name is."""
    inside = False
    for offset, char in enumerate(form):
        if char.isalpha():
            if not inside and not text[start + offset].isupper() and form[offset - 1 : offset] not in ("'", "’"):
                return False
            inside = True
        elif char not in "'’":
            inside = False
    return True


def _hit(text: str, low: str, start: int, end: int, readable: tuple[Name, ...]) -> Hit | None:
    before = contexts.before(low, start)
    unit = before.unit
    if unit is not None and not _part_of_a_word(low, before.unit_start, unit.kind):
        unit_start = before.unit_start if unit.in_span else start
        return Hit(unit_start, start, end, readable[0].name, readable, unit.kind, _plural(low, before.unit_start))
    if "refuse" in before.effects or contexts.name_of_a_person(text, start):
        return None
    located = "locative" in before.effects
    if not located and contexts.ordinary_in_capitals(low, start, end, text):
        return None
    bare = tuple(name for name in readable if name.use != "unit")
    if not bare:
        return None
    return Hit(start, start, end, bare[0].name, bare, None, located=located)


def _part_of_a_word(low: str, start: int, kind: str) -> bool:
    """Whether the unit word is the tail of another: `hợp tác xã`, `làng xã`, `thị xã`."""
    return kind == "xã" and low.endswith(("hợp tác ", "thị ", "làng "), 0, start)


_PLURAL = re.compile(
    r"(?<!\w)(?:các|những|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nhiều|một số|\d{1,2})(?: (?:địa phương|đơn vị))?:? +\Z"
)


def _plural(low: str, start: int) -> bool:
    return _PLURAL.search(low, max(0, start - 22), start) is not None


_COMMUNE_WORDS = ("xã ", "phường ", "thị trấn ", "đặc khu ", "x.", "p.", "tt.", "xã: ", "phường: ")


def _communes(text: str, low: str) -> list[Hit]:
    found: dict[int, Hit] = {}
    for word in _COMMUNE_WORDS:
        at = low.find(word)
        while at >= 0:
            hit = _commune(text, low, at, word)
            if hit is not None:
                found.setdefault(hit.name_start, hit)
            at = low.find(word, at + 1)
    return sorted(found.values(), key=lambda hit: hit.name_start)


def _commune(text: str, low: str, at: int, word: str) -> Hit | None:
    if at and (low[at - 1].isalnum() or low[at - 1] in "._"):
        return None
    start = at + len(word)
    if low.startswith(" ", start) and word.endswith("."):
        start += 1
    printed = _COMMUNE_NAME.match(text, start)
    if printed is None:
        return None
    before = contexts.before(low, start)
    unit = before.unit
    if unit is None or unit.level != "commune" or _part_of_a_word(low, before.unit_start, unit.kind):
        return None
    for end in _ends(printed[0]):
        name = key(_DASH.sub(" - ", printed[0][:end]).replace("’", "'"))
        name = str(int(name)) if name.isdigit() else name
        if communes.known(name):
            return Hit(
                before.unit_start, start, start + end, name, (), unit.kind, _plural(low, before.unit_start), True
            )
    return None


def _ends(name: str) -> Iterator[int]:
    """The lengths at which a run of words may end, longest first."""
    yield len(name)
    for gap in reversed([m.start() for m in re.finditer(r" ", name)]):
        if name[:gap].rstrip(" -–") == name[:gap]:
            yield gap


def _numbered(low: str) -> Iterator[Hit]:
    for match in _NUMBERED.finditer(low):
        name = str(int(match[3]))
        found = names.table().get(name)
        if found and (match[1] == "q." or match[2]):
            yield Hit(
                match.start(), match.start(3), match.end(), name, found, "quận", _plural(low, match.start()), True
            )
