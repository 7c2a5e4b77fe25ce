"""The words that are searched in titles, quotes and places of events, with or without accents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import sqlalchemy as sa

from events.query.model import Context, Filter
from events.query.vocabulary import data
from events.query.words import Word, Words, fits, span_of, spelled
from events.store.tables import events
from events.text import fold, key, normalise

SHORT = 3
"""So many neighbouring words are looked for as a phrase; a longer stretch as words that must all occur."""
_FTS = sa.table("events_fts", sa.column("rowid"))
_QUOTED = re.compile('"([^"]+)"|“([^”]+)”|«([^»]+)»')
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Text(Filter):
    """All of the phrases. A phrase is a tuple of words that stand together."""

    phrases: tuple[tuple[str, ...], ...]
    loose: tuple[tuple[str, ...], ...] = ()
    """Longer stretches, whose words must all occur, in any order."""
    asked: bool = False
    """True for `--text` and quotes: the user asked for a search; else it is what nobody understood."""

    def where(self) -> sa.ColumnElement[bool]:
        found = sa.select(_FTS.c.rowid).where(sa.literal_column("events_fts").op("MATCH")(self.match()))
        marked = [_has_marks(phrase) for phrase in self._wanted() if not "".join(phrase).isascii()]
        return sa.and_(events.c.id.in_(found), *marked)

    def match(self) -> str:
        """The full-text expression, in the folded column, which has no marks at all."""
        phrases = ('"' + " ".join(fold(word) for word in phrase) + '"' for phrase in self._wanted())
        return f"folded : ({' AND '.join(phrases)})"

    def _wanted(self) -> list[tuple[str, ...]]:
        return [*self.phrases, *((word,) for stretch in self.loose for word in stretch)]

    def sentence(self) -> str:
        phrases = [f'"{" ".join(phrase)}"' for phrase in self.phrases]
        words = " and ".join(phrases + [f'all words of "{" ".join(stretch)}"' for stretch in self.loose])
        return f"with the text {words}" + ("" if self.asked else " (not understood otherwise, so searched as text)")


def _has_marks(phrase: tuple[str, ...]) -> sa.ColumnElement[bool]:
    """Marks that were typed must be right: folded, `diễn biến` is also `Điện Biên`."""
    return sa.func.has_words(events.c.title + "\n" + events.c.quote + "\n" + events.c.place_name, " ".join(phrase)) == 1


def has_words(text: str, phrase: str) -> int:
    """1 where the words of `phrase` stand together in `text`, marks and tone placement regarded; an SQL function.

    `text` is as stored. Placement is seen to only where the text as it stands has no match: most has the new one or
    none that matters, and the function runs on every row that the full text finds.
    """
    pattern = _pattern(phrase)
    # past the cache of `key`, which is for names and would fill with passages
    return int(pattern.search(text.lower()) is not None or pattern.search(key.__wrapped__(text)) is not None)


@lru_cache(maxsize=32)
def _pattern(phrase: str) -> re.Pattern[str]:
    """A word typed with marks fits itself in small letters, one typed without fits every word that folds to it."""
    words = []
    for word in _WORD.findall(normalise(phrase)):
        plain = word.isascii()
        words.append("".join(_any_of(char) for char in fold(word)) if plain else re.escape(key(word)))
    return re.compile(r"(?<!\w)" + r"\W+".join(words) + r"(?!\w)")


@cache
def _any_of(letter: str) -> str:
    """A class of all small letters that fold to this one."""
    letters = (chr(code) for code in range(0xC0, 0x1F00))
    found = "".join(char for char in letters if char.islower() and fold(char) == letter)
    return f"[{letter}{found}]" if found else re.escape(letter)


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
    loose: list[tuple[str, ...]] = []
    for run in question.runs():
        words = tuple(word.text for word in run)
        question.take(span_of(tuple(run)))
        if len(words) <= SHORT:
            phrases.append(words)
        else:
            loose.append(words)
    return Text(tuple(phrases), tuple(loose)) if phrases or loose else None


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
