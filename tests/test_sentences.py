"""Sentences of the press."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.sentences import sentence_at, sentences, stops
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
    ("Đoàn làm việc tại TP. Tuy nhiên, chưa kết luận.", ["Đoàn làm việc tại TP.", "Tuy nhiên, chưa kết luận."]),
    # captions and headings that an aggregator ran into the body
    ("Chợ tạm đóng cửa Theo UBND phường thì mai mở lại.", ["Chợ tạm đóng cửa", "Theo UBND phường thì mai mở lại."]),
    ("Chợ tạm đóng cửa Bà Lê Thị Hoa cho biết như vậy.", ["Chợ tạm đóng cửa", "Bà Lê Thị Hoa cho biết như vậy."]),
    ("[Tàu thử máy hôm nay] Hãng tàu xác nhận.", ["[Tàu thử máy hôm nay]", "Hãng tàu xác nhận."]),
    ("Toàn cảnh cây cầu  Cầu dài 300 m.", ["Toàn cảnh cây cầu", "Cầu dài 300 m."]),
    # and what is none: a title of a work, a name, a rank within the sentence
    ("Đoàn chiếu phim Sau cơn mưa ở huyện.", ["Đoàn chiếu phim Sau cơn mưa ở huyện."]),
    ("Đoàn do đồng chí Thượng tướng Lê Văn An dẫn đầu.", ["Đoàn do đồng chí Thượng tướng Lê Văn An dẫn đầu."]),
    ("Trung tâm số. Hôm sau họp.", ["Trung tâm số.", "Hôm sau họp."]),
    ("Quyết định số. 12 được ký.", ["Quyết định số. 12 được ký."]),
    ("", []),
]

STOPS = [
    ("Đoàn họp. Hôm sau nghỉ.", [8, 22]),
    ("Ông George W. Bush đến TP. Huế.", [30]),
    ("Đoàn còn họp...", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=range(len(CASES)))
def test_sentences(text: str, expected: list[str]) -> None:
    """Full stops of titles, initials and dates do not end a sentence; lines do."""
    assert [span.of(text) for span in sentences(text)] == expected


@pytest.mark.parametrize(("text", "expected"), STOPS, ids=range(len(STOPS)))
def test_stops(text: str, expected: list[int]) -> None:
    """Full stops that end a sentence, and neither those of abbreviations and initials nor dots of an ellipsis."""
    assert list(stops(text)) == expected


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
