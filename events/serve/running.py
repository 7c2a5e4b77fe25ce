"""Starting Datasette on a database of ours, read-only, with our metadata."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import sqlite3
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from events.errors import UsageError
from events.store.engine import explained, reading
from events.text import fold

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
    from datasette.database import Database

    from events.serve.metadata import metadata

    with explained(path), reading(path):
        pass
    datasette = Datasette(files=[], metadata=metadata(name_of(path)), settings=SETTINGS | (settings or {}))
    datasette.remove_database("_memory")
    datasette.add_database(Database(datasette, path=str(path), is_mutable=not is_frozen(path)), name=name_of(path))
    return datasette


def name_of(path: Path) -> str:
    """The name under which a database is served: its file's up to the first dot, `events` for `events.db.example`."""
    return re.sub(r"[^a-z0-9_-]+", "-", fold(path.name.split(".")[0])).strip("-") or "events"


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


def run(path: Path, *, host: str, port: int, browse: bool, ready: Callable[[str], object]) -> None:
    """Serves until it is interrupted; `ready` is handed the address once the database and the port are ours.

    Raises what `application` raises, and UsageError where nothing can listen at that address.
    """
    import uvicorn

    datasette = application(path)
    _keep_quiet()
    with _listening(host, port) as server:
        named = f"[{host}]" if ":" in host else host
        address = f"http://{named}:{server.getsockname()[1]}/{name_of(path)}"
        ready(address)
        asyncio.run(datasette.invoke_startup())
        if browse:
            webbrowser.open(address)
        with suppress(KeyboardInterrupt):  # that is how serving ends
            uvicorn.Server(uvicorn.Config(datasette.app(), log_level="warning", lifespan="on")).run(sockets=[server])


def _keep_quiet() -> None:
    """Datasette prints what led to an answer of 404 or 400, with all variables, on stdout where it finds rich."""
    with suppress(ImportError):
        import rich

        rich.reconfigure(quiet=True)


def _listening(host: str, port: int) -> socket.socket:
    """Bound here and not by the server, which would leave with a code that means something else to our callers."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        reason = str(error.strerror or error).partition(" (")[0]
        raise UsageError(f"cannot listen at {host}:{port}: {reason}; try another --port") from error
