"""The migrations travel inside the package: an installed copy, without the checkout beside it, makes a database."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path


def test_an_installed_package_migrates_from_its_own_folder(root: Path, tmp_path: Path) -> None:
    """Laid out as the wheel lays it out (pyproject.toml: migrations → events/_migrations), away from the checkout."""
    assert '"migrations" = "events/_migrations"' in (root / "pyproject.toml").read_text(encoding="utf-8")
    site = tmp_path / "site"
    no_caches = shutil.ignore_patterns("__pycache__", "*.pyc")
    shutil.copytree(root / "events", site / "events", ignore=no_caches)
    shutil.copytree(root / "migrations", site / "events" / "_migrations", ignore=no_caches)
    program = (
        "from pathlib import Path; from events.store import engine, schema; "
        "print(schema.migrations()); print(engine.initialise(Path('x.db')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONPATH": str(site)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    folder, revisions = done.stdout.splitlines()
    assert Path(folder) == site / "events" / "_migrations"
    assert revisions.startswith("(None, '00")
