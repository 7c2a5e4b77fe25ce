"""A small database made row by row: what questions answer depends on rows alone, not on how articles are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from events.resources import toml
from events.store.engine import initialise, writing
from events.store.rows import NO_DETAILS
from events.store.tables import (
    articles,
    event_aliases,
    event_mentions,
    event_organisations,
    event_resolutions,
    event_types,
    events,
    organisation_mentions,
    organisation_names,
    organisations,
    place_changes,
    place_names,
    places,
    resolution_mentions,
    resolution_names,
    resolutions,
    sources,
)
from events.text import fold

TODAY = date(2019, 12, 31)
"""The day on which the made database is asked."""

PLACES: tuple[tuple[str, str, str, str, str | None, str | None, str | None], ...] = (
    # id, name, kind, level, parent, valid_from, valid_to
    ("dien-bien", "Điện Biên", "tỉnh", "province", None, "2004-01-01", None),
    ("dien-bien/dien-bien-dong", "Điện Biên Đông", "huyện", "district", "dien-bien", None, "2025-06-30"),
    ("dien-bien/dien-bien", "Điện Biên", "huyện", "district", "dien-bien", None, "2025-06-30"),
    ("dien-bien/dien-bien-phu", "Điện Biên Phủ", "thành phố", "district", "dien-bien", "2003-09-26", "2025-06-30"),
    ("dien-bien/dien-bien-phu/muong-phang", "Mường Phăng", "xã", "commune", "dien-bien/dien-bien-phu", None, None),
    ("ha-noi-2008", "Hà Nội", "thành phố trung ương", "province", None, "2008-08-01", None),
    ("ha-noi-2008/ba-dinh", "Ba Đình", "quận", "district", "ha-noi-2008", None, "2025-06-30"),
    ("ha-noi-2008/ba-dinh/dien-bien", "Điện Biên", "phường", "commune", "ha-noi-2008/ba-dinh", None, "2025-06-30"),
    ("can-tho-2004", "Cần Thơ", "thành phố trung ương", "province", None, "2004-01-01", "2025-06-30"),
    ("ha-nam", "Hà Nam", "tỉnh", "province", None, "1997-01-01", "2025-06-30"),
    ("ninh-binh-2025", "Ninh Bình", "tỉnh", "province", None, "2025-07-01", None),
    ("tien-giang", "Tiền Giang", "tỉnh", "province", None, None, "2025-06-30"),
    ("tien-giang/chau-thanh", "Châu Thành", "huyện", "district", "tien-giang", None, "2025-06-30"),
    ("ben-tre", "Bến Tre", "tỉnh", "province", None, None, "2025-06-30"),
    ("ben-tre/chau-thanh", "Châu Thành", "huyện", "district", "ben-tre", None, "2025-06-30"),
    ("lao-cai", "Lào Cai", "tỉnh", "province", None, None, None),
    ("lao-cai/van-ban", "Văn Bàn", "huyện", "district", "lao-cai", None, "2025-06-30"),
)

ORGANISATIONS: tuple[tuple[str, str, str, str | None, str | None, tuple[str, ...]], ...] = (
    # id, name, level, place, parent's name, other names
    ("ban-to-chuc-trung-uong", "Ban Tổ chức Trung ương", "central", None, None, ("Ban Tổ chức TW", "Ban TCTW")),
    ("tinh-uy-dien-bien", "Tỉnh ủy Điện Biên", "province", "dien-bien", None, ()),
    (
        "ban-thuong-vu-tinh-uy-dien-bien",
        "Ban Thường vụ Tỉnh ủy Điện Biên",
        "province",
        "dien-bien",
        "Tỉnh ủy Điện Biên",
        (),
    ),
    (
        "huyen-uy-dien-bien-dong",
        "Huyện ủy Điện Biên Đông",
        "district",
        "dien-bien/dien-bien-dong",
        "Tỉnh ủy Điện Biên",
        (),
    ),
    ("thanh-uy-can-tho", "Thành ủy Cần Thơ", "province", "can-tho-2004", None, ()),
    ("uy-ban-nhan-dan-tinh-dien-bien", "Ủy ban nhân dân tỉnh Điện Biên", "province", "dien-bien", None, ()),
)

RESOLUTIONS: tuple[tuple[str, str, str, str, str, str, str | None, tuple[str, ...]], ...] = (
    # id, label, kind, number, symbol, issuer, issued_on, other names
    (
        "quy-dinh-02",
        "Quy định 02-QĐ/HU",
        "Quy định",
        "02",
        "02-QĐ/HU",
        "Huyện ủy Điện Biên Đông",
        "2018-04-16",
        (),
    ),
    (
        "nq-18-xii",
        "Nghị quyết 18-NQ/TW",
        "Nghị quyết",
        "18",
        "18-NQ/TW",
        "Ban Chấp hành Trung ương Đảng",
        "2017-10-25",
        (),
    ),
    (
        "nghi-quyet-04-nq-tw-xii",
        "Nghị quyết 04-NQ/TW",
        "Nghị quyết",
        "04",
        "04-NQ/TW",
        "Ban Chấp hành Trung ương Đảng",
        "2016-10-30",
        (),
    ),
    ("ct-35-xii", "Chỉ thị 35-CT/TW", "Chỉ thị", "35", "35-CT/TW", "Bộ Chính trị", "2019-05-30", ()),
    ("ct-35-xiii", "Chỉ thị 35-CT/TW", "Chỉ thị", "35", "35-CT/TW", "Bộ Chính trị", "2024-06-14", ()),
    (
        "nd-108",
        "Nghị định 108/2014/NĐ-CP",
        "Nghị định",
        "108",
        "108/2014/NĐ-CP",
        "Chính phủ",
        "2014-11-20",
        ("Nghị định 108",),
    ),
)

Told = Mapping[str, Any]

EVENTS: tuple[Told, ...] = (
    {
        "id": 101,
        "title": "Huyện ủy Điện Biên Đông ban hành Quy định 02-QĐ/HU",
        "type": "issuance",
        "days": ("2018-04-16", "2018-04-16"),
        "place": ("dien-bien/dien-bien-dong", "Điện Biên Đông, Điện Biên"),
        "quote": "Ngày 16/4/2018, Huyện ủy Điện Biên Đông ban hành Quy định số 02-QĐ/HU.",
        "bodies": (("huyen-uy-dien-bien-dong", "issuer"),),
        "documents": (("quy-dinh-02", "issued"),),
    },
    {
        "id": 102,
        "title": "164 cán bộ được luân chuyển",
        "type": "transfer",
        "days": ("2010-01-01", "2018-10-03"),
        "precision": "range",
        "modifier": "since",
        "place": ("dien-bien", "Điện Biên"),
        "quote": "Từ năm 2010 đến nay, 164 cán bộ được luân chuyển.",
    },
    {
        "id": 103,
        "title": "Thành ủy Cần Thơ tổ chức hội nghị",
        "type": "meeting",
        "days": ("2018-03-28", "2018-03-28"),
        "place": ("can-tho-2004", "Cần Thơ"),
        "quote": "Sáng 28-3, Thành ủy Cần Thơ tổ chức hội nghị về diễn biến tình hình.",
        "bodies": (("thanh-uy-can-tho", "organiser"), ("ban-to-chuc-trung-uong", "participant")),
        "documents": (("nq-18-xii", "implemented"),),
    },
    {
        "id": 104,
        "title": "Ban Thường vụ Tỉnh ủy Điện Biên họp",
        "type": "meeting",
        "days": ("2019-02-01", "2019-02-28"),
        "precision": "month",
        "quote": "Tháng 2/2019, Ban Thường vụ Tỉnh ủy Điện Biên họp ở Hà Nội.",
        "place": ("ha-noi-2008", "Hà Nội"),
        "bodies": (("ban-thuong-vu-tinh-uy-dien-bien", "organiser"),),
    },
    {
        "id": 105,
        "title": "Thành ủy Cần Thơ kỷ luật 5 đảng viên",
        "type": "discipline",
        "days": ("2016-01-01", "2016-12-31"),
        "precision": "year",
        "place": ("can-tho-2004", "Cần Thơ"),
        "quote": "Năm 2016, Thành ủy Cần Thơ kỷ luật 5 đảng viên.",
        "bodies": (("thanh-uy-can-tho", "organiser"),),
    },
    {
        "id": 106,
        "title": "Hội nghị quán triệt Chỉ thị 35-CT/TW",
        "type": "meeting",
        "days": ("2019-07-01", "2019-09-30"),
        "precision": "quarter",
        "quote": "Quý III/2019, hội nghị quán triệt Chỉ thị 35-CT/TW.",
        "documents": (("ct-35-xii", "discussed"),),
    },
    {
        "id": 107,
        "title": "Hà Nam khánh thành cầu",
        "type": "ceremony",
        "days": ("2018-05-19", "2018-05-19"),
        "place": ("ha-nam", "Hà Nam"),
        "quote": "Ngày 19/5, Hà Nam khánh thành cầu.",
    },
    {
        "id": 108,
        "title": "Một việc đã bị ẩn",
        "type": "other",
        "days": ("2018-06-01", "2018-06-01"),
        "place": ("dien-bien", "Điện Biên"),
        "quote": "Một việc đã bị ẩn ở Điện Biên.",
        "hidden": 1,
    },
    {
        "id": 109,
        "title": "Châu Thành mít tinh",
        "type": "ceremony",
        "days": ("2018-05-01", "2018-05-01"),
        "place": ("tien-giang/chau-thanh", "Châu Thành, Tiền Giang"),
        "quote": "Ngày 1/5, huyện Châu Thành (Tiền Giang) mít tinh.",
    },
    {
        "id": 110,
        "title": "Châu Thành ra quân",
        "type": "ceremony",
        "days": ("2018-05-02", "2018-05-02"),
        "place": ("ben-tre/chau-thanh", "Châu Thành, Bến Tre"),
        "quote": "Ngày 2/5, huyện Châu Thành (Bến Tre) ra quân.",
    },
    {
        "id": 111,
        "title": "Mường Phăng đón bằng di tích",
        "type": "ceremony",
        "days": ("2009-05-07", "2009-05-07"),
        "place": ("dien-bien/dien-bien-phu/muong-phang", "Mường Phăng, Điện Biên Phủ, Điện Biên"),
        "quote": "Ngày 7/5/2009, Mường Phăng đón bằng di tích.",
    },
    {
        "id": 112,
        "title": "Hội nghị triển khai Nghị định 108/2014/NĐ-CP",
        "type": "meeting",
        "days": ("2015-01-08", "2015-01-08"),
        "quote": "Ngày 8/1/2015, hội nghị triển khai Nghị định số 108/2014/NĐ-CP.",
        "documents": (("nd-108", "implemented"),),
        "status": "scheduled",
    },
)


def new_database(path: Path, told: Iterable[Told] = EVENTS) -> Path:
    """A database at head with the authority rows above and these events, each told by one article."""
    initialise(path)
    with writing(path) as connection, connection.begin():
        _authority(connection)
        for each in told:
            _event(connection, each)
    return path


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made database, for tests that only read it."""
    return new_database(tmp_path_factory.mktemp("made") / "events.db")


