"""What a person means by a word on the command line: exactly one row, or a UsageError that lists the candidates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, get_args

import sqlalchemy as sa

from events.dates.model import Modifier, Precision
from events.errors import UsageError
from events.extract.model import OrganisationRole, ResolutionRole, Status
from events.store.tables import (
    articles,
    event_types,
    organisation_names,
    organisations,
    places,
    resolution_names,
    resolutions,
)
from events.text import fold, key, normalise

SHOWN = 8
"""Candidates that a message lists."""


def _one_of(what: str, values: Sequence[str]) -> Callable[[sa.Connection, str], str]:
    def check(connection: sa.Connection, value: str) -> str:
        if value not in values:
            raise UsageError(f"{value!r} is no {what}: {', '.join(values)}")
        return value

    return check


precision = _one_of("precision", get_args(Precision))
modifier = _one_of("modifier", (*get_args(Modifier), "none"))
status = _one_of("status", get_args(Status))


def title(value: str) -> str:
    """A headline, as text is stored."""
    value = " ".join(normalise(value).split())
    if not value:
        raise UsageError("a title needs words")
    return value


def role(kind: str, value: str) -> str:
    """A role of a body or a document in an event."""
    roles = get_args(OrganisationRole) if kind == "organisation" else get_args(ResolutionRole)
    if value not in roles:
        raise UsageError(f"{value!r} is no role of a {kind}: {', '.join(roles)}")
    return value


def event_type(connection: sa.Connection, value: str) -> str:
    """A kind of event, by its id or one of its labels."""
    rows = connection.execute(sa.select(event_types).order_by(event_types.c.position)).mappings().all()
    for row in rows:
        if fold(value) in (row["id"], fold(row["label_vi"]), fold(row["label_en"])):
            return str(row["id"])
    raise UsageError(f"{value!r} is no kind of event: {', '.join(row['id'] for row in rows)}")


def article(connection: sa.Connection, value: str) -> int:
    """An article, by its id or address."""
    wanted = articles.c.id == int(value) if value.isdigit() else articles.c.url == value
    found = connection.execute(sa.select(articles.c.id).where(wanted)).scalar()
    if found is None:
        raise UsageError(f"there is no article {value}: `events articles` lists them")
    return int(found)


def passage(connection: sa.Connection, value: str, quote: str) -> tuple[int, int, int]:
    """Where the words stand in an article: (article, first code point, one past the last). They must stand there once."""
    number = article(connection, value)
    text = connection.execute(sa.select(articles.c.text).where(articles.c.id == number)).scalar_one()
    times = text.count(quote) if quote else 0
    if times != 1:
        told = f"stand there {times} times: quote more of them" if times else "do not stand in that article"
        raise UsageError(f"the words of --quote {told}" if quote else "--article needs the words that tell it: --quote")
    start = text.index(quote)
    return number, start, start + len(quote)


def _single(what: str, value: str, rows: Sequence[tuple[str, str]], hint: str) -> tuple[str, str]:
    distinct = list(dict.fromkeys(rows))
    if len(distinct) == 1:
        return distinct[0]
    if not distinct:
        raise UsageError(f"no {what} is named {value!r}: {hint}")
    listed = "; ".join(f"{slug} ({name})" for slug, name in distinct[:SHOWN])
    more = f" and {len(distinct) - SHOWN} more" if len(distinct) > SHOWN else ""
    raise UsageError(f"{value!r} may mean {listed}{more}: name it by its id")


def _by_name(
    connection: sa.Connection,
    value: str,
    table: sa.Table,
    label: sa.Column[Any],
    names: sa.Table,
    owner: sa.Column[Any],
) -> list[tuple[str, str]]:
    """The rows of that id, of exactly that name, or else of that name without its marks."""
    own = connection.execute(sa.select(table.c.id, label).where(table.c.id == value)).fetchall()
    if own:
        return [(own[0][0], own[0][1])]
    statement = sa.union(
        sa.select(table.c.id, label, label.label("said")).where(table.c.folded == fold(value)),
        sa.select(table.c.id, label, names.c.name.label("said"))
        .join(names, owner == table.c.id)
        .where(names.c.folded == fold(value)),
    )
    rows = [(row[0], row[1], row[2]) for row in connection.execute(statement.order_by("id"))]
    exact = [(slug, name) for slug, name, said in rows if key(said) == key(value)]
    return exact or [(slug, name) for slug, name, _ in rows]


def organisation(connection: sa.Connection, value: str) -> tuple[str, str]:
    """A body, by id, name or by-name: (id, canonical name)."""
    rows = _by_name(
        connection,
        value,
        organisations,
        organisations.c.name,
        organisation_names,
        organisation_names.c.organisation_id,
    )
    return _single("body", value, rows, "`events organisations` looks it up, `events import` adds one")


def resolution(connection: sa.Connection, value: str) -> tuple[str, str]:
    """A document, by id, label or by-name: (id, label)."""
    rows = _by_name(
        connection, value, resolutions, resolutions.c.label, resolution_names, resolution_names.c.resolution_id
    )
    return _single("document", value, rows, "`events resolutions` looks it up, `events import` adds one")


def place(connection: sa.Connection, value: str, on: str) -> tuple[str | None, str]:
    """A place as of a day: (id, how it is written). By id, or by name: `Điện Biên`, `huyện Điện Biên Đông`,
    `Điện Biên Đông, Điện Biên`. An empty value or `none` means no place."""
    from events import places as units

    if value.strip().lower() in ("", "none"):
        return None, ""
    day = date.fromisoformat(on)
    if connection.execute(sa.select(places.c.id).where(places.c.id == value)).first():
        return value, units.display_name(units.place(value), day)
    name, _, above = (part.strip() for part in value.partition(","))
    within = units.province(above, day) if above else None
    if above and within is None:
        raise UsageError(f"no province was named {above!r} on {on}")
    kinds = sorted(set(connection.execute(sa.select(places.c.kind)).scalars()), key=len, reverse=True)
    kind = next((each for each in kinds if each and key(name).startswith(f"{key(each)} ")), None)
    bare = name[len(kind) :].strip() if kind else name
    found = list(units.resolve(bare, kind, day, within))
    if kind is None and not above and any(unit.level == "province" for unit in found):
        # a bare name means the province, as in questions
        found = [unit for unit in found if unit.level == "province"]
    chosen, _ = _single(
        "place", value, [(unit.id, units.full_display_name(unit, day)) for unit in found], "`events places` looks it up"
    )
    return chosen, units.display_name(units.place(chosen), day)
