"""Where: a place with all below it, and the bodies seated there.

A bare name means the highest unit of that name (`Điện Biên` is the province), in all its periods; a unit word before
it chooses (`huyện Điện Biên`). A name of several units means any of them, and the sentence says which.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from events.errors import UsageError
from events.query.filters import type as kind
from events.query.model import Context, Filter
from events.query.vocabulary import data
from events.query.words import Word, Words, fits, span_of, spelled
from events.store.tables import event_organisations, events, organisations, place_changes, place_names, places
from events.text import Span, fold

LONGEST = 7
LEVELS = ("country", "region", "province", "district", "commune")


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of `places` as far as questions need it."""

    id: str
    name: str
    full_name: str
    kind: str
    level: str
    parent_id: str | None
    valid_from: str | None
    valid_to: str | None


@dataclass(frozen=True, slots=True)
class Place(Filter):
    """Any of the places."""

    units: tuple[Unit, ...]
    label: str
    said: str = ""
    time: Filter | None = None
    """The time that the question asks for as well: known here, the index of places by day is read only that far."""

    def where(self) -> sa.ColumnElement[bool]:
        below = under(unit.id for unit in self.units)
        then = [] if self.time is None else [self.time.where()]
        here = sa.select(events.c.id).where(events.c.place_id.in_(sa.select(below.c.id)), *then)
        seated = (
            sa.select(event_organisations.c.event_id)
            .join(organisations, organisations.c.id == event_organisations.c.organisation_id)
            .where(organisations.c.place_id.in_(sa.select(below.c.id)))
        )
        return events.c.id.in_(sa.union(here, seated))

    def sentence(self) -> str:
        said = f' ("{self.said}")' if self.said else ""
        return f"in {self.label}, in all that belongs to it, or by bodies seated there{said}"


def under(ids: Iterable[str]) -> sa.CTE:
    """The places of these ids and all below them."""
    below = sa.select(places.c.id).where(places.c.id.in_(list(ids))).cte("below", recursive=True)
    return below.union(sa.select(places.c.id).join(below, places.c.parent_id == below.c.id))


@dataclass(frozen=True, slots=True)
class _Hit:
    """Words of the question that name units, all of one level."""

    gram: tuple[Word, ...]
    span: Span
    units: tuple[Unit, ...]


def read(question: Words, context: Context) -> Place | None:
    """The places that the question names."""
    hits = _hits(question, context)
    if not hits:
        return None
    for hit in hits:
        question.take(hit.span)
    hits = sorted(hits, key=lambda hit: hit.span)
    chosen = _narrowed(hits, context)
    said = ", ".join(hit.span.of(question.text) for hit in hits)
    return _place([unit for units in chosen for unit in units], context, said)


def named(values: tuple[str, ...], context: Context) -> Place:
    """`--place`: any of the names. UsageError for a name that no place has."""
    units: list[Unit] = []
    for value in values:
        words = Words(value)
        hits = _hits(words, context, told=True)
        for hit in hits:
            words.take(hit.span)
        if not hits or words.runs():
            raise UsageError(
                f"--place {value!r}: no place of that name; `events places {value!r}` looks for similar ones"
            )
        units += [unit for chosen in _narrowed(sorted(hits, key=lambda hit: hit.span), context) for unit in chosen]
    return _place(units, context, "")


def _place(units: Sequence[Unit], context: Context, said: str) -> Place:
    label = _label(units)
    ids = dict.fromkeys(unit.id for unit in units)
    found = {unit.id: unit for unit in units}
    extra: list[Unit] = []
    for wanted, here, there in (
        (context.with_predecessors, place_changes.c.successor_id, place_changes.c.place_id),
        (context.with_successors, place_changes.c.place_id, place_changes.c.successor_id),
    ):
        if wanted:
            extra += [unit for unit in _related(list(ids), here, there, context.connection) if unit.id not in found]
    if extra:
        label += f" with {_label(extra)}"
    return Place((*found.values(), *extra), label, said)


def _label(units: Sequence[Unit]) -> str:
    names = list(dict.fromkeys(unit.full_name for unit in units))
    listed = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
    several = len({unit.id for unit in units}) > 1 and len(names) == 1 and units[0].level != "province"
    return f"any {names[0]} ({len(units)} of that name)" if several else listed


def _related(ids: list[str], here: sa.Column[str], there: sa.Column[str], connection: sa.Connection) -> list[Unit]:
    # four communes of Hòa Bình went into Hà Nội in 2008: that does not make the events of Hòa Bình Hà Nội's
    whole = place_changes.c.kind != "transfer"
    line = sa.select(there.label("id")).where(here.in_(ids), whole).cte("line", recursive=True)
    line = line.union(sa.select(there).join(line, here == line.c.id).where(whole))
    rows = connection.execute(sa.select(*_COLUMNS).where(places.c.id.in_(sa.select(line.c.id))).order_by(places.c.id))
    return [Unit(*row) for row in rows]


_COLUMNS = (
    places.c.id,
    places.c.name,
    places.c.full_name,
    places.c.kind,
    places.c.level,
    places.c.parent_id,
    places.c.valid_from,
    places.c.valid_to,
)


