"""Sentences of a Vietnamese text, as spans.

A sentence ends at `.`, `!`, `?`, `…` (with closing quotes behind it) before a space and a capital, a digit or an
opening mark, and at every line break: newspapers set one paragraph, caption or heading a line. It does not end after
`TP.`, `T.Ư`, initials (`P.Hằng`), within numbers and dates (`22.4.2025`), nor at an ellipsis that goes on in small
letters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from events.resources import table, toml
from events.text import LOWER, UPPER, Span, trie


class _Marks(NamedTuple):
    """The compiled rules: where a sentence may end, where one begins without a stop, what a stop does not end."""

    end: re.Pattern[str]
    run_in: re.Pattern[str]
    opener: re.Pattern[str]
    abbreviations: frozenset[str]
    before_numbers: frozenset[str]
    openers: str


def _any(phrases: Iterable[str]) -> str:
    return trie(dict.fromkeys(phrases, ""))


@lru_cache(maxsize=1)
def _marks() -> _Marks:
    data = toml("sentences")
    closers = re.escape(data["closers"])
    run_in = _any(data["run_in"])
    words, anywhere = _any(data["run_in_words"]), _any(data["run_in_anywhere"])
    persons = _any(data["run_in_persons"])
    surnames = _any({row["surname"] for row in table("surnames")})
    behind = "".join(rf"(?<!(?<!\w){re.escape(word)} )" for word in data["not_behind"])
    return _Marks(
        re.compile(rf"\n+|(?:\.{{2,}}|[.!?…])[.!?…]*[{closers}]*(?:\./\.)?(?=[ \t]+(\S))"),
        # the space and the capital come first: most places are passed over by them alone
        re.compile(
            rf" (?=[{UPPER}“ ])(?:"
            rf"(?<=[\w”\"’')] )(?={run_in})"
            rf"|(?<=[{LOWER}\d”\"’)] )(?={persons} {surnames} [{UPPER}])"
            # two spaces before a capital part what an aggregator joined
            rf"|(?<=\S ) +(?=[{UPPER}“])"
            # a heading in square brackets, run in: `[Nga thử tên lửa] Hãng tin ...`
            rf"|(?<=[{LOWER}\d]\] )(?=[{UPPER}])"
            rf"|(?<=[{LOWER}] )(?={words}){behind}(?=\w+ [{LOWER}])"
            rf"|(?<=[\w%)] )(?={anywhere}){behind}(?=\w+ [{LOWER}\d]))"
        ),
        re.compile(run_in),
        frozenset(data["abbreviations"]),
        frozenset(data["before_numbers"]),
        data["openers"],
    )


_NUMERALS = frozenset("IVX")
_STOP = re.compile(r"(?<!\.)\.(?=\s|$)")
_WORD_BEFORE = re.compile(r"(?<![\w-])[^\W\d_](?:[\w/]*)$")


def sentences(text: str) -> list[Span]:
    """Spans of the sentences, in order, without the white space around them; every other code point is in one."""
    marks = _marks()
    spans: list[Span] = []
    start = 0

    def close(stop: int) -> None:
        nonlocal start
        left, right = start, stop
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        if left < right:
            spans.append(Span(left, right))
        start = stop

    run_ins = [match.end() for match in marks.run_in.finditer(text)]
    passed = 0
    for match in marks.end.finditer(text):
        while passed < len(run_ins) and run_ins[passed] <= match.start():
            close(run_ins[passed])
            passed += 1
        mark = match[0]
        if mark[0] == "\n":
            close(match.end())
            continue
        follower = match[1]
        if not (follower.isupper() or follower.isdigit() or follower in marks.openers):
            continue
        if mark[0] in ".…" and len(mark) == 1:
            word = _WORD_BEFORE.search(text, max(start, match.start() - 12), match.start())
            # `khóa X. 12/1999: ...`: a Roman numeral ends a sentence before a number, `Q. 1` does not
            numeral = word and word[0] in _NUMERALS and follower.isdigit()
            # `đầu tư tại TP. Tuy nhiên, ...`
            opens = follower.isupper() and marks.opener.match(text, match.start(1))
            if word and word[0] in marks.abbreviations and not numeral and not opens:
                continue
            if word and word[0] in marks.before_numbers and follower.isdigit():
                continue
            # `1. Tuổi Thìn`, `II. Kết quả`: a number that heads a paragraph is not a sentence of its own
            if match.start() - start < 9 and not text[start : match.start()].strip("0123456789IVXivx \n\t"):
                continue
        close(match.end())
    for at in run_ins[passed:]:
        close(at)
    close(len(text))
    return spans


def stops(text: str) -> Iterator[int]:
    """Offsets of the full stops that end a sentence inside one line of text (`George W. Bush` has none)."""
    for match in _STOP.finditer(text):
        word = _WORD_BEFORE.search(text, max(0, match.start() - 12), match.start())
        if not (word and word[0] in _marks().abbreviations and match.end() < len(text)):
            yield match.start()


def sentence_at(spans: list[Span], offset: int) -> int:
    """Index of the sentence that holds the offset (or the one before it)."""
    return max(0, bisect_right(spans, offset, key=lambda span: span.start) - 1)
