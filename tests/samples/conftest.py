"""The database of the sample articles, built once a session."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_expectations import SAMPLES


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database at head with all sample articles."""
    from typer.testing import CliRunner

    from events.cli import app

    path = tmp_path_factory.mktemp("samples") / "events.db"
    for arguments in (["init"], ["ingest", str(SAMPLES / "articles"), "--jobs", "1"]):
        result = CliRunner().invoke(app, ["--db", str(path), *arguments])
        assert result.exit_code == 0, result.output
    return path
