"""The examples of docs/questions.md are questions that are understood to the last word."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "questions.md"
EXAMPLES = [
    example
    for line in DOCUMENT.read_text("utf-8").splitlines()
    if line.startswith("- ")
    for example in re.findall(r"`([^`]+)`", line)
]


def test_there_are_examples() -> None:
    """In both languages, and for every filter."""
    assert len(EXAMPLES) >= 60


@pytest.mark.parametrize("example", EXAMPLES)
def test_example_is_understood(ask: Callable[..., tuple[list[object], str]], example: str) -> None:
    """Nothing of it is left to be searched as text."""
    _, sentence = ask(example)
    assert "not understood" not in sentence
    assert "without any limit" not in sentence or " per " in sentence
