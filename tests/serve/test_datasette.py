"""The database in a real Datasette: pages, search, saved queries, links, the timeline page; and read-only."""

from __future__ import annotations

import asyncio
import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from selectolax.lexbor import LexborHTMLParser

from events.serve.running import application, is_frozen, name_of

Get = Callable[..., Any]


@pytest.fixture(scope="module")
def get(made: Path) -> Get:
    """Asks the served database; the answer's status must be as expected."""
    datasette = application(made)

    async def answer(path: str, status: int) -> Any:
        await datasette.invoke_startup()
        response = await datasette.client.get(path, follow_redirects=True)
        assert response.status_code == status, response.text[:2000]
        return response

    return lambda path, status=200: asyncio.run(answer(path, status))


def _rows(get: Get, path: str) -> list[dict[str, Any]]:
    joint = "&" if "?" in path else "?"
    found: list[dict[str, Any]] = json.loads(get(f"{path}{joint}_shape=array").text)
    return found


def test_every_table_and_view_has_a_page(get: Get, made: Path) -> None:
    """None fails, and each shows its description."""
    with sqlite3.connect(made) as connection:
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE '%\\_fts%' ESCAPE '\\'"
        ).fetchall()
    connection.close()
    assert len(names) > 30
    for (name,) in names:
        page = get(f"/events/{name}").text
        assert name in page


@pytest.mark.parametrize("words", ["Mường Phăng", "muong phang", "MƯỜNG PHĂNG", "Mường phang"])
@pytest.mark.parametrize("table", ["events", "articles", "timeline"])
def test_search_answers_with_and_without_accents(get: Get, table: str, words: str) -> None:
    """Through Datasette's own search box."""
    rows = _rows(get, f"/events/{table}.json?_search={quote(words)}")
    assert [row["id"] for row in rows] == [1111 if table == "articles" else 111]


def test_search_knows_d_with_a_bar(get: Get) -> None:
    """`dien bien` finds Điện Biên."""
    assert 101 in [row["id"] for row in _rows(get, "/events/events.json?_search=dien+bien+dong")]


QUERIES: tuple[tuple[str, dict[str, str], list[Any]], ...] = (
    ("events_in_year", {"year": "2018", "place": "Điện Biên"}, [102, 101]),
    ("events_in_year", {"year": "2018", "place": "dien bien"}, [102, 101]),
    ("events_in_year", {"year": "2018", "place": "Cần Thơ"}, [103]),
    ("events_in_year", {"year": "2019", "place": "Điện Biên"}, [104]),
    ("events_of_organisation", {"organisation": "tinh uy dien bien"}, [104]),
    ("events_of_organisation", {"organisation": "Ban TCTW"}, [103]),
    ("events_of_resolution", {"resolution": "18-nq/tw"}, [103]),
    ("events_of_resolution", {"resolution": "Chỉ thị 35-CT/TW"}, [106]),
    ("events_with_words", {"words": "khánh thành"}, [107]),
    ("events_with_words", {"words": '"khanh thanh cau"'}, [107]),
    ("articles_with_words", {"words": "mít tinh"}, [1109]),
    ("evidence", {"event_id": "101"}, [1101]),
    ("contradictions", {}, [101]),
    ("posts_of_person", {"name": "không có ai"}, []),
    ("most_cited", {}, []),
    ("runs_and_rejections", {}, []),
)


@pytest.mark.parametrize(("name", "parameters", "ids"), QUERIES)
def test_saved_query(get: Get, name: str, parameters: dict[str, str], ids: list[Any]) -> None:
    """Each answers with the rows that it promises."""
    asked = "&".join(f"{key}={quote(value)}" for key, value in parameters.items())
    rows = _rows(get, f"/events/{name}.json?{asked}")
    column = "article_id" if name in ("articles_with_words", "evidence") else "event_id"
    assert [row[column] for row in rows] == ids


def test_saved_queries_that_count(get: Get) -> None:
    """By month and by province."""
    assert _rows(get, "/events/events_per_month.json?year=2018") == [
        {"month": "2018-03", "events": 1},
        {"month": "2018-04", "events": 1},
        {"month": "2018-05", "events": 3},
    ]
    assert {"province": "Điện Biên", "events": 2} in _rows(get, "/events/events_per_province.json?year=2018")


def test_every_saved_query_is_tried() -> None:
    """A query that no test asks may be broken."""
    from events.serve.metadata import ORDER
    from events.serve.metadata import QUERIES as FOLDER

    tried = {name for name, _, _ in QUERIES} | {"events_per_month", "events_per_province"}
    assert tried == set(ORDER) == {path.stem for path in FOLDER.glob("*.sql")}


def _links(page: str) -> set[str]:
    return {node.attributes["href"] or "" for node in LexborHTMLParser(page).css("table a[href]")}


def test_ids_lead_to_rows(get: Get) -> None:
    """From the timeline to its event, from a saved query to body, document and event, from a citation to its candidates."""
    assert "/events/events/101" in _links(get("/events/timeline?id=101").text)
    assert "https://bao.example/101.html" in _links(get("/events/timeline?id=101").text)
    assert {
        "/events/organisations/tinh-uy-dien-bien",
        "/events/organisations/ban-thuong-vu-tinh-uy-dien-bien",
    } & _links(get("/events/events_of_organisation?organisation=tinh+uy+dien+bien").text)
    assert {"/events/resolutions/nq-18-xii", "/events/events/103"} <= _links(
        get("/events/events_of_resolution?resolution=18-nq/tw").text
    )
    assert "/events/resolutions/quy-dinh-02" in _links(get("/events/resolution_mentions").text)
    links = _links(get("/events/event_mentions?event_id=101").text)
    assert {"/events/events/101", "/events/articles/1101"} <= links
    place = next(link for link in links if link.startswith("/events/places/"))
    assert "Điện Biên Đông" in get(place).text


