"""What Datasette says of our tables: made from the comments in `store/tables` and the files in `queries/`.

`metadata.yaml` at the top of the project is this, written out for those who start Datasette themselves.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from events.resources import toml
from events.store.tables import TABLES

QUERIES = Path(__file__).parent / "queries"

ORDER = (
    "events_in_year",
    "events_of_organisation",
    "events_of_resolution",
    "events_per_month",
    "events_per_province",
    "events_with_words",
    "articles_with_words",
    "evidence",
    "posts_of_person",
    "most_cited",
    "contradictions",
    "runs_and_rejections",
)
"""The saved queries, the user's own question first; a file each."""

HIDDEN = ("pending", "readings", "data_files", "fetch_state", "alembic_version", "articles_search", "events_search")
"""What serves the program only."""

SETTINGS: dict[str, dict[str, Any]] = {
    "events": {
        "label_column": "title",
        "sort": "start_date",
        "facets": ["type", "status"],
        "fts_table": "events_fts",
        "fts_pk": "id",
    },
    "articles": {"label_column": "title", "sort_desc": "published", "fts_table": "articles_fts", "fts_pk": "id"},
    "organisations": {"label_column": "name", "sort": "folded", "facets": ["classification", "level"]},
    "resolutions": {"label_column": "label", "sort": "folded", "facets": ["kind"]},
    "places": {"label_column": "full_name", "sort": "folded", "facets": ["level", "kind"]},
    "people": {"label_column": "name", "sort": "folded"},
    "sources": {"label_column": "name"},
    "event_types": {"label_column": "label_vi", "sort": "position"},
    "runs": {"sort_desc": "id"},
    "timeline": {"sort": "start_date", "facets": ["type"], "fts_table": "events_fts", "fts_pk": "id"},
}


def metadata(database: str = "events") -> dict[str, Any]:
    """Datasette's metadata for a database that it serves under that name."""
    return {
        "title": "events",
        "description": "A timeline of the Vietnamese press: what happened and when, each with the passage that tells it.",
        "databases": {
            database: {
                "description_html": (
                    f'Start with <a href="{database}/timeline">timeline</a>, one row an event without a join, '
                    f'or the <a href="{database}/-/timeline">drawn timeline</a> of a question.'
                ),
                "tables": tables(),
                "queries": queries(),
            }
        },
    }


def tables() -> dict[str, dict[str, Any]]:
    """Every table and view, with every column."""
    described: dict[str, dict[str, Any]] = {}
    for name, view in toml("views").items():
        described[name] = {"description": view["description"], "columns": dict(view["columns"])}
    for table in TABLES:
        columns = {str(column.name): column.comment or "" for column in table.columns}
        described[str(table.name)] = {"description": table.comment or "", "columns": columns}
    for name in HIDDEN:
        described.setdefault(name, {})["hidden"] = True
    for name, settings in SETTINGS.items():
        described[name] |= settings
    return described


def queries() -> dict[str, dict[str, str]]:
    """The saved queries, each from its file: title and description in its first two lines, then the SQL."""
    return {name: _query(QUERIES / f"{name}.sql") for name in ORDER}


def _query(path: Path) -> dict[str, str]:
    title, description, sql = path.read_text(encoding="utf-8").split("\n", 2)
    return {"title": title.removeprefix("-- "), "description": description.removeprefix("-- "), "sql": sql.strip()}
