"""Questions for a number."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_events import TODAY

from events.query.asking import asked
from events.query.model import Count

CASES: tuple[tuple[str, str | None, list[tuple[str | None, int]]], ...] = (
    ("how many events in 2018", None, [(None, 6)]),
    ("bao nhiêu sự kiện năm 2018", None, [(None, 6)]),
    ("bao nhieu su kien nam 2018", None, [(None, 6)]),
    ("number of meetings", None, [(None, 4)]),
    ("how many meetings per year", "year", [("2015", 1), ("2018", 1), ("2019", 2)]),
    ("số hội nghị theo năm", "year", [("2015", 1), ("2018", 1), ("2019", 2)]),
    ("so hoi nghi theo nam", "year", [("2015", 1), ("2018", 1), ("2019", 2)]),
    ("meetings per month in 2019", "month", [("2019-02", 1), (None, 1)]),
    ("hội nghị theo quý", "quarter", [("2015-Q1", 1), ("2018-Q1", 1), ("2019-Q1", 1), ("2019-Q3", 1)]),
    ("events per day in May 2018", "day", [("2018-05-01", 1), ("2018-05-02", 1), ("2018-05-19", 1), (None, 1)]),
    ("events by type in 2018", "type", [("ceremony", 3), ("issuance", 1), ("meeting", 1), ("transfer", 1)]),
    (
        "sự kiện năm 2018 theo tỉnh",
        "province",
        [("Điện Biên", 2), ("Bến Tre", 1), ("Cần Thơ", 1), ("Hà Nam", 1), ("Tiền Giang", 1)],
    ),
    (
        "events in 2018 by organisation",
        "organisation",
        [("Ban Tổ chức Trung ương", 1), ("Huyện ủy Điện Biên Đông", 1), ("Thành ủy Cần Thơ", 1)],
    ),
    ("events in 2018 per document", "resolution", [("Nghị quyết 18-NQ/TW", 1), ("Quy định 02-QĐ/HU", 1)]),
    ("events by status", "status", [("reported", 10), ("scheduled", 1)]),
)


@pytest.mark.parametrize(("question", "group", "counts"), CASES)
def test_count(made: Path, question: str, group: str | None, counts: list[tuple[str | None, int]]) -> None:
    """The number, split as asked; what lies in no one unit of time comes last under None."""
    with asked(made, question, today=TODAY) as answering:
        assert answering.understanding.counting
        assert answering.understanding.group == group
        assert answering.counts() == [Count(label, number) for label, number in counts]


def test_a_question_for_events_is_no_count(made: Path) -> None:
    """Words of counting alone make one."""
    with asked(made, "hội nghị tháng 5", today=TODAY) as answering:
        assert not answering.understanding.counting
