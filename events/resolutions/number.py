"""The grammar of a document's symbol: `05-CT/TW`, `108/2014/NĐ-CP`, `837/NQ-UBTVQH14`, `65/2020/QH14`, `02 - QĐ/HU`.

The Party writes `<number>-<kind>/<issuer>` (Hướng dẫn 36-HD/VPTW), the state `<number>/<kind>-<issuer>` and, for
documents that bind everyone, `<number>/<year>/<kind>-<issuer>` (Nghị định 30/2020/NĐ-CP). Newspapers swap the two
marks, put spaces or long dashes in, and break lines: what is read is the parts, and each printed form of one symbol
has the same `Symbol` and the same `canonical` form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from events.resources import table, values

Series = Literal["party", "state", "assembly", ""]

_MARK = re.compile(r"(\s{0,2})[-–/](\s{0,2})")
_DOT = re.compile(r"\.(?=[A-ZĐ]{2})")
# T.Ư and H.U are printed with a stop; other parts are capitals with at most two small letters in them (TTg, CTr, QLĐTư)
_PART = re.compile(r"T\.\s?[ƯUW](?!\w)|H\.U(?!\w)|[A-ZĐ](?:[A-ZĐÂĂÊÔƠƯ&]*[a-zđư]{0,2}[A-ZĐ]*)\d{0,3}(?!\w)")
_NUMBER = re.compile(r"(\d{1,5}[a-zđ]?)(?!\w)")
_YEAR = re.compile(r"\s?[-/–]\s?((?:19|20)\d\d)(?!\w)")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a symbol as `data/document_symbols.csv` has it."""

    part: str
    is_kind: bool
    meaning: tuple[str, ...]
    series: Series
    level: str


@lru_cache(maxsize=1)
def parts() -> dict[str, Part]:
    """Every known part by each of its printed forms."""
    found: dict[str, Part] = {}
    for row in table("document_symbols"):
        series: Series = row["series"]  # type: ignore[assignment]  # held by the data tests
        part = Part(row["part"], row["class"] == "kind", values(row["meaning"]), series, row["level"])
        for printed in (row["part"], *values(row["variants"])):
            found[printed] = part
    return found


@lru_cache(maxsize=4096)
def known(part: str) -> Part | None:
    """The row of a printed part; `QH14` and `UBTVQH14` are QH and UBTVQH of the 14th legislature."""
    return parts().get(part) or parts().get(part.rstrip("0123456789")) if part else None


@dataclass(frozen=True, slots=True)
class Symbol:
    """A parsed symbol. `number` keeps its zeros as printed; `kind` is the kind's part (`QĐ`) or empty."""

    number: str
    year: int | None
    kind: str
    issuers: tuple[str, ...]

    @property
    def series(self) -> Series:
        """Whose numbering it follows, by the first known issuing part; empty where no part is known."""
        for issuer in self.issuers:
            if (part := known(issuer)) and part.series:
                return part.series
        return ""

    @property
    def canonical(self) -> str:
        """The form that the issuer's own rules ask for, the same for every printed form; two digits at least."""
        number = self.number.zfill(2) if self.number.isdigit() else self.number
        issuers = "-".join(self.issuers)
        if self.series == "party" and self.kind and self.year is None:
            return f"{number}-{self.kind}/{issuers}"
        tail = "-".join(part for part in (self.kind, issuers) if part)
        return f"{number}/{self.year}/{tail}" if self.year else f"{number}/{tail}"

    @property
    def legislature(self) -> int | None:
        """14 for `QH14` and `UBTVQH14`."""
        for issuer in self.issuers:
            name = issuer.rstrip("0123456789")
            if name in ("QH", "UBTVQH") and len(issuer) > len(name):
                return int(issuer[len(name) :])
        return None


@dataclass(frozen=True, slots=True)
class Read:
    """A symbol read from a text: what it is, where it ends, and its printed form without stray spaces."""

    symbol: Symbol
    end: int
    printed: str


def _settled(part: str) -> str:
    row = parts().get(part.replace(" ", ""))
    return row.part if row else part


def _is_part(part: str) -> bool:
    if part in parts():
        return True
    capitals = sum(char.isupper() for char in part)
    return capitals >= 2 or (capitals == 1 and len(part) > 1 and part[1:].isdigit())


def read(text: str, start: int) -> Read | None:
    """The symbol whose number starts at `start`, or None where only a number stands there.

    >>> read("02 - QĐ/HU, ngày 16/4/2018", 0).printed
    '02-QĐ/HU'
    """
    match = _NUMBER.match(text, start)
    if match is None:
        return None
    number = match[1]
    position = match.end()
    printed = number
    year = None
    if leap := _YEAR.match(text, position):
        year = int(leap[1])
        printed += leap[0].strip()[0].replace("–", "-") + leap[1]
        position = leap.end()
    found: list[str] = []
    spaced = False
    while True:
        if mark := _MARK.match(text, position):
            sign = mark[0].strip().replace("–", "-")
            wide = bool(mark[1] and mark[2])
        elif found and len(found) == 1 and (mark := _DOT.match(text, position)):
            sign, wide = ".", False
        elif not found and year is None and text[position : position + 1] == " ":
            # `217 QĐ/TW`: the mark before the kind is left out
            part = _PART.match(text, position + 1)
            row = known(part[0]) if part else None
            if (
                part is None
                or row is None
                or not row.is_kind
                or text[part.end() : part.end() + 1] not in ("/", "-", "–")
            ):
                break
            found.append(_settled(part[0]))
            printed += ("-" if text[part.end()] == "/" else "/") + part[0]
            position = part.end()
            continue
        else:
            break
        part = _PART.match(text, mark.end())
        if part is None or not _is_part(part[0]):
            break
        row = known(part[0])
        # a dash with spaces on both sides is as often the sentence's own: `… 46/2016/NĐ-CP - PV`
        if wide and not (row and row.is_kind if not found else spaced or len(found) == 1):
            break
        spaced = spaced or bool(mark[1] or mark[2])
        found.append(_settled(part[0]))
        # only the Central Committee's mark is evened out (T.Ư, TƯ, TW); other parts stay as the paper prints them
        printed += sign + (found[-1] if found[-1].endswith("TW") else part[0].replace(" ", ""))
        position = part.end()
    if not found:
        return None
    if len(found) == 1:
        found = _unglued(found[0])
    first = parts().get(found[0])
    kind = first.part if first and first.is_kind else ""
    # `324/CV/HHLTVN`, `537-TB/TU`: the kind stands first; in `324/CV` nothing follows it
    return Read(Symbol(number, year, kind, tuple(found[1:] if kind else found)), position, printed)


@lru_cache(maxsize=1024)
def _unglued(part: str) -> list[str]:
    """`NĐCP` → NĐ, CP: the mark between kind and issuer is left out."""
    if part in parts():
        return [part]
    for size in range(2, len(part) - 1):
        kind = parts().get(part[:size])
        if kind and kind.is_kind and known(part[size:]) is not None:
            return [kind.part, _settled(part[size:])]
    return [part]


def parse(symbol: str) -> Symbol | None:
    """The symbol that the whole string is, in any printed form, or None.

    >>> parse("217/QĐ-TW") == parse("217-QĐ/TW")
    True
    """
    text = symbol.strip()
    found = read(text, 0)
    return found.symbol if found and found.end == len(text) else None
