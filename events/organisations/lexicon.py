"""The names of bodies as a trie over words: what may begin a name, and which rows its words stand for.

Words compare by `text.key()`; `&` is `và`, hyphens and slashes between words do not count, a comma does. So
`Sở TN&MT`, `Sở TN và MT` and `Sở TN-và-MT` are one printed form, and only real variants are rows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from events.errors import DataError
from events.resources import table, values
from events.text import key

PROVINCIAL = ("tỉnh", "thành phố trung ương")
DISTRICT = ("huyện", "quận", "thị xã", "thành phố")
COMMUNAL = ("xã", "phường", "thị trấn", "đặc khu")


@dataclass(frozen=True, slots=True, eq=False)
class Central:
    """A body of which there is one: a row of `organisations.csv`."""

    name: str
    classification: str
    parent: str
    founding_date: date | None
    dissolution_date: date | None
    successor: str
    shared: bool
    """Other countries have a body of that name (`Quốc hội`, `Bộ Quốc phòng`)."""
    source: str
    verified: bool


@dataclass(frozen=True, slots=True, eq=False)
class Template:
    """A body that every place of some kinds has: a row of `organisation_templates.csv`."""

    body: str
    canonical: str
    kinds: tuple[str, ...]
    level: Literal["fused", "word", "bare"]
    """`fused`: the body's own words name the level (`Huyện ủy`); `word`: a unit word must follow (`UBND huyện`);
    `bare`: the place may follow without one (`Sở Nội vụ Nghệ An`)."""
    classification: str
    parent: str
    aliases: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    source: str
    verified: bool


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """A body that belongs to another one, its owner: a row of `organisation_units.csv`."""

    name: str
    canonical: str
    owners: frozenset[str]
    classification: str
    """Empty: the owner's."""
    aliases: tuple[str, ...]
    ellipsis: bool
    """Bare, it stands for the one last named (`Ban Thường vụ`)."""
    source: str
    verified: bool


CAPITALS = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""Capital letters of Vietnamese, for a character class: no range holds them and nothing else."""

Entry = Central | Template | Unit
Trie = dict[str, Any]
"""Word to the trie below it; under "" the entries whose name ends here."""

# One step from word to word. `T.Ư` and `TP.HCM` go on over their dot; a sentence's end does not.
STEP = re.compile(r"(?:(?<=[A-ZĐƯ])\.[ ]?|[ \t]*(?:[-–/][ \t]*)?)(,[ \t]*)?(&|[^\W_]+)")


_DOTTED = frozenset("TƯW")
"""The letters of `T.Ư` and `T.W`, each a word of its own."""


def is_abbreviation(word: str) -> bool:
    """Whether a word of a row is in capitals: `TW` must be printed so, or `văn phòng tư vấn` were `Văn phòng TƯ`."""
    return word.isupper() and (len(word) > 1 or word in _DOTTED)


_ROW_WORD = re.compile(r"[,&]|[^\W_]+")


def words(name: str) -> list[str]:
    """The words of a row's name as the trie keeps them: `Sở TN&MT` → `sở TN và MT`."""
    return [
        "và" if word == "&" else word if word == "," or is_abbreviation(word) else key(word)
        for word in _ROW_WORD.findall(name)
    ]


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


@lru_cache(maxsize=1)
def central() -> dict[str, Central]:
    """Canonical name to the central body."""
    return {
        row["name"]: Central(
            name=row["name"],
            classification=row["classification"],
            parent=row["parent"],
            founding_date=_day(row["founding_date"]),
            dissolution_date=_day(row["dissolution_date"]),
            successor=row["successor"],
            shared=row["shared"] == "yes",
            source=row["source"],
            verified=row["verified"] == "yes",
        )
        for row in table("organisations")
    }


@lru_cache(maxsize=1)
def templates() -> tuple[Template, ...]:
    """All templates, in file order."""
    found = []
    for row in table("organisation_templates"):
        level = row["level"]
        if level not in ("fused", "word", "bare"):
            raise DataError(f"organisation_templates.csv: {row['body']}: level {level!r}")
        found.append(
            Template(
                body=row["body"],
                canonical=row["canonical"],
                kinds=values(row["kinds"]),
                level=level,  # type: ignore[arg-type]
                classification=row["classification"],
                parent=row["parent"],
                aliases=values(row["aliases"]),
                valid_from=_day(row["valid_from"]),
                valid_to=_day(row["valid_to"]),
                source=row["source"],
                verified=row["verified"] == "yes",
            )
        )
    return tuple(found)


@lru_cache(maxsize=1)
def units() -> tuple[Unit, ...]:
    """All units, in file order."""
    return tuple(
        Unit(
            name=row["unit"],
            canonical=row["canonical"],
            owners=frozenset(values(row["owners"])),
            classification=row["classification"],
            aliases=values(row["aliases"]),
            ellipsis=row["ellipsis"] == "yes",
            source=row["source"],
            verified=row["verified"] == "yes",
        )
        for row in table("organisation_units")
    )


@lru_cache(maxsize=1)
def optional_classes() -> frozenset[str]:
    """Classes of bodies outside Party, state, Front, mass organisations, forces and courts."""
    return frozenset(row["id"] for row in table("organisation_classes") if row["optional"] == "yes")


