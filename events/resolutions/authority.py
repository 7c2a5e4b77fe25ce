"""The documents that are known by `data/resolutions.csv`, and look-up by any of their labels.

`lookup("18-NQ/TW")`, `lookup("nghi quyet 18")`, `lookup("Nghị quyết Trung ương 4 khóa XII")`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from events.resolutions.model import Resolution
from events.resolutions.number import Symbol, parse
from events.resolutions.numerals import ordinal, roman
from events.resources import table, values
from events.text import fold, normalise


@dataclass(frozen=True, slots=True)
class Record:
    """A row of the authority with what resolving asks of it."""

    resolution: Resolution
    symbol: Symbol | None
    whole_number: int
    series: str
    session: str
    issuers: tuple[str, ...]


@lru_cache(maxsize=8192)
def slug(*parts: str) -> str:
    """`slug("Chỉ thị", "35-CT/TW", "XII")` is `chi-thi-35-ct-tw-xii`."""
    return re.sub(r"[^a-z0-9]+", "-", fold(" ".join(part for part in parts if part))).strip("-")


def identity(kind: str, symbol: Symbol, *, issuer: str = "", term: str = "", year: int | None = None) -> str:
    """The id of a document: kind, canonical symbol, then what its numbering asks for to be told from others."""
    number = "" if symbol.year or year is None else str(year)
    return slug(kind, symbol.canonical, issuer, term, number)


def congress_id(label: str) -> str:
    """The id of a document that has a session and no number."""
    return slug(label)


def _record(row: Mapping[str, str]) -> Record:
    symbol = parse(row["symbol"]) if row["symbol"] else None
    issued_on = date.fromisoformat(row["issued_on"]) if row["issued_on"] else None
    issuers = values(row["issuer"])
    if symbol is None:
        label = f"{row['kind']} Đại hội {row['term']} của Đảng"
        ident = congress_id(label)
    else:
        label = f"{row['kind']} {symbol.canonical}"
        term = row["term"] if row["series"] == "party" else ""
        year = None if row["series"] == "party" or symbol.legislature else (issued_on.year if issued_on else None)
        ident = identity(row["kind"], symbol, term=term, year=year)
    return Record(
        Resolution(
            id=ident,
            label=label,
            kind=row["kind"],
            number=row["number"] or None,
            symbol=symbol.canonical if symbol else None,
            issuer=issuers[0] if issuers else None,
            issued_on=issued_on,
            term=row["term"] or None,
            title=row["title"],
            aliases=values(row["aliases"]),
            amended_by=values(row["amended_by"]),
            replaced_by=values(row["replaced_by"]),
            source=row["source"],
            verified=row["verified"] == "yes",
        ),
        symbol,
        int(re.sub(r"\D", "", row["number"]) or 0),
        row["series"],
        row["session"],
        issuers,
    )


@lru_cache(maxsize=1)
def records() -> tuple[Record, ...]:
    """Every row, in file order."""
    return tuple(_record(row) for row in table("resolutions"))


@lru_cache(maxsize=1)
def by_number() -> Mapping[int, tuple[Record, ...]]:
    """The rows by the value of their number."""
    found: dict[int, list[Record]] = defaultdict(list)
    for record in records():
        found[record.whole_number].append(record)
    return {number: tuple(group) for number, group in found.items()}


@lru_cache(maxsize=1)
def by_id() -> Mapping[str, Record]:
    """The rows by id."""
    return {record.resolution.id: record for record in records()}


def plenum_label(kind: str, session: str, term: str | None) -> str:
    """`Nghị quyết Trung ương 4 khóa XII`; without its term where none is settled."""
    return f"{kind} Trung ương {session} khóa {term}" if term else f"{kind} Trung ương {session}"


def plenum(kind: str, session: str, term: str) -> Resolution:
    """What a plenum passed, as one row: the press cites it by the session and seldom says which of several."""
    label = plenum_label(kind, session, term)
    return Resolution(
        id=slug(label),
        label=label,
        kind=kind,
        issuer="Ban Chấp hành Trung ương Đảng",
        term=term,
        aliases=(
            f"{kind} Hội nghị Trung ương {session} khóa {term}",
            *((f"NQTW{session} khóa {term}",) if kind == "Nghị quyết" else ()),
        ),
        source="session and term tell it",
    )


def members(session: str, term: str) -> tuple[Resolution, ...]:
    """The numbered documents that a plenum is known to have passed."""
    return tuple(
        record.resolution
        for record in records()
        if record.series == "party" and record.session == session and record.resolution.term == term
    )


def _label_key(label: str) -> str:
    text = fold(re.sub(r"(?i)(?<!\w)T\.?\s?[ƯW](?!\w)", "TW", normalise(label)))
    text = re.sub(r"\bnq\s*(?=\d)", "nghi quyet ", text)
    text = re.sub(r"\bnq\s*(?=tw|trung)", "nghi quyet ", text)
    text = re.sub(r"\b(ct|kl|qd|nd)\s*(?=\d)", lambda m: _SHORT[m[1]] + " ", text)
    text = re.sub(r"(?<![/-])\b(?:nghi quyet tu|ket luan tu|tw)\s*(?=\d)", _spelled, text)
    text = re.sub(r"\b(bch|ban chap hanh) tw\b", "trung uong", text)
    text = re.sub(r"\bso\s+(?=\d)", "", text)
    text = re.sub(r"\s*[-–/.]\s*", "-", text)
    text = re.sub(r"\b0+(?=\d)", "", text)
    text = re.sub(r"\(?\bkhoa\s+([ivxl]+|\d+)\)?", lambda m: "khoa " + _small_roman(m[1]), text)
    text = re.sub(r"\b(hoi nghi|ban chap hanh|bch|lan thu|dai bieu|toan quoc)\b", " ", text)
    text = re.sub(r"\b(nghi quyet|ket luan) (\w+) trung uong", r"\1 trung uong \2", " ".join(text.split()))
    return " ".join(re.sub(r"[,;:()]", " ", text).split())


def _spelled(match: re.Match[str]) -> str:
    return match[0].rstrip().removesuffix("tu").removesuffix("tw") + "trung uong "


_SHORT = {"ct": "chi thi", "kl": "ket luan", "qd": "quyet dinh", "nd": "nghi dinh"}


def _small_roman(printed: str) -> str:
    number = ordinal(printed.upper())
    return roman(number).lower() if number else printed


@lru_cache(maxsize=1)
def _labels() -> Mapping[str, tuple[Resolution, ...]]:
    found: dict[str, list[Resolution]] = defaultdict(list)

    def add(label: str, resolution: Resolution) -> None:
        key = _label_key(label)
        if resolution not in found[key]:
            found[key].append(resolution)

    for record in records():
        resolution = record.resolution
        names = [resolution.label, *resolution.aliases]
        if record.symbol is not None and resolution.symbol is not None:
            names += [resolution.symbol, f"{resolution.kind} {resolution.number}"]
            if record.symbol.year:
                names.append(f"{resolution.kind} {resolution.number}/{record.symbol.year}")
            if record.symbol.kind in ("QĐi", "QyĐ"):
                plain = resolution.symbol.replace(record.symbol.kind, "QĐ")
                names += [plain, f"{resolution.kind} {plain}"]
        for name in names:
            add(name, resolution)
        if record.session and resolution.term:
            kind = "Kết luận" if resolution.kind == "Kết luận" else "Nghị quyết"
            row = plenum(kind, record.session, resolution.term)
            add(row.label, row)
            if resolution.kind == kind:
                add(row.label, resolution)
    return {key: tuple(group) for key, group in found.items()}


def lookup(label: str, on: date | None = None) -> tuple[Resolution, ...]:
    """The known documents of that label, oldest first; several where numbers restarted. Marks are optional.

    With `on`, only what was out by that day, and of one symbol that was used again only the latest.
    """
    key = _label_key(label)
    found = list(_labels().get(key, ()))
    if not found and (
        match := re.fullmatch(r"(nghi quyet|ket luan) trung uong (\d+)(?: (lan \d))? khoa ([ivx]+)", key)
    ):
        session = f"{match[2]} ({match[3].replace('lan', 'lần')})" if match[3] else match[2]
        kind = "Nghị quyết" if match[1] == "nghi quyet" else "Kết luận"
        found = [plenum(kind, session, match[4].upper())]
    if on is not None:
        found = [one for one in found if one.issued_on is None or one.issued_on <= on]
        found = list(_latest(found))
    return tuple(sorted(found, key=lambda one: (one.issued_on or date.max, one.id)))


def _latest(found: Iterable[Resolution]) -> Iterable[Resolution]:
    latest: dict[tuple[str, str], Resolution] = {}
    for one in found:
        key = (one.kind, one.symbol or one.id)
        if key not in latest or (one.issued_on or date.min) > (latest[key].issued_on or date.min):
            latest[key] = one
    return latest.values()
