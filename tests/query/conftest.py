"""One made database for all tests of questions; they only read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from made_events import new_database

from events.query.asking import asked
from events.query.model import EventRow
from events.store.engine import reading

TODAY = date(2019, 12, 31)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made database."""
    return new_database(tmp_path_factory.mktemp("made") / "events.db")


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
