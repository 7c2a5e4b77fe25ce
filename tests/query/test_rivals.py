"""Two tellings of one story on different days stay two events, and each shows the other."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

STORY = (
    "cầu Phong Châu bắc qua sông Hồng, nối hai huyện Tam Nông và Lâm Thao, tỉnh Phú Thọ, sập hai nhịp do mưa lũ lớn sau bão "
    "số 3, nhiều phương tiện rơi xuống sông."
)
ARTICLES = [
    {
        "url": "https://example.org/a",
        "published": "2024-09-11",
        "source": "Báo Phú Thọ",
        "title": "Sập cầu Phong Châu",
        "text": f"Sáng 9/9, {STORY}",
    },
    {
        "url": "https://example.org/b",
        "published": "2024-09-11",
        "source": "Báo Nhân Dân",
        "title": "Cầu Phong Châu sập",
        "text": f"Sáng 10/9, {STORY}",
    },
    {
        "url": "https://example.org/c",
        "published": "2024-09-11",
        "source": "Báo Lao Động",
        "title": "Khánh thành trường học",
        "text": "Sáng 10/9, tỉnh Lào Cai khánh thành một trường học ở huyện Bảo Yên.",
    },
]


def events(database: Path, *arguments: str) -> Any:
    """What the command prints as JSON."""
    run = subprocess.run(
        [sys.executable, "-m", "events", "--db", str(database), *arguments], capture_output=True, text=True, check=True
    )
    return json.loads(run.stdout) if run.stdout.strip() else None


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rivals")
    source = folder / "articles.jsonl"
    source.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in ARTICLES), encoding="utf-8")
    events(folder / "events.db", "init")
    events(folder / "events.db", "ingest", str(source))
    return folder / "events.db"


def test_each_shows_the_other(database: Path) -> None:
    """The collapse told for the 9th and for the 10th: two events, each `told_otherwise` by the other, not by a third."""
    found = {row["start_date"]: row for row in events(database, "query", "cầu Phong Châu", "--format", "json")}
    assert sorted(found) == ["2024-09-09", "2024-09-10"]
    for day, other in (("2024-09-09", "2024-09-10"), ("2024-09-10", "2024-09-09")):
        (explained,) = events(database, "explain", str(found[day]["id"]), "--format", "json")
        assert [(row["start_date"], row["what"]) for row in explained["told_otherwise"]] == [(other, "day")]


def test_a_story_of_its_own_has_no_rival(database: Path) -> None:
    """Another kind of event on the same day is told by nobody otherwise."""
    (row,) = events(database, "query", "khánh thành trường học", "--format", "json")
    (explained,) = events(database, "explain", str(row["id"]), "--format", "json")
    assert explained["told_otherwise"] == []
