"""Reading files, folders, patterns and standard input: what is good is read, what is bad says why, the rest goes on."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from events.articles import Article, read_articles
from events.errors import ArticleError, UsageError

TEXT = (
    "Khánh thành cầu treo bản Nậm Pố\n\n08:15 - Thứ Hai, 14/10/2019\n\nĐBP - Sáng 13/10, huyện Mường Nhé khánh thành cầu treo "
    "dài 72 mét, rút ngắn quãng đường đến trường của học sinh hai bản Nậm Pố 1 và Nậm Pố 2.\n"
)
PAGE = f"<html><head><title>Cầu mới</title></head><body><h1>Khánh thành cầu treo bản Nậm Pố</h1><p>14/10/2019 08:15</p><p>{TEXT.splitlines()[4]} Bà con góp hơn ba trăm ngày công để làm đường dẫn hai đầu cầu.</p></body></html>"


def good(items: list[Article | ArticleError]) -> list[Article]:
    return [item for item in items if isinstance(item, Article)]


def bad(items: list[Article | ArticleError]) -> list[ArticleError]:
    return [item for item in items if isinstance(item, ArticleError)]


def test_a_text_file(tmp_path: Path) -> None:
    """One article, with the place where it was read."""
    path = tmp_path / "cau.txt"
    path.write_text(TEXT, encoding="utf-8")
    (found,) = read_articles(path)
    assert isinstance(found, Article)
    assert found.text == TEXT
    assert (found.locator, found.published) == (str(path), date(2019, 10, 14))


def test_given_day_and_source_hold(tmp_path: Path) -> None:
    """What the caller says of all articles: a day, and a newspaper by name or id."""
    path = tmp_path / "a.txt"
    path.write_text("Một bài không có ngày\n\nNội dung của bài viết ngắn này chỉ có một câu.\n", encoding="utf-8")
    (found,) = good(list(read_articles(path, published=date(2020, 5, 1), source_name="bao-ha-giang")))
    assert (found.published, found.published_basis, found.source, found.province) == (
        date(2020, 5, 1), "given", "Báo Hà Giang", "Hà Giang",
    )  # fmt: skip
    (found,) = good(list(read_articles(path, source_name="Bản tin xã")))
    assert (found.source, found.source_id) == ("Bản tin xã", "")


def test_json_lines(tmp_path: Path) -> None:
    """Each line by itself: a bad one names its line and its reason, and the next is read."""
    lines = [
        json.dumps(
            {
                "id": 7,
                "text": TEXT,
                "url": "https://baodienbienphu.vn/a.html#x",
                "published": "2018-03-28T23:30:00Z",
                "title": "Cầu treo",
            }
        ),
        "",
        '{"text": "chưa hết',
        '["không phải", "một bài"]',
        '{"title": "không có nội dung"}',
        '{"text": "  "}',
        '{"text": "có ngày sai", "published": "2018-13-45"}',
        '{"text": "có ngày hai nghĩa", "published": "10/3/2018 8:59:00 AM"}',
        '{"text": "ngày là số", "published": true}',
        '{"text": 5}',
        '{"text": "đường dẫn sai kiểu", "url": 5}',
        '{"text": "mã số sai kiểu", "id": [1]}',
        json.dumps({"text": "Bài cuối cùng vẫn đọc được", "id": "z", "published": None}),
    ]
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    found = list(read_articles(path))
    first, last = good(found)
    assert (first.given_id, last.given_id) == (7, "z")
    assert (first.title, first.url) == ("Cầu treo", "https://baodienbienphu.vn/a.html")
    assert first.published == date(2018, 3, 29), "23:30 in Greenwich is the next day in Vietnam"
    wanted = {
        3: "broken JSON",
        4: "not an object",
        5: "no `text`",
        6: "empty",
        7: "no date",
        8: "2018-10-03 or 2018-03-10",
        9: "`published`",
        10: "no `text`",
        11: "`url`",
        12: "`id`",
    }
    assert {int(error.locator.rpartition(":")[2]): True for error in bad(found)} == dict.fromkeys(wanted, True)
    for error in bad(found):
        assert wanted[int(error.locator.rpartition(":")[2])] in error.reason
        assert str(path) in str(error)
        assert error.stage == "read"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "zero bytes"),
        ("odd.txt", bytes(range(128, 256)) * 4, "unknown encoding"),
        ("controls.txt", b"abc\x01\x02\x03\x04\x05\x06" * 50, "control bytes"),
        ("empty.html", b"  ", "empty"),
        ("list.html", b"<a href=/1>Mot</a><a href=/2>Hai</a>", "list of links"),
        ("broken.json", b'[{"text": ', "broken JSON"),
        ("broken.txt.gz", gzip.compress(TEXT.encode(), mtime=0)[:60], "cannot be read"),
        ("broken.warc", b"no warc at all", "WARC"),
        ("page.xml", b"<html><body>no feed</body></html>", "not a feed"),
    ],
)
def test_bad_input_says_why(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    """The error names the input and the reason, and what stands beside it is read."""
    if name.endswith("warc"):
        pytest.importorskip("warcio")
    (tmp_path / name).write_bytes(content)
    (tmp_path / "zz.txt").write_text(TEXT, encoding="utf-8")
    found = list(read_articles(tmp_path))
    (error,) = bad(found)
    assert words in error.reason
    assert name in error.locator
    assert len(good(found)) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    """With a mark or without; offsets count from the first letter after it."""
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode(encoding))
    (found,) = good(list(read_articles(path)))
    assert found.text == TEXT


def test_packed_files_and_folders(tmp_path: Path) -> None:
    """gzip and bzip2, a folder in order of names with its subfolders, a pattern; hidden files are left."""
    (tmp_path / "sub").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "x.txt").write_text(TEXT)
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    (tmp_path / "b.jsonl.bz2").write_bytes(bz2.compress(json.dumps({"text": TEXT}).encode() * 1 + b"\n"))
    (tmp_path / "sub" / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "note.pdf").write_bytes(b"%PDF")
    found = good(list(read_articles(tmp_path)))
    assert [Path(one.locator.partition(":")[0]).name for one in found] == ["c.txt.gz", "a.html"]
    assert len(good(list(read_articles(str(tmp_path / "*.gz"))))) == 1
    assert len(good(list(read_articles(str(tmp_path / "**" / "*.html"))))) == 1
    assert len(good(list(read_articles(tmp_path / "b.jsonl.bz2", format="jsonl")))) == 1
    (error,) = bad(list(read_articles(str(tmp_path / "*.none"))))
    assert "no file fits" in error.reason
    (error,) = bad(list(read_articles(tmp_path / "nowhere.txt")))
    assert "no such file" in error.reason
    (tmp_path / "empty").mkdir()
    (error,) = bad(list(read_articles(tmp_path / "empty")))
    assert "no article files" in error.reason


def test_zstd_where_python_has_it(tmp_path: Path) -> None:
    """Python 3.14 unpacks it; earlier ones say what to do."""
    try:
        from compression import zstd

        packed = zstd.compress(TEXT.encode())
    except ImportError:
        packed = b"\x28\xb5\x2f\xfd\x00\x00"
    path = tmp_path / "a.txt.zst"
    path.write_bytes(packed)
    (found,) = read_articles(path)
    if sys.version_info >= (3, 14):
        assert isinstance(found, Article)
    else:
        assert isinstance(found, ArticleError)
        assert "zstd -d" in found.reason


def test_a_format_that_is_not_told_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the suffix, or by the first letters; and on standard input."""
    for name, content in (("one", TEXT), ("two", PAGE), ("three", json.dumps({"text": TEXT}))):
        (tmp_path / name).write_text(content, encoding="utf-8")
        (found,) = good(list(read_articles(tmp_path / name)))
        assert found.published == date(2019, 10, 14), name
        stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(content.encode())))
        monkeypatch.setattr(sys, "stdin", stream)
        (found,) = good(list(read_articles("-")))
        assert found.published == date(2019, 10, 14), name
        assert found.locator.startswith("standard input")
    (found,) = good(list(read_articles(tmp_path / "two", format="text")))
    assert found.text == PAGE


