"""Who: a body takes part. Its own boards and commissions count as it (`Ban Thường vụ Tỉnh ủy X` for `Tỉnh ủy X`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from events.errors import UsageError
from events.query.model import Context, Filter
from events.query.vocabulary import data
from events.query.words import Word, Words, fits, span_of, spelled
from events.store.tables import event_organisations, events, organisation_names, organisations
from events.text import Span, fold

LONGEST = 16
MANY = 12
"""A name that fits more bodies than this (`Tỉnh ủy`) names none of them."""


@dataclass(frozen=True, slots=True)
class Body:
    """A row of `organisations` as far as questions need it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Organisation(Filter):
    """Any of the bodies, or a part of one."""

    bodies: tuple[Body, ...]
    said: str = ""

    def where(self) -> sa.ColumnElement[bool]:
        return events.c.id.in_(
            sa.select(event_organisations.c.event_id).where(event_organisations.c.organisation_id.in_(self._all()))
        )

    def _all(self) -> sa.Select[tuple[str]]:
        """The bodies and their parts: those directly under them whose name ends in theirs."""
        whole, part = organisations.alias("whole"), organisations.alias("part")
        ids = [body.id for body in self.bodies]
        parts = (
            sa.select(part.c.id)
            .join(whole, part.c.parent_name == whole.c.name)
            .where(whole.c.id.in_(ids), part.c.name.like(sa.literal("% ") + whole.c.name))
        )
        return sa.select(
            sa.union(sa.select(organisations.c.id).where(organisations.c.id.in_(ids)), parts).subquery().c.id
        )

    def sentence(self) -> str:
        names = [body.name for body in self.bodies]
        listed = " or ".join(names[:5]) + (f" or {len(names) - 5} more" if len(names) > 5 else "")
        return f"with {listed} or a part of it" + (f' ("{self.said}")' if self.said else "")


def read(question: Words, context: Context) -> Organisation | None:
    """The bodies that the question names."""
    found = _found(question, context)
    for span, _ in found:
        question.take(span)
    unique = dict.fromkeys(body for _, bodies in found for body in bodies)
    said = ", ".join(span.of(question.text) for span, _ in found)
    return Organisation(tuple(unique), said) if unique else None


def named(values: tuple[str, ...], context: Context) -> Organisation:
    """`--organisation`: any of the names. UsageError for one that no body has, with bodies of similar names."""
    bodies: dict[Body, None] = {}
    for value in values:
        words = Words(value)
        whole = [each for span, each in _found(words, context) if words.words and span == span_of(words.words)]
        whole = whole or [each for each in [_looked_up(value, context)] if each]
        if not whole:
            raise UsageError(f"--organisation {value!r}: no body of that name{_similar(value, context.connection)}")
        bodies |= dict.fromkeys(body for each in whole for body in each)
    return Organisation(tuple(bodies))


def _found(question: Words, context: Context) -> list[tuple[Span, list[Body]]]:
    """What the free words name: by a name in the database or as the press abbreviates; the longer reading counts."""
    candidates = _by_name(question, context)
    if any(question.is_free(word) and _is_abbreviation(word) for word in question.words):
        candidates += _read_as_press(question, context)
    candidates += _abbreviated(question, context)
    found: list[tuple[Span, list[Body]]] = []
    for span, bodies in sorted(candidates, key=lambda pair: pair[0].start - pair[0].end):
        if not any(span.overlaps(other) for other, _ in found):
            found.append((span, bodies))
    return sorted(found, key=lambda pair: pair[0])


def _by_name(question: Words, context: Context) -> list[tuple[Span, list[Body]]]:
    grams = [gram for gram in question.grams(LONGEST) if len(gram) > 1 or _may_stand_alone(gram[0])]
    spellings = {spelling for gram in grams for spelling in spelled(gram, question.text)}
    rows = _named(spellings, context.connection)
    found = []
    for gram in grams:
        bodies = {
            body: None
            for spelling in spelled(gram, question.text)
            for name, body in rows.get(spelling, ())
            if fits(gram, name)
        }
        if 0 < len(bodies) <= MANY:
            found.append((span_of(gram), list(bodies)))
    return found


