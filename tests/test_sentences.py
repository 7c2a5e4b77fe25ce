"""Sentences of the press."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.sentences import sentence_at, sentences
from events.text import Span

CASES = [
    ("Đoàn đến TP. Hồ Chí Minh. Hôm sau họp.", ["Đoàn đến TP. Hồ Chí Minh.", "Hôm sau họp."]),
    ("Ban Tổ chức T.Ư họp ngày 22.4.2025. Dự có 30 người.", ["Ban Tổ chức T.Ư họp ngày 22.4.2025.", "Dự có 30 người."]),
    ("Ảnh: P. Hằng chụp năm 1998.", ["Ảnh: P. Hằng chụp năm 1998."]),
    ("Cán bộ, đảng viên... đã dự. Hết.", ["Cán bộ, đảng viên... đã dự.", "Hết."]),
    ("Kết quả tốt… Năm 2019 tăng.", ["Kết quả tốt…", "Năm 2019 tăng."]),
    ("Ông hỏi: “Được chưa?” Mọi người gật đầu.", ["Ông hỏi: “Được chưa?”", "Mọi người gật đầu."]),
    ("GS. TS. Nguyễn Thúc Hào dạy ở Vinh.", ["GS. TS. Nguyễn Thúc Hào dạy ở Vinh."]),
    ("Dòng một\nDòng hai", ["Dòng một", "Dòng hai"]),
    ("1. Về tổ chức. 2. Về cán bộ.", ["1. Về tổ chức.", "2. Về cán bộ."]),
    ("Đạt 89,85% kế hoạch. 18 xã hoàn thành.", ["Đạt 89,85% kế hoạch.", "18 xã hoàn thành."]),
    ("Đại biểu Quốc hội khóa X. 12/1999 làm thứ trưởng.", ["Đại biểu Quốc hội khóa X.", "12/1999 làm thứ trưởng."]),
    ("Đoàn đến Q. 1 họp.", ["Đoàn đến Q. 1 họp."]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=range(len(CASES)))
def test_sentences(text: str, expected: list[str]) -> None:
    """Full stops of titles, initials and dates do not end a sentence; lines do."""
    assert [span.of(text) for span in sentences(text)] == expected


@given(st.text(alphabet="aĐ. ,\n…?!”“1TP"))
def test_sentences_cover_the_text(text: str) -> None:
    """Spans are ordered, disjoint, trimmed, and leave out nothing but white space."""
    spans = sentences(text)
    assert spans == sorted(spans)
    covered = "".join(span.of(text) for span in spans)
    assert covered.replace(" ", "").replace("\n", "") == text.replace(" ", "").replace("\n", "")
    for left, right in pairwise(spans):
        assert left.end <= right.start
    for number, span in enumerate(spans):
        assert span.of(text) == span.of(text).strip()
        assert sentence_at(spans, span.start) == number


def test_sentence_at_before_the_first() -> None:
    """An offset before all sentences belongs to the first."""
    assert sentence_at([Span(3, 5)], 0) == 0
