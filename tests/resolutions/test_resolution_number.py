"""The grammar of symbols: every printed form of one symbol is one symbol, and its canonical form reads back as itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.resolutions.number import Symbol, known, parse, parts, read

KINDS = sorted({part.part for part in parts().values() if part.is_kind} - {"L", "SL"})
PARTY = sorted({part.part for part in parts().values() if part.series == "party"})
STATE = sorted({part.part for part in parts().values() if part.series == "state"})

numbers = st.builds(
    lambda number, zero, letter: f"{number:02d}{letter}" if zero else f"{number}{letter}",
    st.integers(1, 9999),
    st.booleans(),
    st.sampled_from(["", "", "", "a"]),
)
party = st.builds(Symbol, numbers, st.none(), st.sampled_from(KINDS), st.tuples(st.sampled_from(PARTY)))
state = st.builds(
    Symbol,
    numbers,
    st.none() | st.integers(1976, 2049),
    st.sampled_from(KINDS),
    st.lists(st.sampled_from(STATE), min_size=1, max_size=3).map(tuple),
)
laws = st.builds(
    lambda number, year, legislature: Symbol(number, year, "", (f"QH{legislature}",)),
    numbers,
    st.integers(1992, 2031),
    st.integers(9, 16),
)
symbols = party | state | laws


@given(symbols)
def test_the_canonical_form_reads_back_as_itself(symbol: Symbol) -> None:
    """parse(canonical) is the symbol, its number padded to two digits as the rules of writing ask."""
    again = parse(symbol.canonical)
    assert again is not None
    assert again.canonical == symbol.canonical
    assert (again.year, again.kind, again.issuers) == (symbol.year, symbol.kind, symbol.issuers)


@given(symbols, st.data())
def test_every_printed_form_is_one_symbol(symbol: Symbol, data: st.DataObject) -> None:
    """Spaces round the marks, long dashes, a line break after a mark and swapped marks change nothing."""
    marks = st.sampled_from(["-", "/", "–", " -", "- ", "/ ", "-\n", " - "])
    text = symbol.number
    if symbol.year is not None:
        text += data.draw(st.sampled_from(["/", "-", "/ "])) + str(symbol.year)
    for part in ((symbol.kind,) if symbol.kind else ()) + symbol.issuers:
        # a dash with spaces on both sides is the sentence's own unless a kind follows it
        mark = data.draw(marks if part == symbol.kind else marks.filter(lambda m: m != " - "))
        text += mark + part
    found = parse(text)
    assert found is not None, text
    assert found.canonical == symbol.canonical


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    """Whatever stands there, the reader answers, and what it found lies where it says."""
    found = read(text, 0)
    assert found is None or (text.startswith(found.symbol.number) and 0 < found.end <= len(text))


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("05-CT/TW", "05-CT/TW"),
        ("5-CT/TW", "05-CT/TW"),
        ("05/CT-TW", "05-CT/TW"),
        ("02 - QĐ/HU", "02-QĐ/HU"),
        ("217/QĐ-TƯ", "217-QĐ/TW"),
        ("29-NQ/T.Ư", "29-NQ/TW"),
        ("108/2014/NĐ-CP", "108/2014/NĐ-CP"),
        ("19-2017/NQ-CP", "19/2017/NQ-CP"),
        ("30a/2008/NQ- CP", "30a/2008/NQ-CP"),
        ("837/NQ-UBTVQH14", "837/NQ-UBTVQH14"),
        ("65/2020/QH14", "65/2020/QH14"),
        ("653/2019/UBTVQH14", "653/2019/UBTVQH14"),
        ("58/2016/QĐ-Ttg", "58/2016/QĐ-TTg"),
        ("43/2017/NQ-HĐND", "43/2017/NQ-HĐND"),
        ("1998/ UBND-VP", "1998/UBND-VP"),
        ("01/2001/TTLT-BTP-BCA-TANDTC", "01/2001/TTLT-BTP-BCA-TANDTC"),
        ("13/HD -MTTQ - BTT", "13/HD-MTTQ-BTT"),
        ("17-CTR/TU", "17-CTr/TU"),
        ("3399/QyĐ-BTL", "3399/QyĐ-BTL"),
        ("15/SL", "15/SL"),
        ("126 QĐ/TW", "126-QĐ/TW"),
    ],
)
def test_printed_forms(printed: str, canonical: str) -> None:
    """Forms as printed in newspapers, and what the issuer's rules write."""
    symbol = parse(printed)
    assert symbol is not None
    assert symbol.canonical == canonical


@pytest.mark.parametrize(
    "printed", ["28/3/2018", "5/9", "3-1", "7-Eleven", "05", "12.500", "64-Apache", "10 - Trên", "2016 - PV x", "9/11"]
)
def test_what_is_no_symbol(printed: str) -> None:
    """Days, ratios, scores and models are no symbols."""
    assert parse(printed) is None


def test_a_legislature_is_read_from_the_symbol() -> None:
    """`UBTVQH14` is the Standing Committee of the fourteenth Assembly."""
    symbol = parse("837/NQ-UBTVQH14")
    assert symbol is not None
    assert symbol.legislature == 14
    assert symbol.series == "assembly"
    part = known("UBTVQH14")
    assert part is not None
    assert part.meaning == ("Ủy ban Thường vụ Quốc hội",)


def test_the_sentence_keeps_its_own_dash() -> None:
    """`… 46/2016/NĐ-CP - PV` ends before the editor's mark."""
    text = "46/2016/NĐ-CP - PV)"
    found = read(text, 0)
    assert found is not None
    assert text[: found.end] == "46/2016/NĐ-CP"
