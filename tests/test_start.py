"""Start-up stays light: nothing heavy is imported before it is used."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = [
    "sqlalchemy",
    "alembic",
    "httpx",
    "dateparser",
    "datasette",
    "selectolax",
    "feedparser",
    "sqlite_utils",
    "rich",
    "stamina",
    "trafilatura",
]


@pytest.mark.parametrize("code", ["import events", "import events.cli", "from events.dates import find_dates"])
def test_import_brings_nothing_heavy(code: str) -> None:
    """`import events`, the command line and the date finder load none of the large libraries."""
    run = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint([name for name in {HEAVY!r} if name in sys.modules])"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "[]"


def test_package_has_its_public_verbs() -> None:
    """The public names of the package are there and are loaded when asked for."""
    import events

    assert events.__all__ == ["__version__", "extract", "find_dates", "read_articles"]
    for name in events.__all__:
        assert getattr(events, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        events.nothing  # noqa: B018
