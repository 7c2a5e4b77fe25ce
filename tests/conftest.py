"""What all tests share: where the annotated articles lie, and that nothing but loopback is spoken to."""

from __future__ import annotations

import gzip
import json
import socket
from collections.abc import Callable, Collection, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from events.articles import article
from events.articles.model import Article

ROOT = Path(__file__).resolve().parents[1]

# no timed tests: a first call fills caches and tables, and the machine may be busy
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's top folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the annotated articles, beside the project; the test skips where it is missing."""
    path = ROOT.parent / "shared"
    if not (path / "gold" / "score.py").exists():
        pytest.skip("needs the annotated articles in ../shared, which are not here")
    return path


@pytest.fixture(autouse=True, scope="session")
def only_loopback() -> Any:
    """No test reaches the network: a connection to anything but loopback is an error."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test tried to reach {address!r}")
        connect(self, address)

    socket.socket.connect = guarded  # type: ignore[method-assign]
    yield
    socket.socket.connect = connect  # type: ignore[method-assign]


@pytest.fixture(scope="session")
def corpus(shared: Path) -> Callable[[Collection[str]], Iterator[tuple[str, Article]]]:
    """Articles of the real texts beside the project by their numbers, read as any other; skips where they are missing."""

    def read(wanted: Collection[str]) -> Iterator[tuple[str, Article]]:
        with gzip.open(shared / "corpus" / "news-5000.jsonl.gz", "rt", encoding="utf-8") as file:
            for row in map(json.loads, file):
                if row["id"] in wanted:
                    published = date.fromisoformat(row["published"])
                    yield row["id"], article(row["text"], title=row["title"], url=row["url"], published=published)

    return read