def _hits(question: Words, context: Context, *, told: bool = False) -> list[_Hit]:
    """What the free words name, longest names first, each word once."""
    grams = question.grams(LONGEST)
    spellings = {spelling for gram in grams for spelling in spelled(gram, question.text)}
    rows = _named(spellings, context.connection)
    hits: list[_Hit] = []
    used: list[Span] = []
    for gram in grams:
        if any(word.span.overlaps(span) for word in gram for span in used):
            continue
        candidates = {
            unit: None
            for spelling in spelled(gram, question.text)
            for name, unit in rows.get(spelling, ())
            if fits(gram, name)
        }
        if not candidates:
            continue
        kinds, span = _kind(question, gram)
        units = [unit for unit in candidates if unit.kind in kinds] if kinds else []
        if not units:
            units = _likely(question, gram, list(candidates), told=told)
            # a unit word that no place of the name has (`tỉnh Cần Thơ`) is still part of how it was said
        if units:
            top = min(LEVELS.index(unit.level) for unit in units)
            hit = _Hit(gram, span, tuple(unit for unit in units if LEVELS.index(unit.level) == top))
            hits.append(hit)
            used.append(span)
    return hits


def _named(spellings: set[str], connection: sa.Connection) -> dict[str, list[tuple[str, Unit]]]:
    statement = (
        sa.select(place_names.c.folded, place_names.c.name, *_COLUMNS)
        .join(places, places.c.id == place_names.c.place_id)
        .where(place_names.c.folded.in_(sorted(spellings)), place_names.c.ambiguous == 0)
        .order_by(places.c.id)
    )
    found: dict[str, list[tuple[str, Unit]]] = {}
    for folded, name, *unit in connection.execute(statement):
        found.setdefault(folded, []).append((name, Unit(*unit)))
    return found


def _kind(question: Words, gram: tuple[Word, ...]) -> tuple[frozenset[str], Span]:
    """The kinds that a unit word beside the name allows (none: no such word), and the stretch with that word."""
    table = data()["place_kinds"]
    words = question.words
    first, last = gram[0].index, gram[-1].index
    for size in (2, 1):
        before = words[first - size : first] if first >= size else ()
        for said, kinds in table.items():
            if before and fits(before, said):
                return frozenset(kinds), Span(before[0].span.start, gram[-1].span.end)
        after = words[last + 1 : last + 1 + size]
        for said, kinds in table.items():
            if said.isascii() and len(after) == size and fits(after, said):
                return frozenset(kinds), Span(gram[0].span.start, after[-1].span.end)
    return frozenset(), span_of(gram)


def _likely(question: Words, gram: tuple[Word, ...], units: list[Unit], *, told: bool) -> list[Unit]:
    """Of the units that a bare name fits, those that it may well mean: small units have the names of ordinary words."""
    if told:
        return units
    before = question.before(gram[0])
    locatives = {fold(word) for word in data()["locatives"]["words"]}
    introduced = before is not None and before.folded in locatives
    capital = all(word.is_capital for word in gram)
    likely = []
    for unit in units:
        if unit.level in ("country", "region"):
            continue
        if unit.level == "province":
            fine = len(gram) > 1 or capital or introduced or not gram[0].is_plain or question.is_plain
        elif unit.level == "district":
            # `van ban ban hanh` are documents issued, not the district Văn Bàn
            fine = len(gram) > 1 and (capital or introduced or (question.is_plain and not _is_label(question, gram)))
        else:
            fine = len(gram) > 1 and capital and introduced
        if fine:
            likely.append(unit)
    typed_plain = all(word.is_plain for word in gram) and any(not unit.name.isascii() for unit in likely)
    if typed_plain and not capital and len({(unit.level, unit.parent_id, unit.name) for unit in likely}) > 1:
        top = min(LEVELS.index(unit.level) for unit in likely)
        likely = [unit for unit in likely if LEVELS.index(unit.level) == top]
        # without marks `x y` may be several names; only one that is alone is taken
        if len({unit.name for unit in likely}) > 1:
            return []
    return likely


def _is_label(question: Words, gram: tuple[Word, ...]) -> bool:
    span = span_of(gram)
    return any(span.overlaps(span_of(label)) and len(label) >= len(gram) for label, _ in kind.labelled(question))


def _narrowed(hits: list[_Hit], context: Context) -> list[tuple[Unit, ...]]:
    """`Châu Thành, Tiền Giang`: of neighbours of which one lies in the other, the inner is meant."""
    chosen: list[tuple[Unit, ...]] = []
    skip = False
    for i, hit in enumerate(hits):
        if skip:
            skip = False
            continue
        units = hit.units
        if i + 1 < len(hits):
            outer = hits[i + 1]
            inside = _inside(units, outer.units, context.connection)
            if inside and outer.span.start - hit.span.end <= len(" thuộc "):
                units = inside
                skip = True
        chosen.append(units)
    return chosen


def _inside(inner: Sequence[Unit], outer: Sequence[Unit], connection: sa.Connection) -> tuple[Unit, ...]:
    ids = {unit.id for unit in outer}
    below = set(connection.execute(sa.select(under(ids).c.id)).scalars()) - ids
    return tuple(unit for unit in inner if unit.id in below)
