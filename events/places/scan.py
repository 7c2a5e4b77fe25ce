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
# a capitalised word, and the one after it where that is capitalised too
# (no look-behind: it costs three times the whole search; a hit is checked instead)
_CAPITALISED = re.compile(rf"([{_CAPITALS}]\w*)(?: (?=([{_CAPITALS}]\w*)))?")
# what may be a commune's name: capitalised words, apostrophes and dashes inside (`Ia H'Drai`, `Văn Miếu - Quốc Tử Giám`)
_NAME_WORD = rf"[{_CAPITALS}][\w'’]*"
_NUMBER = r"\d{1,2}(?![\w/.-]*\d)(?!\w)"
_COMMUNE_NAME = re.compile(
    rf"(?:\d{{1,2}} )?{_NAME_WORD}(?:(?: ?[-–] ?| ){_NAME_WORD}){{0,5}}(?: {_NUMBER})?|{_NUMBER}"
)
_NUMBERED = re.compile(r"(quận|q\.)( ?)(\d{1,2})(?!\d|[.,/-]?\d|\w)")
# `quận 1, 3 và 10`, not `quận 1, 3 người`
_NEXT_NUMBER = re.compile(r"(?:, | và )(\d{1,2})(?=[,;.)]|\Z| (?:và|của|thuộc|\() ?)(?![.,]\d)")
_DASH = re.compile(r" ?[-–] ?")
_NEXT_IN_LIST = re.compile(r", (?:và )?| và |; ")


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
    """A telling word stands before: `ở`, `tại`, or the unit word itself."""
    person: bool = False
    """A person of that name: no place, but the text has one of the name."""
    shared: bool = False
    """Its unit word stands before the first of the list that it is in."""


def scan(text: str, low: str) -> list[Hit]:
    """All names, in order, none overlapping. `low` is the text in small letters, of the same length."""
    hits = [*_communes(text, low), *_numbered(low)]
    taken = [(hit.start, hit.end) for hit in hits]
    hits += _upper(text, low, sorted(taken))
    hits.sort(key=lambda hit: hit.name_start)
    return hits


def _upper(text: str, low: str, taken: list[tuple[int, int]]) -> Iterator[Hit]:
    """Provinces and districts, by the first two words of their names, or the one word that they are."""
    pairs, singles = _index()
    length = len(low)
    end_of_last = 0
    position = 0
    for match in _CAPITALISED.finditer(text):
        start, word_end = match.span(1)
        two = match.end(2)
        forms = (two > 0 and pairs.get(low[start:two])) or singles.get(low[start:word_end])
        if forms is None or not forms or start < end_of_last or (start and _continues(low, start - 1)):
            continue
        for form, readable in forms:
            if form in _ABBREVIATIONS:
                for hit in (*_commune(text, low, start, form + "."), *_numbered_at(low, start)):
                    end_of_last = hit.end
                    yield hit
                continue
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
                hit_or_none = _hit(text, low, start, end, readable)
                if hit_or_none is not None:
                    yield hit_or_none
            break


_Forms = dict[str, tuple[tuple[str, tuple[Name, ...]], ...]]


@lru_cache(maxsize=1)
def _index() -> tuple[_Forms, _Forms]:
    """The forms that may be read in a text, longest first, by their first two words, and by their first word alone.

    The second holds those that are one word or whose first word is not followed by a space (`TP.HCM`, `M'Đrắk`). The
    phrases that are no places are among them and stand for nothing.
    """
    found: dict[str, list[tuple[str, tuple[Name, ...]]]] = {}
    for form, readable in (*names.readable().items(), *((phrase, ()) for phrase in contexts.words("phrase"))):
        head = re.match(r"\w+(?: \w+)?", form)
        if head and not form.isdigit():
            found.setdefault(head[0], []).append((form, readable))
    for abbreviation in _ABBREVIATIONS:
        found.setdefault(abbreviation, []).append((abbreviation, ()))
    ordered = {head: tuple(sorted(forms, key=lambda f: (-len(f[0]), f[0]))) for head, forms in found.items()}
    pairs = {head: forms for head, forms in ordered.items() if " " in head}
    singles = {head: forms for head, forms in ordered.items() if " " not in head}
    return pairs, singles


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
    if contexts.abroad(low, end):
        return None
    before = contexts.before(low, start)
    unit = before.unit
    if unit is not None and not _part_of_a_word(low, before.unit_start, unit.kind):
        unit_start = before.unit_start if unit.in_span else start
        return Hit(unit_start, start, end, readable[0].name, readable, unit.kind, _plural(low, before.unit_start))
    if contexts.name_of_a_person(text, start):
        return Hit(start, start, end, readable[0].name, readable, None, person=True)
    if "refuse" in before.effects or contexts.spoiled_by_next(text, end):
        return None
    located = "locative" in before.effects
    if not located and (contexts.end_of_a_firm(low, start) or contexts.end_of_a_road(low, start)):
        return None
    if not located and contexts.ordinary_in_capitals(low, start, end, text):
        return None
    bare = tuple(name for name in readable if name.use != "unit")
    if not bare:
        return None
    return Hit(start, start, end, bare[0].name, bare, None, located=located)


