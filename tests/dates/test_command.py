"""`events dates`: a text or JSON lines in, a table or JSON lines out, nothing but data on stdout."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

RUN = [sys.executable, "-m", "events", "dates"]


def _run(given: str | bytes, *arguments: str) -> subprocess.CompletedProcess[str]:
    data = given.encode() if isinstance(given, str) else given
    done = subprocess.run([*RUN, *arguments], input=data, capture_output=True, check=False)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_text_as_table() -> None:
    """A row a date, with what was assumed."""
    done = _run("Sáng 28-3, hội nghị khai mạc. Từ năm 2010 đến nay có 5/9 quận.", "--published", "2018-03-29")
    assert done.returncode == 0
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert lines[0].split()[:3] == ["at", "text", "start_date"]
    assert "Sáng 28-3" in lines[2]
    assert "2018-03-28" in lines[2]
    assert "year from published" in lines[2]
    assert len(lines) == 4


def test_text_as_json_lines(tmp_path: Path) -> None:
    """An object a date; offsets point into the text as given."""
    text = "Hội nghị họp ngày 7, 8 và 9/5/2017."
    path = tmp_path / "bai.txt"
    path.write_text(text, encoding="utf-8")
    done = _run("", str(path), "--format", "jsonl")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["start_date"] for one in found] == ["2017-05-07", "2017-05-08", "2017-05-09"]
    assert all(text[one["char_start"] : one["char_end"]] == one["text"] for one in found)


def test_json_lines_hand_the_id_back() -> None:
    """One object a line with its id; its own publication day counts; a bad line is named and the rest goes on."""
    given = "\n".join(
        [
            json.dumps({"id": 7, "text": "Quý I, tỉnh thu vượt.", "published": "2018-06-07T23:30:00Z"}),
            "{không phải JSON",
            json.dumps({"id": 8}),
            json.dumps({"id": "a", "url": "https://example.org/a", "text": "Không có gì."}),
        ]
    )
    done = _run(given, "-", "--format", "jsonl", "--published", "2019-01-01")
    assert done.returncode == 1
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert first["id"] == 7
    assert [one["edtf"] for one in first["dates"]] == ["2018-33"]
    assert second == {"id": "a", "url": "https://example.org/a", "dates": []}
    assert "standard input:2" in done.stderr
    assert "standard input:3" in done.stderr


def test_errors_are_sentences() -> None:
    """A missing file, bytes that are no UTF-8 and a bad day say so, without a traceback."""
    missing = _run("", "khong-co.txt")
    assert missing.returncode == 1
    assert "khong-co.txt" in missing.stderr
    binary = _run(b"\xff\xfe\x00", "-")
    assert binary.returncode == 1
    assert "UTF-8" in binary.stderr
    bad = _run("hôm nay", "-", "--published", "03/04/2018")
    assert bad.returncode == 2
    assert "2018-04-16" in bad.stderr
    assert all("Traceback" not in done.stderr and done.stdout == "" for done in (missing, binary, bad))


def test_no_dates_is_an_answer() -> None:
    """Nothing found: an empty stdout, a word on stderr, exit 0."""
    done = _run("Không có ngày nào ở đây.")
    assert (done.returncode, done.stdout) == (0, "")
    assert "no dates" in done.stderr
