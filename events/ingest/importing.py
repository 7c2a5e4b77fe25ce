"""`events import`: a person's own authority rows, from CSV. Checked whole; all of a file is taken or nothing.

A row whose id is known corrects that row: what the file has no column for stays. What a person brought outranks our
data, and later versions of our data leave it alone.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args

import sqlalchemy as sa

from events import resources
from events.errors import DataError, InputError, UsageError
from events.organisations.model import OrganisationLevel
from events.places.model import Place, PlaceLevel
from events.store import runs, writing
from events.store.engine import writing as write_to
from events.store.identity import to_json
from events.store.importers import Imported, import_rows
from events.store.rows import Row
from events.store.tables import (
    organisation_names,
    organisations,
    place_names,
    places,
    resolution_names,
    resolutions,
    sources,
)
from events.text import fold, normalise

SHOWN = 20
"""Wrong lines that one message lists."""

Check = Callable[[str], Any]


class _Wrong(Exception):
    """A cell that cannot be taken."""


def _words(cell: str) -> str:
    return " ".join(normalise(cell).split())


def _day(cell: str) -> str | None:
    if not cell.strip():
        return None
    try:
        return date.fromisoformat(cell.strip()).isoformat()
    except ValueError:
        raise _Wrong(f"{cell!r} is not a day; write it as 2018-04-16") from None


def _yes(cell: str) -> int:
    if cell.strip() not in ("yes", "no", ""):
        raise _Wrong(f"{cell!r} is neither yes nor no")
    return int(cell.strip() == "yes")


def _or_none(cell: str) -> str | None:
    return _words(cell) or None


def _list(cell: str) -> str:
    return to_json([_words(value) for value in resources.values(cell)])


def _one_of(values: Iterable[str]) -> Check:
    known = tuple(values)

    def check(cell: str) -> str:
        if cell.strip() not in known:
            raise _Wrong(f"{cell!r} is none of {', '.join(known)}")
        return cell.strip()

    return check


def _slug(*words: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in fold(" ".join(words))).split())


@dataclass(frozen=True, slots=True)
class _Kind:
    """How rows of one kind are read."""

    name: str
    table: sa.Table
    names: sa.Table | None
    label: str
    """The column that names a row; a file must have it."""
    columns: Mapping[str, tuple[str, Check]]
    """Column of the file → column of the table and its check."""
    blank: Mapping[str, Any]
    """What a new row says where the file says nothing."""
    identify: Callable[[Row], str]
    references: Mapping[str, sa.Table]
    complete: Callable[[Row], None]
    """Fills what follows from the rest: folded names."""


def _fold_name(row: Row) -> None:
    row["folded"] = fold(row["name"])


def _fold_label(row: Row) -> None:
    row["folded"] = fold(row["label"])


def _fold_place(row: Row) -> None:
    _fold_name(row)
    row["full_name"] = Place("", row["name"], row["kind"], row["level"], None).full_name


_COMMON: dict[str, tuple[str, Check]] = {"source": ("source", _words), "verified": ("verified", _yes)}


def _kinds() -> tuple[_Kind, ...]:
    classes = [
        row["id"] if "id" in row else next(iter(row.values())) for row in resources.table("organisation_classes")
    ]
    return (
        _Kind(
            name="organisations",
            table=organisations,
            names=organisation_names,
            label="name",
            columns={
                "name": ("name", _words),
                "classification": ("classification", _one_of(classes)),
                "level": ("level", _one_of(get_args(OrganisationLevel))),
                "place": ("place_id", _or_none),
                "parent": ("parent_name", _or_none),
                "founding_date": ("founding_date", _day),
                "dissolution_date": ("dissolution_date", _day),
                "optional": ("optional", _yes),
                **_COMMON,
            },
            blank={
                "classification": "other",
                "level": "unit",
                "place_id": None,
                "parent_name": None,
                "founding_date": None,
                "dissolution_date": None,
                "optional": 0,
                "source": "",
                "verified": 0,
            },
            identify=lambda row: _slug(row["name"]),
            references={"place_id": places},
            complete=_fold_name,
        ),
        _Kind(
            name="resolutions",
            table=resolutions,
            names=resolution_names,
            label="label",
            columns={
                "label": ("label", _words),
                "kind": ("kind", _words),
                "number": ("number", _or_none),
                "symbol": ("symbol", _or_none),
                "issuer": ("issuer", _or_none),
                "issued_on": ("issued_on", _day),
                "term": ("term", _or_none),
                "title": ("title", _words),
                "amended_by": ("amended_by", _list),
                "replaced_by": ("replaced_by", _list),
                **_COMMON,
            },
            blank={
                "kind": "",
                "number": None,
                "symbol": None,
                "issuer": None,
                "issued_on": None,
                "term": None,
                "title": "",
                "amended_by": "[]",
                "replaced_by": "[]",
                "source": "",
                "verified": 0,
            },
            identify=lambda row: _slug(
                row["label"], row.get("issuer") or "", row.get("term") or (row.get("issued_on") or "")[:4]
            ),
            references={},
            complete=_fold_label,
        ),
        _Kind(
            name="places",
            table=places,
            names=place_names,
            label="name",
            columns={
                "name": ("name", _words),
                "kind": ("kind", _words),
                "level": ("level", _one_of(get_args(PlaceLevel))),
                "parent": ("parent_id", _or_none),
                "valid_from": ("valid_from", _day),
                "valid_to": ("valid_to", _day),
                "code": ("code", _words),
                "iso_code": ("iso_code", _words),
                "basis": ("basis", _words),
                **_COMMON,
            },
            blank={
                "kind": "",
                "level": "commune",
                "parent_id": None,
                "valid_from": None,
                "valid_to": None,
                "code": "",
                "iso_code": "",
                "basis": "",
                "source": "",
                "verified": 0,
            },
            identify=lambda row: (f"{row['parent_id']}/" if row.get("parent_id") else "") + _slug(row["name"]),
            references={"parent_id": places},
            complete=_fold_place,
        ),
        _Kind(
            name="sources",
            table=sources,
            names=None,
            label="name",
            columns={"name": ("name", _words), "province": ("province", _words)},
            blank={"province": ""},
            identify=lambda row: _slug(row["name"]),
            references={},
            complete=lambda row: None,
        ),
    )


KINDS = ("organisations", "resolutions", "places", "sources")
"""What can be imported, each into its table."""


def columns_of(kind: str) -> tuple[str, ...]:
    """The columns that a file of that kind may have; the first after `id` it must have."""
    found = next(each for each in _kinds() if each.name == kind)
    return ("id", *found.columns, *(("aliases",) if found.names is not None else ()))


def _choose(kind: str | None, header: Sequence[str], file: Path) -> _Kind:
    kinds = _kinds()
    if kind is not None:
        chosen = next((each for each in kinds if each.name == kind), None)
        if chosen is None:
            raise UsageError(f"{kind!r} cannot be imported: {', '.join(KINDS)}")
        return chosen
    fitting = [each for each in kinds if each.label in header and set(header) <= set(columns_of(each.name))]
    named = [each for each in fitting if each.name in file.stem]
    if len(named or fitting) != 1:
        raise UsageError(f"{file} does not tell what its rows are: say --kind {'|'.join(KINDS)}")
    return (named or fitting)[0]


def _read(file: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            reader = csv.reader(opened)
            header = [cell.strip() for cell in next(reader, [])]
            return header, [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]
    except FileNotFoundError:
        raise InputError(f"there is no file {file}") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{file} is not UTF-8 at byte {error.start}: save it as CSV UTF-8") from None
    except (OSError, csv.Error) as error:
        raise InputError(f"{file} cannot be read as CSV: {error}") from error


def import_file(database: Path, file: Path, kind: str | None = None) -> tuple[str, Imported]:
    """Takes the rows of a CSV file; the kind, and what became of them.

    Raises UsageError where the kind or a column is unknown, DataError that lists every wrong line, InputError where the
    file cannot be read, DatabaseError. After an error nothing of the file is stored.
    """
    header, lines = _read(file)
    chosen = _choose(kind, header, file)
    allowed = columns_of(chosen.name)
    unknown = [name for name in header if name not in allowed]
    if unknown or chosen.label not in header:
        wrong = f"unknown column {unknown[0]!r}" if unknown else f"no column {chosen.label!r}"
        raise UsageError(f"{file}: {wrong}; {chosen.name} have {', '.join(allowed)}")
    with write_to(database) as connection:
        run = runs.start(connection, "import", {"file": str(file), "kind": chosen.name})
        try:
            with connection.begin():
                done = _take(connection, file, chosen, header, lines)
        except BaseException as error:
            runs.finish(connection, run, 1, message=str(error))
            raise
        runs.finish(
            connection,
            run,
            0,
            counts={"inserted": done.inserted, "updated": done.updated, "unchanged": done.unchanged},
        )
    return chosen.name, done


def _take(
    connection: sa.Connection, file: Path, kind: _Kind, header: list[str], lines: list[tuple[int, list[str]]]
) -> Imported:
    faults: list[str] = []
    rows: dict[str, tuple[int, Row, list[str]]] = {}
    for line, cells in lines:
        try:
            if len(cells) != len(header):
                raise _Wrong(f"{len(cells)} cells, the header has {len(header)}")
            told = dict(zip(header, cells, strict=True))
            row: Row = {}
            for name, (column, check) in kind.columns.items():
                if name in told and (told[name].strip() or column not in kind.blank or kind.blank[column] is None):
                    row[column] = check(told[name])
            if not row.get(kind.label):
                raise _Wrong(f"{kind.label} is empty")
            row["id"] = told.get("id", "").strip() or kind.identify(row)
            if row["id"] in rows:
                raise _Wrong(f"{row['id']} stands in line {rows[row['id']][0]} already")
            rows[row["id"]] = (line, row, [_words(value) for value in resources.values(told.get("aliases", ""))])
        except _Wrong as fault:
            faults.append(f"{file.name}:{line}: {fault}")
    faults += _missing_references(connection, file, kind, rows)
    if faults:
        more = f"\nand {len(faults) - SHOWN} more" if len(faults) > SHOWN else ""
        raise DataError("nothing was imported:\n" + "\n".join(faults[:SHOWN]) + more)
    before = {
        row["id"]: dict(row) for row in writing.select_in(connection, sa.select(kind.table), kind.table.c.id, rows)
    }
    whole: list[Row] = []
    for slug, (_, row, _) in rows.items():
        full: Row = {**kind.blank, **before.get(slug, {}), **row, "origin": "person"}
        kind.complete(full)
        whole.append(full)
    done = import_rows(connection, kind.table, whole)
    if kind.names is not None:
        owner = f"{kind.table.name.removesuffix('s')}_id"
        writing.insert_missing(
            connection,
            kind.names,
            [
                _name(kind.names, owner, row["id"], name)
                for row in whole
                for name in dict.fromkeys((row[kind.label], *rows[row["id"]][2]))
            ],
        )
    return done


def _name(table: sa.Table, owner: str, slug: str, name: str) -> Row:
    row: Row = {owner: slug, "name": name, "folded": fold(name)}
    if table is place_names:
        row["ambiguous"] = 0
    if table is organisation_names:
        row |= {"valid_from": None, "valid_to": None}
    return row


def _missing_references(
    connection: sa.Connection, file: Path, kind: _Kind, rows: Mapping[str, tuple[int, Row, list[str]]]
) -> list[str]:
    """Lines that refer to a row that neither the database nor the file has."""
    faults = []
    for column, table in kind.references.items():
        wanted = {row[column] for _, row, _ in rows.values() if row.get(column)}
        there = {row["id"] for row in writing.select_in(connection, sa.select(table.c.id), table.c.id, wanted)}
        if table is kind.table:
            there |= set(rows)
        faults += [
            f"{file.name}:{line}: no row of {table.name} has the id {row[column]!r}"
            for line, row, _ in rows.values()
            if row.get(column) and row[column] not in there
        ]
    return faults
