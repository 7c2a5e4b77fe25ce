"""Text as it is stored, and the two keys made of it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.text import Span, fold, key, normalise


@pytest.mark.parametrize(
    ("given_text", "stored"),
    [
        ("Ðiện Biên", "Điện Biên"),
        ("Quy định số 02 - QÐ/HU", "Quy định số 02 - QĐ/HU"),
        (unicodedata.normalize("NFD", "Điện Biên"), "Điện Biên"),
        ("ngày 28\u00a0-\u00a03", "ngày 28 - 3"),
        ("28\u20113", "28-3"),
        ("2015 – 2020", "2015 – 2020"),
        ("", ""),
    ],
)
def test_normalise(given_text: str, stored: str) -> None:
    """NFC, Ð as Đ, odd spaces and hyphens plain; dashes stay as printed."""
    assert normalise(given_text) == stored


@pytest.mark.parametrize(
    "variant", ["dien bien", "ĐIỆN BIÊN", unicodedata.normalize("NFD", "Điện Biên"), "Ðiện Biên", "Điện Biên"]
)
def test_fold_makes_all_spellings_one(variant: str) -> None:
    """What a reader may type finds the name."""
    assert fold(variant) == "dien bien"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("uỷ ban", "ủy ban", True),
        ("UỶ BAN", "Ủy ban", True),
        ("Hoà Bình", "Hòa Bình", True),
        ("Thuỵ Sĩ", "Thụy Sĩ", True),
        ("khoẻ", "khỏe", True),
        ("quý I", "quý I", True),
        ("quý", "qúy", False),
        ("hoàn", "hòan", False),
        ("Điện Biên", "diễn biến", False),
    ],
)
def test_key_keeps_marks_and_unifies_their_place(one: str, other: str, same: bool) -> None:
    """Tone placement at a syllable's end is one, marks stay apart; `quý` is q(u)+ý, `hoàn` has its tone fixed."""
    assert (key(one) == key(other)) is same


@given(st.text())
def test_normalise_keeps_the_length_of_nfc(text: str) -> None:
    """Offsets count in the stored text, whatever came in; twice is the same as once."""
    stored = normalise(text)
    assert len(stored) == len(unicodedata.normalize("NFC", text))
    assert normalise(stored) == stored or unicodedata.normalize("NFC", stored) != stored


@given(st.text())
def test_fold_keeps_offsets(text: str) -> None:
    """On stored text the folded text has the same length, so that a hit in one is a span in the other."""
    stored = normalise(text)
    if unicodedata.is_normalized("NFC", stored):
        assert len(fold(stored)) == len(stored)


def test_span_points_and_overlaps() -> None:
    """A span is half open."""
    assert Span(0, 4).of("Điện Biên") == "Điện"
    assert Span(0, 4).overlaps(Span(3, 5))
    assert not Span(0, 4).overlaps(Span(4, 5))
