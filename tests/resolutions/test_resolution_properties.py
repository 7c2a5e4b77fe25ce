"""What holds for any text: spans lie in it, nothing overlaps, the same text gives the same."""

from __future__ import annotations

import pickle
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from events.resolutions import find_resolutions
from events.text import Span, normalise

PIECES = [
    "Nghị quyết",
    "NQ",
    "Chỉ thị",
    "Quy định số",
    "các Nghị định số",
    "Trung ương",
    "Hội nghị",
    "lần thứ tư",
    "khóa XII",
    "Đại hội",
    "Đảng bộ tỉnh",
    "của Đảng",
    "05-CT/TW",
    "108/2014/NĐ-CP",
    "46",
    ", ",
    " và ",
    "; ",
    "(",
    ")",
    "ngày",
    "16/4/2018",
    "của Bộ Chính trị",
    "ban hành",
    "\n",
    ". ",
    "số",
    "65/2020/QH14",
    "quyết định",
    "12",
    "–",
    "BCH",
    "T.Ư",
]
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40).map(" ".join).map(normalise)


@given(texts)
def test_citations_lie_in_the_text_in_order(text: str) -> None:
    """Each mention quotes the text; mentions come in order; every label has a kind and every outcome a reason."""
    found = find_resolutions(text, [], [], published=date(2018, 3, 28))
    for citation in found:
        assert text[citation.char_start : citation.char_end] == citation.text
        assert citation.text.strip()
        assert citation.label.startswith(citation.kind)
        assert citation.reason
        assert citation.resolution is None or not citation.candidates
    assert [c.char_start for c in found] == sorted(c.char_start for c in found)
    assert found == find_resolutions(text, [], [], published=date(2018, 3, 28))
    assert pickle.loads(pickle.dumps(found)) == found


@given(texts)
def test_what_is_skipped_is_not_found(text: str) -> None:
    """A citation in the page's furniture is left out, and nothing else changes its place."""
    assert find_resolutions(text, [], [], skip=[Span(0, len(text))]) == []


@given(texts, st.integers(0, 30))
def test_text_before_moves_citations_and_nothing_else(text: str, lines: int) -> None:
    """Blank lines before a text move every span by their number."""
    found = find_resolutions(text, [], [], published=date(2018, 3, 28))
    moved = find_resolutions("\n" * lines + text, [], [], published=date(2018, 3, 28))
    assert [(c.char_start + lines, c.label) for c in found] == [(c.char_start, c.label) for c in moved]
