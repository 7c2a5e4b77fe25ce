"""The loopback newspaper, a database and the clock of these tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback_site import HandClock, Site


@pytest.fixture
def site() -> Iterator[Site]:
    one = Site()
    yield one
    one.close()


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with its authority rows, made once."""
    from events.ingest import authority
    from events.store.engine import initialise, writing

    path = tmp_path_factory.mktemp("loaded") / "events.db"
    initialise(path)
    with writing(path) as connection:
        authority.load(connection)
    return path


@pytest.fixture
def database(loaded: Path, tmp_path: Path) -> Path:
    """A copy of it, so that no test waits for thousands of places."""
    from events.store.backup import backup

    path = tmp_path / "events.db"
    backup(loaded, path)
    return path


@pytest.fixture
def clock() -> HandClock:
    return HandClock()
