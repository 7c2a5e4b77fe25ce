"""What kind of happening, by the labels of `data/event_types.toml`, Vietnamese and English, singular and plural."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import sqlalchemy as sa

from events.errors import UsageError
from events.query.model import Context, Filter
from events.query.vocabulary import data
from events.query.words import Word, Words, fits, span_of, spelled
from events.resources import toml
from events.store.tables import events
from events.text import fold

LONGEST = 5
UNSPOKEN = frozenset({"other"})
"""Kinds that no word of a question asks for: `other events` does not mean those of kind `other`."""


@dataclass(frozen=True, slots=True)
class Type(Filter):
    """Any of the kinds, by id."""

    ids: tuple[str, ...]
    said: str = ""

    def where(self) -> sa.ColumnElement[bool]:
        return events.c.type.in_(self.ids)

    def sentence(self) -> str:
        table = toml("event_types")
        names = " or ".join(f"{table[i]['label_en']} ({table[i]['label_vi']})" for i in self.ids)
        return f"of kind {names}" + (f' ("{self.said}")' if self.said else "")


@lru_cache(maxsize=1)
def _labels() -> dict[str, list[tuple[str, str]]]:
    """Folded label to (label, id), all labels, and English ones in the plural."""
    found: dict[str, list[tuple[str, str]]] = {}
    for id_, row in toml("event_types").items():
        if id_ in UNSPOKEN:
            continue
        english = [row["label_en"], *(label for label in row["labels"] if label.isascii())]
        plurals = [f"{label}s" for label in english] + [f"{label[:-1]}ies" for label in english if label.endswith("y")]
        for label in [row["label_vi"], *row["labels"], row["label_en"], *plurals, id_.replace("_", " ")]:
            found.setdefault(fold(label), []).append((label, id_))
    return found


def read(question: Words, context: Context) -> Type | None:
    """The kinds that the question names. `Đại hội XII` is one congress and not the kind, so it stays text."""
    ids: dict[str, None] = {}
    said = []
    for gram, named_ids in labelled(question):
        question.take(span_of(gram))
        said.append(span_of(gram).of(question.text))
        ids |= dict.fromkeys(named_ids)
    return Type(tuple(ids), ", ".join(said)) if ids else None


def labelled(question: Words) -> list[tuple[tuple[Word, ...], list[str]]]:
    """Free words that are labels of kinds, with the ids of these; the longest labels first, each word once."""
    labels = _labels()
    found: list[tuple[tuple[Word, ...], list[str]]] = []
    for gram in question.grams(LONGEST):
        span = span_of(gram)
        if _is_one(question, gram) or any(span.overlaps(span_of(other)) for other, _ in found):
            continue
        named = [
            id_
            for spelling in spelled(gram, question.text)
            for label, id_ in labels.get(spelling, ())
            if fits(gram, label)
        ]
        if named:
            found.append((_with_object(question, gram, named), named))
    return found


def _with_object(question: Words, gram: tuple[Word, ...], ids: list[str]) -> tuple[Word, ...]:
    """`luân chuyển cán bộ` is the kind `luân chuyển`: nobody else is transferred."""
    after = gram[-1].index + 1
    for size in (3, 2, 1):
        words = question.words[after : after + size]
        objects = (each for id_ in ids for each in data()["type_objects"].get(id_, ()))
        if len(words) == size and all(map(question.is_free, words)) and any(fits(words, each) for each in objects):
            return (*gram, *words)
    return gram


def _is_one(question: Words, gram: tuple[Word, ...]) -> bool:
    after = question.after(gram[-1])
    if after is None:
        return False
    following = question.after(after)
    numeral = after.text.isupper() and set(after.folded) <= set("ivxl")
    return numeral or (after.folded == "lan" and following is not None and following.folded == "thu")


def named(values: tuple[str, ...], context: Context) -> Type:
    """`--type`: an id or a label. UsageError, with the list, for what is none."""
    ids: dict[str, None] = {}
    table = toml("event_types")
    for value in values:
        words = Words(value)
        found = (
            [value]
            if value in table
            else [i for label, i in _labels().get(fold(value), ()) if fits(words.words, label)]
        )
        if not found:
            raise UsageError(f"--type {value!r} is none of {', '.join(table)} nor a label of one")
        ids |= dict.fromkeys(found)
    return Type(tuple(ids))
