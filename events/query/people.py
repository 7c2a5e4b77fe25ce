"""People as rows: lists, and one with posts, the passages that tell them, and events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from events.store.tables import articles, event_people, events, people, person_mentions, posts, sources
from events.text import fold

Row = Mapping[str, Any]


def list_people(connection: sa.Connection, *, limit: int | None = None, offset: int = 0) -> Iterator[Row]:
    """`id, name, posts, articles`: the most told first."""
    told = (
        sa.select(sa.func.count(sa.distinct(person_mentions.c.article_id)))
        .where(person_mentions.c.person_id == people.c.id)
        .correlate(people)
        .scalar_subquery()
        .label("articles")
    )
    statement = (
        sa.select(people.c.id, people.c.name, told)
        .order_by(sa.desc("articles"), people.c.folded, people.c.id)
        .limit(-1 if limit is None else limit)
        .offset(offset)
    )
    rows = connection.execute(statement).mappings().all()
    held = _posts(connection, [row["id"] for row in rows])
    for row in rows:
        listed = [post["title"] for post in held[row["id"]]]
        yield {"id": row["id"], "name": row["name"], "posts": listed, "articles": row["articles"]}


def find_people(connection: sa.Connection, said: str) -> list[Row]:
    """The people of that name (marks optional, a part of the name in whole words is enough) or of that id, in full.

    A name that is said with its marks finds that name alone. Each person has `posts` in the order of time, each with
    the articles that tell it, and `events`.
    """
    wanted = fold(" ".join(said.split()))
    if not wanted:
        return []
    padded = sa.literal(" ").concat(people.c.folded).concat(" ")
    by: sa.ColumnElement[bool] = padded.contains(f" {wanted} ", autoescape=True)
    if said.strip().isdecimal():
        by = people.c.id == int(said)
    rows = connection.execute(
        sa.select(people.c.id, people.c.name).where(by).order_by(people.c.folded, people.c.id)
    ).mappings()
    found = [dict(row) for row in rows]
    exact = [row for row in found if row["name"].casefold() == " ".join(said.split()).casefold()]
    found = exact or found
    ids = [row["id"] for row in found]
    held, told, around = _posts(connection, ids), _told(connection, ids), _events(connection, ids)
    return [
        {
            **row,
            "posts": [
                {**post, "told": told[row["id"], post["post"], post["organisation"]]} for post in held[row["id"]]
            ],
            "events": around[row["id"]],
        }
        for row in found
    ]


def _title(post: str, organisation: str) -> str:
    """Post and body in one: `Chủ tịch Ủy ban nhân dân tỉnh Điện Biên`; `Ủy viên Bộ Chính trị` has its body in it."""
    return post if not organisation or "Ủy viên " in post else f"{post} {organisation}"


def _posts(connection: sa.Connection, ids: list[int]) -> defaultdict[int, list[Row]]:
    statement = (
        sa.select(
            posts.c.person_id,
            posts.c.post,
            posts.c.organisation_name.label("organisation"),
            posts.c.organisation_id,
            posts.c.first_on,
            posts.c.last_on,
            posts.c.mention_count,
        )
        .where(posts.c.person_id.in_(ids))
        .order_by(
            posts.c.first_on.is_(None), posts.c.first_on, posts.c.last_on, posts.c.post, posts.c.organisation_name
        )
    )
    found: defaultdict[int, list[Row]] = defaultdict(list)
    for row in connection.execute(statement).mappings():
        post = {name: value for name, value in row.items() if name != "person_id"}
        found[row["person_id"]].append({"title": _title(row["post"], row["organisation"]), **post})
    return found


def _told(connection: sa.Connection, ids: list[int]) -> defaultdict[tuple[int, str, str], list[Row]]:
    mention = person_mentions.c
    statement = (
        sa.select(
            mention.person_id,
            mention.post,
            mention.organisation_name,
            mention.told_on,
            mention.text.label("quote"),
            articles.c.id.label("article_id"),
            articles.c.title,
            articles.c.url,
            sources.c.name.label("source"),
        )
        .join(articles, articles.c.id == mention.article_id)
        .outerjoin(sources, sources.c.id == articles.c.source_id)
        .where(mention.person_id.in_(ids))
        .order_by(mention.told_on.is_(None), mention.told_on, articles.c.id, mention.char_start)
    )
    found: defaultdict[tuple[int, str, str], list[Row]] = defaultdict(list)
    for row in connection.execute(statement).mappings():
        same = found[row["person_id"], row["post"], row["organisation_name"]]
        # one article is one source, however often it says so
        if not same or same[-1]["article_id"] != row["article_id"]:
            same.append({name: row[name] for name in ("told_on", "source", "title", "url", "article_id", "quote")})
    return found


def _events(connection: sa.Connection, ids: list[int]) -> defaultdict[int, list[Row]]:
    statement = (
        sa.select(event_people.c.person_id, events.c.id, events.c.start_date, events.c.end_date, events.c.title)
        .join(events, events.c.id == event_people.c.event_id)
        .where(event_people.c.person_id.in_(ids), events.c.hidden == 0)
        .distinct()
        .order_by(events.c.start_date, events.c.end_date, events.c.id)
    )
    found: defaultdict[int, list[Row]] = defaultdict(list)
    for row in connection.execute(statement).mappings():
        found[row["person_id"]].append({name: row[name] for name in ("id", "start_date", "end_date", "title")})
    return found
