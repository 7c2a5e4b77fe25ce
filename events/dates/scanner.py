"""The one pass over a text: finds the places where a date can begin and asks the forms that begin so.

One pattern holds the triggers of all forms; it is the only thing that reads the whole text. At a hit, the forms of that
trigger are matched from there on. What a form has taken is not looked at again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from events.dates.draft import Draft
from events.dates.forms import FORMS
from events.dates.forms._form import FIGURE_HOUR, FIGURE_LIST, FIGURE_MARK, FIGURE_WORD, FIGURE_YEAR, Read
from events.dates.patterns import compiled
from events.text import trie

_Entries = tuple[tuple[re.Pattern[str], Read], ...]
_FIGURES = {FIGURE_MARK, FIGURE_WORD, FIGURE_LIST, FIGURE_HOUR, FIGURE_YEAR}
# what goes on behind a figure; most figures of a text are amounts, and go on with none of these
_GOES_ON = compiled(
    r"""
    (?P<mark>\s{0,2}(?:[/\-–—]|\.(?![0-9]{3}(?![0-9])))\s{0,2}[0-9])
  | (?P<word>\s*(?:,\s*)?(?:tháng|ngày|tuần|năm|tết|giáp))
  | (?P<hour>:[0-5]|\s?(?:h|g|giờ)(?![^\W\d_]))
  | (?P<list>\s*[,;]\s*(?:ngày\s+)?[0-9]|\s+(?:và|hoặc|hay|đến|tới|cho\s+đến)\s+(?:hết\s+)?(?:ngày\s+)?[0-9])
    """,
    re.VERBOSE,
)
_WORD_END = r"(?![^\W\d_])"
_BY_GROUP: Mapping[str | None, str] = {
    "mark": FIGURE_MARK,
    "word": FIGURE_WORD,
    "list": FIGURE_LIST,
    "hour": FIGURE_HOUR,
}


@dataclass(frozen=True, slots=True)
class _Machine:
    begins: re.Pattern[str]
    words: Mapping[str, _Entries]
    """By the first word of a trigger."""
    figures: Mapping[str | None, _Entries]
    """By what goes on behind a figure of up to three digits (a group of _GOES_ON)."""
    years: Mapping[str | None, _Entries]
    """The same for a figure of four."""


@lru_cache(maxsize=1)
def machine() -> _Machine:
    """The triggers as one pattern, and the forms of each; built once."""
    patterns: dict[str, re.Pattern[str]] = {}
    words: dict[str, list[tuple[re.Pattern[str], Read]]] = {}
    figures: dict[str, list[tuple[re.Pattern[str], Read]]] = {}
    following: dict[str, set[str]] = {}
    for form in FORMS:
        entry = (patterns.setdefault(form.pattern, compiled(form.pattern, re.VERBOSE)), form.read)
        for trigger in dict.fromkeys(t if t in _FIGURES else t.split()[0] for t in form.triggers):
            (figures if trigger in _FIGURES else words).setdefault(trigger, []).append(entry)
        for trigger in form.triggers:
            if trigger not in _FIGURES:
                first, _, rest = trigger.partition(" ")
                following.setdefault(first, set()).add(rest)
    # of a phrase the first word begins the date, where the rest stands behind it
    ends = {
        first: _WORD_END if "" in rests else rf"(?=\s+{trie(dict.fromkeys(rests, _WORD_END))})"
        for first, rests in following.items()
    }
    # a figure inside a chain (`1.10.30`) begins nothing; a figure glued behind a word (`ngày02`) ends the word
    # the letter before is matched, not looked back at: the engine then leaps from gap to gap
    begins = rf"[^a-z0-9à-ỹđ](?:(?<![0-9][/.,:])[0-9]+|{trie(ends)})"
    by_group: dict[str | None, _Entries] = {
        group: tuple(figures.get(trigger, ())) for group, trigger in _BY_GROUP.items()
    }
    year = tuple(figures.get(FIGURE_YEAR, ()))
    return _Machine(
        compiled(begins),
        {word: tuple(entries) for word, entries in words.items()},
        {**by_group, None: ()},
        {**{group: (*entries, *year) for group, entries in by_group.items()}, None: year},
    )


def _headline_end(text: str, start: int, end: int) -> int:
    """Where a line ends inside the stretch and a capital begins the next: a headline, no wrapped line. -1 if nowhere."""
    line = text.find("\n", start, end)
    return line if line >= 0 and text[line:end].lstrip()[:1].isupper() else -1


def scan(text: str, small: str) -> list[Draft]:
    """All that the forms propose, in the order of the text, without overlaps. `small` is the text in small letters."""
    known = machine()
    found: list[Draft] = []
    done = 0
    for hit in known.begins.finditer("\n" + small):
        start, end = hit.start(), hit.end() - 1  # the line's end put in front moves all by one
        if start < done:
            continue
        entries = known.words.get(hit[0][1:])
        if entries is None:
            goes_on = _GOES_ON.match(small, end)
            entries = (known.years if end - start == 4 else known.figures)[goes_on.lastgroup if goes_on else None]
        for pattern, read in entries:
            match = pattern.match(small, start)
            if match is None:
                continue
            line = _headline_end(text, start, match.end())
            if line >= 0 and (match := pattern.match(small, start, line)) is None:
                continue
            drafts = read(match, text)
            if drafts is None:
                continue
            done = match.end()
            found.extend(drafts)
            break
        else:
            done = end
    return found