def _authority(connection: sa.Connection) -> None:
    # importers fill the table of kinds; here it is the list that the program knows
    connection.execute(
        sa.insert(event_types),
        [
            {"id": id_, "label_vi": row["label_vi"], "label_en": row["label_en"], "position": position}
            for position, (id_, row) in enumerate(toml("event_types").items())
        ],
    )
    connection.execute(sa.insert(sources), [_row(sources, id="mau", name="Báo Mẫu", origin="article")])
    connection.execute(
        sa.insert(places),
        [
            _row(
                places,
                id=id_,
                name=name,
                full_name=f"{kind} {name}",
                folded=fold(name),
                kind=kind,
                level=level,
                parent_id=parent,
                valid_from=first,
                valid_to=last,
            )
            for id_, name, kind, level, parent, first, last in PLACES
        ],
    )
    connection.execute(
        sa.insert(place_names),
        [{"place_id": row[0], "name": row[1], "folded": fold(row[1]), "ambiguous": 0} for row in PLACES],
    )
    connection.execute(
        sa.insert(place_changes),
        [_row(place_changes, place_id="ha-nam", successor_id="ninh-binh-2025", kind="merged", changed_on="2025-07-01")],
    )
    for id_, name, level, place, parent, others in ORGANISATIONS:
        connection.execute(
            sa.insert(organisations),
            [
                _row(
                    organisations,
                    id=id_,
                    name=name,
                    folded=fold(name),
                    classification="party",
                    level=level,
                    place_id=place,
                    parent_name=parent,
                    origin="data",
                )
            ],
        )
        names = [{"organisation_id": id_, "name": other, "folded": fold(other)} for other in others]
        if names:
            connection.execute(sa.insert(organisation_names), names)
    for id_, label, kind, number, symbol, issuer, issued_on, names_ in RESOLUTIONS:
        connection.execute(
            sa.insert(resolutions),
            [
                _row(
                    resolutions,
                    id=id_,
                    label=label,
                    folded=fold(label),
                    kind=kind,
                    number=number,
                    symbol=symbol,
                    issuer=issuer,
                    issued_on=issued_on,
                    amended_by="[]",
                    replaced_by="[]",
                    origin="data",
                )
            ],
        )
        connection.execute(
            sa.insert(resolution_names),
            [{"resolution_id": id_, "name": name, "folded": fold(name)} for name in (label, *names_)],
        )


