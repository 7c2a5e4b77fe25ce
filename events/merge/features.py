"""What two mentions of one happening share: names, numbers and word pairs, each with a fixed weight.

The weights come from `data/word_pairs.csv` (in how many of 1,000 news texts a pair of syllables stands), never from
the articles at hand: what is merged must not depend on what else was ingested.
"""

from __future__ import annotations

import itertools
import math
import re
from functools import lru_cache

from events.merge.model import MentionRecord
from events.resources import table, toml, values
from events.text import UPPER, key

_WORD = re.compile(r"\w+")
# Two or more capitalised syllables in a row: a person, a place, a body
_NAME = re.compile(rf"\b[{UPPER}]\w*(?: [{UPPER}]\w*)+")
_UNSEEN = 3
"""Per mille of a pair that the table does not list: it stood in fewer than 50 of 5,000 texts."""


@lru_cache(maxsize=1)
def _when() -> frozenset[str]:
    return frozenset(toml("merge")["when"])


@lru_cache(maxsize=1)
def _honorific() -> re.Pattern[str]:
    """A name of two to five capitalised syllables behind an honorific, which may begin a sentence."""
    words = [f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}" for word in toml("merge")["honorifics"]]
    return re.compile(rf"\b(?:{'|'.join(words)})\s+((?:[{UPPER}]\w*\s?){{2,5}})")


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    return {row["pair"]: math.log(1000 / max(int(row["per_mille"]), _UNSEEN)) for row in table("word_pairs")}


def features(mention: MentionRecord) -> dict[str, float]:
    """The mention's features and their weights. Names count double: who and where tells a happening better than how."""
    weights = _weights()
    unseen = math.log(1000 / _UNSEEN)
    when = _when()
    found: dict[str, float] = {}
    words = _WORD.findall(key(mention.quote))
    for left, right in itertools.pairwise(words):
        if left in when or right in when or left.isdigit() or right.isdigit():
            continue
        pair = f"{left} {right}"
        found[pair] = weights.get(pair, unseen)
    for match in _NAME.finditer(mention.quote):
        syllables = key(match[0]).split()
        for left, right in itertools.pairwise(syllables):
            pair = f"{left} {right}"
            if pair in found:
                found[pair] *= 1.5
    for document in mention.resolutions:
        found[f"document {key(document.label)}"] = 2 * unseen
    for organisation in mention.organisations:
        found[f"body {key(organisation.name)}"] = unseen
    return found


@lru_cache(maxsize=65536)
def persons(quote: str) -> frozenset[str]:
    """The people whom a clause names with an honorific, by the last two syllables of the name as keys.

    `Sỹ` and `Sĩ`, `Lý` and `Lí` are one: papers differ in them.
    """
    return frozenset(_spelt(" ".join(key(match[1]).split()[-2:])) for match in _honorific().finditer(quote))


def _spelt(name: str) -> str:
    return name.translate(_ONE_I)


_ONE_I = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")
# `tiếp`, not `tiếp tục`, `tiếp nhận`; the guest is told within the next words
_RECEIVES = re.compile(
    r"(?<!\w)(?<!trực )(?<!gián )(?<!liên )(?<!kế )(?<!giao )(?<!trước )(?:tiếp|tiếp kiến|hội kiến|hội đàm)\s"
    r"(?!(?:tục|theo|nhận|xúc|cận|dân|tế|đó|nối|thu|sức|tay|diễn|viên|thị|kiến|giáp|đón|quản|liệu|lời|đến|đoàn viên)\b)"
    r"(?:(?:với|thân mật|xã giao|đoàn|ông|bà|ngài)\s)*([^.;]{0,140})"
)
_GUEST_ENDS = re.compile(r"\s(?:đang|sang|nhân|tại|thăm|tới|đến|để|trước|sau|vào|chiều|sáng|ngày)\s")
_OURS = frozenset(["việt nam"])
# `22,5 tỷ USD`, `4,88%`
_AMOUNT = re.compile(
    r"(?<![\w.,])(\d+(?:[.,]\d+)*)\s?(%|(?:nghìn |ngàn )?(?:tỷ|tỉ|triệu)(?: (?:USD|đồng|euro|đô la))?|USD|đồng)",
    re.IGNORECASE,
)


