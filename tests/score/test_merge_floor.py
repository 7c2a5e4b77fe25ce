"""Merging has a floor: stories told by several real articles, annotated by hand."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner

from events.cli import app

F1, PRECISION, EXTRACTED = 0.92, 0.97, 0.85
_SAID = re.compile(r"merge F1 ([\d.]+) \(P ([\d.]+) R [\d.]+; .*\); (\d+) of (\d+) happenings extracted")


def test_stories_are_merged(shared: Path, tmp_path: Path) -> None:
    """Pairwise F1 and precision of happenings told by two articles, and the share that was extracted at all."""
    sets, articles, database = shared / "gold" / "merge.dev.jsonl", tmp_path / "in.jsonl", tmp_path / "merge.db"
    score = [sys.executable, str(shared / "gold" / "score_merge.py"), str(sets)]
    subprocess.run([*score, "--articles", str(articles)], check=True)
    done = CliRunner().invoke(app, ["--db", str(database), "ingest", str(articles)])
    assert done.exit_code == 0, done.output
    said = _SAID.search(subprocess.run([*score, str(database)], check=True, capture_output=True, text=True).stdout)
    assert said is not None
    f1, precision, extracted, told = map(float, said.groups())
    assert f1 >= F1
    assert precision >= PRECISION
    assert extracted / told >= EXTRACTED
