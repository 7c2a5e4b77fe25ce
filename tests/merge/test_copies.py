"""A text that papers print word for word counts as one telling, and keeps its clauses apart."""

from __future__ import annotations

from datetime import date

import pytest

from events.merge import merge
from events.merge.model import MentionRecord

DAY = date(2018, 3, 28)
TOPIC = ("điện biên", "cán bộ", "hội nghị", "luân chuyển", "quy hoạch", "đào tạo")
CLAUSES = (
    "Tỉnh ủy Điện Biên tổ chức hội nghị tổng kết luân chuyển cán bộ",
    "Đoàn công tác khánh thành cầu treo bản Mường Phăng",
    "Lực lượng biên phòng bàn giao sáu ngôi nhà đại đoàn kết",
)


def telling(clause: int, article: int) -> MentionRecord:
    # ids as hashes are: in no order that follows the articles
    number = (article * 7919 + clause * 104729) % 1_000_003
    return MentionRecord(
        id=number,
        article_id=article,
        source_id=f"paper-{article}",
        published=DAY,
        char_start=clause * 100,
        char_end=clause * 100 + 90,
        quote=CLAUSES[clause],
        title=CLAUSES[clause],
        type="meeting",
        start_date=DAY,
        end_date=DAY,
        precision="day",
        modifier=None,
        status="reported",
        place_name="Điện Biên",
        place_path=("dien-bien",),
        confidence=0.9,
        topic=TOPIC,
    )


@pytest.mark.parametrize("copies", [1, 2, 5, 30])
def test_copies_change_the_evidence_and_not_the_events(copies: int) -> None:
    """However often the article is printed: the same events, each with all its passages."""
    alone = merge([telling(clause, 1) for clause in range(3)])
    printed = merge([telling(clause, article) for article in range(1, copies + 1) for clause in range(3)])
    assert len(printed) == len(alone) == 3
    assert sorted(len(event.mention_ids) for event in printed) == [len(e.mention_ids) * copies for e in alone]


def test_papers_that_print_a_part() -> None:
    """Clauses that only some copies print stay apart where one copy prints both."""
    parts = {1: (0, 1), 2: (1, 2), 3: (0, 2)}
    events = merge([telling(clause, article) for article, clauses in parts.items() for clause in clauses])
    assert sorted(len(event.mention_ids) for event in events) == [2, 2, 2]
