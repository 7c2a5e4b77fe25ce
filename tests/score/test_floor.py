"""Quality has a floor: precision and recall on articles annotated by hand."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

FLOOR = tomllib.loads((Path(__file__).parent / "floor.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def scores(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, dict[str, float]]]:
    """What score.py says of each annotated set, extracted by the command line as a user would."""
    folder = tmp_path_factory.mktemp("score")
    found = {}
    for name in FLOOR:
        gold = shared / "gold" / f"{name}.gold.jsonl"
        articles, extracted = folder / f"{name}.in.jsonl", folder / f"{name}.out.jsonl"
        score = [sys.executable, str(shared / "gold" / "score.py"), str(gold)]
        subprocess.run([*score, "--articles", str(articles)], check=True)
        with extracted.open("w", encoding="utf-8") as out:
            subprocess.run(
                [sys.executable, "-m", "events", "extract", str(articles), "--format", "jsonl"], check=True, stdout=out
            )
        run = subprocess.run([*score, str(extracted), "--json"], check=True, capture_output=True, text=True)
        found[name] = json.loads(run.stdout)
    return found


@pytest.mark.parametrize(
    ("gold", "what", "measure", "least"),
    [
        (gold, what, measure, least)
        for gold, rows in FLOOR.items()
        for what, measures in rows.items()
        for measure, least in measures.items()
    ],
)
def test_floor(
    scores: dict[str, dict[str, dict[str, float]]], gold: str, what: str, measure: str, least: float
) -> None:
    """Each measure stands at its floor or above."""
    assert scores[gold][what][measure] >= least
