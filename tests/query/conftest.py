"""One made database for all tests of questions; they only read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from made_events import TODAY, made

from events.query.asking import asked
from events.query.model import EventRow
from events.store.engine import reading

__all__ = ["made"]


@pytest.fixture
def connection(made: Path) -> Iterator[sa.Connection]:
    """The made database, open for reading."""
    with reading(made) as opened:
        yield opened


@pytest.fixture(scope="session")
def ask(made: Path) -> Callable[..., tuple[list[EventRow], str]]:
    """Asks the made database; gives the rows and the sentence."""

    def put(question: str = "", **options: object) -> tuple[list[EventRow], str]:
        with asked(made, question, today=TODAY, **options) as answering:  # type: ignore[arg-type]
            return list(answering.rows()), answering.understanding.sentence()

    return put
