"""Rows of any kind as table, JSON, JSON lines or CSV: what every command that lists something prints with.

A row is a mapping of column to a plain value (text, number, date, None, list, mapping). The first row's keys are
the columns unless they are given. Every line that is yielded ends without a newline.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from events.output.table import lines as table_lines

Row = Mapping[str, Any]


def render(
    rows: Iterable[Row], form: str, *, columns: Sequence[str] | None = None, width: int | None = None
) -> Iterator[str]:
    """The rows in the format named (`table`, `json`, `jsonl`, `csv`), line by line.

    `columns` chooses and orders what is shown; JSON of rows without `columns` keeps all of each row. `width` is the
    terminal's for tables, None for as wide as the rows are. ValueError for a format that there is not.
    """
    if form == "jsonl":
        return (dumps(_chosen(row, columns)) for row in rows)
    if form == "json":
        return _json(_chosen(row, columns) for row in rows)
    if form == "csv":
        return _csv(rows, columns)
    if form == "table":
        return _table(rows, columns, width)
    raise ValueError(f"no format {form!r}")


def dumps(value: Any) -> str:
    """JSON on one line, Vietnamese as typed, days as ISO text."""
    return json.dumps(value, ensure_ascii=False, default=_plain)


def cell(value: Any) -> str:
    """A value as one cell of text: a list joined by `; `, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return "; ".join(cell(item) for item in value)
    if isinstance(value, Mapping):
        return dumps(value)
    return str(value)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _chosen(row: Row, columns: Sequence[str] | None) -> Row:
    return row if columns is None else {column: row.get(column) for column in columns}


def _json(rows: Iterator[Row]) -> Iterator[str]:
    previous: str | None = None
    yield "["
    for row in rows:
        if previous is not None:
            yield f"  {previous},"
        previous = dumps(row)
    if previous is not None:
        yield f"  {previous}"
    yield "]"


def _csv(rows: Iterable[Row], columns: Sequence[str] | None) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="")
    for row in rows:
        if columns is None:
            columns = list(row)
        if buffer.tell() == 0:
            writer.writerow(columns)
            yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
        writer.writerow([_unarmed(cell(row.get(column))) for column in columns])
        yield buffer.getvalue()
    if buffer.tell() == 0 and columns is not None:
        writer.writerow(columns)
        yield buffer.getvalue()


def _unarmed(text: str) -> str:
    # a spreadsheet runs a cell that starts so as a formula, and these cells come from web pages
    return f"'{text}" if text[:1] in ("=", "+", "@", "\t", "\r") or (text[:1] == "-" and not _number(text)) else text


def _number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _table(rows: Iterable[Row], columns: Sequence[str] | None, width: int | None) -> Iterator[str]:
    listed = list(rows)
    if columns is None:
        columns = list(listed[0]) if listed else []
    yield from table_lines(columns, [[cell(row.get(column)) for column in columns] for row in listed], width)
