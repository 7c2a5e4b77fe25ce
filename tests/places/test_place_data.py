"""The rows of the places: unique, sorted, in stored form, in periods that do not overlap, under parents that exist."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

import pytest

from events import resources
from events.places import Place, all_places, changes_from, changes_into, place, predecessors, province, successors
from events.places.names import lookup, table
from events.text import fold, key, normalise

FILES = {
    "places": ("id",),
    "places_communes": ("id",),
    "place_changes": ("predecessor", "successor", "day"),
    "place_changes_communes": ("predecessor", "successor", "day"),
    "place_aliases": ("alias", "level", "name"),
    "place_units": ("form",),
    "place_contexts": ("words", "effect"),
}
KINDS = {
    "province": {"tỉnh", "thành phố trung ương", "đặc khu"},
    "district": {"huyện", "quận", "thị xã", "thành phố"},
    "commune": {"xã", "phường", "thị trấn", "đặc khu"},
}
CHANGES = {"merge", "split", "absorb", "status", "rename", "parent", "border", "transfer", "abolition"}


@pytest.mark.parametrize("name", FILES)
def test_rows_are_unique_sorted_and_in_stored_form(name: str) -> None:
    """Each file is sorted by its key, the key names one row, and every cell is as `normalise()` leaves it."""
    rows = resources.table(name)
    keys = [tuple(row[column] for column in FILES[name]) for row in rows]
    assert len(keys) == len(set(keys))
    assert keys == sorted(keys)
    for row in rows:
        for cell in row.values():
            assert cell == normalise(cell) and cell == " ".join(cell.split()), row


@pytest.mark.parametrize("name", FILES)
def test_every_row_says_where_it_is_known_from(name: str) -> None:
    """`source` is never empty and `verified` is yes or no."""
    for row in resources.table(name):
        assert row["source"], row
        assert row["verified"] in ("yes", "no"), row


def test_communes_are_read_without_the_csv_module() -> None:
    """No cell of the communes holds a comma or a quotation mark: `communes.py` splits a line when it is asked for."""
    rows = resources.table("places_communes")
    assert list(rows[0])[:2] == ["id", "name"]
    assert not any("," in cell or '"' in cell for row in rows for cell in row.values())


def test_kinds_and_levels() -> None:
    """Each unit has a kind of its level, a slug of its name, and periods that begin before they end."""
    for unit in all_places():
        assert unit.kind in KINDS[unit.level], unit
        assert unit.valid_from is None or unit.valid_to is None or unit.valid_from <= unit.valid_to, unit
        assert unit.id.rsplit("/", 1)[-1].isascii() and " " not in unit.id
        assert unit.name == unit.name.strip() and unit.name
        assert fold(unit.name).replace("'", "-").replace(" - ", "-").split(" ")[0].split("-")[0] in unit.id


def test_counts_of_provincial_units() -> None:
    """38, 39, 40, 44, 53, 61, 64, 63 and 34 provincial units, each from its day."""
    counts = {
        date(1976, 7, 2): 38,
        date(1978, 12, 28): 38,
        date(1978, 12, 29): 39,
        date(1979, 5, 30): 40,
        date(1989, 6, 30): 40,
        date(1989, 7, 1): 44,
        date(1991, 8, 12): 50,
        date(1991, 12, 26): 53,
        date(1996, 12, 31): 53,
        date(1997, 1, 1): 61,
        date(2003, 12, 31): 61,
        date(2004, 1, 1): 64,
        date(2008, 7, 31): 64,
        date(2008, 8, 1): 63,
        date(2025, 1, 1): 63,
        date(2025, 6, 30): 63,
        date(2025, 7, 1): 34,
        date(2026, 10, 1): 34,
    }
    units = list(all_places("province"))
    assert {day: sum(unit.holds_on(day) for unit in units) for day in counts} == counts


def test_counts_of_districts_and_communes() -> None:
    """696 districts on their last day and none after; 10,035 communes before and 3,321 from 2025-07-01 on."""
    last, first = date(2025, 6, 30), date(2025, 7, 1)
    districts = list(all_places("district"))
    assert sum(unit.holds_on(last) for unit in districts) == 696
    assert not any(unit.holds_on(first) for unit in districts)
    communes = list(all_places("commune"))
    assert sum(unit.holds_on(last) for unit in communes) == 10_035
    for day in (first, date(2026, 5, 1), date(2026, 10, 1)):
        assert sum(unit.holds_on(day) for unit in communes) == 3_321
    assert Counter(unit.kind for unit in communes if unit.holds_on(first)) == {"xã": 2621, "phường": 687, "đặc khu": 13}
    assert Counter(unit.kind for unit in communes if unit.holds_on(date(2026, 10, 1))) == {
        "xã": 2599,
        "phường": 709,
        "đặc khu": 13,
    }


def _overlapping(units: Iterable[Place]) -> list[tuple[str, str]]:
    ordered = sorted(units, key=lambda u: (u.valid_to or date.max, u.id))
    return [
        (one.id, other.id)
        for one, other in pairwise(ordered)
        if one.valid_to is None or (other.valid_from or date.min) <= one.valid_to
    ]


def test_periods_of_one_unit_do_not_overlap() -> None:
    """A province's name, a district's code and kind, a commune's name and kind in its parent: one row a day."""
    same: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for unit in all_places():
        if unit.level == "province":
            same["province", key(unit.name)].append(unit)
        elif unit.level == "district" and unit.code:
            same["district", unit.code, key(unit.name)].append(unit)
        else:
            same[unit.level, unit.parent_id or "", unit.kind, key(unit.name)].append(unit)
    overlapping = [pair for units in same.values() for pair in _overlapping(units)]
    assert overlapping == []


