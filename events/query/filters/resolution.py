"""Which document takes part. A symbol that names several (`35-CT/TW` of 2019 and of 2024) means any of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import sqlalchemy as sa

from events.errors import UsageError
from events.query.model import Context, Filter
from events.query.vocabulary import alternation, data
from events.query.words import Words, fits, span_of, spelled
from events.store.tables import event_resolutions, events, resolution_names, resolutions
from events.text import Span, fold

LONGEST = 16
MANY = 12
"""A number that fits more documents than this (`Nghị định 46`) names none of them."""


@dataclass(frozen=True, slots=True)
class Document:
    """A row of `resolutions` as far as questions need it."""

    id: str
    label: str
    issuer: str | None
    issued_on: str | None


@dataclass(frozen=True, slots=True)
class Resolution(Filter):
    """Any of the documents."""

    documents: tuple[Document, ...]
    said: str = ""

    def where(self) -> sa.ColumnElement[bool]:
        ids = [document.id for document in self.documents]
        return events.c.id.in_(
            sa.select(event_resolutions.c.event_id).where(event_resolutions.c.resolution_id.in_(ids))
        )

    def sentence(self) -> str:
        names = [_told(document) for document in self.documents]
        listed = " or ".join(names[:5]) + (f" or {len(names) - 5} more" if len(names) > 5 else "")
        return f"with the document {listed}" + (f' ("{self.said}")' if self.said else "")


def _told(document: Document) -> str:
    basis = ", ".join(part for part in (document.issuer, document.issued_on) if part)
    return f"{document.label} ({basis})" if basis else document.label


@lru_cache(maxsize=1)
def _symbol() -> re.Pattern[str]:
    """`Nghị quyết số 18-NQ/TW`, `18 NQ TW`, `108/2014/NĐ-CP`, `Nghị định 46`: on folded text."""
    kinds = data()["resolution_kinds"]
    return re.compile(
        rf"(?:(?P<kind>{alternation([*kinds, *kinds.values()])})\s+)?(?:so\s*:?\s*|no\.?\s*)?"
        rf"(?<![\w/])(?P<number>\d{{1,5}}[a-z]?)"
        rf"(?:(?:\s*[-–/]\s*(?P<year>(?:19|20)\d\d))?\s*[-–/]\s*(?P<symbol>[a-z]+\d*(?:\s*[-–/&.]\s*[a-z]+\d*){{0,4}}))?(?![\w])"
    )


def read(question: Words, context: Context) -> Resolution | None:
    """The documents that the question names, by a name that the database knows or by number and symbol."""
    found = [*_by_name(question, context)]
    for span, _ in found:
        question.take(span)
    for span, documents in _by_symbol(question, context):
        question.take(span)
        found.append((span, documents))
    for span, documents in _by_session(question, context):
        question.take(span)
        found.append((span, documents))
    unique = dict.fromkeys(document for _, documents in found for document in documents)
    said = ", ".join(span.of(question.text) for span, _ in sorted(found, key=lambda pair: pair[0]))
    return Resolution(tuple(unique), said) if unique else None


def named(values: tuple[str, ...], context: Context) -> Resolution:
    """`--resolution`: any of the labels or symbols. UsageError for one that no document has."""
    documents: dict[Document, None] = {}
    for value in values:
        found = read(Words(value), context)
        if found is None:
            raise UsageError(
                f"--resolution {value!r}: no document of that label; `events resolutions {value!r}` looks for it"
            )
        documents |= dict.fromkeys(found.documents)
    return Resolution(tuple(documents))


def _by_name(question: Words, context: Context) -> list[tuple[Span, list[Document]]]:
    grams = [gram for gram in question.grams(LONGEST) if len(gram) > 1]
    spellings = {spelling for gram in grams for spelling in spelled(gram, question.text)}
    statement = (
        sa.select(resolution_names.c.folded, resolution_names.c.name, *_COLUMNS)
        .join(resolutions, resolutions.c.id == resolution_names.c.resolution_id)
        .where(resolution_names.c.folded.in_(sorted(spellings)))
        .order_by(resolutions.c.id)
    )
    rows: dict[str, list[tuple[str, Document]]] = {}
    for folded, name, *document in context.connection.execute(statement):
        rows.setdefault(folded, []).append((name, Document(*document)))
    found: list[tuple[Span, list[Document]]] = []
    for gram in grams:
        span = span_of(gram)
        documents = {
            document: None
            for spelling in spelled(gram, question.text)
            for name, document in rows.get(spelling, ())
            if fits(gram, name)
        }
        if documents and not any(span.overlaps(other) for other, _ in found):
            found.append((span, list(documents)))
    return found


def _by_session(question: Words, context: Context) -> list[tuple[Span, list[Document]]]:
    """`Nghị quyết Trung ương 4 khóa XII`: documents of a session, by what the authority's rows know of sessions."""
    from events.resolutions import lookup

    kinds = {fold(kind).split()[0] for kind in data()["resolution_kinds"].values()} | {"nqtw"}
    found: list[tuple[Span, list[Document]]] = []
    for gram in question.grams(LONGEST):
        span = span_of(gram)
        if len(gram) < 4 or gram[0].folded not in kinds or any(span.overlaps(other) for other, _ in found):
            continue
        ids = [resolution.id for resolution in lookup(span.of(question.text))]
        statement = sa.select(*_COLUMNS).where(resolutions.c.id.in_(ids)).order_by(resolutions.c.id)
        documents = [Document(*row) for row in context.connection.execute(statement)] if ids else []
        if 0 < len(documents) <= MANY:
            found.append((span, documents))
    return found


_COLUMNS = (resolutions.c.id, resolutions.c.label, resolutions.c.issuer, resolutions.c.issued_on)


def _by_symbol(question: Words, context: Context) -> list[tuple[Span, list[Document]]]:
    found = []
    for match in _symbol().finditer(fold(question.text)):
        span = Span(match.start(), match.end())
        if any(span.overlaps(other) for other in question.taken) or not (match["symbol"] or match["kind"]):
            continue
        documents = _fitting(match, context.connection)
        if 0 < len(documents) <= MANY:
            found.append((span, documents))
    return found


def _fitting(match: re.Match[str], connection: sa.Connection) -> list[Document]:
    """Documents of that number whose symbol has these letters, whatever stands between them."""
    number = match["number"]
    spellings = {number, number.lstrip("0"), number.zfill(2)}
    statement = sa.select(resolutions.c.kind, resolutions.c.number, resolutions.c.symbol, *_COLUMNS)
    statement = statement.where(resolutions.c.number.in_(sorted(spellings))).order_by(resolutions.c.id)
    kinds = data()["resolution_kinds"]
    kind = " ".join(match["kind"].split()) if match["kind"] else None
    wanted_kind = fold(kinds.get(kind, kind)) if kind else None
    letters = _letters((match["year"] or "") + (match["symbol"] or ""))
    found = []
    for row_kind, row_number, symbol, *document in connection.execute(statement):
        rest = _letters(symbol or "").removeprefix(_letters(row_number))
        if wanted_kind is not None and fold(row_kind) != wanted_kind:
            continue
        if not letters or letters in (rest, re.sub(r"\d{4}", "", rest)):
            found.append(Document(*document))
    return found


def _letters(symbol: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(symbol))