def _event(connection: sa.Connection, told: Told) -> None:
    number, quote = told["id"], told["quote"]
    first, last = told["days"]
    place_id, place_name = told.get("place", (None, ""))
    shared = {
        "title": told["title"],
        "type": told["type"],
        "start_date": first,
        "end_date": last,
        "precision": told.get("precision", "day"),
        "modifier": told.get("modifier"),
        "status": told.get("status", "reported"),
        "place_id": place_id,
        "place_name": place_name,
        "confidence": 0.9,
        "quote": quote,
    }
    connection.execute(
        sa.insert(articles),
        [
            _row(
                articles,
                id=number + 1000,
                url=f"https://bao.example/{number}.html",
                title=f"Tin số {number}",
                published="2019-12-31",
                published_basis="given",
                source_id="mau",
                text=quote,
                furniture="[]",
                captions="[]",
                warnings="[]",
                content_hash=str(number),
            )
        ],
    )
    connection.execute(
        sa.insert(events),
        [
            _row(
                events,
                id=number,
                key=f"made {number}",
                mention_count=1,
                article_count=1,
                origin="article",
                contradictions='["một báo khác ghi ngày 17/4"]' if number == 101 else "[]",
                hidden=told.get("hidden", 0),
                **shared,
            )
        ],
    )
    connection.execute(
        sa.insert(event_mentions),
        [
            _row(
                event_mentions,
                id=number + 2000,
                event_id=number,
                article_id=number + 1000,
                char_start=0,
                char_end=len(quote),
                date_text=quote.split(",")[0],
                date_start=0,
                date_end=len(quote.split(",")[0]),
                date_form="day_month_year",
                date_anchor="published" if number == 103 else None,
                date_assumed='["year"]' if number == 103 else "[]",
                reason="made for a test",
                details=NO_DETAILS,
                **shared,
            )
        ],
    )
    for body, role in told.get("bodies", ()):
        connection.execute(
            sa.insert(event_organisations),
            [_row(event_organisations, event_id=number, organisation_id=body, role=role, reason="named")],
        )
    for document, role in told.get("documents", ()):
        connection.execute(
            sa.insert(event_resolutions),
            [_row(event_resolutions, event_id=number, resolution_id=document, role=role, reason="cited")],
        )
    if number == 101:
        connection.execute(
            sa.insert(organisation_mentions),
            [
                _row(
                    organisation_mentions,
                    article_id=1101,
                    char_start=15,
                    char_end=38,
                    name="Huyện ủy Điện Biên Đông",
                    text="Huyện ủy Điện Biên Đông",
                    via="name",
                    organisation_id="huyen-uy-dien-bien-dong",
                    candidates='["huyen-uy-dien-bien-dong","huyen-uy-dien-bien"]',
                    reason="the only one in Điện Biên",
                )
            ],
        )
        connection.execute(
            sa.insert(resolution_mentions),
            [
                _row(
                    resolution_mentions,
                    article_id=1101,
                    char_start=48,
                    char_end=70,
                    label="Quy định 02-QĐ/HU",
                    text="Quy định số 02-QĐ/HU",
                    kind="Quy định",
                    resolution_id=None,
                    candidates='["quy-dinh-02"]',
                    reason="left open for the test",
                )
            ],
        )
        connection.execute(
            sa.insert(event_aliases),
            [
                {"old_id": 7, "event_id": 101, "basis": "earlier"},
                {"old_id": 8, "event_id": 101, "basis": "earlier"},
            ],
        )
    if number == 102:
        connection.execute(sa.insert(event_aliases), [{"old_id": 8, "event_id": 102, "basis": "earlier"}])


def _row(table: sa.Table, **values: Any) -> dict[str, Any]:
    """A row with the columns that a table demands and the test does not care about filled with nothing."""
    blank: dict[str, Any] = {
        column.name: "" if isinstance(column.type, sa.Text) else 0
        for column in table.columns
        if not column.nullable and column.server_default is None
    }
    unknown = set(values) - {column.name for column in table.columns}
    assert not unknown, unknown
    return blank | values
