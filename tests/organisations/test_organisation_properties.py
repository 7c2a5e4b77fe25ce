"""What holds of any text: nothing raises, offsets are exact, names do not depend on white space around them."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from events.organisations import find_organisations, lookup
from events.places import find_places
from events.text import Span, normalise

WORDS = """Ban Thường vụ|Tỉnh ủy|Huyện ủy|UBND|tỉnh|huyện|xã|Điện Biên|Quảng Ninh|Châu Thành|của|và|,|.|(|)|-|(BTV)|Bộ
Công an|Công Thương|Sở|GD&ĐT|TP.HCM|Đảng|bộ|ủy|Bí thư|Chủ tịch|các|11|Quốc hội|Lào|Trung ương|T.Ư|Cục|Hàng không|Chi bộ
thôn|Quân đoàn|4|Nguyễn Văn An|Đảng ủy|Công ty|CP|Ban Chỉ đạo|389|quốc gia|BCT|Văn phòng|Thường trực"""
words = st.sampled_from([*re.split(r"[|\n]", WORDS), "\n"])
texts = st.lists(words, max_size=40).map(" ".join)
days = st.none() | st.dates(min_value=date(1976, 1, 1), max_value=date(2027, 1, 1))


def _check(text: str, day: date | None) -> None:
    text = normalise(text)
    mentions = find_organisations(text, find_places(text, published=day), published=day)
    assert mentions == sorted(mentions, key=lambda m: (m.char_start, -m.char_end))
    for mention in mentions:
        assert 0 <= mention.char_start < mention.char_end <= len(text)
        assert text[mention.char_start : mention.char_end] == mention.text
        assert mention.name == mention.name.strip() != ""
        if mention.organisation is not None:
            assert mention.settled
            assert mention.organisation.name == mention.name
            assert not mention.candidates
    whole = [m for m in mentions if m.via != "parent"]
    spans = [Span(m.char_start, m.char_end) for m in whole]
    assert not any(a.overlaps(b) for a, b in pairwise(spans))


@given(texts, days)
@settings(max_examples=150, deadline=None)
def test_made_up_names(text: str, day: date | None) -> None:
    """Whatever words stand in a row, mentions point at their text, do not overlap and agree with their rows."""
    _check(text, day)


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text(text: str) -> None:
    """No text raises."""
    _check(text, None)


@given(st.text(max_size=60) | texts)
@settings(max_examples=80, deadline=None)
def test_any_question(text: str) -> None:
    """No name raises on look-up, and what is found is in order and once."""
    ids = [body.id for body in lookup(text)]
    assert len(ids) == len(set(ids))


@given(texts, days)
@settings(max_examples=60, deadline=None)
def test_twice_is_the_same(text: str, day: date | None) -> None:
    """A text read again gives the same mentions."""
    text = normalise(text)
    places = find_places(text, published=day)
    assert find_organisations(text, places, published=day) == find_organisations(text, places, published=day)


def test_skipped_text_names_nobody() -> None:
    """What is page furniture is not read."""
    text = "Bộ Chính trị họp. Tin khác: Quốc hội họp."
    start = text.index("Tin khác")
    found = find_organisations(text, [], skip=[Span(start, len(text))])
    assert [mention.name for mention in found] == ["Bộ Chính trị"]


def test_deep_nesting_ends() -> None:
    """A made-up chain of owners is read in time and without a deep recursion."""
    text = "Ban Thường vụ " * 3000 + "Tỉnh ủy Điện Biên"
    assert find_organisations(text, find_places(text))[-1].name.endswith("Điện Biên")


def test_long_texts_take_their_length() -> None:
    """Ten times the text gives ten times the mentions, though every one of them is bare."""
    sentence = "UBND tỉnh, Công an tỉnh và Sở Nội vụ họp. "
    text = "Tỉnh ủy Điện Biên họp. " + sentence * 400
    assert len(find_organisations(text, find_places(text))) == 1 + 3 * 400
