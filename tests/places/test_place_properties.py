"""What holds for any text: offsets, order, nothing made up, nothing raised."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.places import (
    Place,
    all_places,
    ancestors,
    as_of,
    at,
    common,
    covers,
    display_name,
    find_places,
    parent,
    place,
    province,
    resolve,
)
from events.text import Span, normalise

UPPER = [unit for level in ("province", "district") for unit in all_places(level)]  # type: ignore[arg-type]
WORDS = [
    *("tại", "ở", "đường", "ông", "Công ty", "các", "và", ",", "(", ")", " - ", "\n", ".", "cũ", "Huyện ủy", "sông"),
    *("xã", "phường", "TP.", "tỉnh", "huyện", "quận 1", "P.5", "Q.", "thị xã", "đặc khu", "Hòa Bình", "ĐIỆN BIÊN"),
    *("Châu Thành", "Tân Lập", "Huế", "Bà Rịa – Vũng Tàu", "Cư M’gar", "İ", "ß", "e\u0301", "\u200b", "Nguyễn"),
]
DAYS = st.one_of(st.none(), st.dates(date(1960, 1, 1), date(2030, 1, 1)))
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(WORDS) | st.sampled_from([unit.name for unit in UPPER]), max_size=40).map(" ".join),
)


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, day=DAYS)
def test_mentions_point_into_the_text_in_order(text: str, day: date | None) -> None:
    """Sorted, not overlapping, their words are the text's; settled, or open with a reason."""
    stored = normalise(text)
    found = find_places(stored, published=day)
    end = 0
    for mention in found:
        assert end <= mention.char_start < mention.char_end <= len(stored)
        assert stored[mention.char_start : mention.char_end] == mention.text
        assert mention.reason
        if mention.place is not None:
            assert mention.candidates == ()
            assert place(mention.place.id) == mention.place
            assert day is None or mention.place.valid_from is None or mention.place.valid_from <= day
        end = mention.char_end
    assert find_places(stored, published=day) == found


@settings(max_examples=60, deadline=None)
@given(text=TEXTS, start=st.integers(0, 200), length=st.integers(0, 200))
def test_what_is_skipped_is_not_found(text: str, start: int, length: int) -> None:
    """No mention lies inside a skipped stretch."""
    stored = normalise(text)
    skip = Span(start, start + length)
    for mention in find_places(stored, published=date(2018, 1, 1), skip=[skip]):
        assert not (skip.start <= mention.char_start and mention.char_end <= skip.end)


@settings(max_examples=200, deadline=None)
@given(unit=st.sampled_from(UPPER), day=st.dates(date(1976, 7, 2), date(2026, 12, 31)))
def test_a_unit_is_found_by_its_full_name_while_it_stands(unit: Place, day: date) -> None:
    """`resolve()` by bare name, kind and province gives the unit on every day on which it stands, and only then."""
    above = parent(unit)
    found = resolve(unit.name, unit.kind, day, above)
    if unit.holds_on(day) and (above is None or above.holds_on(day)):
        assert unit in found
        assert all(other.holds_on(day) for other in found)
    if unit.level == "province" and unit.holds_on(day):
        assert province(unit.name, day) == unit
        assert province(unit.full_name, day) == unit


@settings(max_examples=200, deadline=None)
@given(unit=st.sampled_from(UPPER), day=st.dates(date(1976, 7, 2), date(2026, 12, 31)))
def test_a_place_lies_in_what_covers_it(unit: Place, day: date) -> None:
    """Ancestors cover, on their day as well as without one; a place covers itself and nothing above it."""
    assert covers(unit, unit, day)
    for above in ancestors(unit, day):
        assert covers(above, unit, day)
        assert not covers(unit, above, day)
    told = display_name(unit)
    assert unit.name in told
    assert told.count(",") == len(ancestors(unit))