def test_parents_exist_in_the_period() -> None:
    """A parent is of the level above; it stands on the last day of the unit and, where that is known, on the first."""
    for unit in all_places():
        if unit.level == "province":
            assert unit.parent_id is None
            continue
        assert unit.parent_id is not None
        above = place(unit.parent_id)
        assert (unit.level, above.level) in {("district", "province"), ("commune", "district"), ("commune", "province")}
        assert unit.id.startswith(above.id + "/")
        if unit.valid_to is None:
            assert above.valid_to is None, unit
        else:
            assert above.holds_on(unit.valid_to), (unit, above)
        if unit.valid_from is not None and above.valid_from is not None:
            assert above.valid_from <= unit.valid_from, (unit, above)


def test_what_ended_became_something_or_was_abolished() -> None:
    """Every province, district and commune that ended by an order has a change the day after its last."""
    for unit in all_places():
        if unit.valid_to is None or (unit.level == "commune" and unit.valid_to < date(2025, 6, 30)):
            continue
        days = {change.day for change in changes_from(unit) if change.change != "transfer"}
        assert unit.valid_to + timedelta(days=1) in days, unit


def test_changes_join_periods() -> None:
    """A successor begins, or stands, on the day of the change; a predecessor stood on the day before."""
    for unit in all_places():
        for change in changes_from(unit):
            assert change.change in CHANGES, change
            assert change.predecessor == unit.id
            assert unit.holds_on(change.day - timedelta(days=1)), change
            assert (change.change == "transfer") <= bool(change.part), change
            if not change.successor:
                assert change.change == "abolition"
                continue
            after = place(change.successor)
            assert after.holds_on(change.day), change
            assert change in changes_into(after)
            if change.change in ("status", "rename", "border", "split"):
                assert after.valid_from in (change.day, None), change


