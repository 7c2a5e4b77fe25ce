"""Reads the rows under `events/data/` once and hands them out as plain, frozen values.

No vocabulary lives in code: a module asks here for its table and builds what it needs from it.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from events.errors import DataError

DATA = Path(__file__).parent / "data"


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of `data/<name>.csv`, in file order; an empty cell is an empty string.

    Raises DataError, naming file and line, where a row has not the header's number of cells.
    """
    path = DATA / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        header = next(reader)
        rows = []
        for cells in reader:
            if len(cells) != len(header):
                raise DataError(f"{path.name}:{reader.line_num}: {len(cells)} cells, the header has {len(header)}")
            rows.append(MappingProxyType(dict(zip(header, cells, strict=True))))
    return tuple(rows)


@cache
def toml(name: str) -> Mapping[str, Any]:
    """The content of `data/<name>.toml`. Raises DataError where it is not valid TOML."""
    path = DATA / f"{name}.toml"
    try:
        return MappingProxyType(tomllib.loads(path.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path.name}: {error}") from error


def values(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds a list: `a|b|c`."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())