@settings(max_examples=100, deadline=None)
@given(name=st.sampled_from([unit.name for unit in UPPER]), day=st.dates(date(1976, 7, 2), date(2026, 12, 31)))
def test_the_day_of_an_event_chooses_the_period(name: str, day: date) -> None:
    """`at()` gives a unit that stood on the day, of the mention's name, or none."""
    for mention in find_places(f"Hội nghị ở tỉnh {name}.", published=date(2026, 11, 1)):
        then = at(mention, day)
        assert then is None or (then.holds_on(day) and then.name == name)


def test_the_same_mention_on_two_days() -> None:
    """An article of 2011 that looks back: its `Hậu Giang` of 1985 is not the province of 2004."""
    (mention,) = find_places("tỉnh Hậu Giang", published=date(2011, 5, 1))
    assert mention.place is not None and mention.place.id == "hau-giang-2004"
    then = at(mention, date(1985, 1, 1))
    assert then is not None and then.id == "hau-giang-1976"
    assert at(mention, date(1995, 1, 1)) is None
    assert at(mention, None) == mention.place


@pytest.mark.parametrize(
    ("unit", "day", "then"),
    [
        ("an-giang-2025", date(2018, 1, 1), "an-giang-1976"),
        ("dong-nai-2026", date(2025, 12, 1), "dong-nai-2025"),
        ("hau-giang-2004", date(1985, 1, 1), "hau-giang-1976"),
        ("hau-giang-2004", date(1995, 1, 1), None),
        ("ha-noi-2008", date(2005, 1, 1), "ha-noi-1991"),
        ("ha-noi-2008/ba-vi", date(2005, 1, 1), "ha-tay/ba-vi"),
        ("dien-bien", date(2018, 1, 1), "dien-bien"),
        ("dien-bien", date(1970, 1, 1), None),
        ("son-la/moc-chau", date(2025, 4, 1), "son-la/moc-chau-2025"),
        ("dong-nai-2026/trang-bom", date(2025, 12, 1), "dong-nai-2025/trang-bom"),
        ("tra-vinh/chau-thanh", date(2025, 12, 1), None),
    ],
)
def test_a_place_as_of_another_day(unit: str, day: date, then: str | None) -> None:
    """`as_of()` follows a name through its periods, and is none where that day has no such unit."""
    found = as_of(place(unit), day)
    assert (found.id if found else None) == then


def test_places_before_their_provinces() -> None:
    """A district whose row does not tell since when lay in what its province was made of."""
    tuan_giao = place("dien-bien/tuan-giao")
    assert [above.id for above in ancestors(tuan_giao, date(2018, 1, 1))] == ["dien-bien"]
    assert [above.id for above in ancestors(tuan_giao, date(2000, 1, 1))] == ["lai-chau-1976"]
    assert covers(place("lai-chau-1976"), tuan_giao, date(2000, 1, 1))
    assert not covers(place("dien-bien"), tuan_giao, date(2000, 1, 1))
    ward = place("ho-chi-minh-1976/thu-duc-2021/cat-lai")
    assert [above.id for above in ancestors(ward, date(2017, 1, 1))] == ["ho-chi-minh-1976"]


def test_no_such_id() -> None:
    """An unknown id is an error that names it."""
    with pytest.raises(KeyError, match="nowhere"):
        place("nowhere")


@pytest.mark.parametrize(
    ("units", "shared"),
    [
        (["dien-bien/dien-bien/muong-pon", "dien-bien/dien-bien/thanh-nua"], "dien-bien/dien-bien"),
        (["dien-bien/dien-bien/muong-pon", "dien-bien/tuan-giao"], "dien-bien"),
        (["dien-bien/dien-bien", "dien-bien/dien-bien/muong-pon"], "dien-bien/dien-bien"),
        (["dien-bien", "lai-chau-2004"], None),
        ([], None),
    ],
)
def test_the_smallest_unit_that_holds_all(units: list[str], shared: str | None) -> None:
    """`common()` goes up until one unit holds them all, and is none across provinces."""
    found = common([place(one) for one in units])
    assert (found.id if found else None) == shared
