"""A question as words: what has been understood of it so far, and what is still free."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from events.text import Span, fold, key, normalise

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: letters and digits between anything else."""

    span: Span
    text: str
    folded: str
    index: int = 0
    """Its place among the words."""

    @property
    def is_plain(self) -> bool:
        """Typed without marks, so that it may stand for any word that folds to it."""
        return self.text.isascii()

    @property
    def is_capital(self) -> bool:
        """Begins with a capital or is a number."""
        return not self.text[0].islower()

    def fits(self, syllable: str) -> bool:
        """Whether it is that syllable of a name: marks that were typed must be right, marks left out are no matter."""
        return fold(syllable) == self.folded if self.is_plain else key(syllable) == key(self.text)


class Words:
    """The question. Readers take the stretches that they understand; what nobody takes is searched as text."""

    def __init__(self, question: str) -> None:
        self.text = normalise(question)
        self.taken: list[Span] = []
        self._taken = bytearray(len(self.text))
        folded = fold(self.text)
        self.words = tuple(
            Word(Span(m.start(), m.end()), m[0], folded[m.start() : m.end()], index)
            for index, m in enumerate(_WORD.finditer(self.text))
        )

    @cached_property
    def is_plain(self) -> bool:
        """Typed wholly without marks."""
        return self.text.isascii()

    def take(self, span: Span) -> None:
        """Marks a stretch as understood."""
        self.taken.append(span)
        self._taken[span.start : span.end] = b"\1" * (span.end - span.start)

    def is_free(self, word: Word) -> bool:
        """Whether nobody has understood the word yet."""
        return not any(self._taken[word.span.start : word.span.end])

    def runs(self) -> list[list[Word]]:
        """The free words, in stretches that nothing understood interrupts."""
        runs: list[list[Word]] = [[]]
        for word in self.words:
            if self.is_free(word):
                runs[-1].append(word)
            elif runs[-1]:
                runs.append([])
        return [run for run in runs if run]

    def grams(self, longest: int) -> list[tuple[Word, ...]]:
        """All stretches of one to `longest` neighbouring free words, the longest first, then from left to right."""
        found = [
            tuple(run[i : i + n])
            for run in self.runs()
            for n in range(min(longest, len(run)), 0, -1)
            for i in range(len(run) - n + 1)
        ]
        return sorted(found, key=lambda gram: (-len(gram), gram[0].span.start))

    def before(self, word: Word) -> Word | None:
        """The word before this one, free or not."""
        return self.words[word.index - 1] if word.index else None

    def after(self, word: Word) -> Word | None:
        """The word after this one, free or not."""
        return self.words[word.index + 1] if word.index + 1 < len(self.words) else None


def spelled(gram: tuple[Word, ...], text: str) -> tuple[str, str]:
    """How a name of these words may be keyed: its folded words alone, and the folded text with what stands between."""
    whole = fold(text[gram[0].span.start : gram[-1].span.end])
    return " ".join(word.folded for word in gram), " ".join(whole.split())


def fits(gram: tuple[Word, ...], name: str) -> bool:
    """Whether the words are that name, as far as their marks tell."""
    syllables = _WORD.findall(normalise(name))
    return len(syllables) == len(gram) and all(
        word.fits(syllable) for word, syllable in zip(gram, syllables, strict=True)
    )


def span_of(gram: tuple[Word, ...]) -> Span:
    """From the first word to the last."""
    return Span(gram[0].span.start, gram[-1].span.end)
