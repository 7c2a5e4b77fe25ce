"""The kinds of document, from `data/resolution_kinds.csv`, and how a citation's head is recognised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from events.resources import table, toml, values


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document."""

    name: str
    symbols: tuple[str, ...]
    """Parts of a symbol that stand for it: `QĐ`."""
    abbreviations: tuple[str, ...]
    """Written for the kind anywhere: `NQ 18`."""
    echoes: tuple[str, ...]
    """Written for the kind, and for other things (`CT5` is a house): read where the article has the full form."""
    bare: str
    """Whether a number alone makes a citation: `yes`, `number` (only with `số`), `symbol` (never)."""
    noun: bool
    """False for a word that is as often a verb: quyết định, quy định, kết luận."""
    qualifiers: tuple[str, ...]
    issuer: str
    """Who alone issues it: Chính phủ for a nghị định."""
    english: str


@lru_cache(maxsize=1)
def kinds() -> dict[str, Kind]:
    """Every kind by its name in small letters."""
    return {
        row["kind"].lower(): Kind(
            row["kind"],
            values(row["symbols"]),
            values(row["abbreviations"]),
            values(row["echoes"]),
            row["bare"],
            row["noun"] == "yes",
            values(row["qualifiers"]),
            row["issuer"],
            row["english"],
        )
        for row in table("resolution_kinds")
    }


@dataclass(frozen=True, slots=True)
class Heads:
    """What the scanner needs to know of the kinds, compiled once."""

    last_words: frozenset[str]
    """Small last words of what may stand straight before a number: the cheap test."""
    tight: re.Pattern[str]
    """At a window's end: the kind, its qualifiers, `số`. Groups: kind, số."""
    words: re.Pattern[str]
    """Any kind spelled out; on small letters."""
    short: dict[str, Kind]
    """Abbreviations that stand on their own: `NQ`, `QĐ`, `NĐ`."""
    echo: dict[str, Kind]


# `qui định` is the older spelling
_SPELLED = {"quy định": "qu[yi] định", "quy chế": "qu[yi] chế"}


@lru_cache(maxsize=1)
def heads() -> Heads:
    """The compiled heads."""
    every = kinds()
    names = sorted(every, key=len, reverse=True)
    spelled = {name: _SPELLED.get(name, name).replace(" ", r"\s++") for name in names}
    qualifiers = sorted({q for kind in every.values() for q in kind.qualifiers}, key=len, reverse=True)
    short = {text: kind for kind in every.values() for text in kind.abbreviations}
    echo = {text: kind for kind in every.values() for text in kind.echoes if text not in short}
    last = {name.split()[-1] for name in [*names, *qualifiers]} | {"số", "hiệu"}
    last |= {text.lower() for text in [*short, *echo]}
    some_kind = "|".join(spelled[name] for name in names)
    letters = "|".join(sorted((re.escape(text.lower()) for text in [*short, *echo]), key=len, reverse=True))
    some_qualifier = "|".join(q.replace(" ", r"\s++") for q in qualifiers)
    tight = re.compile(
        rf"(?<!\w)(?P<kind>{some_kind}|{letters})(?P<qualifier>(?:\s++(?:{some_qualifier})(?!\w))*)"
        r"(?:\s*+[,:]?\s*+(?P<marked>số(?:\s++hiệu)?)\s*+:?)?\s{0,2}$"
    )
    return Heads(frozenset(last), tight, re.compile(rf"(?<!\w)(?:{some_kind})(?!\w)"), short, echo)


def named(printed: str) -> Kind | None:
    """The kind that a printed head names: `NGHỊ QUYẾT`, `qui định`, `NQ`, `kết luận`."""
    text = re.sub(r"\s+", " ", printed)
    found = kinds().get(text.lower().replace("qui ", "quy "))
    return found or heads().short.get(text) or heads().echo.get(text)


@lru_cache(maxsize=1)
def followers() -> tuple[frozenset[str], frozenset[str]]:
    """Words after a bare number that leave it a citation: all, and those that do so even after a verb."""
    words = toml("resolutions")
    firm = frozenset(words["firm_followers"])
    return frozenset(words["followers"]) | firm, firm


@lru_cache(maxsize=1)
def issued_followers() -> frozenset[str]:
    """Words after the bare number of a decision that the text says was issued: what it decides."""
    return frozenset(toml("resolutions")["issued_followers"])
