"""The names that places go by: canonical names, spellings and aliases, and how each may be read in a text.

`use` says when a name denotes a place in running text: `free` (wherever it stands as a name), `context` (after `ở`,
`tại`, in a list of places, before its province), `enclosed` (after a unit word or before its province: `Hải Hà, Quảng
Ninh`, for Hải Hà is also a given name), `unit` (only after a unit word: `thành phố Điện Biên Phủ`) or `lookup` (never in text; only where a person asks for it by name: initials such as `BT`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from events import resources
from events.errors import DataError
from events.places import authority
from events.places.model import PlaceLevel
from events.text import key, normalise

Use = Literal["free", "context", "enclosed", "unit", "lookup"]
_USES: dict[str, Use] = {use: use for use in get_args(Use)}

# a province's bare name is a place; a district's only beside words that make it one, for most are also words or people
_DEFAULT_USE: dict[PlaceLevel, Use] = {"province": "free", "district": "context"}

_DASH = re.compile(r"\s*[-–]\s*")
_NEWER = {"oá": "óa", "oà": "òa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oé": "óe", "oè": "òe", "oẻ": "ỏe", "oẽ": "õe"}
_NEWER |= {"oẹ": "ọe", "uý": "úy", "uỳ": "ùy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy"}
_OLDER = re.compile("(" + "|".join(old for old in _NEWER.values()) + r")(?!\w)")
_OLD_TO_NEW = {old: new for new, old in _NEWER.items()}


@dataclass(frozen=True, slots=True)
class Name:
    """One canonical name at one level, with the use that one of its spellings has."""

    name: str
    """`text.key()` of the canonical name: the key of `authority.by_name()`."""
    level: PlaceLevel
    use: Use


def spellings(name: str) -> set[str]:
    """The small-letter forms that a name is printed in: either tone placement, with and without spaces at its dash."""
    small = key(name)
    forms = {small}
    if _DASH.search(small):
        forms |= {_DASH.sub(dash, small) for dash in (" - ", " – ", "-", "–", "- ", " -")}
    if "'" in small:
        forms |= {form.replace("'", "’") for form in forms}
    return forms | {_OLDER.sub(lambda m: _OLD_TO_NEW[m[0]], form) for form in forms}


@lru_cache(maxsize=1)
def table() -> dict[str, tuple[Name, ...]]:
    """Every printed form of a province's or district's name (small letters) with what it may stand for."""
    uses: dict[tuple[str, PlaceLevel], Use] = {}
    aliases = []
    for row in resources.table("place_aliases"):
        level: PlaceLevel = "province" if row["level"] == "province" else "district"
        if row["use"] not in _USES and row["use"]:
            raise DataError(f"place_aliases.csv: {row['alias']}: no such use: {row['use']}")
        if (level, key(row["name"])) not in authority.by_name():
            raise DataError(f"place_aliases.csv: {row['alias']}: no {level} is named {row['name']}")
        if key(row["alias"]) == key(row["name"]):
            uses[key(row["name"]), level] = _USES.get(row["use"], _DEFAULT_USE[level])
        else:
            aliases.append((row["alias"], key(row["name"]), level, row["use"]))
    found: dict[str, dict[tuple[str, PlaceLevel], Name]] = defaultdict(dict)
    for of_level, name in authority.by_name():
        use = uses.get((name, of_level), _DEFAULT_USE[of_level])
        for form in spellings(name):
            found[form][name, of_level] = Name(name, of_level, "unit" if name.isdigit() else use)
    for alias, name, level, told in aliases:
        use = _USES[told] if told else uses.get((name, level), _DEFAULT_USE[level])
        for form in spellings(alias):
            found[form].setdefault((name, level), Name(name, level, use))
    return {form: tuple(names.values()) for form, names in found.items()}


def readable() -> dict[str, tuple[Name, ...]]:
    """The forms that may be read in a text: all but those that only a person asking uses."""
    found = {form: tuple(name for name in names if name.use != "lookup") for form, names in table().items()}
    return {form: names for form, names in found.items() if names}


def lookup(name: str, level: PlaceLevel) -> tuple[str, ...]:
    """The canonical names (as keys) of that level that a name or alias stands for: `BR-VT`, `Hoà Bình`, `HN`."""
    small = " ".join(normalise(name).lower().split())
    names = table().get(small) or table().get(key(name), ())
    return tuple(n.name for n in names if n.level == level)