def _part_of_a_word(low: str, start: int, kind: str) -> bool:
    """Whether the unit word is the tail of another: `hợp tác xã`, `làng xã`, `ông xã`."""
    if kind != "xã":
        return False
    return any(low.startswith(phrase, start + 2 - len(phrase)) for phrase in contexts.words("not_unit"))


_PLURAL = re.compile(
    r"(?<!\w)(?:các|những|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nhiều|một số|\d{1,2})(?: (?:địa phương|đơn vị))?:? +\Z"
)


def _plural(low: str, start: int) -> bool:
    return _PLURAL.search(low, max(0, start - 22), start) is not None


# the unit words that are looked for in the text; the others (`xã biên giới`, `TT.`) end in one, or in capitals
_COMMUNE_WORDS = ("xã", "phường", "thị trấn", "đặc khu")
_ABBREVIATIONS = ("p", "q", "tt", "x")
_COMMUNE_TAILS = (" ", ": ", " biên giới ", " vùng cao ", " đảo ")


def _communes(text: str, low: str) -> list[Hit]:
    found: dict[int, Hit] = {}
    for word in _COMMUNE_WORDS:
        at = low.find(word)
        while at >= 0:
            for tail in _COMMUNE_TAILS:
                if low.startswith(tail, at + len(word)):
                    for hit in _commune(text, low, at, word + tail):
                        found.setdefault(hit.name_start, hit)
            at = low.find(word, at + 2)
    return sorted(found.values(), key=lambda hit: hit.name_start)


def _commune(text: str, low: str, at: int, word: str) -> Iterator[Hit]:
    if at and (low[at - 1].isalnum() or low[at - 1] in "._"):
        return
    if not low.startswith(word, at):
        word = word.replace(".", " ")
        if word != "tt " or not low.startswith(word, at):
            return
    start = at + len(word)
    if low.startswith(" ", start) and word.endswith("."):
        start += 1
    if not (text[start : start + 1].isupper() or text[start : start + 1].isdigit()):
        return
    before = contexts.before(low, start)
    unit = before.unit
    if unit is None or unit.level != "commune" or _part_of_a_word(low, before.unit_start, unit.kind):
        return
    plural = _plural(low, before.unit_start)
    unit_start = before.unit_start
    while True:
        named = _commune_name(text, start)
        if named is None:
            return
        name, end = named
        if len(name) == 1 and word.endswith(".") and not name.isdigit():
            return
        yield Hit(unit_start, start, end, name, (), unit.kind, plural, True)
        # `các xã Mường Pồn, Thanh Nưa và Hua Thanh`
        more = _NEXT_IN_LIST.match(low, end) if plural else None
        if more is None:
            return
        unit_start = start = more.end()


def _commune_name(text: str, start: int) -> tuple[str, int] | None:
    """The longest known commune's name that begins there, as a key, and where it ends."""
    printed = _COMMUNE_NAME.match(text, start)
    if printed is None:
        return None
    for length in _ends(printed[0]):
        name = key(_DASH.sub(" - ", printed[0][:length]).replace("’", "'"))
        name = str(int(name)) if name.isdigit() else name
        if communes.known(name):
            rest = printed[0][length:]
            if rest.startswith(" ") and rest[1:2].isalpha() and not contexts.may_follow(rest):
                return None
            return name, start + length
    return None


def _ends(name: str) -> Iterator[int]:
    """The lengths at which a run of words may end, longest first."""
    yield len(name)
    for gap in range(len(name) - 1, 0, -1):
        if name[gap] in " -–" and name[gap - 1] not in " -–":
            yield gap


def _numbered(low: str) -> Iterator[Hit]:
    at = low.find("quận ")
    while at >= 0:
        yield from _numbered_at(low, at)
        at = low.find("quận ", at + 1)


def _numbered_at(low: str, at: int) -> Iterator[Hit]:
    """`quận 1`, `Q.12`, `quận 1, 3 và 10`."""
    match: re.Match[str] | None = None if at and _continues(low, at - 1) else _NUMBERED.match(low, at)
    start, plural = at, _plural(low, at)
    while match is not None:
        number = match.lastindex or 0
        name = str(int(match[number]))
        found = names.table().get(name)
        if not found:
            return
        yield Hit(start, match.start(number), match.end(number), name, found, "quận", plural, True)
        match = _NEXT_NUMBER.match(low, match.end(number))
        start = match.start(1) if match is not None else -1
