"""Descriptions against the schema, and produced files against their producers."""

from __future__ import annotations

import importlib.util
import sqlite3
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import pytest

from events.serve.links import TARGETS, VIEWS
from events.serve.metadata import SETTINGS, metadata, queries, tables


def _schema(path: Path) -> dict[str, set[str]]:
    """Every table and view of ours with its columns, as SQLite has them."""
    with sqlite3.connect(path) as connection:
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
            if "_fts" not in name and name not in ("alembic_version", "sqlite_stat1")
        ]
        found = {name: {row[1] for row in connection.execute(f"PRAGMA table_info({name})")} for name in names}
    connection.close()
    return found


def test_every_table_view_and_column_is_described(made: Path) -> None:
    """And nothing is described that is not there."""
    described = {name: table for name, table in tables().items() if name != "alembic_version"}
    schema = _schema(made)
    assert set(described) == set(schema)
    for name, columns in schema.items():
        assert described[name]["description"], name
        assert set(described[name]["columns"]) == columns, name
        assert all(described[name]["columns"].values()), name


def test_settings_name_columns_that_are_there(made: Path) -> None:
    """Sorting, facets and labels; and links."""
    schema = _schema(made)
    for name, settings in SETTINGS.items():
        for key in ("label_column", "sort", "sort_desc", "fts_pk"):
            assert settings.get(key) in {None, *schema[name]}, (name, key)
        assert set(settings.get("facets", [])) <= schema[name]
    columns = set().union(*schema.values())
    assert set(TARGETS) <= columns
    assert set(TARGETS.values()) <= set(schema)
    assert set(VIEWS) <= set(schema)


def test_saved_queries_say_what_they_are() -> None:
    """A title and a description each."""
    for name, query in queries().items():
        assert query["title"], name
        assert len(query["description"]) > 20, name
        assert not query["sql"].startswith("--"), name


def test_the_database_may_have_any_name() -> None:
    """Metadata is keyed by it."""
    assert list(metadata("timeline-2018")["databases"]) == ["timeline-2018"]


@pytest.fixture(scope="module")
def producer(root: Path) -> ModuleType:
    """`scripts/docs` as a module."""
    loader = SourceFileLoader("produce_docs", str(root / "scripts" / "docs"))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


PRODUCED = ("docs/cli.md", "docs/schema.md", "docs/date-forms.md", "metadata.yaml")


@pytest.mark.parametrize("name", PRODUCED)
def test_produced_files_are_as_produced(producer: ModuleType, root: Path, name: str) -> None:
    """Otherwise run scripts/docs."""
    assert set(producer.PRODUCED) == set(PRODUCED)
    assert (root / name).read_text("utf-8") == producer.PRODUCED[name](), f"run scripts/docs: {name} is not as produced"


def test_metadata_yaml_is_what_datasette_reads(root: Path) -> None:
    """The file says what `events serve` says."""
    import yaml

    assert yaml.safe_load((root / "metadata.yaml").read_text("utf-8")) == metadata()
