"""Stores articles with all that they mention, a batch in the transaction that the caller holds.

Identity is the address: a text that changed replaces the present one, which is kept in `article_versions`. A text that
the article had before is no news (an older copy read again must not roll an article back), so that reading the same
files again changes nothing in whatever order they come.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from events.store import writing
from events.store.identity import content_id
from events.store.importers import RETIRED
from events.store.rows import NO_DETAILS, ArticleRows, Row
from events.store.tables import (
    article_versions,
    articles,
    event_mentions,
    organisation_mentions,
    organisations,
    pending,
    person_mentions,
    readings,
    resolution_mentions,
    resolution_names,
    resolutions,
    sources,
)

_MENTIONS = (
    (organisation_mentions, "organisation_mentions"),
    (resolution_mentions, "resolution_mentions"),
    (event_mentions, "event_mentions"),
    (person_mentions, "person_mentions"),
)


_SAID = ("title", "text", "published")
"""What an article says: where one of these changes its newspaper changed it, else it is only read better than before."""

ENTERED = "person"
"""`date_form` of a passage that a person entered: no rule read it, and no reading takes it out."""


@dataclass(slots=True)
class Stored:
    """What became of the articles of a batch, by id."""

    inserted: list[int] = field(default_factory=list)
    updated: list[int] = field(default_factory=list)
    unchanged: list[int] = field(default_factory=list)

    def add(self, other: Stored) -> None:
        """Adds what became of another batch."""
        self.inserted += other.inserted
        self.updated += other.updated
        self.unchanged += other.unchanged


@dataclass(slots=True)
class Known:
    """Ids that this writer has seen in the database: what is known need not be offered again."""

    organisations: set[str] = field(default_factory=set)
    resolutions: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)

    def forget(self) -> None:
        """Forgets all: after a rollback nobody knows what is there."""
        self.organisations.clear()
        self.resolutions.clear()
        self.sources.clear()


def known(connection: sa.Connection, rows: Iterable[Row], *, earlier: bool = True) -> set[int]:
    """The ids of those articles whose content is stored already: as their present version, or an earlier one."""
    wanted = {row["id"]: row["content_hash"] for row in rows}
    present = {
        row["id"]
        for row in writing.select_in(
            connection, sa.select(articles.c.id, articles.c.content_hash), articles.c.id, wanted
        )
        if row["content_hash"] == wanted[row["id"]]
    }
    if not earlier:
        return present
    before = {
        row["article_id"]
        for row in writing.select_in(
            connection,
            sa.select(article_versions.c.article_id, article_versions.c.content_hash),
            article_versions.c.article_id,
            [number for number in wanted if number not in present],
        )
        if row["content_hash"] == wanted[row["article_id"]]
    }
    return present | before


def present(connection: sa.Connection, ids: Iterable[int]) -> set[int]:
    """Those of the ids that are stored."""
    return {row["id"] for row in writing.select_in(connection, sa.select(articles.c.id), articles.c.id, ids)}


def store(
    connection: sa.Connection, batch: Sequence[ArticleRows], *, run: int | None, rules: str, known_ids: Known
) -> Stored:
    """Stores a batch; events are left to be merged (`pending`). The caller's transaction holds it all or nothing."""
    done = Stored()
    fresh: dict[int, ArticleRows] = {}
    for rows in batch:
        if rows.article["id"] in fresh:
            # the same article twice in a batch: the first must be stored before the second can be compared with it
            _store(connection, list(fresh.values()), run, rules, known_ids, done)
            fresh = {}
        fresh[rows.article["id"]] = rows
    _store(connection, list(fresh.values()), run, rules, known_ids, done)
    return done


def _store(
    connection: sa.Connection, batch: list[ArticleRows], run: int | None, rules: str, known_ids: Known, done: Stored
) -> None:
    skip = known(connection, (rows.article for rows in batch))
    done.unchanged += sorted(skip)
    batch = [rows for rows in batch if rows.article["id"] not in skip]
    if not batch:
        return
    ids = [rows.article["id"] for rows in batch]
    before = {row["id"]: row for row in writing.select_in(connection, sa.select(articles), articles.c.id, ids)}
    new = [rows for rows in batch if rows.article["id"] not in before]
    changed = [rows for rows in batch if rows.article["id"] in before]
    store_named(connection, batch, known_ids)
    writing.insert(connection, articles, [rows.article for rows in new])
    writing.insert(
        connection,
        article_versions,
        [
            {
                "article_id": number,
                "content_hash": before[number]["content_hash"],
                "title": before[number]["title"],
                "published": before[number]["published"],
                "text": before[number]["text"],
                "replaced_in": run,
            }
            for rows in changed
            if any(rows.article[name] != before[rows.article["id"]][name] for name in _SAID)
            for number in (rows.article["id"],)
        ],
    )
    writing.update(connection, articles, [rows.article for rows in changed])
    insert_mentions(connection, new, rules)
    replace_mentions(connection, changed, rules)
    done.inserted += [rows.article["id"] for rows in new]
    done.updated += [rows.article["id"] for rows in changed]


