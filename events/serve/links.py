"""Which cells are links: ids of events, bodies, documents, places, articles and people, and addresses of the web."""

from __future__ import annotations

import json
from typing import Any

TARGETS = {
    "event_id": "events",
    "article_id": "articles",
    "organisation_id": "organisations",
    "resolution_id": "resolutions",
    "place_id": "places",
    "parent_id": "places",
    "successor_id": "places",
    "source_id": "sources",
    "person_id": "people",
    "run_id": "runs",
    "correction_id": "corrections",
}
"""Column to the table whose row it names, wherever the column stands: tables, views, saved queries."""

VIEWS = {"timeline": "events", "events_search": "events", "articles_search": "articles"}
"""Views whose `id` is that of a table's row."""

LISTS = {"resolution_mentions": "resolutions", "organisation_mentions": "organisations"}
"""Tables whose column `candidates` is a JSON list of ids."""

ADDRESSES = ("url", "first_url")


def cell(value: Any, column: str, table: str | None, database: str, datasette: Any) -> Any:
    """Markup for the cell, or None where Datasette shall show it as it would."""
    from markupsafe import Markup, escape

    if value is None or value == "" or isinstance(value, (dict, bytes)):
        return None
    target = VIEWS.get(table or "") if column == "id" else TARGETS.get(column)
    if target is not None:
        return Markup(f'<a href="{escape(_row(value, target, database, datasette))}">{escape(value)}</a>')
    if column in ADDRESSES and isinstance(value, str) and value.startswith(("http://", "https://")):
        return Markup(f'<a href="{escape(value)}" rel="noreferrer">{escape(value)}</a>')
    if column == "candidates" and table in LISTS:
        try:
            ids = json.loads(value)
        except ValueError:
            return None
        links = (
            Markup(f'<a href="{escape(_row(each, LISTS[table], database, datasette))}">{escape(each)}</a>')
            for each in ids
        )
        return Markup(", ").join(links) or None
    return None


def _row(value: Any, table: str, database: str, datasette: Any) -> str:
    from datasette.utils import tilde_encode

    return str(datasette.urls.row(database, table, tilde_encode(str(value))))
