"""What the README promises is there: commands and their options, files that it leads to."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer.main

from events.cli import app

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")


def _commands() -> list[list[str]]:
    """The calls of `events` in the README's blocks, without what a shell does around them."""
    blocks = re.findall(r"^```(?:sh|console)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    calls = [re.search(r"^(?:\$ )?(?:.* \| )?(events [a-z].*)$", line) for line in lines]
    return [shlex.split(call[1], comments=True) for call in calls if call is not None and "understood" not in call[1]]


@pytest.mark.parametrize("words", _commands(), ids=" ".join)
def test_every_call_in_the_readme_can_be_made(words: list[str]) -> None:
    """The command exists and takes these options and arguments."""
    group = typer.main.get_command(app)
    command = group.get_command(None, words[1])  # type: ignore[attr-defined, arg-type]
    assert command is not None, words[1]
    assert command.make_context(words[1], words[2:], resilient_parsing=False) is not None


def test_the_readme_shows_calls() -> None:
    """The search above finds them."""
    assert len(_commands()) > 10


def test_links_lead_to_files() -> None:
    """Every relative link of the README."""
    root = Path(__file__).resolve().parents[1]
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in link]
    assert links
    assert [link for link in links if not (root / link).exists()] == []
