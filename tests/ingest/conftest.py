"""Databases for the tests of ingestion and corrections: one is migrated for the session, each test gets a copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from made import new_database

from events.ingest import authority
from events.store.engine import initialise, writing


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database at head, to be copied."""
    return new_database(tmp_path_factory.mktemp("blank") / "blank.db")


@pytest.fixture
def database(blank: Path, tmp_path: Path) -> Path:
    """A database of the test's own."""
    return Path(shutil.copy(blank, tmp_path / "events.db"))


@pytest.fixture(scope="session")
def loaded_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database at head with all authority data, to be copied."""
    path = tmp_path_factory.mktemp("loaded") / "loaded.db"
    initialise(path)
    with writing(path) as connection:
        authority.load(connection)
    return path


@pytest.fixture
def loaded(loaded_once: Path, tmp_path: Path) -> Path:
    """A database with all authority data, of the test's own."""
    return Path(shutil.copy(loaded_once, tmp_path / "events.db"))
