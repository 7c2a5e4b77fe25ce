"""The formats of an answer, each read back by a program that was not made by us."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_events import TODAY
from selectolax.lexbor import LexborHTMLParser

from events.output import formats
from events.output.answer import Answer
from events.output.formats import FORMATS, ics, render
from events.output.width import width
from events.query.asking import asked
from events.query.model import EventRow, Evidence

ANSWER = Answer("sự kiện <năm> & 2018", "understood as events: all", TODAY)
ATTACK = '<script>alert(1)</script>\n=cmd|" /C calc"!A0, ; \\ *đậm* [x](javascript:1) ]]> & \x00\x0b'


def _text(rows: Sequence[EventRow], form: str, answer: Answer = ANSWER) -> str:
    return "\n".join(render(rows, form, answer))


@pytest.fixture(scope="module")
def rows(made: Path) -> list[EventRow]:
    """All events of the made database."""
    with asked(made, "", today=TODAY) as answering:
        return list(answering.rows())


def hostile(text: str = ATTACK) -> EventRow:
    """An event whose every text came from a page that means harm."""
    return EventRow(
        id=1,
        title=text,
        type="meeting",
        start_date="2018-12-31",
        end_date="2018-12-31",
        precision="day",
        modifier=None,
        status="reported",
        place=text,
        place_id=None,
        confidence=0.5,
        articles=(Evidence(1, "javascript:alert(1)", text, "2019-01-01", text, text, 0, 1),),
    )


def test_every_file_is_in_the_tuple() -> None:
    """A format's file that the tuple forgot could not be asked for."""
    files = {path.stem.rstrip("_") for path in Path(formats.__file__).parent.glob("[a-z]*.py")}
    assert files == set(FORMATS)
    with pytest.raises(ValueError, match="no format"):
        render([], "pdf", ANSWER)


def test_json_is_the_contract(rows: list[EventRow]) -> None:
    """The keys, in their order; lists of objects; both ends of the interval."""
    found = json.loads(_text(rows, "json"))
    assert [each["id"] for each in found] == [row.id for row in rows]
    (issued,) = (each for each in found if each["id"] == 101)
    assert issued == {
        "id": 101,
        "title": "Huyện ủy Điện Biên Đông ban hành Quy định 02-QĐ/HU",
        "type": "issuance",
        "start_date": "2018-04-16",
        "end_date": "2018-04-16",
        "precision": "day",
        "place": "Điện Biên Đông, Điện Biên",
        "organisations": [{"name": "Huyện ủy Điện Biên Đông", "role": "issuer"}],
        "resolutions": [{"label": "Quy định 02-QĐ/HU", "role": "issued"}],
        "articles": [
            {
                "url": "https://bao.example/101.html",
                "title": "Tin số 101",
                "published": "2019-12-31",
                "quote": "Ngày 16/4/2018, Huyện ủy Điện Biên Đông ban hành Quy định số 02-QĐ/HU.",
            }
        ],
    }
    assert list(issued)[:3] == ["id", "title", "type"]


def test_json_lines_are_the_same_objects(rows: list[EventRow]) -> None:
    """One a line."""
    assert [json.loads(line) for line in _text(rows, "jsonl").splitlines()] == json.loads(_text(rows, "json"))


def test_nothing_is_a_valid_answer() -> None:
    """Each format of no rows is still what it says it is."""
    assert json.loads(_text([], "json")) == []
    assert _text([], "jsonl") == ""
    assert _text([], "table") == ""
    assert _text([], "csv").startswith("id,start_date")
    assert ET.fromstring(_text([], "atom")).tag.endswith("feed")
    assert not list(icalendar.Calendar.from_ical(_text([], "ics")).walk("VEVENT"))
    assert "No events fit" in _text([], "html")


@pytest.mark.parametrize("cells", [60, 80, 110, 200])
def test_a_table_suits_the_window(rows: list[EventRow], cells: int) -> None:
    """No line is wider; every id is there, whole."""
    table = _text(rows, "table", replace(ANSWER, width=cells))
    assert max(map(width, table.splitlines())) <= cells
    assert all(str(row.id) in table for row in rows)


def test_csv_reads_back(rows: list[EventRow]) -> None:
    """Columns and rows."""
    read = list(csv.DictReader(io.StringIO(_text(rows, "csv"))))
    assert [int(each["id"]) for each in read] == [row.id for row in rows]
    assert next(each for each in read if each["id"] == "103")["organisations"] == (
        "Ban Tổ chức Trung ương; Thành ủy Cần Thơ"
    )


