"""The rows that dates are read with: complete, in NFC, no word twice, days that exist."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from events.dates import days
from events.resources import DATA, table, toml


@pytest.mark.parametrize("name", ["dates.toml", "holidays.csv", "party_terms.csv", "plenums.csv"])
def test_nfc(name: str) -> None:
    """As stored text is."""
    text = (DATA / name).read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "\u00d0" not in text


def test_words_mean_one_thing() -> None:
    """No word stands twice in a section of dates.toml, and all are in small letters."""
    for section, values in toml("dates").items():
        words = [word for listed in values.values() for word in listed]
        assert len(words) == len(set(words)), section
        assert all(word == word.lower() == " ".join(word.split()) for word in words), section


def test_numbers_are_whole() -> None:
    """1 to 31, twelve months, seven weekdays from Monday, ten stems, twelve branches."""
    sections = toml("dates")
    for section, last in (("numbers", 31), ("months", 12), ("weekdays", 7), ("stems", 10), ("branches", 12)):
        assert [int(value) for value in sections[section]] == list(range(1, last + 1)), section
    assert sections["weekdays"]["7"][0] == "chủ nhật"


def test_holidays() -> None:
    """Days that exist, in order; each row says where it is from and whether that was checked."""
    rows = table("holidays")
    keys = [(row["calendar"], int(row["month"]), int(row["day"])) for row in rows]
    assert keys == sorted(keys)
    for row in rows:
        assert row["calendar"] in ("lunar", "solar")
        assert days.can_be(int(row["day"]), int(row["month"])) or row["calendar"] == "lunar"
        assert row["source"]
        assert row["verified"] in ("yes", "no")


def test_congresses_follow_each_other() -> None:
    """Each congress begins after the one before it ended, and its term after it."""
    ends = date.min
    for row in table("party_terms"):
        if row["type"] == "party_congress":
            start, end = date.fromisoformat(row["congress_start"]), date.fromisoformat(row["congress_end"])
            assert ends < start <= end
            ends = end
        assert row["verified"] in ("yes", "no")
        assert int(row["term_first_year"]) < int(row["term_last_year"])


def test_plenums_lie_in_their_term() -> None:
    """A plenum's days are known or not; known, they begin before they end and follow the plenum before."""
    seen = set()
    for row in table("plenums"):
        assert (row["term"], row["number"]) not in seen
        seen.add((row["term"], row["number"]))
        assert row["verified"] in ("yes", "no")
        if row["start"] and row["end"]:
            assert date.fromisoformat(row["start"]) <= date.fromisoformat(row["end"])
