"""Ranks of a class of people: `cán bộ, đảng viên, trước hết là Ủy viên Bộ Chính trị, Ủy viên Ban Bí thư` names nobody.

Duties are laid on whoever bears a rank (so the title of Quy định 08-QĐi/TW of 2018 does); the bodies in such a list do
nothing there and hold nothing. A rank beside a person's name, or in a line of a career, names its body as any post does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from events.organisations.grammar import Node
from events.organisations.lexicon import CAPITALS
from events.resources import toml
from events.text import trie

_LINK = re.compile(r"\s?[,;]\s(?:và\s|các\s)?|\svà\s(?:các\s)?")


class _Words(NamedTuple):
    """The lists of `data/organisation_words.toml` about ranks, compiled."""

    rank: re.Pattern[str]
    opener: re.Pattern[str]
    people: re.Pattern[str]
    borne: re.Pattern[str]
    """A name, or a further post of the one who bears the rank: `nhất là Ủy viên Ban Thường vụ Tỉnh ủy |Nguyễn Văn A|`."""


@lru_cache(maxsize=1)
def _words() -> _Words:
    lists = toml("organisation_words")

    def any_of(phrases: list[str]) -> str:
        return trie(dict.fromkeys(phrases, ""), blank=" ")

    return _Words(
        rank=re.compile(rf"(?<!\w){any_of(lists['member_ranks'])}\s$", re.IGNORECASE),
        opener=re.compile(rf"(?<!\w){any_of(lists['class_openers'])}\s(?:các\s)?$", re.IGNORECASE),
        people=re.compile(rf"{any_of(lists['people_classes'])}(?!\w)"),
        borne=re.compile(rf",?\s(?:{any_of(toml('people')['honorifics'])}\s)?[{CAPITALS}]"),
    )


def of_a_class(text: str, nodes: Sequence[Node]) -> set[int]:
    """The starts of those `nodes`, in text order, that only a rank borne by nobody in particular names."""
    words = _words()
    found: set[int] = set()
    chain: list[Node] = []
    begins = 0
    for index, node in enumerate(nodes):
        match = words.rank.search(text, max(0, node.start - 24), node.start)
        if match is None:
            continue
        if chain and _LINK.fullmatch(text, chain[-1].end, match.start()):
            chain.append(node)
        else:
            chain, begins = [node], match.start()
        following = nodes[index + 1].start if index + 1 < len(nodes) else len(text)
        goes_on = words.rank.search(text, max(node.end, following - 24), following)
        if goes_on is not None and _LINK.fullmatch(text, node.end, goes_on.start()):
            continue
        link = _LINK.match(text, node.end)
        among_people = link is not None and words.people.match(text, link.end()) is not None
        opened = (
            words.opener.search(text, max(0, begins - 24), begins) is not None
            and words.borne.match(text, node.end) is None
        )
        if among_people or opened:
            found.update(member.start for member in chain)
    return found