def test_csv_runs_nothing_in_a_spreadsheet() -> None:
    """A cell that would be a formula is text."""
    for start in ("=1+1", "+1", "@x", "-cmd"):
        (read,) = csv.DictReader(io.StringIO(_text([hostile(start)], "csv")))
        assert read["title"] == f"'{start}"


def test_icalendar_reads_back(rows: list[EventRow]) -> None:
    """All-day entries whose end is the day after; lines of at most 75 octets that end in CRLF."""
    text = _text(rows, "ics")
    for line in text.split("\n"):
        assert line.endswith("\r")
        assert len(line.rstrip("\r").encode()) <= 75
    entries = {str(each["UID"]): each for each in icalendar.Calendar.from_ical(text).walk("VEVENT")}
    assert len(entries) == len(rows)
    issued = entries["101@events"]
    assert (issued["DTSTART"].dt, issued["DTEND"].dt) == (date(2018, 4, 16), date(2018, 4, 17))
    assert str(issued["SUMMARY"]) == "Huyện ủy Điện Biên Đông ban hành Quy định 02-QĐ/HU"
    assert str(issued["LOCATION"]) == "Điện Biên Đông, Điện Biên"
    assert str(entries["112@events"]["STATUS"]) == "TENTATIVE"


def test_icalendar_at_the_end_of_time() -> None:
    """The last day that there is has no day after."""
    text = _text([replace(hostile("x"), start_date="9999-12-31", end_date="9999-12-31")], "ics")
    (entry,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert entry["DTSTART"].dt == date(9999, 12, 31)


@given(st.text(max_size=300))
def test_icalendar_text_survives(text: str) -> None:
    """What is escaped and folded is read back, control characters aside."""
    clean = ics.escaped(text)
    lines = list(ics.folded(f"SUMMARY:{clean}"))
    assert all(len(line.encode("utf-8", "surrogatepass")) <= 75 for line in lines)
    unfolded = lines[0] + "".join(line[1:] for line in lines[1:])
    assert unfolded == f"SUMMARY:{clean}"


def test_atom_reads_back(rows: list[EventRow]) -> None:
    """Well-formed, unique ids, links to the web, days with Vietnam's offset."""
    space = {"a": "http://www.w3.org/2005/Atom"}
    feed = ET.fromstring(_text(rows, "atom"))
    entries = feed.findall("a:entry", space)
    assert len({entry.findtext("a:id", "", space) for entry in entries}) == len(rows)
    assert all(entry.findtext("a:updated", "", space).endswith("T00:00:00+07:00") for entry in entries)
    assert feed.findtext("a:title", "", space) == ANSWER.question
    assert {link.get("href") for entry in entries for link in entry.findall("a:link", space)} == {
        f"https://bao.example/{row.id}.html" for row in rows
    }


def test_html_lists_every_event(rows: list[EventRow]) -> None:
    """One item an event, in the order of time, linked to its sources."""
    page = LexborHTMLParser(_text(rows, "html"))
    assert [node.attributes["id"] for node in page.css("li.event")] == [f"event-{row.id}" for row in rows]
    assert page.css_first("h1").text() == ANSWER.question
    assert {node.attributes["href"] for node in page.css("blockquote a")} == {
        f"https://bao.example/{row.id}.html" for row in rows
    }


def test_markdown_has_every_event(rows: list[EventRow]) -> None:
    """One list item an event."""
    text = _text(rows, "md")
    assert sum(line.startswith("- **") for line in text.splitlines()) == len(rows)
    assert "[Tin số 101](<https://bao.example/101.html>)" in text


@pytest.mark.parametrize("form", FORMATS)
def test_texts_of_the_web_stay_texts(form: str) -> None:
    """A headline with markup, quotes, control characters and a script's address is shown and never run."""
    text = _text([hostile()], form)
    if form == "html":
        page = LexborHTMLParser(text)
        assert page.css("script") == []
        assert page.css("a") == []
    elif form == "atom":
        root = ET.fromstring(text)
        assert "<script>" in "".join(root.itertext())
    elif form == "ics":
        assert len(list(icalendar.Calendar.from_ical(text).walk("VEVENT"))) == 1
    elif form == "md":
        assert "](<javascript" not in text
        assert "\\*đậm\\*" in text
        assert "<script>" not in text.replace("\\<script\\>", "")
    elif form in ("json", "jsonl"):
        assert ATTACK in json.dumps(json.loads(text)) or json.loads(text.splitlines()[0] if form == "jsonl" else text)
    elif form == "csv":
        assert len(list(csv.DictReader(io.StringIO(text)))) == 1
    else:
        assert "\x00" not in text
        assert "\x1b" not in _text([hostile("\x1b]0;title\x07 \x1b[2J")], form)
        assert "<script>" in text