@lru_cache(maxsize=1)
def ambiguous() -> dict[str, tuple[str, ...]]:
    """Abbreviation to the bodies that it may stand for (`bct`)."""
    found: dict[str, tuple[str, ...]] = {}
    for row in table("organisation_names"):
        if row["kind"] == "ambiguous":
            found[key(row["alias"])] = (*found.get(key(row["alias"]), ()), row["name"])
    return found


def _insert(trie: Trie, name: str, entry: Entry) -> None:
    node = trie
    for word in words(name):
        node = node.setdefault(word, {})
    entries: tuple[Entry, ...] = node.get("", ())
    if entry not in entries:
        node[""] = (*entries, entry)


@lru_cache(maxsize=1)
def trie() -> Trie:
    """Every name and alias of every row."""
    root: Trie = {}
    for template in templates():
        for name in (template.body, *template.aliases):
            _insert(root, name, template)
    for unit in units():
        for name in (unit.name, *unit.aliases):
            _insert(root, name, unit)
    for body in central().values():
        _insert(root, body.name, body)
    for row in table("organisation_names"):
        if row["kind"] == "ambiguous":
            continue  # settled by the rest of the article, see find.py
        if row["name"] not in central():
            raise DataError(f"organisation_names.csv: {row['alias']}: no such body: {row['name']}")
        _insert(root, row["alias"], central()[row["name"]])
    return root


def _alternation(heads: Mapping[str, set[str]]) -> str:
    """First words by their first letter, longer first, each with what may stand behind it."""
    letters: dict[str, list[str]] = {}
    for head in sorted(heads, key=lambda h: (-len(h), h)):
        behind = heads[head]
        ahead = "" if "" in behind else f"(?=[ .](?:{'|'.join(sorted(behind))}))"
        letters.setdefault(head[0], []).append(re.escape(head[1:]) + ahead)
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in sorted(letters.items()))


def _either_case(word: str) -> str:
    first = re.escape(word[0])
    return (f"[{word[0].upper()}{word[0].lower()}]" if word[0].upper() != word[0].lower() else first) + re.escape(
        word[1:]
    )


_PLACEMENTS = (("Ủy", "Uỷ"), ("ỦY", "UỶ"), ("ủy", "uỷ"), ("Tòa", "Toà"), ("TÒA", "TOÀ"), ("tòa", "toà"))


@lru_cache(maxsize=1)
def heads() -> re.Pattern[str]:
    """What a name may begin with: its first word, with a capital, before one of its second words.

    In small letters only names that a place or an owner completes begin (`huyện ủy`, `công an`). The pattern has no
    look-behind, that the scan may skip by first letter: the caller checks that a word begins there.
    """
    found: dict[str, set[str]] = {}
    for owned in (False, True):
        for name in _names(owned=owned):
            told = re.findall(r"[^\W_]+", name)
            first = told[0].lower() if owned else told[0]
            if len(told) == 1:
                if not owned:
                    found.setdefault(first, set()).add("" if is_abbreviation(first) else f"[{CAPITALS}]")
                continue
            if owned and told[0].isupper():
                continue
            found.setdefault(first, set()).add(_either_case(told[1]))
            if not owned and not first.isupper():
                found.setdefault(first.upper(), set()).add(re.escape(told[1].upper()))
    found.setdefault("Đảng", set()).add("")
    for new, old in _PLACEMENTS:
        for first in [first for first in found if new in first]:
            found[first.replace(new, old)] = found[first]
        for behind in found.values():
            behind |= {second.replace("ủy", "uỷ").replace("[Ủủ]y", "(?:ủy|uỷ|Ủy|Uỷ)") for second in behind}
    return re.compile(_alternation(found))


def _names(*, owned: bool = False) -> list[str]:
    """Every name and alias; with `owned` only those of bodies that a place or an owner completes."""
    names = [name for template in templates() for name in (template.body, *template.aliases)]
    names += [name for unit in units() for name in (unit.name, *unit.aliases)]
    if not owned:
        names += list(central())
        names += [row["alias"] for row in table("organisation_names")]
        names += [name for row in table("organisation_free") for name in (row["head"], *values(row["aliases"]))]
    return names


@lru_cache(maxsize=1)
def posts() -> frozenset[str]:
    """Keys of the posts that name their body (`bí thư`, `phó chủ tịch`)."""
    return frozenset(key(row["post"]) for row in table("organisation_posts"))


@lru_cache(maxsize=1)
def foreign() -> Trie:
    """Names of states and parties abroad: after `Quốc hội`, `Đảng`, `Bộ Quốc phòng` they make the body theirs."""
    root: Trie = {}
    for name in states():
        node = root
        for word in words(name):
            node = node.setdefault(word, {})
        node[""] = name
    return root


@lru_cache(maxsize=1)
def states() -> tuple[str, ...]:
    """The names of `organisation_foreign.csv`, and those of countries in every spelling (`Cuba`, `Cu Ba`)."""
    names = [row["name"] for row in table("organisation_foreign")]
    for row in table("countries"):
        names += [row["name"], *values(row["aliases"])]
    return tuple(dict.fromkeys(names))
