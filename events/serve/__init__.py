"""The Datasette plugin, hooks only: `fold()` for SQL, links in cells, the timeline page.

A package, not a module, since Datasette looks for `templates/` beside a plugin only then.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

from datasette import hookimpl

from events.text import fold


@hookimpl  # type: ignore[untyped-decorator]
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Gives SQL `fold(text)`: marks off, đ to d, small letters."""
    conn.create_function("fold", 1, lambda value: fold(value) if isinstance(value, str) else value, deterministic=True)


@hookimpl  # type: ignore[untyped-decorator]
def render_cell(value: Any, column: str, table: str | None, database: str, datasette: Any) -> Any:
    """Links ids to their rows and addresses to the web."""
    from events.serve.links import cell

    return cell(value, column, table, database, datasette)


@hookimpl  # type: ignore[untyped-decorator]
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Any]]]]:
    """The timeline page of a database, and the files that it needs."""
    from events.serve.timeline import static, timeline

    return [
        (r"^/(?P<database>[^/]+)/-/timeline$", timeline),
        (r"^/-/events-static/(?P<name>[a-z0-9./-]+)$", static),
    ]


@hookimpl  # type: ignore[untyped-decorator]
def database_actions(datasette: Any, database: str) -> list[dict[str, str]]:
    """The timeline in a database's menu."""
    return [{"href": datasette.urls.path(f"/{database}/-/timeline"), "label": "Timeline"}]


@hookimpl  # type: ignore[untyped-decorator]
def menu_links(datasette: Any) -> list[dict[str, str]]:
    """The timeline of each database of ours in the menu of every page."""
    from events.serve.timeline import served

    return [
        {"href": datasette.urls.path(f"/{name}/-/timeline"), "label": f"Timeline of {name}"}
        for name in served(datasette)
    ]
