"""The words of `data/extract.toml` and `data/event_types.toml`, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from events.extract.model import OrganisationRole, ResolutionRole
from events.resources import toml
from events.text import trie


def any_of(phrases: Iterable[str]) -> str:
    """The pattern of one of the phrases, the longest that fits; the caller bounds it."""
    return trie(dict.fromkeys(phrases, ""), blank=" ")


def words(phrases: Iterable[str]) -> re.Pattern[str]:
    """One pattern for whole phrases, longest first; text is to be handed in small letters."""
    return re.compile(rf"(?<!\w){any_of(phrases)}(?!\w)")


def ending(phrases: Iterable[str]) -> re.Pattern[str]:
    """The same, where the phrase ends the text (white space, brackets and quotes may follow)."""
    return re.compile(rf"(?<!\w){any_of(phrases)}[\s(“\"':,]*\Z")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Compiled patterns by name of their list."""

    patterns: dict[str, re.Pattern[str]]
    ends: dict[str, re.Pattern[str]]
    loose_dates: frozenset[str]
    age_behind: re.Pattern[str]
    figure_behind: re.Pattern[str]
    is_itself: re.Pattern[str]
    coordinate_marks: re.Pattern[str]
    outdone_since: re.Pattern[str]
    until_now: re.Pattern[str]

    def has(self, name: str, small: str) -> bool:
        """Whether a phrase of the list stands in the text (small letters)."""
        return self.patterns[name].search(small) is not None

    def begins_with(self, name: str, small: str) -> bool:
        """Whether the text (small letters) begins with a phrase of the list."""
        return self.patterns[name].match(small) is not None

    def ends_with(self, name: str, small: str) -> bool:
        """Whether the text (small letters) ends with a phrase of the list."""
        return self.ends[name].search(small[-60:]) is not None


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The lists of `data/extract.toml`."""
    data = toml("extract")
    lists = {name: phrases for name, phrases in data.items() if isinstance(phrases, list)}
    return Vocabulary(
        {name: words(phrases) for name, phrases in lists.items()},
        {name: ending(phrases) for name, phrases in lists.items()},
        frozenset(data["loose_dates"]),
        re.compile(data["age_behind"]),
        re.compile(data["figure_behind"]),
        re.compile(data["is_itself"]),
        re.compile(rf",\s(?=(?:{'|'.join(map(re.escape, data['coordinates']))})(?!\w))|;\s"),
        re.compile(rf"{any_of(data['superlatives'])} nhất\s(?:[^,;]*\s)?$|lần đầu(?: tiên)?\s[^,;]*$"),
        re.compile(rf"{any_of(data['nows'])}\s*\($"),
    )


@dataclass(frozen=True, slots=True)
class EventType:
    """One row of the controlled list."""

    id: str
    label_vi: str
    label_en: str
    labels: tuple[str, ...]
    weight: int
    example: str
    doer: OrganisationRole = "organiser"
    """Role of a body that stands before the deed."""
    object: OrganisationRole = "participant"
    """Role of a body that stands behind it."""
    document: ResolutionRole = "cited"
    """Role of a document told with it; `issued` only where it stands behind the deed, and only the first."""
    gathering: bool = False
    """Whether people come together for it, and somebody chairs it."""


@lru_cache(maxsize=1)
def event_types() -> dict[str, EventType]:
    """The controlled list of kinds of event, by id, in file order."""
    return {
        name: EventType(
            name,
            row["label_vi"],
            row["label_en"],
            tuple(row["labels"]),
            row["weight"],
            row["example"],
            **{role: row[role] for role in ("doer", "object", "document", "gathering") if role in row},
        )
        for name, row in toml("event_types").items()
    }


@lru_cache(maxsize=1)
def type_cues() -> tuple[re.Pattern[str], dict[str, tuple[str, bool]]]:
    """One pattern of all cues, and what each cue tells: kind, and whether it is a noun (which weighs less)."""
    meaning: dict[str, tuple[str, bool]] = {}
    for name, row in toml("event_types").items():
        for cue in row["nouns"]:
            meaning.setdefault(cue, (name, True))
        for cue in row["cues"]:
            meaning[cue] = (name, False)
    return words(meaning), meaning
