"""A person's own rows: checked whole, taken whole, and not overwritten by our data."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from made import content

from events.errors import DataError, EventsError, InputError, UsageError
from events.ingest.importing import KINDS, columns_of, import_file
from events.places.model import Place
from events.store.engine import reading, writing
from events.store.importers.places import import_places
from events.store.tables import TABLES, organisation_names, organisations, places, resolutions, runs


def csv(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


BODIES = """name,classification,level,place,founding_date,source,verified,aliases
Ban Quản lý Di tích Điện Biên Phủ,government,unit,dien-bien,2009-01-01,quyết định thành lập,yes,BQL Di tích|Ban Quản lý Di tích
Hội Cựu giáo chức Điện Biên,association,province,dien-bien,,,no,
"""


def test_twice_is_the_same_as_once(database: Path, tmp_path: Path) -> None:
    """Rows are inserted with their names; the second time they are unchanged."""
    file = csv(tmp_path, "my organisations.csv", BODIES)
    kind, done = import_file(database, file)
    assert (kind, done.inserted, done.updated, done.unchanged) == ("organisations", 2, 0, 0)
    before = content(database)
    _, done = import_file(database, file)
    assert (done.inserted, done.updated, done.unchanged) == (0, 0, 2)
    assert content(database) == before
    with reading(database) as connection:
        names = connection.execute(
            sa.select(organisation_names.c.name).where(organisation_names.c.folded == "bql di tich")
        ).scalars()
        assert list(names) == ["BQL Di tích"]
        assert connection.execute(sa.select(runs.c.command, runs.c.exit_status)).fetchall() == [("import", 0)] * 2


def test_a_known_id_corrects_and_the_rest_of_the_row_stays(database: Path, tmp_path: Path) -> None:
    """What the file has no column for stays; our data, loaded later, leaves the row alone."""
    file = csv(tmp_path, "places.csv", "id,name,code\ncan-tho,Cần Thơ,92\n")
    _, done = import_file(database, file)
    assert done.updated == 1
    with writing(database) as connection, connection.begin():
        import_places(connection, [Place("can-tho", "Cần Thơ", "thành phố trung ương", "province", None, code="99")])
    with reading(database) as connection:
        row = connection.execute(sa.select(places).where(places.c.id == "can-tho")).mappings().one()
    assert (row["code"], row["kind"], row["full_name"]) == ("92", "thành phố trung ương", "Thành phố Cần Thơ")


def test_documents_and_newspapers(database: Path, tmp_path: Path) -> None:
    """The other kinds of row come the same way."""
    documents = csv(
        tmp_path,
        "x.csv",
        "label,kind,symbol,issuer,issued_on,replaced_by\n"
        "Quy định 02-QĐ/HU,Quy định,02-QĐ/HU,Huyện ủy Điện Biên Đông,2018-04-16,Quy định 05-QĐ/HU|Quy định 06-QĐ/HU\n",
    )
    assert import_file(database, documents)[0] == "resolutions"
    with reading(database) as connection:
        row = connection.execute(sa.select(resolutions)).mappings().one()
    assert row["id"] == "quy-dinh-02-qd-hu-huyen-uy-dien-bien-dong-2018"
    assert (row["origin"], row["replaced_by"]) == ("person", '["Quy định 05-QĐ/HU","Quy định 06-QĐ/HU"]')
    papers = csv(tmp_path, "y.csv", "name,province\nBáo Mường Thanh,Điện Biên\n")
    assert import_file(database, papers, "sources")[1].inserted == 1


@pytest.mark.parametrize(
    ("text", "kind", "error", "words"),
    [
        ("name,level\nA,hành tinh\nB,unit\n", "organisations", DataError, r"f\.csv:2: 'hành tinh' is none of"),
        ("name,founding_date\nA,16/4/2018\n", "organisations", DataError, r"f\.csv:2: .*2018-04-16"),
        ("name,place\nA,nowhere\n", "organisations", DataError, r"f\.csv:2: no row of places"),
        ("name,verified\nA,có\n", "organisations", DataError, "neither yes nor no"),
        ("name,level\nA,unit\nA,unit\n", "organisations", DataError, r"f\.csv:3: a stands in line 2 already"),
        ("name,level\n,unit\n", "organisations", DataError, r"f\.csv:2: name is empty"),
        ("name,level\nA\n", "organisations", DataError, "1 cells, the header has 2"),
        ("name,colour\nA,đỏ\n", "organisations", UsageError, "unknown column 'colour'"),
        ("level\nunit\n", "organisations", UsageError, "no column 'name'"),
        ("name\nA\n", None, UsageError, "--kind"),
        ("name\nA\n", "people", UsageError, "cannot be imported"),
        ("", "organisations", UsageError, "no column"),
    ],
)
def test_a_wrong_file_is_named_and_nothing_is_taken(
    database: Path, tmp_path: Path, text: str, kind: str | None, error: type[EventsError], words: str
) -> None:
    """Every wrong line is named with its number, and nothing of the file is stored."""
    before = content(database)
    with pytest.raises(error, match=words):
        import_file(database, csv(tmp_path, "f.csv", text), kind)
    assert content(database) == before


def test_every_wrong_line_is_listed(database: Path, tmp_path: Path) -> None:
    """Not only the first fault is told."""
    file = csv(tmp_path, "f.csv", "name,level\nA,x\nB,unit\nC,y\n")
    with pytest.raises(DataError) as told:
        import_file(database, file, "organisations")
    assert "f.csv:2" in str(told.value) and "f.csv:4" in str(told.value) and "f.csv:3" not in str(told.value)


def test_files_that_cannot_be_read(database: Path, tmp_path: Path) -> None:
    """A missing file and one that is not UTF-8 are named."""
    with pytest.raises(InputError, match="no file"):
        import_file(database, tmp_path / "none.csv", "places")
    file = tmp_path / "latin.csv"
    file.write_bytes("name\nÐông".encode("cp1258", "replace") + b"\xff\xfe")
    with pytest.raises(InputError, match="UTF-8"):
        import_file(database, file, "places")


def test_columns_are_those_of_tables(database: Path) -> None:
    """Each kind of file names its columns, and the help of the command lists them."""
    from events.cli import import_

    assert {table.name for table in TABLES} >= set(KINDS)
    for kind in KINDS:
        for column in columns_of(kind):
            assert column in (import_.import_.__doc__ or ""), f"{kind}: {column}"
    assert organisations.name in KINDS
