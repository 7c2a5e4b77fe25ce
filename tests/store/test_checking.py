"""`check` finds what is broken and nothing where all is well."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from made import SUBJECTS, Told, put, rows

from events.store.checking import CHECKS, check, check_full_text
from events.store.engine import reading, writing
from events.store.search_index import rebuild

TOLD = [Told("Tỉnh ủy Điện Biên", date(2018, 3, 28), subject) for subject in SUBJECTS]


def faults(path: Path) -> dict[str, int]:
    with reading(path) as connection:
        return {f.check: f.faults for f in check(connection) if f.faults and not f.notice}


def test_a_sound_database(database: Path) -> None:
    """Every check speaks, none complains."""
    put(database, [[rows(TOLD, url=f"https://example.org/{n}") for n in range(3)]])
    with reading(database) as connection:
        assert len(list(check(connection))) == len(CHECKS)
    assert faults(database) == {}


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        ("UPDATE event_mentions SET quote = 'lời không có'", "every quote stands in its article"),
        ("UPDATE organisation_mentions SET char_start = char_start + 1", "every quote stands in its article"),
        ("UPDATE event_mentions SET char_end = 999999", "every passage lies in its article"),
        ("UPDATE event_mentions SET event_id = NULL", "every event has a passage"),
        ("UPDATE events SET mention_count = 9", "every event counts its passages"),
        ("UPDATE event_mentions SET place_id = 'nowhere'", "every reference leads to a row"),
        ("DELETE FROM articles_fts_docsize", "full text holds every row"),
    ],
)
def test_damage_is_named(database: Path, damage: str, named: str) -> None:
    """Each kind of damage is found by the check that is about it."""
    put(database, [[rows(TOLD, url="https://example.org/1")]])
    with sqlite3.connect(database) as connection:
        connection.execute(damage)
    connection.close()
    assert named in faults(database)


def test_words_that_the_index_does_not_have(database: Path) -> None:
    """A text changed behind the index's back is found by comparing word by word."""
    put(database, [[rows(TOLD, url="https://example.org/1")]])
    with writing(database) as connection:
        assert check_full_text(connection).faults == 0
    with sqlite3.connect(database) as connection:
        connection.execute("DROP TRIGGER events_fts_update_before")
        connection.execute("DROP TRIGGER events_fts_update_after")
        connection.execute("UPDATE events SET title = 'khác'")
    connection.close()
    with writing(database) as connection:
        finding = check_full_text(connection)
    assert finding.faults == 1
    assert "events_fts" in finding.detail
    with writing(database) as connection:
        with connection.begin():
            rebuild(connection)
        assert check_full_text(connection).faults == 0
        found = "SELECT count(*) FROM events_fts WHERE events_fts MATCH 'khac'"
        assert connection.exec_driver_sql(found).scalar_one() > 0


def test_an_index_that_is_built_in_vain_is_left_as_it_was(database: Path) -> None:
    """What fails afterwards in the same transaction takes the building back."""
    put(database, [[rows(TOLD, url="https://example.org/1")]])
    with writing(database) as connection:
        connection.exec_driver_sql("DELETE FROM events_fts_docsize")
        connection.commit()
        with pytest.raises(KeyError), connection.begin():
            rebuild(connection)
            raise KeyError
        assert connection.exec_driver_sql("SELECT count(*) FROM events_fts_docsize").scalar_one() == 0
