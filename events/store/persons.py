"""Mentions of people out, people with their posts in.

Which statements speak of one person is decided by `events.people`, which this module does not know. All statements of
one name are settled together, since only they can be one person; rows are made equal by difference.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from typing import cast

import sqlalchemy as sa

from events.people.model import Person, Statement
from events.store import writing
from events.store.articles import mark
from events.store.identity import content_id
from events.store.rows import Row
from events.store.tables import event_mentions, people, person_mentions, posts
from events.text import fold

Mention = tuple[int, int, str, str]
"""Article, first code point, name and post: the key of `person_mentions`."""


def _key(row: sa.RowMapping) -> Mention:
    return row["article_id"], row["char_start"], row["name"], row["post"]


def _mentions(connection: sa.Connection, names: Sequence[str]) -> dict[Mention, sa.RowMapping]:
    found = writing.select_in(connection, sa.select(person_mentions), person_mentions.c.folded, names)
    return {_key(row): row for row in found}


def statements(connection: sa.Connection, names: Sequence[str]) -> list[Statement]:
    """All that articles say of people of these names (folded)."""
    return [
        Statement(
            name=row["name"],
            post=row["post"],
            organisation_name=row["organisation_name"],
            told_on=date.fromisoformat(row["told_on"]) if row["told_on"] else None,
            article=row["article_id"],
            mention=mention,
        )
        for mention, row in _mentions(connection, names).items()
    ]


def store_people(connection: sa.Connection, names: Sequence[str], persons: Sequence[Person]) -> None:
    """Makes the people of these names (folded) equal to `persons`, with their posts and evidence.

    Events in whose articles somebody became another person are marked to be merged again. The caller holds the
    transaction.
    """
    mentions = _mentions(connection, names)
    before = list(writing.select_in(connection, sa.select(people), people.c.folded, names))
    rows: list[Row] = []
    held: list[Row] = []
    person_of: dict[Mention, int] = {}
    for person in persons:
        number = content_id(person.key)
        rows.append({"id": number, "key": person.key, "name": person.name, "folded": fold(person.name)})
        told: dict[tuple[str, str], list[sa.RowMapping]] = defaultdict(list)
        for statement in person.statements:
            mention = cast(Mention, statement.mention)
            person_of[mention] = number
            row = mentions[mention]
            told[row["post"], row["organisation_name"]].append(row)
        for (post, body), evidence in told.items():
            days = sorted(row["told_on"] for row in evidence if row["told_on"])
            linked = Counter(row["organisation_id"] for row in evidence if row["organisation_id"])
            held.append(
                {
                    "person_id": number,
                    "post": post,
                    "organisation_name": body,
                    "organisation_id": min(linked, key=lambda slug: (-linked[slug], slug)) if linked else None,
                    "first_on": days[0] if days else None,
                    "last_on": days[-1] if days else None,
                    "mention_count": len(evidence),
                }
            )
    writing.make_equal(connection, people, before, rows)
    numbers = {row["id"] for row in before} | {row["id"] for row in rows}
    old = list(writing.select_in(connection, sa.select(posts), posts.c.person_id, numbers))
    writing.make_equal(connection, posts, old, held)
    moved = [mention for mention, row in mentions.items() if row["person_id"] != person_of.get(mention)]
    writing.update(
        connection,
        person_mentions,
        [
            {
                "article_id": a,
                "char_start": start,
                "name": name,
                "post": post,
                "person_id": person_of.get((a, start, name, post)),
            }
            for a, start, name, post in moved
        ],
    )
    blocks = writing.select_in(
        connection, sa.select(event_mentions.c.block), event_mentions.c.article_id, {mention[0] for mention in moved}
    )
    mark(connection, "events", (row["block"] for row in blocks))
