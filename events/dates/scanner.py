"""The one pass over a text: finds the places where a date can begin and asks the forms that begin so.

One pattern holds the first words of all forms (and any figure); it is the only thing that reads the whole text. At a
hit, the forms of that word are matched from there on. What a form has taken is not looked at again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from events.dates.draft import Draft
from events.dates.forms import FORMS
from events.dates.forms._form import DIGITS, Read

_Entry = tuple[re.Pattern[str], Read]


@lru_cache(maxsize=1)
def _machine() -> tuple[re.Pattern[str], dict[str, tuple[_Entry, ...]]]:
    compiled: dict[str, re.Pattern[str]] = {}
    by_trigger: dict[str, list[_Entry]] = {}
    for form in FORMS:
        pattern = compiled.setdefault(form.pattern, re.compile(form.pattern, re.VERBOSE))
        for trigger in form.triggers:
            by_trigger.setdefault(trigger, []).append((pattern, form.read))
    words = trie(word for word in by_trigger if word != DIGITS)
    # a figure inside a chain (`1.10.30`, `A1-25`) begins nothing; a letter glued behind a word ends the word
    begins = rf"(?<![^\W_])(?:(?<![0-9][/.,:])[0-9]+|{words}(?![^\W\d_]))"
    return re.compile(begins), {trigger: tuple(entries) for trigger, entries in by_trigger.items()}


def trie(words: Iterable[str]) -> str:
    """A pattern for the words in which each letter is compared once."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}

    def pattern(node: dict) -> str:  # type: ignore[type-arg]
        branches = [re.escape(letter) + pattern(below) for letter, below in sorted(node.items()) if letter]
        if not branches:
            return ""
        joined = branches[0] if len(branches) == 1 and "" not in node else "(?:" + "|".join(branches) + ")"
        return joined + ("?" if "" in node else "")

    return pattern(tree)


def _headline_end(text: str, start: int, end: int) -> int:
    """Where a line ends inside the stretch and a capital begins the next: a headline, no wrapped line. -1 if nowhere."""
    line = text.find("\n", start, end)
    return line if line >= 0 and text[line:end].lstrip()[:1].isupper() else -1


def scan(text: str, small: str) -> list[Draft]:
    """All that the forms propose, in the order of the text, without overlaps. `small` is the text in small letters."""
    triggers, forms = _machine()
    found: list[Draft] = []
    done = 0
    for hit in triggers.finditer(small):
        start = hit.start()
        if start < done:
            continue
        word = hit[0]
        for pattern, read in forms[word if word in forms else DIGITS]:
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
            done = hit.end()
    return found
