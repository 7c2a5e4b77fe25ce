"""Which statements speak of one person.

Two people of one name are kept apart unless post and period agree: a body's vice-chair in 2018 and that body's vice-chair
of that name in 2019 are one; the same name with another post in another body is another person until an article tells
both posts. The result does not depend on the order of the statements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from events.people.model import Person, Statement
from events.text import key

PERIOD_DAYS = 10 * 366
"""Two terms of office, as long as one post may be held: two statements of one post that lie farther apart, with none
between, are two people."""


class _Groups:
    """Union-find over positions."""

    def __init__(self, size: int) -> None:
        self.parent = list(range(size))

    def root(self, at: int) -> int:
        while self.parent[at] != at:
            self.parent[at] = self.parent[self.parent[at]]
            at = self.parent[at]
        return at

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self.parent[second] = first


def post_key(statement: Statement) -> str:
    """Post and body as one key; `nguyên` does not make another post, `Thường trực` does not make another body's."""
    post = key(statement.post)
    for word in ("nguyên ", "cựu ", "quyền "):
        post = post.removeprefix(word)
    post = post.removesuffix(" thường trực")
    return f"{key(statement.organisation_name)}\n{post}"


def identity(statements: Iterable[Statement]) -> list[Person]:
    """The persons that the statements speak of, ordered by key. Equal input in any order gives equal output."""
    ordered = sorted(
        statements,
        key=lambda s: (key(s.name), post_key(s), s.told_on or date.min, repr(s.article), s.post, repr(s.mention)),
    )
    by_name: dict[str, list[Statement]] = defaultdict(list)
    for statement in ordered:
        by_name[key(statement.name)].append(statement)
    persons: list[Person] = []
    for name, group in by_name.items():
        persons += _persons(name, group)
    return sorted(persons, key=lambda person: person.key)


def _persons(name: str, statements: list[Statement]) -> list[Person]:
    groups = _Groups(len(statements))
    by_article: dict[str, int] = {}
    by_post: dict[str, list[int]] = defaultdict(list)
    for at, statement in enumerate(statements):
        groups.join(by_article.setdefault(repr(statement.article), at), at)
        if statement.organisation_name:
            by_post[post_key(statement)].append(at)
    for same in by_post.values():
        # in the order of days; undated ones first, each beside its neighbour only
        for one, other in pairwise(same):
            if _agree(statements[one].told_on, statements[other].told_on):
                groups.join(one, other)
    parted: dict[int, list[Statement]] = defaultdict(list)
    for at, statement in enumerate(statements):
        parted[groups.root(at)].append(statement)
    made: dict[str, list[list[Statement]]] = defaultdict(list)
    for part in parted.values():
        made[f"{name}\n{min(map(post_key, part))}"].append(part)
    persons = []
    for stem, parts in made.items():
        parts.sort(key=lambda part: (_first(part), [repr(s.article) for s in part]))
        for number, part in enumerate(parts):
            # the first of that name and post needs no more; a later one is told apart by when it is first met
            told = f"\n{_first(part).isoformat()}\n{part[0].article!r}" if number else ""
            persons.append(Person(stem + told, _printed(part), tuple(part)))
    return persons


def _agree(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs((one - other).days) <= PERIOD_DAYS


def _first(part: list[Statement]) -> date:
    return min((s.told_on for s in part if s.told_on is not None), default=date.max)


def _printed(part: list[Statement]) -> str:
    """The spelling that most passages print; of equals the first in order."""
    names = [s.name for s in part]
    return min(set(names), key=lambda printed: (-names.count(printed), printed))
