"""The commands that write: data on stdout alone, words on stderr, exit codes as documented."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from events.cli import app

ARTICLES = (
    {
        "url": "https://example.org/1",
        "title": "Luân chuyển cán bộ ở Điện Biên Đông",
        "text": "Huyện ủy Điện Biên Đông đã ban hành Quy định số 02-QĐ/HU, ngày 16/4/2018 về luân chuyển cán bộ.",
        "published": "2018-10-03",
    },
    {
        "url": "https://example.org/2",
        "title": "Kỷ niệm 70 năm",
        "text": "Sáng 7/5/2024, tại thành phố Điện Biên Phủ, tỉnh Điện Biên tổ chức lễ kỷ niệm 70 năm Chiến thắng Điện Biên Phủ.",
        "published": "2024-05-08",
    },
)


@pytest.fixture
def run(loaded: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Runs a command on a database of the test's own."""
    monkeypatch.setenv("EVENTS_DB", str(loaded))
    monkeypatch.setenv("EVENTS_BY", "An")

    def start(*arguments: str, input: str | None = None) -> Result:  # noqa: A002
        return CliRunner().invoke(app, list(arguments), input=input)

    return start


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    file = tmp_path / "articles.jsonl"
    file.write_text("\n".join(json.dumps(article, ensure_ascii=False) for article in ARTICLES), encoding="utf-8")
    return file


