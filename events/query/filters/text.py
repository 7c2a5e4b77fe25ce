"""The words that are searched in titles, quotes and places of events, with or without accents."""

from __future__ import annotations

import re
from dataclasses import dataclass

import sqlalchemy as sa

from events.query.model import Context, Filter
from events.query.vocabulary import data
from events.query.words import Word, Words, fits, span_of, spelled
from events.store.tables import events
from events.text import Span, fold, normalise

SHORT = 3
"""So many neighbouring words are looked for as a phrase; a longer stretch as words that must all occur."""
_FTS = sa.table("events_fts", sa.column("rowid"))
_QUOTED = re.compile('"([^"]+)"|“([^”]+)”|«([^»]+)»')
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Text(Filter):
    """All of the phrases. A phrase is a tuple of words that stand together."""

    phrases: tuple[tuple[str, ...], ...]
    asked: bool = False
    """True for `--text` and quotes: the user asked for a search; else it is what nobody understood."""

    def where(self) -> sa.ColumnElement[bool]:
        found = sa.select(_FTS.c.rowid).where(sa.literal_column("events_fts").op("MATCH")(self.match()))
        marked = [_has_marks(phrase) for phrase in self.phrases if not "".join(phrase).isascii()]
        return sa.and_(events.c.id.in_(found), *marked)

    def match(self) -> str:
        """The full-text expression, in the folded column, which has no marks at all."""
        phrases = ('"' + " ".join(fold(word) for word in phrase) + '"' for phrase in self.phrases)
        return f"folded : ({' AND '.join(phrases)})"

    def sentence(self) -> str:
        words = " and ".join(f'"{" ".join(phrase)}"' for phrase in self.phrases)
        return f"with the text {words}" + ("" if self.asked else " (not understood otherwise, so searched as text)")


def _has_marks(phrase: tuple[str, ...]) -> sa.ColumnElement[bool]:
    """Marks that were typed must be right: folded, `diễn biến` is also `Điện Biên`."""
    return sa.func.has_words(events.c.title + "\n" + events.c.quote + "\n" + events.c.place_name, " ".join(phrase)) == 1


def has_words(text: str, phrase: str) -> int:
    """1 where the words of `phrase` stand together in `text`, marks and tone placement regarded; an SQL function."""
    wanted = _WORD.findall(phrase)
    found = _WORD.findall(normalise(text))
    words = tuple(Word(Span(0, 0), word, fold(word)) for word in wanted)
    size = len(words)
    return int(any(fits(words, " ".join(found[i : i + size])) for i in range(len(found) - size + 1)))


def quoted(question: Words, context: Context) -> Text | None:
    """Phrases in quotes, which are searched as they stand."""
    phrases: list[tuple[str, ...]] = []
    for match in _QUOTED.finditer(question.text):
        words = tuple(word for word in question.words if match.start() <= word.span.start < match.end())
        if words:
            phrases.append(tuple(word.text for word in words))
            question.take(span_of(words))
    return Text(tuple(phrases), asked=True) if phrases else None


def read(question: Words, context: Context) -> Text | None:
    """What is left: words that limit nothing left out, the rest in phrases."""
    for gram in fillers(question):
        question.take(span_of(gram))
    phrases: list[tuple[str, ...]] = []
    for run in question.runs():
        words = tuple(word.text for word in run)
        question.take(span_of(tuple(run)))
        phrases += [words] if len(words) <= SHORT else [(word,) for word in words]
    return Text(tuple(phrases)) if phrases else None


def named(values: tuple[str, ...], context: Context) -> Text | None:
    """`--text`: each value is a phrase."""
    phrases = tuple(tuple(_WORD.findall(normalise(value))) for value in values)
    return Text(tuple(phrase for phrase in phrases if phrase), asked=True) if any(phrases) else None


def fillers(question: Words) -> list[tuple[Word, ...]]:
    """Free words that limit nothing: `events`, `cho tôi biết`, `ở`."""
    words: dict[str, list[str]] = {}
    for word in data()["fillers"]["words"]:
        words.setdefault(fold(word), []).append(word)
    found: list[tuple[Word, ...]] = []
    for gram in question.grams(4):
        span = span_of(gram)
        if not any(span.overlaps(span_of(other)) for other in found) and any(
            fits(gram, filler) for spelling in spelled(gram, question.text) for filler in words.get(spelling, ())
        ):
            found.append(gram)
    return found
