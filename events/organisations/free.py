"""Bodies that no row lists: a head (`Cục`, `Ban Chỉ đạo`, `Quân đoàn`) and the name that follows it.

A free name is taken only where its end is plain: a number (`Quân đoàn 4`), or capitalised words with the small words
known to go on them, up to punctuation or a word that begins no name. Anything doubtful is left.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from events.organisations.lexicon import CAPITALS, Trie, is_abbreviation, templates, units, words
from events.organisations.lexicon import central as central_rows
from events.resources import table, toml, values
from events.text import key


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """A row of `organisation_free.csv`."""

    name: str
    classification: str
    tail: str
    """`number` (`Quân đoàn 4`), `words` (`Cục Hàng không`) or `name`: words, but only as the owner of another body."""
    sign: tuple[str, ...]
    """What the name must hold to tell the body from others of its kind; `place`: a place's name at its end."""
    aliases: tuple[str, ...]
    source: str


@lru_cache(maxsize=1)
def free_heads() -> tuple[Head, ...]:
    """All heads, in file order."""
    return tuple(
        Head(
            row["head"], row["classification"], row["tail"], values(row["sign"]), values(row["aliases"]), row["source"]
        )
        for row in table("organisation_free")
    )


@lru_cache(maxsize=1)
def capital_heads() -> tuple[str, ...]:
    """The words with which a free name may begin a mention of its own."""
    names = [name for head in free_heads() if head.tail != "name" for name in (head.name, *head.aliases)]
    return tuple(dict.fromkeys([*names, *(name[0] + name[1:].lower() for name in names if " " in name)]))


@lru_cache(maxsize=1)
def free_trie() -> Trie:
    """The heads by their words."""
    root: Trie = {}
    for head in free_heads():
        for name in (head.name, *head.aliases):
            node = root
            for word in words(name):
                node = node.setdefault(word, {})
            node[""] = head
    return root


@lru_cache(maxsize=1)
def _pairs() -> frozenset[tuple[str, str]]:
    """Pairs of words that go together in a name, the second in small letters."""
    names = [
        *central_rows(),
        *(t.body for t in templates()),
        *(u.name for u in units()),
        *toml("organisation_words")["pairs"],
    ]
    found: set[tuple[str, str]] = set()
    for name in names:
        told = [key(word) for word in words(name) if word != "," and not is_abbreviation(word)]
        found.update(pairwise(told))
    return frozenset(pair for pair in found if pair[1] != "và")


@lru_cache(maxsize=1)
def _known_abbreviations() -> frozenset[str]:
    return frozenset(toml("organisation_words")["expansions"])


@lru_cache(maxsize=1)
def _closed() -> frozenset[str]:
    return frozenset(toml("organisation_words")["closed"])


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """Surnames, in small letters: after a name they begin a person's (`Cục Hàng không Lại Xuân Thanh`)."""
    return frozenset(key(row["words"]) for row in table("place_contexts") if row["effect"] == "surname")


Stops = Callable[[int], bool]
_TOKEN = re.compile(r"([ ]?[-–&][ ]?|[ ]|,[ ])([^\W_]+(?:['’][^\W_]+)?)")
_CLOSED_LIST = re.compile(rf"(?:[ ][^\W_]+){{0,4}}[ ](?:và|&)[ ][{CAPITALS}]")
_NUMBER = re.compile(r"[ ](?:số[ ])?(\d{1,4})(?![\w]|[.,/-]\d)")
_UNITS = frozenset(("tỉnh", "thành", "huyện", "quận", "thị", "xã", "phường", "đặc"))
"""First words of unit words: the place of a body, behind a comma."""
_END = re.compile(r"\s*(?:$|[\n.;:()\"“”…?!])|[ ][-–][ ]")


def expand(name: str) -> str:
    """A free name with its abbreviations in full words: `xây dựng NTM` → `xây dựng nông thôn mới`."""
    expansions = toml("organisation_words")["expansions"]
    return " ".join(expansions.get(word, word) for word in name.split(" "))


def read_number(text: str, position: int) -> int | None:
    """The end of a number that names a unit: `Quân đoàn| 4`."""
    number = _NUMBER.match(text, position)
    return number.end() if number is not None else None


def read_words(text: str, position: int, stops: Stops, *, of_people: bool = False) -> int | None:
    """The end of the words that name a body, None where it is not plain.

    `stops` tells whether another name begins at a position; with `of_people` the body may bear a person's name, as
    schools do (`Trường Trung học phổ thông Lê Quý Đôn`).
    """
    end = position
    previous = ""
    capital = False
    count = 0
    for _ in range(14):  # no name is longer; a made-up text may be
        token = _TOKEN.match(text, end)
        if token is None or stops(token.start(2)):
            break
        link, word = token[1], token[2]
        small = key(word)
        if word.isdigit():
            if not capital or len(word) > 3 or link == ", ":
                break
            end, previous = token.end(), small
            continue
        if word[0].isupper():
            if not of_people and small in surnames() and _person(text, token.start(2)):
                break
            if link == ", " and not (capital and _list_goes_on(text, token.end())):
                break
            if is_abbreviation(word) and len(word) > 2 and word not in _known_abbreviations():
                return None  # `Cục ĐTNĐ`: initials that nobody here can spell out
            end, previous, capital = token.end(), small, True
            count += 1
            continue
        if link == ", " or not previous or (small != "và" and text.endswith("Việt Nam", 0, end)):
            break
        if small == "và":
            following = _TOKEN.match(text, token.end())
            if following is None or not following[2][0].isupper() or stops(following.start(2)):
                break
            if key(following[2]) in surnames() and _person(text, following.start(2)):
                break
            end, previous = token.end(), small
            continue
        if (previous, small) in _pairs() or _between_capitals(text, token.end(), small):
            end, previous = token.end(), small
            count += 1
            continue
        break
    if not capital or count < 2 or previous in ("và", "về", "các"):
        return None
    # nothing goes on behind the country: `Hội Luật gia Việt Nam| mời`
    return end if text.endswith("Việt Nam", 0, end) or _ends(text, end, stops) else None


def _person(text: str, position: int) -> bool:
    """Whether a surname here is followed by a given name."""
    first = _TOKEN.match(text, position - 1)
    second = _TOKEN.match(text, first.end()) if first is not None else None
    return second is not None and second[1] == " " and second[2][0].isupper()


def _between_capitals(text: str, end: int, small: str) -> bool:
    """`Bóng đèn Điện Quang`: one small word between capitals, if it is none that ends a name."""
    following = _TOKEN.match(text, end)
    if following is None or following[1] != " " or small in _closed():
        return False
    return following[2][0].isupper() or following[2].isdigit()


def _list_goes_on(text: str, end: int) -> bool:
    """`Đổi mới sáng tạo, Chuyển đổi xanh và Khuyến công`: a comma is inside a name only if `và` closes the list."""
    return _CLOSED_LIST.match(text, end) is not None


def _ends(text: str, end: int, stops: Stops) -> bool:
    """Whether a name plainly ends here."""
    if _END.match(text, end):
        return True
    following = _TOKEN.match(text, end)
    if following is None or stops(following.start(2)):
        return True
    if following[1] == ", " or key(following[2]) == "và":
        # `Cục Phòng|, chống tội phạm`, `Chi cục Đê điều và Phòng`: small letters go on with the name
        after = following if following[1] == ", " else _TOKEN.match(text, following.end())
        return after is not None and (not after[2][0].islower() or key(after[2]) in _closed() | _UNITS)
    return following[2][0].isupper() or key(following[2]) in _closed()