def test_the_mapping_of_2025() -> None:
    """63 provinces become 34; each of 10,035 communes leads into the 3,321, and each of those is reached."""
    first = date(2025, 7, 1)
    before = [unit for unit in all_places("province") if unit.holds_on(date(2025, 6, 30))]
    after = {unit.id: unit for unit in all_places("province") if unit.holds_on(first)}
    reached = {
        (new.id if (new := next(iter(successors(old)), None)) and not old.holds_on(first) else old.id) for old in before
    }
    assert reached == set(after)
    old_communes = [unit for unit in all_places("commune") if unit.valid_to == date(2025, 6, 30)]
    into = {change.successor for old in old_communes for change in changes_from(old) if change.day == first}
    into |= {change.successor for old in all_places("district") for change in changes_from(old) if change.day == first}
    into -= {""}
    new_communes = {unit.id for unit in all_places("commune") if unit.valid_from == first}
    assert len(new_communes) == 3_321
    assert into == new_communes
    bases = {place(one).basis for one in new_communes}
    assert len(bases) == 34 and all(basis.endswith("/NQ-UBTVQH15") for basis in bases)


def test_history_that_everybody_knows() -> None:
    """Some successions, by id."""
    hau_giang = place("hau-giang-2004")
    assert [unit.id for unit in predecessors(hau_giang)] == ["can-tho-1991"]
    assert {unit.id for unit in successors(place("hau-giang-1976"))} == {"can-tho-1991", "soc-trang"}
    assert {unit.id for unit in predecessors(place("ha-noi-2008"))} == {"ha-noi-1991", "ha-tay"}
    assert {unit.id for unit in predecessors(place("ha-noi-2008"), parts=True)} == {
        "ha-noi-1991",
        "ha-tay",
        "vinh-phuc",
        "hoa-binh",
    }
    assert [unit.id for unit in predecessors(place("dien-bien"))] == ["lai-chau-1976"]
    assert [unit.id for unit in predecessors(place("dong-nai-2026"))] == ["dong-nai-2025"]
    assert {unit.id for unit in predecessors(place("dong-nai-2025"))} == {"dong-nai-1976", "binh-phuoc"}
    assert [unit.id for unit in predecessors(place("hue"))] == ["thua-thien-hue"]
    assert [unit.id for unit in successors(place("quang-ninh-1976/hoanh-bo"))] == ["quang-ninh-1976/ha-long"]


def test_iso_and_statistics_codes() -> None:
    """A provincial unit that stands has a code of two digits; ISO codes are one a name."""
    by_name: dict[str, set[str]] = defaultdict(set)
    for unit in all_places("province"):
        if unit.holds_on(date(2025, 7, 1)):
            assert len(unit.code) == 2 and unit.code.isdigit(), unit
        by_name[unit.name].add(unit.iso_code)
        assert not unit.iso_code or unit.iso_code.startswith("VN-")
    assert all(len(codes) == 1 for codes in by_name.values())
    for level, digits in (("district", 3), ("commune", 5)):
        assert all(not unit.code or (len(unit.code) == digits and unit.code.isdigit()) for unit in all_places(level))


def test_aliases_lead_to_names_and_ambiguous_ones_are_marked() -> None:
    """An alias of several provinces is marked and never read in text; any other names exactly one."""
    meant: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in resources.table("place_aliases"):
        meant[row["alias"], row["level"]].add(row["name"])
        assert row["level"] in ("province", "district")
        assert row["use"] in ("", "free", "context", "enclosed", "unit", "lookup")
    for row in resources.table("place_aliases"):
        several = len(meant[row["alias"], row["level"]]) > 1
        assert several == (row["ambiguous"] == "yes"), row
        assert not several or row["use"] == "lookup", row
    assert province("HN", date(2018, 1, 1)) is None
    assert len(lookup("HN", "province")) == 2
    assert "tphcm" in table()
    hanoi = province("Hà Nội", date(2018, 1, 1))
    assert hanoi is not None and hanoi.id == "ha-noi-2008"


def test_context_words_have_one_effect() -> None:
    """The words that are read before a name do not both refuse it and make it a place."""
    effects: dict[str, set[str]] = defaultdict(set)
    for row in resources.table("place_contexts"):
        if row["effect"] in ("refuse", "locative", "plain"):
            effects[row["words"]].add(row["effect"])
    assert [words for words, told in effects.items() if len(told) > 1] == []