def _abbreviated(question: Words, context: Context) -> list[tuple[Span, list[Body]]]:
    """`ubnd tinh dien bien`: put together from the authority's rows, from the longest stretch down."""
    known = set(data()["abbreviations"]["bodies"])
    found: list[tuple[Span, list[Body]]] = []
    for gram in question.grams(LONGEST):
        if gram[0].folded in known and not any(span_of(gram).overlaps(span) for span, _ in found):
            bodies = _looked_up(span_of(gram).of(question.text), context)
            if 0 < len(bodies) <= MANY:
                found.append((span_of(gram), bodies))
    return found


def _looked_up(name: str, context: Context) -> list[Body]:
    """Bodies of the database that the authority's rows make of a name."""
    from events.organisations import lookup

    ids = [body.id for body in lookup(name)]
    if not ids:
        return []
    rows = context.connection.execute(
        sa.select(organisations.c.id, organisations.c.name)
        .where(organisations.c.id.in_(ids))
        .order_by(organisations.c.id)
    )
    return [Body(*row) for row in rows]


def _is_abbreviation(word: Word) -> bool:
    numeral = set(word.folded) <= set("ivxlcdm")
    return len(word.text) > 1 and word.text.isupper() and word.text.isalpha() and not numeral


def _may_stand_alone(word: Word) -> bool:
    # one word names a body only as an abbreviation: `UBTVQH`
    return len(word.text) > 2 and _is_abbreviation(word)


def _read_as_press(question: Words, context: Context) -> list[tuple[Span, list[Body]]]:
    """`UBND tỉnh Điện Biên`, `BTV Thành ủy Cần Thơ`: abbreviations that only the reader of newspapers can put together."""
    from events.organisations import find_organisations
    from events.places import find_places

    places = find_places(question.text, published=context.today)
    found = []
    for mention in find_organisations(question.text, places, published=context.today, skip=tuple(question.taken)):
        if mention.organisation is None or mention.via == "parent":
            continue
        span = Span(mention.char_start, mention.char_end)
        body = context.connection.execute(
            sa.select(organisations.c.id, organisations.c.name).where(organisations.c.id == mention.organisation.id)
        ).one_or_none()
        if body is not None and not any(span.overlaps(other) for other in question.taken):
            found.append((span, [Body(*body)]))
    return found


def _named(spellings: set[str], connection: sa.Connection) -> dict[str, list[tuple[str, Body]]]:
    """Bodies by all their names; the canonical one need not be among `organisation_names`."""
    own = sa.select(
        organisations.c.folded.label("folded"),
        organisations.c.name.label("said"),
        organisations.c.id,
        organisations.c.name,
    ).where(organisations.c.folded.in_(sorted(spellings)))
    other = (
        sa.select(organisation_names.c.folded, organisation_names.c.name, organisations.c.id, organisations.c.name)
        .join(organisations, organisations.c.id == organisation_names.c.organisation_id)
        .where(organisation_names.c.folded.in_(sorted(spellings)))
    )
    found: dict[str, list[tuple[str, Body]]] = {}
    for folded, name, id_, canonical in sorted(tuple(row) for row in connection.execute(own.union(other))):
        found.setdefault(folded, []).append((name, Body(id_, canonical)))
    return found


def _similar(value: str, connection: sa.Connection) -> str:
    words: Sequence[str] = fold(value).split()
    statement = (
        sa.select(organisations.c.name)
        .where(*(organisations.c.folded.contains(word, autoescape=True) for word in words))
        .order_by(sa.func.length(organisations.c.name), organisations.c.folded)
        .limit(5)
    )
    names = list(connection.execute(statement).scalars())
    return f"; there are {', '.join(names)}" if names else f"; `events organisations {value!r}` looks for similar ones"