def test_wrong_format_is_wrong_usage(tmp_path: Path) -> None:
    """A format that does not exist is no bad article."""
    with pytest.raises(UsageError, match="unknown format"):
        list(read_articles(tmp_path, format="docx"))


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    """Permissions are the input's fault, not the run's."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    (error,) = bad(list(read_articles(path)))
    assert "Permission" in error.reason


def test_a_json_file_of_a_list(tmp_path: Path) -> None:
    """One list of objects, or one object over several lines."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"text": TEXT}, {"no": 1}, {"text": TEXT + "x"}], indent=1), encoding="utf-8")
    found = list(read_articles(path))
    assert len(good(found)) == 2
    assert bad(found)[0].locator.endswith("#2")
    path.write_text(json.dumps({"text": TEXT}, indent=2), encoding="utf-8")
    assert len(good(list(read_articles(path)))) == 1


def test_memory_does_not_grow_with_a_long_file(tmp_path: Path) -> None:
    """20,000 lines are read one at a time."""
    path = tmp_path / "many.jsonl"
    line = json.dumps({"text": TEXT * 3}) + "\n"
    with path.open("w", encoding="utf-8") as file:
        for _ in range(4000):
            file.write(line)
    code = (
        "import sys, resource; from events.articles import read_articles\n"
        "it = iter(read_articles(sys.argv[1])); [next(it) for _ in range(200)]\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "n = sum(1 for _ in it); after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "print(n, after - before)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True, timeout=60
    )
    count, grown = map(int, done.stdout.split())
    assert count == 3800
    assert grown < 8000, "kilobytes"
