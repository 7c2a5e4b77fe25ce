"""Each filter: named in its tuple, with a WHERE that SQLite takes and a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from made_events import TODAY

from events.query import filters
from events.query.filters import text as texts
from events.query.filters.place import Place
from events.query.model import Context
from events.query.understand import understand
from events.query.words import Words, fits


def test_every_file_is_in_the_tuple() -> None:
    """A filter's file that the tuple forgot would never be read."""
    files = {path.stem for path in Path(filters.__file__).parent.glob("*.py")} - {"__init__"}
    assert files == {name for name, _ in filters.READERS}


@pytest.mark.parametrize(
    "question", ["2018", "Điện Biên", "Tỉnh ủy Điện Biên", "18-NQ/TW", "hội nghị", "khánh thành", "diễn biến"]
)
def test_each_filter_has_a_condition_and_a_sentence(connection: sa.Connection, question: str) -> None:
    """Both voices of one filter."""
    (part,) = understand(question, Context(connection, TODAY)).filters
    assert question.casefold() in part.sentence().casefold()
    assert sa.select(sa.literal(1)).where(part.where()).compile()


def test_a_place_without_marks_may_not_be_an_ordinary_word(connection: sa.Connection) -> None:
    """Small units are taken only where the question introduces or capitalises them."""

    def units(question: str) -> list[str]:
        parts = understand(question, Context(connection, TODAY)).filters
        return [unit.id for part in parts if isinstance(part, Place) for unit in part.units]

    assert units("van ban ban hanh 2018") == []
    assert units("events in van ban") == ["lao-cai/van-ban"]
    assert units("huyen van ban") == ["lao-cai/van-ban"]
    assert units("văn bản") == []
    assert units("diễn biến") == []
    assert units("điện biên") == ["dien-bien"]
    assert units("phường Điện Biên, Ba Đình") == ["ha-noi-2008/ba-dinh/dien-bien"]


@pytest.mark.parametrize(
    ("typed", "name", "same"),
    [
        ("dien bien", "Điện Biên", True),
        ("Điện Biên", "Điện Biên", True),
        ("diễn biến", "Điện Biên", False),
        ("điện bien", "Điện Biên", True),
        ("uỷ ban", "Ủy ban", True),
        ("dien", "Điện Biên", False),
        ("hòa bình", "Hoà Bình", True),
    ],
)
def test_marks_that_are_typed_must_be_right(typed: str, name: str, same: bool) -> None:
    """Marks left out are no matter."""
    assert fits(Words(typed).words, name) is same


@pytest.mark.parametrize(
    ("text", "phrase", "has"),
    [
        ("theo dõi diễn biến dịch", "diễn biến", 1),
        ("tỉnh Điện Biên", "diễn biến", 0),
        ("tỉnh Điện Biên", "dien bien", 1),
        ("Uỷ ban nhân dân", "ủy ban", 1),
        ("", "x", 0),
        ("a b", "a b c", 0),
    ],
)
def test_words_in_a_text(text: str, phrase: str, has: int) -> None:
    """The SQL function that tells `diễn biến` from `Điện Biên` among what the full text finds."""
    assert texts.has_words(text, phrase) == has
