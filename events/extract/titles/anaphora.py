"""Headlines whose subject points back: `Ông được bổ nhiệm ...`, `Dự án này khởi công ...`, `Vụ việc xảy ra ...`.

A row of a timeline is read alone. A pronoun gives way to the name it stands for where the sentences before leave one
choice; what still points back is no headline (`points_back`), for nobody can tell of whom or what it speaks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from events.extract.titles.words import without_leads
from events.extract.vocabulary import any_of
from events.organisations.lexicon import states
from events.people.names import SYLLABLE, place_names
from events.resources import toml
from events.text import UPPER

_REACH = 600
"""How far back, in code points, a name is looked for."""
_SENTENCES = 3
_STOP = re.compile(r"[.!?…][”\"’)]*\s+|\n+")
_SOMEBODY = re.compile(r"(?<!\w)anh(?!\w)")
_NAME = rf"{SYLLABLE}(?: {SYLLABLE}){{0,4}}"


@dataclass(frozen=True, slots=True)
class _Words:
    pronoun: re.Pattern[str]
    """A pronoun that opens a headline with no name behind it."""
    points: re.Pattern[str]
    happens: re.Pattern[str]
    named: dict[str, re.Pattern[str]]
    """By the pronoun, it with a name: `ông Nguyễn Văn A`."""
    kin: dict[str, frozenset[str]]
    """By the pronoun, those that may speak of the same person's sex."""
    bare: re.Pattern[str]
    """A common noun alone before its deed: `Công ty |đã trả lương`."""
    subject: re.Pattern[str]
    """A name of two or more capitals that opens a sentence, a calling before it or not."""


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = toml("titles")
    persons: dict[str, list[str]] = data["personal_pronouns"]
    times = "".join(rf"(?<!{word}\s)" for word in data["not_pointed_at"])
    single = [word for words in persons.values() for word in words]
    no_name = rf"(?!\s(?:[{UPPER}]|{any_of(data['not_behind_a_pronoun'])}(?!\w)))"
    return _Words(
        pronoun=re.compile(rf"(?i:({any_of(single)})|{any_of(data['other_pronouns'])})(?!\w){no_name}"),
        points=re.compile(
            rf"(?!{any_of(data['pointing_is_clear'])})(?:[^\s,]+\s){{1,4}}?"
            rf"(?:{times}{any_of(data['pointers'])}(?=\s|$)|{any_of(data['pointers_before'])} {any_of(data['before_what_happened'])}(?!\w))"
        ),
        happens=re.compile(
            rf"{any_of(data['empty_subjects'])}(?: [^\s,]+){{0,3}}? (?:đã |được |lại )?{any_of(data['empty_deeds'])}(?!\w)"
        ),
        bare=re.compile(
            rf"({any_of([*data['bare_subjects'], *data['bare_bodies']])})\s(?={any_of(data['before_a_deed'])}\s)",
            re.IGNORECASE,
        ),
        named={word: re.compile(rf"(?<!\w)(?i:{re.escape(word)}) ({_NAME})") for word in single},
        kin={word: frozenset(words) for words in persons.values() for word in words},
        subject=re.compile(
            rf"(?:(?i:{any_of(data['callings'])}) )?({SYLLABLE}(?: {SYLLABLE}){{1,4}})(?= [^{UPPER}\W])"
        ),
    )


def points_back(headline: str, text: str = "", start: int = 0) -> bool:
    """Whether the headline's subject can only be known from what the text tells before the clause that begins at `start`."""
    words = _words()
    pronoun = words.pronoun.match(headline)
    if pronoun and pronoun[0] == "Anh":  # the country too, where nobody was spoken of with `anh`
        return _SOMEBODY.search(text, max(0, start - _REACH), start) is not None
    return (
        pronoun is not None
        or words.points.match(headline.lower()) is not None
        or words.happens.match(headline.lower()) is not None
        or words.bare.match(headline) is not None
    )


def with_a_name(headline: str, text: str, start: int) -> str:
    """The headline with the person's name for the pronoun that opens it, if the text before leaves no doubt of it.

    The clause begins at `start` of the article's text. The name is the one last told with that very pronoun (`ông Mai
    Văn Chính ... Ông`); where none is told so, the person whose name opens one of the last sentences. Unchanged where
    several people of that sex are told, or none. A body's noun alone (`Công ty đã ...`) is told with its name likewise.
    """
    words = _words()
    bare = words.bare.match(headline)
    if bare is not None:
        body = _body(bare[1].lower(), text[max(0, start - _REACH) : start])
        return f"{body} {headline[bare.end() :]}" if body else headline
    match = words.pronoun.match(headline)
    if match is None or match[1] is None:
        return headline
    pronoun = match[1].lower()
    near = text[max(0, start - _REACH) : start]
    told = list(words.named[pronoun].finditer(near))
    if told:
        if len({name[1].rpartition(" ")[2] for name in told[-3:]}) > 1:
            return headline
        longest = max((name[1] for name in told if name[1].endswith(told[-1][1].rpartition(" ")[2])), key=len)
        others = (other for other in words.kin[pronoun] if other != pronoun)
        if any(name.start() > told[-1].end() for other in others for name in words.named[other].finditer(near)):
            return headline
        return f"{pronoun[:1].upper()}{pronoun[1:]} {longest}{headline[match.end() :]}"
    if match[0] == "Anh" and _SOMEBODY.search(near) is None:
        return headline
    if any(words.named[other].search(near) for kin in words.kin.values() for other in kin):
        return headline
    name = _subject(near)
    return f"{name}{headline[match.end() :]}" if name else headline


def _body(noun: str, near: str) -> str:
    """The body last told by that noun with a name: `Công ty cổ phần Vinamilk`; empty where it is not one, or none is."""
    pattern = _bodies().get(noun)
    told = pattern.findall(near) if pattern else []
    body = str(told[-1]) if told else ""
    return f"{body[:1].upper()}{body[1:]}" if body and len(body) <= _LONGEST_BODY else ""


_LONGEST_BODY = 60


@lru_cache(maxsize=1)
def _bodies() -> dict[str, re.Pattern[str]]:
    """By a body's noun, it with a name behind it."""
    data = toml("titles")
    named = rf"(?:\s[^\s,.;:()“”\"]+){{0,6}}?(?:\s[{UPPER}][\w&-]*)+)(?=[,.;:)]|\s{any_of(data['behind_a_name'])}\s|$)"
    return {noun: re.compile(rf"(?<!\w)((?i:{re.escape(noun)}){named}") for noun in data["bare_bodies"]}


def _subject(near: str) -> str:
    """The name that opens one of the last sentences, the nearest first; empty if none does."""
    pieces = _STOP.split(near)
    for piece in reversed(pieces[-_SENTENCES:]):
        match = _words().subject.match(without_leads(piece))
        if match and match[1] not in place_names() and match[1] not in states():
            return match[1]
    return ""
