"""Authority rows: twice is the same as once, and what our data drops goes when nothing needs it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import sqlalchemy as sa
from made import PLACES, TYPES, Told, content, put, rows

from events.organisations.model import Organisation
from events.places.authority import Change
from events.places.model import Place
from events.resolutions.model import Resolution
from events.store.checking import check
from events.store.engine import reading, writing
from events.store.importers import loaded, note_loaded
from events.store.importers.event_types import import_event_types
from events.store.importers.organisations import import_organisation_names, import_organisations
from events.store.importers.places import import_place_changes, import_place_names, import_places
from events.store.importers.resolutions import import_resolutions
from events.store.importers.sources import import_sources
from events.store.sweeping import sweep
from events.store.tables import organisations, place_changes, place_names, places, resolution_names, resolutions

OLD = Place("ha-tay", "Hà Tây", "tỉnh", "province", None, None, date(2008, 7, 31))
NEW = Place("ha-noi", "Hà Nội", "thành phố trung ương", "province", None)
CHANGE = Change("ha-tay", "ha-noi", date(2008, 8, 1), "absorb", "", "15/2008/QH12", "", True)
BODY = Organisation("bo-chinh-tri", "Bộ Chính trị", "party", "central")
PAPER = Resolution("chi-thi-05-ct-tw-xii", "Chỉ thị 05-CT/TW", "Chỉ thị", "05", aliases=("Chỉ thị 05",), source="x")


def everything(path: Path, *, place: Place = NEW, body: Organisation = BODY, paper: Resolution = PAPER) -> list[int]:
    """Imports one row of each kind, with names and a change; how many rows were touched, by kind."""
    with writing(path) as connection, connection.begin():
        done = (
            import_places(connection, [*PLACES, OLD, place]),
            import_place_names(connection, [(place.id, place.name, False), (place.id, "HN", True)]),
            import_place_changes(connection, [replace(CHANGE, successor=place.id)]),
            import_organisations(connection, [body]),
            import_organisation_names(connection, [(body.id, body.name, None, None)]),
            import_resolutions(connection, [paper]),
            import_sources(connection, [("bao-mau", "Báo Mẫu", "Điện Biên")]),
            import_event_types(connection, TYPES),
        )
    return [each.inserted + each.updated for each in done]


def ids(path: Path, table: sa.Table) -> set[str]:
    with reading(path) as connection:
        return set(connection.execute(sa.select(table.c.id)).scalars())


def test_twice_is_the_same_as_once(database: Path) -> None:
    """The second import of every kind leaves all as it is."""
    assert sum(everything(database)) > 0
    before = content(database)
    assert sum(everything(database)) == 0
    assert content(database) == before


def test_a_corrected_row_is_updated(database: Path) -> None:
    """What our data now says of a row is taken over; a name that it drops goes."""
    everything(database)
    changed = replace(PAPER, label="Chỉ thị 05-CT/TW năm 2016", aliases=())
    assert everything(database, paper=changed, place=replace(NEW, code="01")) == [1, 0, 0, 0, 0, 1, 0, 0]
    with reading(database) as connection:
        names = connection.execute(sa.select(resolution_names.c.name)).scalars().all()
        code = connection.execute(sa.select(places.c.code).where(places.c.id == "ha-noi")).scalar_one()
    assert (names, code) == (["Chỉ thị 05-CT/TW năm 2016"], "01")


def test_what_our_data_drops_goes_when_nothing_needs_it(database: Path) -> None:
    """Rows under a new id: the old ones stay while an article's mentions need them, then they are swept away."""
    from made import extraction

    from events.organisations.model import OrganisationMention
    from events.store.rows import article_rows

    everything(database)
    told = extraction([Told("Tỉnh ủy Điện Biên", date(2018, 3, 28), "x")], url="https://example.org/1")
    mention = OrganisationMention(0, 3, told.article.text[:3], BODY.name, BODY)
    linked = replace(told, organisations=(*told.organisations, mention))
    put(database, [[article_rows(linked, lambda row: "block")]])
    renamed = {"place": replace(NEW, id="ha-noi-2008"), "body": replace(BODY, id="bo-chinh-tri-2")}
    everything(database, paper=replace(PAPER, id="chi-thi-05-2016"), **renamed)
    with writing(database) as connection, connection.begin():
        # the old place, the old document; the old body is still named by the article
        assert sweep(connection) == 2
    assert "ha-noi" not in ids(database, places) and "ha-noi-2008" in ids(database, places)
    assert ids(database, resolutions) == {"chi-thi-05-2016"}
    assert {"bo-chinh-tri", "bo-chinh-tri-2"} <= ids(database, organisations)
    put(
        database,
        [[rows([Told("Tỉnh ủy Điện Biên", date(2018, 3, 28), "x")], url="https://example.org/1", title="Mới")]],
    )
    with writing(database) as connection, connection.begin():
        assert sweep(connection) == 1
    assert "bo-chinh-tri" not in ids(database, organisations)
    with reading(database) as connection:
        assert connection.execute(sa.select(place_names.c.place_id).distinct()).scalars().all() == ["ha-noi-2008"]
        assert connection.execute(sa.select(place_changes.c.successor_id)).scalars().all() == ["ha-noi-2008"]
        assert not any(finding.faults for finding in check(connection) if not finding.notice)


def test_what_was_loaded_is_remembered(database: Path) -> None:
    """The same data is not loaded again; other data is."""
    with writing(database) as connection, connection.begin():
        assert not loaded(connection, "places", ["a"])
        note_loaded(connection, "places", ["a"], 1)
        assert loaded(connection, "places", ["a"])
        assert not loaded(connection, "places", ["b"])