def read_again(
    connection: sa.Connection, batch: Sequence[ArticleRows], *, rules: str, known_ids: Known
) -> dict[str, int]:
    """Replaces what is known of stored articles by a new reading of the same text; counts of event mentions.

    An article that was changed in the meantime, by another process, is left to its own reading.
    """
    same = known(connection, (rows.article for rows in batch), earlier=False)
    batch = [rows for rows in batch if rows.article["id"] in same]
    store_named(connection, batch, known_ids)
    writing.update(
        connection, articles, [{name: rows.article[name] for name in ("id", "place_id", "topic")} for rows in batch]
    )
    return replace_mentions(connection, batch, rules)


def _bring(connection: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> None:
    """Adds rows that are not there; one that our data had once becomes what articles say of it."""
    if not rows:
        return
    statement = sqlite_insert(table)
    values = {name: statement.excluded[name] for name in rows[0] if name != "id"}
    connection.execute(
        statement.on_conflict_do_update(index_elements=["id"], set_=values, where=table.c.origin == RETIRED), list(rows)
    )


def store_named(connection: sa.Connection, batch: Sequence[ArticleRows], known_ids: Known) -> None:
    """Adds the sources, bodies and documents that these articles name and the database does not have."""
    named_sources = {
        rows.source["id"]: rows.source for rows in batch if rows.source and rows.source["id"] not in known_ids.sources
    }
    if named_sources:
        statement = sqlite_insert(sources)
        # two spellings of one name: the first in the alphabet, whichever came first
        statement = statement.on_conflict_do_update(
            index_elements=["id"],
            set_={"name": statement.excluded.name},
            where=(sources.c.origin == "article") & (statement.excluded.name < sources.c.name),
        )
        connection.execute(statement, list(named_sources.values()))
    bodies = {
        row["id"]: row for rows in batch for row in rows.organisations if row["id"] not in known_ids.organisations
    }
    _bring(connection, organisations, list(bodies.values()))
    documents = {row["id"]: row for rows in batch for row in rows.resolutions if row["id"] not in known_ids.resolutions}
    _bring(connection, resolutions, list(documents.values()))
    writing.insert_missing(
        connection,
        resolution_names,
        [row for rows in batch for row in rows.resolution_names if row["resolution_id"] in documents],
    )
    known_ids.organisations.update(bodies)
    known_ids.resolutions.update(documents)


def mark(connection: sa.Connection, kind: str, blocks: Iterable[str]) -> None:
    """Has groups settled again: `events` by block, `people` by folded name, `resolutions` by id."""
    writing.insert_missing(connection, pending, [{"kind": kind, "block": block} for block in sorted(set(blocks))])


def _read_by(connection: sa.Connection, ids: Iterable[int], rules: str) -> None:
    statement = sqlite_insert(readings)
    rows = [{"article_id": number, "rules": rules} for number in ids]
    if rows:
        connection.execute(
            statement.on_conflict_do_update(index_elements=["article_id"], set_={"rules": statement.excluded.rules}),
            rows,
        )


def insert_mentions(connection: sa.Connection, batch: Sequence[ArticleRows], rules: str) -> None:
    """Adds all mentions of articles that are new."""
    if not batch:
        return
    for table, name in _MENTIONS:
        writing.insert(connection, table, [row for rows in batch for row in getattr(rows, name)])
    mark(connection, "events", (row["block"] for rows in batch for row in rows.event_mentions))
    mark(connection, "people", (row["folded"] for rows in batch for row in rows.person_mentions))
    mark(connection, "resolutions", (row["id"] for rows in batch for row in rows.resolutions))
    _read_by(connection, (rows.article["id"] for rows in batch), rules)


def keep_entered(connection: sa.Connection, batch: Sequence[ArticleRows]) -> None:
    """Finds the passages that people entered again in the present text; one that is not there any more is taken out."""
    texts = {rows.article["id"]: rows.article["text"] for rows in batch}
    statement = sa.select(event_mentions).where(event_mentions.c.date_form == ENTERED)
    moved, gone, blocks = [], [], set()
    for row in writing.select_in(connection, statement, event_mentions.c.article_id, texts):
        start = texts[row["article_id"]].find(row["quote"])
        if start == row["char_start"]:
            continue
        blocks.add(row["block"])
        if start < 0:
            gone.append((row["id"],))
        else:
            moved.append({"id": row["id"], "char_start": start, "char_end": start + len(row["quote"])})
    writing.update(connection, event_mentions, moved)
    writing.delete(connection, event_mentions, gone)
    mark(connection, "events", blocks)


def enter(connection: sa.Connection, passage: tuple[int, int, int], block: str, told: Row) -> None:
    """Adds a passage that a person entered as the evidence of an event; `told` are the event's own fields."""
    article, start, end = passage
    text = connection.execute(sa.select(articles.c.text).where(articles.c.id == article)).scalar_one()
    fields = ("title", "type", "start_date", "end_date", "precision", "modifier", "status", "place_id", "place_name")
    row = {
        "id": content_id(f"{article}\n{start}-{end}\n{block}"),
        "article_id": article,
        "char_start": start,
        "char_end": end,
        "quote": text[start:end],
        "date_text": "",
        "date_start": start,
        "date_end": start,
        "part_of_day": None,
        "date_form": ENTERED,
        "date_anchor": None,
        "date_assumed": "[]",
        "confidence": 1.0,
        "reason": "entered by a person",
        "details": NO_DETAILS,
        "block": block,
    }
    writing.insert(connection, event_mentions, [row | {name: told[name] for name in fields}])


def leave(connection: sa.Connection, block: str) -> None:
    """Takes out the passage that a person entered with the event of that group."""
    connection.execute(
        sa.delete(event_mentions).where(event_mentions.c.block == block, event_mentions.c.date_form == ENTERED)
    )


def _follow(
    connection: sa.Connection, old: Sequence[sa.RowMapping], new: Sequence[Row], deleted: Iterable[tuple[int, ...]]
) -> None:
    """Notes which new passage stands where a passage that is gone stood, so that its event's id leads on."""
    gone = {number for (number,) in deleted}
    notes = []
    for row in old:
        if row["id"] not in gone or row["event_id"] is None:
            continue
        best: tuple[tuple[bool, bool, bool, int], Row] | None = None
        for candidate in new:
            if candidate["article_id"] != row["article_id"]:
                continue
            shared = min(row["char_end"], candidate["char_end"]) - max(row["char_start"], candidate["char_start"])
            if 2 * shared < min(row["char_end"] - row["char_start"], candidate["char_end"] - candidate["char_start"]):
                continue
            same_days = (candidate["start_date"], candidate["end_date"]) == (row["start_date"], row["end_date"])
            rank = (same_days, candidate["type"] == row["type"], candidate["title"] == row["title"], shared)
            if best is None or (rank, -candidate["id"]) > (best[0], -best[1]["id"]):
                best = (rank, candidate)
        if best is not None:
            notes.append({"kind": "moved", "block": f"{row['event_id']} {best[1]['id']}"})
    writing.insert_missing(connection, pending, notes)


def replace_mentions(connection: sa.Connection, batch: Sequence[ArticleRows], rules: str) -> dict[str, int]:
    """Makes the mentions of articles equal to a new reading, by difference; counts of event mentions.

    Every group that has or had one of their mentions is marked to be merged again: merging also looks at the article.
    """
    counts = {"added": 0, "changed": 0, "gone": 0, "unchanged": 0}
    if not batch:
        return counts
    ids = [rows.article["id"] for rows in batch]
    keep_entered(connection, batch)
    for table, name in _MENTIONS:
        statement = sa.select(table)
        if table is event_mentions:
            statement = statement.where(event_mentions.c.date_form != ENTERED)
        old = list(writing.select_in(connection, statement, table.c.article_id, ids))
        new = [row for rows in batch for row in getattr(rows, name)]
        inserted, updated, deleted = writing.make_equal(connection, table, old, new)
        both = (*old, *new)
        if table is event_mentions:
            _follow(connection, old, new, deleted)
            mark(connection, "events", (row["block"] for row in both))
            counts = {
                "added": len(inserted),
                "changed": len(updated),
                "gone": len(deleted),
                "unchanged": len(new) - len(inserted) - len(updated),
            }
        elif table is person_mentions:
            mark(connection, "people", (row["folded"] for row in both))
        elif table is resolution_mentions:
            mark(connection, "resolutions", (row["resolution_id"] for row in both if row["resolution_id"]))
    _read_by(connection, ids, rules)
    return counts
