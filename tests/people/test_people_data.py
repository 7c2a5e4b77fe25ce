"""The rows about names are sorted, unique and NFC, and every standing post is a post."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from events.people import find_people
from events.people.names import SYLLABLE, name_after, name_before, surnames
from events.resources import table, toml


def test_surnames() -> None:
    """One capitalised syllable each, once, with a source."""
    names = [row["surname"] for row in table("surnames")]
    assert names == sorted(set(names))
    assert len(names) > 200
    for row in table("surnames"):
        assert unicodedata.is_normalized("NFC", row["surname"])
        assert row["surname"][0].isupper()
        assert " " not in row["surname"]
        assert row["source"]
        assert row["peoples"]
        assert row["verified"] in ("yes", "no")
    assert {"Nguyễn", "Lò", "Vừ", "Giàng", "Siu", "Y", "Danh", "Bế"} <= surnames()


def test_standing_posts() -> None:
    """Each names its body, which may be none."""
    posts = [row["post"] for row in toml("people")["standing"]]
    assert len(posts) == len(set(posts))


@given(st.text(max_size=80))
def test_no_text_breaks_the_finders(text: str) -> None:
    """Whatever the text, a name found lies in it and is two to five syllables."""
    for found in (name_after(text, 0), name_before(text, text.lower(), len(text))):
        if found is not None:
            assert 2 <= len(text[slice(*found)].split(" ")) <= 5
    assert find_people(text, []) == [] or "ổng Bí thư" in text or "ủ tướng" in text or "hủ tịch nước" in text
    assert SYLLABLE
