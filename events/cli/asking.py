"""From the options of `query` and `timeline` to a question asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from events.cli.options import Asked, Meant

if TYPE_CHECKING:
    from events.query.asking import Answering


@contextmanager
def ask(database: Path, asked: Asked, meant: Meant) -> Iterator[Answering]:
    """The question with its options, put to the database; rows are read while the context lasts."""
    from events.query.asking import asked as put
    from events.store.engine import explained

    named = {name: getattr(asked, name) or [] for name in ("place", "organisation", "resolution", "type", "text")}
    with (
        explained(database),
        put(
            database,
            asked.question,
            since=asked.since,
            until=asked.until,
            named=named,
            within=meant.within,
            with_predecessors=meant.with_predecessors,
            with_successors=meant.with_successors,
            today=meant.today,
        ) as answering,
    ):
        yield answering