def test_a_scripts_address_is_no_link(tmp_path: Path, made: Path) -> None:
    """An article's address may be anything that a page said."""
    path = Path(shutil.copy(made, tmp_path / "events.db"))
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE articles SET url = 'javascript:alert(1)' WHERE id = 1101")
    connection.close()

    async def page() -> str:
        datasette = application(path)
        await datasette.invoke_startup()
        return str((await datasette.client.get("/events/articles?id=1101")).text)

    assert not any(link.startswith("javascript") for link in _links(asyncio.run(page())))


def test_fold_is_a_function_of_sql(get: Get) -> None:
    """For whoever writes a query by hand."""
    (row,) = _rows(
        get, "/events.json?sql=" + quote("select fold('ĐIỆN BIÊN Uỷ ban') as a, fold(null) as b, fold(5) as c")
    )
    assert row == {"a": "dien bien uy ban", "b": None, "c": 5}


def test_timeline_page(get: Get) -> None:
    """A question in the address; the answer drawn and listed; the menu leads there."""
    page = LexborHTMLParser(get("/events/-/timeline?q=" + quote("sự kiện năm 2018 ở Điện Biên")).text)
    assert [node.attributes["id"] for node in page.css("li.event")] == ["event-102", "event-101"]
    assert [each["id"] for each in json.loads(page.css_first("#data").text())] == [102, 101]
    assert "tỉnh Điện Biên" in page.css_first(".understood").text()
    for node in page.css("script[src]"):
        source = node.attributes["src"] or ""
        if "events-static" in source:
            assert get(source).headers["content-type"].startswith("text/javascript")
    assert "vis-timeline" in get("/-/events-static/vis-timeline/vis-timeline-graph2d.min.css").text
    assert "/events/-/timeline" in get("/events").text
    assert len(LexborHTMLParser(get("/events/-/timeline").text).css("li.event")) == 11


@pytest.mark.parametrize(
    "path",
    ["/other/-/timeline", "/_internal/-/timeline", "/-/events-static/../timeline.py", "/-/events-static/license.txt"],
)
def test_nothing_else_is_handed_out(get: Get, path: str) -> None:
    """No other database, no other file."""
    assert get(path, 404).status_code == 404


def test_a_question_is_text_on_the_page(get: Get) -> None:
    """And never markup."""
    page = get("/events/-/timeline?q=" + quote('"><script>alert(1)</script>')).text
    assert "<script>alert" not in page


def test_the_database_cannot_be_written(get: Get, made: Path) -> None:
    """Neither through a query nor otherwise; the file stays as it was."""
    before = made.read_bytes()
    get("/events?sql=" + quote("delete from events"), 400)
    get("/events.json?sql=" + quote("pragma user_version = 5"), 400)
    assert made.read_bytes() == before


FROZEN = """
import asyncio, os, sys
from pathlib import Path
from events.serve.running import application, is_frozen, name_of

async def rows(path):
    datasette = application(path)
    await datasette.invoke_startup()
    response = await datasette.client.get("/events/events.json?_shape=array")
    return len(response.json())

warm, path = Path(sys.argv[1]), Path(sys.argv[2])
asyncio.run(rows(warm))  # whoever has no rights may not be able to import
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
assert not os.access(path.parent, os.W_OK)
datasette = application(path)
print(is_frozen(path), datasette.databases["events"].is_mutable, asyncio.run(rows(path)))
"""


def test_a_read_only_folder(made: Path) -> None:
    """A WAL file where no log can be made is served as immutable."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = Path(shutil.copy(made, folder / "events.db"))
        path.chmod(0o444)
        folder.chmod(0o555)
        try:
            done = subprocess.run(
                [sys.executable, "-c", FROZEN, made, path], capture_output=True, text=True, timeout=60
            )
        finally:
            folder.chmod(0o755)
    assert done.stdout == "True False 12\n", done.stderr[-3000:]


def test_a_writable_database_is_not_frozen(made: Path) -> None:
    """It may grow while it is served."""
    assert not is_frozen(made)
    assert application(made).databases["events"].is_mutable


@pytest.mark.parametrize(
    ("file", "name"),
    [("events.db", "events"), ("events.db.example", "events"), ("báo chí 2018.db", "bao-chi-2018"), (".db", "events")],
)
def test_the_name_in_addresses(file: str, name: str) -> None:
    """The file's up to its first dot, without what addresses would have to spell out."""
    assert name_of(Path(file)) == name


def test_a_file_of_any_name_is_served(made: Path, tmp_path: Path) -> None:
    """Its pages, its saved queries and its timeline are found under the one name."""
    path = Path(shutil.copy(made, tmp_path / "events.db.example"))

    async def pages() -> list[int]:
        datasette = application(path)
        await datasette.invoke_startup()
        asked = ("/events", "/events/-/timeline", "/events/events_in_year.json?year=2018&place=dien+bien", "/_memory")
        return [(await datasette.client.get(address)).status_code for address in asked]

    assert asyncio.run(pages()) == [200, 200, 200, 404]