@lru_cache(maxsize=65536)
def guests(quote: str) -> frozenset[str]:
    """Whom a clause says to be received: pairs of syllables of names, and countries."""
    found: set[str] = set()
    for match in _RECEIVES.finditer(quote):
        found |= named(_GUEST_ENDS.split(match[1], maxsplit=1)[0])
    return frozenset(found - _OURS)


@lru_cache(maxsize=65536)
def amounts(quote: str) -> frozenset[tuple[str, str]]:
    """The sums and shares that a clause tells, as printed, with their units; `tỷ` and `tỉ` are one."""
    return frozenset((match[1], _spelt(match[2].lower())) for match in _AMOUNT.finditer(quote))


@lru_cache(maxsize=65536)
def named(quote: str) -> frozenset[str]:
    """The names in a clause as pairs of syllables, and its foreign countries."""
    names = {pair for match in _NAME.finditer(quote) for pair in map(" ".join, _pairs(key(match[0]).split()))}
    return frozenset(names) | countries(quote)


@lru_cache(maxsize=1)
def _country_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {
        alias: row["iso_code"]
        for row in table("countries")
        for alias in (row["name"], *values(row["aliases"]))
        if alias
    }
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, ordered)) + r")(?![\w-])"), names


@lru_cache(maxsize=65536)
def countries(quote: str) -> frozenset[str]:
    """Foreign countries that a clause names, as ISO 3166-1 codes; capitals matter (`Anh` is one, `anh` is not)."""
    pattern, names = _country_pattern()
    found = set()
    for match in pattern.finditer(quote):
        before = quote[max(0, match.start() - 2) : match.start()]
        # a country's name that begins a sentence may be the word (`Anh Nguyễn Văn A`), or stand inside a person's name
        follower = quote[match.end() : match.end() + 2]
        if len(match[0]) <= 4 and (not before.strip() or follower[1:2].isupper()):
            continue
        found.add(names[match[0]])
    return frozenset(found)


TOPIC_LENGTH = 40
_TOPIC_READS = 1800


def topic(title: str, text: str) -> tuple[str, ...]:
    """The 40 heaviest word pairs of an article's title and beginning, heaviest first: what its story is about.

    Two papers tell one happening in different words, but their stories share names, places and things.
    """
    weights = _weights()
    unseen = math.log(1000 / _UNSEEN)
    read = f"{title}\n{text[:_TOPIC_READS]}"
    counts: dict[str, int] = {}
    words = _WORD.findall(read.lower())
    for left, right in itertools.pairwise(words):
        if not (left.isdigit() or right.isdigit()):
            pair = f"{left} {right}"
            counts[pair] = counts.get(pair, 0) + 1
    names = {f"{a} {b}" for m in _NAME.finditer(read) for a, b in _pairs(m[0].lower().split())}
    weighed = {
        pair: (weights.get(pair, unseen) * (1 + math.log(count)) * (1.5 if pair in names else 1.0))
        for pair, count in counts.items()
        if count > 1 or pair in names
    }
    return tuple(sorted(weighed, key=lambda pair: (-weighed[pair], pair))[:TOPIC_LENGTH])


def _pairs(words: list[str]) -> list[tuple[str, str]]:
    return list(itertools.pairwise(words))


def same_story(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """How much two articles' topics share, 0..1, by weight, of the smaller one."""
    weights = _weights()
    unseen = math.log(1000 / _UNSEEN)

    def weight(pairs: set[str] | frozenset[str]) -> float:
        return sum(weights.get(pair, unseen) for pair in pairs)

    a, b = frozenset(one), frozenset(other)
    if not a or not b:
        return 0.0
    return weight(a & b) / min(weight(a), weight(b))


def similarity(one: dict[str, float], other: dict[str, float]) -> float:
    """Share of the weight in common, 0..1: of the smaller mention's and of both (their geometric mean)."""
    if len(one) > len(other):
        one, other = other, one
    common = sum(min(weight, other[name]) for name, weight in one.items() if name in other)
    if not common:
        return 0.0
    total_one, total_other = sum(one.values()), sum(other.values())
    contained = common / min(total_one, total_other)
    jaccard = common / (total_one + total_other - common)
    return math.sqrt(contained * jaccard)
