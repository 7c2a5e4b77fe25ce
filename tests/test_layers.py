"""Who may import whom: the table, and that the code keeps to it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# A package may import those of a lower level, and itself. Sisters share a level and never see each other.
LEVELS = {
    "text": 0,
    "errors": 0,
    "resources": 1,
    "sentences": 2,
    # every model.py: 3 (extract's last, it is made of the others)
    "dates": 4,
    "places": 4,
    "organisations": 5,
    "resolutions": 6,
    "people": 7,
    "articles": 5,
    "merge": 8,
    "extract": 9,
    "store": 9,
    "query": 10,
    "ingest": 10,
    "output": 11,
    "serve": 12,
    "cli": 13,  # its command `serve` starts the plugin
    "__main__": 14,
}
# A library belongs to the packages that are named beside it.
LIBRARIES = {
    "sqlalchemy": {"store", "query", "ingest"},
    "alembic": {"store"},
    "sqlite_utils": {"store"},
    "typer": {"cli"},
    "click": {"cli"},
    "datasette": {"serve"},
    "httpx": {"ingest"},
    "stamina": {"ingest"},
    "protego": {"ingest"},
    "dateparser": {"dates"},
    "selectolax": {"articles", "ingest"},
    "feedparser": {"articles", "ingest"},
}


def package_of(path: Path) -> str:
    parts = path.relative_to(ROOT / "events").with_suffix("").parts
    return parts[0]


def imports(path: Path) -> list[str]:
    """Every module that a file imports, inside functions too; type-checking blocks apart."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            skipped.update(id(child) for child in ast.walk(node))
    found = []
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.append(node.module)
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


FILES = sorted((ROOT / "events").rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_go_downwards(path: Path) -> None:
    """A file imports only what lies below it; model files are open to all above the text layer."""
    package = package_of(path)
    if package in ("__init__", "py"):
        return
    assert package in LEVELS, f"{package} has no level in the table"
    for name in imports(path):
        parts = name.split(".")
        if parts[0] != "events" or len(parts) < 2 or parts[1] not in LEVELS:
            continue
        target = parts[1]
        if target == package:
            continue
        if len(parts) > 2 and parts[2] == "model":
            continue
        if (
            len(parts) == 2
            and any(other.startswith(f"events.{target}.model") for other in imports(path))
            and target not in ("text", "errors")
        ):
            continue
        assert LEVELS[target] < LEVELS[package], f"{path.relative_to(ROOT)} imports {name}, which is not below it"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_libraries_stay_where_they_belong(path: Path) -> None:
    """SQL in the store and the query, HTTP in ingest, Typer in the command line, dateparser in one module."""
    package = package_of(path)
    for name in imports(path):
        library = name.split(".")[0]
        if library in LIBRARIES:
            assert package in LIBRARIES[library], f"{path.relative_to(ROOT)} imports {library}"


def test_dateparser_has_one_home() -> None:
    """The library of last resort for odd dates is imported by one file."""
    homes = [path for path in FILES if any(name.split(".")[0] == "dateparser" for name in imports(path))]
    assert [str(path.relative_to(ROOT)) for path in homes] == ["events/dates/fallback.py"]


def test_migrations_import_nothing_of_ours() -> None:
    """An old step must mean the same in three years."""
    for path in sorted((ROOT / "migrations" / "versions").glob("*.py")):
        ours = [name for name in imports(path) if name.split(".")[0] == "events"]
        assert not ours, f"{path.name} imports {ours}"


def test_every_file_that_asserts_nothing_is_found() -> None:
    """No test function without an assertion, an expected exception or a helper that checks."""
    silent = []
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
                text = ast.unparse(node)
                if not any(
                    sign in text
                    for sign in ("assert", "raises", "check", "expect", "compare", "run_state_machine", "warns")
                ):
                    silent.append(f"{path.relative_to(ROOT)}::{node.name}")
    assert silent == []


def test_every_test_module_has_a_name_of_its_own() -> None:
    """The folders of tests are no packages: of two modules with one name pytest collects only the first."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))


def test_no_test_imports_a_conftest() -> None:
    """Every folder's has the same name: which one is meant depends on what was collected first."""
    careless = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "tests").rglob("*.py")
        if any(name.split(".")[0] == "conftest" for name in imports(path))
    ]
    assert careless == []
