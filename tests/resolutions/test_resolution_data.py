"""The rows about documents are what they claim: unique, dated inside their terms, with source and basis."""

from __future__ import annotations

import unicodedata
from datetime import date

from events.resolutions import authority, terms
from events.resolutions.kinds import kinds
from events.resolutions.number import parse
from events.resources import DATA, table, values

SERIES = {"party", "assembly", "state", "congress"}


def test_every_document_is_one_row() -> None:
    """Identity (kind, symbol, term or year) is unique; so numbers that restarted are several rows."""
    ids = [record.resolution.id for record in authority.records()]
    assert len(ids) == len(set(ids))
    assert len(ids) > 300


def test_symbols_parse_and_say_their_number() -> None:
    """The number column is the symbol's, the canonical form is the one in the file, the kind fits the kind's part."""
    for row in table("resolutions"):
        if row["series"] == "congress":
            assert not row["symbol"]
            continue
        symbol = parse(row["symbol"])
        assert symbol is not None, row["symbol"]
        assert symbol.number == row["number"]
        assert symbol.canonical == row["symbol"]
        assert row["kind"].lower() in kinds()
        if symbol.kind:
            assert symbol.kind in kinds()[row["kind"].lower()].symbols, row["symbol"]
        assert row["series"] in SERIES


def test_days_lie_in_their_terms() -> None:
    """A Party document is of the term that its day lies in; a legislature's symbol and term agree."""
    for record in authority.records():
        resolution = record.resolution
        if record.series == "party" and resolution.issued_on is not None:
            term = terms.party_term(resolution.issued_on)
            assert term is not None
            assert term.roman == resolution.term, resolution.label
        if record.symbol is not None and record.symbol.year is not None and resolution.issued_on is not None:
            assert record.symbol.year == resolution.issued_on.year


def test_series_grow_with_time() -> None:
    """Within a term the Central Committee's numbers of one kind grow with their days, as far as both are checked.

    Rows that nobody checked may break it by a few days; a break of more than forty days is a wrong row.
    """
    groups: dict[tuple[str, str | None], list[tuple[int, date]]] = {}
    for record in authority.records():
        symbol, day = record.symbol, record.resolution.issued_on
        if record.series == "party" and symbol is not None and symbol.issuers == ("TW",) and day is not None:
            groups.setdefault((symbol.kind, record.resolution.term), []).append((record.whole_number, day))
    breaks = []
    for key, rows in groups.items():
        latest = date.min
        for number, day in sorted(rows):
            if (latest - day).days > 40 and latest != date.min:
                breaks.append((key, number, day))
            latest = max(latest, day)
    assert breaks == []


def test_sources_and_form() -> None:
    """Every row has a source and says whether it was checked; text is NFC; rows are in their declared order."""
    for name in ("resolutions", "resolution_kinds", "document_symbols"):
        text = (DATA / f"{name}.csv").read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text)
        for row in table(name):
            assert row["source"], row
            assert row["verified"] in ("yes", "no"), row
    rows = table("resolutions")
    order = [(row["issued_on"] or "9999", row["symbol"], row["kind"], row["term"]) for row in rows]
    assert order == sorted(order)
    names = [row["kind"] for row in table("resolution_kinds")]
    assert names == sorted(names)
    parts = [(row["class"], row["part"]) for row in table("document_symbols")]
    assert parts == sorted(parts)
    assert len(parts) == len(set(parts))


def test_printed_parts_are_unambiguous() -> None:
    """A printed part of a symbol stands for one row only."""
    printed = [text for row in table("document_symbols") for text in (row["part"], *values(row["variants"]))]
    assert len(printed) == len(set(printed))


def test_parts_of_kinds_are_kinds() -> None:
    """What a part means is a kind of the table of kinds, and each kind names its parts."""
    for row in table("document_symbols"):
        assert row["class"] in ("kind", "issuer")
        if row["class"] == "kind":
            for name in values(row["meaning"]):
                assert name.lower() in kinds(), row["part"]
                assert row["part"] in kinds()[name.lower()].symbols or row["part"] == "L"


def test_known_facts() -> None:
    """Numbers that were used again, by what everybody can look up."""
    days = {
        "chi-thi-35-ct-tw-xii": date(2019, 5, 30),
        "chi-thi-35-ct-tw-xiii": date(2024, 6, 14),
        "nghi-quyet-18-nq-tw-xii": date(2017, 10, 25),
        "nghi-quyet-18-nq-tw-xiii": date(2022, 6, 16),
        "nghi-quyet-837-nq-ubtvqh14": date(2019, 12, 17),
        "nghi-dinh-108-2014-nd-cp": date(2014, 11, 20),
        "nghi-quyet-dai-hoi-xiii-cua-dang": date(2021, 2, 1),
    }
    for ident, day in days.items():
        assert authority.by_id()[ident].resolution.issued_on == day
