"""Starting Datasette on a database of ours, read-only, with our metadata."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import webbrowser
from pathlib import Path
from typing import Any

from events.store.engine import explained, reading

SETTINGS = {
    "default_page_size": 50,
    "truncate_cells_html": 400,  # whole articles stand in articles.text
    "sql_time_limit_ms": 5000,
    "facet_time_limit_ms": 500,
    "num_sql_threads": 3,
}


def application(path: Path, *, settings: dict[str, Any] | None = None) -> Any:
    """A Datasette that serves this one database; it opens it for reading only.

    Raises what `events.store.engine.reading` raises where the database is not usable.
    """
    from datasette.app import Datasette

    from events.serve.metadata import metadata

    with explained(path), reading(path):
        pass
    name = path.stem
    files = {"immutables": [str(path)]} if is_frozen(path) else {"files": [str(path)]}
    return Datasette(**{"files": [], **files}, metadata=metadata(name), settings=SETTINGS | (settings or {}))


def is_frozen(path: Path) -> bool:
    """Whether the file can only be opened as immutable: in WAL mode, in a folder where no log can be made."""
    if os.access(path.parent, os.W_OK) and os.access(path, os.W_OK):
        return False
    try:
        with sqlite3.connect(f"file:{path.absolute()}?mode=ro", uri=True) as connection:
            connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    except sqlite3.OperationalError:
        return True
    return False


def run(path: Path, *, host: str, port: int, browse: bool) -> None:
    """Serves until it is interrupted."""
    import uvicorn

    datasette = application(path)
    asyncio.run(datasette.invoke_startup())
    if browse:
        webbrowser.open(f"http://{host}:{port}/{path.stem}")
    uvicorn.run(datasette.app(), host=host, port=port, log_level="warning", lifespan="on", workers=1)
