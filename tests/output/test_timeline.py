"""The timeline page: whole in one file, harmless, and drawn by a real browser."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from made_events import TODAY
from selectolax.lexbor import LexborHTMLParser
from test_formats import hostile

from events.output.answer import Answer
from events.output.timeline import STATIC, page
from events.query.asking import asked
from events.query.model import EventRow

ANSWER = Answer("events in 2018", "understood as events", TODAY)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


@pytest.fixture(scope="module")
def rows(made: Path) -> list[EventRow]:
    """All events of the made database."""
    with asked(made, "", today=TODAY) as answering:
        return list(answering.rows())


def test_nothing_is_loaded_from_elsewhere(rows: list[EventRow]) -> None:
    """No element asks for a file; the policy would refuse it; the only addresses are those of the sources."""
    tree = LexborHTMLParser("\n".join(page(rows, ANSWER)))
    assert tree.css("script[src], link, img, iframe, object, embed, base") == []
    policy = tree.css_first('meta[http-equiv="Content-Security-Policy"]').attributes["content"] or ""
    assert policy.startswith("default-src 'none'")
    styles = "".join(node.text() for node in tree.css("style"))
    assert "@import" not in styles
    assert "url(http" not in styles.replace(" ", "")
    assert "sourceMappingURL" not in "\n".join(page(rows, ANSWER))


def test_the_data_are_the_events(rows: list[EventRow]) -> None:
    """What the script draws is what the list says."""
    tree = LexborHTMLParser("\n".join(page(rows, ANSWER)))
    data = json.loads(tree.css_first("#data").text())
    assert [each["id"] for each in data] == [row.id for row in rows]
    assert data[1]["start"] == "2010-01-01"
    assert data[1]["label"] == "luân chuyển"
    assert len(tree.css("li.event")) == len(rows)


def test_a_text_cannot_leave_its_place() -> None:
    """A headline that ends the script element stays a headline."""
    row = hostile('</script><script>alert("x")</script><!--')
    text = "\n".join(page([row], ANSWER))
    tree = LexborHTMLParser(text)
    assert json.loads(tree.css_first("#data").text())[0]["title"] == row.title
    assert 'alert("x")' not in "".join(node.text() for node in tree.css("script:not(#data)"))


def test_the_library_is_whole_and_has_its_licence() -> None:
    """The vendored files are the release that was tried, with the licence under which they are handed on."""
    folder = STATIC / "vis-timeline"
    assert "@version 8.5.4" in (folder / "vis-timeline-graph2d.min.js").read_text("utf-8")
    assert "The MIT License" in (folder / "LICENSE.MIT.txt").read_text("utf-8")


def _browser() -> str:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("needs a Chromium on the PATH")
    return found


def _drawn(file: Path, folder: Path) -> LexborHTMLParser:
    command = [
        _browser(),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={folder / 'profile'}",
        "--virtual-time-budget=5000",
        "--dump-dom",
        file.as_uri(),
    ]
    done = subprocess.run(command, capture_output=True, timeout=120, check=True)
    return LexborHTMLParser(done.stdout.decode("utf-8"))


@pytest.mark.browser
def test_a_browser_draws_every_event(rows: list[EventRow], tmp_path: Path) -> None:
    """Without a network, each event is on the line, and kinds can be chosen."""
    file = tmp_path / "timeline.html"
    file.write_text("\n".join(page(rows, ANSWER)), encoding="utf-8")
    tree = _drawn(file, tmp_path)
    assert tree.css_first("body").attributes.get("data-ready") == str(len(rows))
    drawn = [node.text() for node in tree.css("#timeline .vis-item .vis-item-content > span")]
    assert set(drawn) == {row.title for row in rows}
    assert len(tree.css("#tools input")) == len({row.type for row in rows})


@pytest.mark.browser
def test_a_browser_runs_no_text(tmp_path: Path) -> None:
    """Texts that are scripts are shown as texts."""
    attack = '<img src=x onerror="document.title=1"></script><script>document.title="ran"</script>'
    file = tmp_path / "attack.html"
    file.write_text("\n".join(page([hostile(attack)], ANSWER)), encoding="utf-8")
    tree = _drawn(file, tmp_path)
    assert tree.css_first("title").text() == ANSWER.question
    assert tree.css("#timeline img, li img") == []
    assert tree.css_first("#timeline .vis-item-content > span").text() == attack
