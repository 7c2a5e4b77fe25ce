"""The reader's own question, asked of real articles that lie beside the project."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from events.cli import app


@pytest.fixture(scope="module")
def database(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five articles, through the command line."""
    path = tmp_path_factory.mktemp("five") / "events.db"
    done = CliRunner().invoke(
        app, ["--db", str(path), "ingest", *map(str, sorted((shared / "articles").glob("*.txt")))]
    )
    assert done.exit_code == 0, done.output
    return path


@pytest.mark.parametrize(
    "question",
    [
        "events in 2018 for Điện Biên",
        "events in 2018 for dien bien",
        "sự kiện năm 2018 ở Điện Biên",
        "su kien nam 2018 o dien bien",
        "SỰ KIỆN 2018 ĐIỆN BIÊN",
    ],
)
def test_the_question_is_answered(database: Path, question: str) -> None:
    """The issuance and the rotation of officials, whatever the language and the accents; nothing of Cần Thơ."""
    done = CliRunner().invoke(app, ["--db", str(database), "query", question, "--format", "json"])
    assert done.exit_code == 0
    found: list[dict[str, Any]] = json.loads(done.stdout)
    (issued,) = (event for event in found if event["type"] == "issuance")
    assert (issued["start_date"], issued["end_date"]) == ("2018-04-16", "2018-04-16")
    assert issued["organisations"] == [{"name": "Huyện ủy Điện Biên Đông", "role": "issuer"}]
    assert issued["resolutions"] == [{"label": "Quy định 02-QĐ/HU", "role": "issued"}]
    (rotation,) = (event for event in found if event["type"] == "transfer")
    assert rotation["start_date"] == "2010-01-01"
    assert rotation["end_date"].startswith("2018")
    assert "Cần Thơ" not in done.stdout
    assert "understood as events: in tỉnh Điện Biên" in done.stderr


def test_a_body_known_by_its_chair_is_found(database: Path) -> None:
    """DESIGN §8: the conference of 28/3/2018 is one of Ban Tổ chức Trung ương, whose head chaired it."""
    question = "conferences of Ban Tổ chức Trung ương between March and May 2018"
    done = CliRunner().invoke(app, ["--db", str(database), "query", question, "--format", "json"])
    assert done.exit_code == 0
    (conference,) = json.loads(done.stdout)
    assert (conference["type"], conference["start_date"], conference["place"]) == ("meeting", "2018-03-28", "Cần Thơ")
    assert {"name": "Ban Tổ chức Trung ương", "role": "participant"} in conference["organisations"]