def rows(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.stderr
    return list(json.loads(result.stdout))


def test_a_day_of_a_keeper(run, lines: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """Rehearse, ingest, ingest again, look, check, copy: each says what it did, and stdout holds data alone."""
    rehearsed = run("ingest", "--dry-run", str(lines))
    assert (rehearsed.exit_code, rehearsed.stdout) == (0, "")
    assert "would be inserted 2" in rehearsed.stderr
    first = run("ingest", str(lines))
    assert (first.exit_code, first.stdout) == (0, "")
    assert "inserted 2, updated 0, unchanged 0, rejected 0" in first.stderr
    second = run("ingest", str(lines), "--jobs", "1")
    assert "inserted 0, updated 0, unchanged 2, rejected 0" in second.stderr
    counts = {(row["group"], row["what"]): row["count"] for row in rows(run("stats", "--format", "json"))}
    assert counts["all", "articles"] == 2
    assert counts["all", "runs"] == 2
    assert counts["events by type", "issuance"] == 1
    assert all(row["result"] == "ok" for row in rows(run("check", "--format", "json")))
    mended = run("check", "--mend", "--format", "json")
    assert "built anew" in mended.stderr
    assert all(row["result"] == "ok" for row in rows(mended))
    copied = run("backup", str(tmp_path / "copy.db"))
    assert (copied.exit_code, copied.stdout) == (0, "")
    assert run("backup", str(tmp_path / "copy.db")).exit_code == 2
    assert rows(run("--db", str(tmp_path / "copy.db"), "stats", "-f", "json")) == rows(run("stats", "-f", "json"))
    read = run("reprocess", "--all")
    assert read.exit_code == 0
    assert "passages added 0, changed 0, gone 0" in read.stderr
    assert [row["command"] for row in rows(run("runs", "-f", "json"))] == ["reprocess", "ingest", "ingest"]


def test_what_is_rejected(run, lines: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """A bad line and a missing file: exit 1, named on stderr, kept with the run; all else is stored."""
    with lines.open("a", encoding="utf-8") as file:
        file.write('\n{"text": \n')
    result = run("ingest", str(lines), str(tmp_path / "none.txt"))
    assert result.exit_code == 1
    assert "articles.jsonl:3" in result.stderr and "none.txt" in result.stderr
    assert "inserted 2" in result.stderr
    told = rows(run("runs", "1", "-f", "json"))
    assert len(told) == 2
    assert {row["stage"] for row in told} == {"read"}
    assert run("runs", "99").exit_code == 2


def test_standard_input(run) -> None:  # type: ignore[no-untyped-def]
    """`-` reads articles from a pipe."""
    result = run("ingest", "-", "--format", "jsonl", input=json.dumps(ARTICLES[0]))
    assert "inserted 1" in result.stderr


def test_init_says_what_it_did(run, loaded: Path) -> None:  # type: ignore[no-untyped-def]
    """Nothing to do, to be made, not to be touched."""
    assert "already" in run("init").stderr
    made = loaded.with_name("new.db")
    assert f"created {made}" in run("--db", str(made), "init").stderr
    made.write_text("Không phải cơ sở dữ liệu" * 50, encoding="utf-8")
    refused = run("--db", str(made), "init")
    assert (refused.exit_code, "not an SQLite database" in refused.stderr) == (3, True)


def test_corrections(run, lines: Path) -> None:  # type: ignore[no-untyped-def]
    """Every verb by its command, the history of all, and the way back."""
    run("ingest", str(lines))
    found = {row["type"]: str(row["id"]) for row in rows(run("query", "Điện Biên", "-f", "json"))}
    issued, other = found.pop("issuance"), next(iter(found.values()))
    why = ("--why", "đã đối chiếu")
    for arguments in (
        ("edit", issued, "--title", "Ban hành Quy định 02", "--start", "2018-04-17"),
        ("link", issued, "--organisation", "Bộ Chính trị", "--role", "participant"),
        ("unlink", issued, "--organisation", "Bộ Chính trị"),
        ("hide", other),
        ("add", "--title", "Lễ ra quân", "--type", "lễ", "--start", "2018-05-07", "--place", "Điện Biên"),
        ("merge", issued, other),
    ):
        result = run(*arguments, *why)
        assert (result.exit_code, result.stdout) == (0, ""), result.stderr
        assert "events undo" in result.stderr
    (event,) = [row for row in rows(run("query", "Điện Biên 2018", "-f", "json")) if str(row["id"]) == issued]
    assert (event["title"], event["start_date"], len(event["articles"])) == ("Ban hành Quy định 02", "2018-04-17", 2)
    assert run("split", issued, "--article", ARTICLES[1]["url"], *why).exit_code == 0
    told = rows(run("history", "-f", "json"))
    assert [row["action"] for row in told] == ["edit", "link", "unlink", "hide", "add", "merge", "split"]
    assert {(row["made_by"], row["why"]) for row in told} == {("An", "đã đối chiếu")}
    assert len(rows(run("history", issued, "-f", "json"))) >= 5
    for row in reversed(told):
        assert run("undo", str(row["id"]), *why).exit_code == 0
    (event,) = [row for row in rows(run("query", "Điện Biên 2018", "-f", "json")) if str(row["id"]) == issued]
    assert event["start_date"] == "2018-04-16"
    assert rows(run("history", "--conflicts", "-f", "json")) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("edit", "1", "--title", "x", "--why", "y"),
        ("edit", "1", "--title", "x"),
        ("edit", "một", "--why", "y"),
        ("edit", "1", "--start", "3/4/2018", "--why", "y"),
        ("merge", "1", "2", "--why", "y"),
        ("undo", "1", "--why", "y"),
        ("history", "1"),
        ("import", "x.csv", "--kind", "people"),
    ],
)
def test_wrong_usage(run, arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    """What cannot be meant is exit 2 and a sentence; nothing on stdout."""
    monkeypatch.chdir(tmp_path)
    Path("x.csv").write_text("name\nA\n", encoding="utf-8")
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.strip()


def test_import(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """A person's rows: taken, taken again, refused with the lines that are wrong."""
    file = tmp_path / "organisations.csv"
    file.write_text("name,level,place\nBan Quản lý Di tích Điện Biên Phủ,unit,\n", encoding="utf-8")
    assert "inserted 1" in run("import", str(file)).stderr
    assert "unchanged 1" in run("import", str(file)).stderr
    file.write_text("name,level,place\nA,hành tinh,\nB,unit,ở đâu\n", encoding="utf-8")
    refused = run("import", str(file))
    assert refused.exit_code == 1
    assert "organisations.csv:2" in refused.stderr and "organisations.csv:3" in refused.stderr
    printed = run("runs", "-f", "csv")
    assert [row["exit_status"] for row in csv.DictReader(io.StringIO(printed.stdout))] == ["1", "0", "0"]
