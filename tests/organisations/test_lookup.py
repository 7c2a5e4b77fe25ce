"""Bodies by name, as a person asks for them."""

from __future__ import annotations

import pytest

from events.organisations import all_organisations, lookup, names_of, organisation


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Ban Tổ chức Trung ương", "Ban Tổ chức Trung ương"),
        ("ban to chuc trung uong", "Ban Tổ chức Trung ương"),
        ("BTCTW", "Ban Tổ chức Trung ương"),
        ("huyen uy dien bien dong", "Huyện ủy Điện Biên Đông"),
        ("Huyện uỷ Ðiện Biên Ðông", "Huyện ủy Điện Biên Đông"),
        ("BAN TO CHUC TINH UY QUANG NINH", "Ban Tổ chức Tỉnh ủy Quảng Ninh"),
        ("UBND tỉnh Điện Biên", "Ủy ban nhân dân tỉnh Điện Biên"),
        ("ubnd tinh dien bien", "Ủy ban nhân dân tỉnh Điện Biên"),
        ("ubnd tp hcm", "Ủy ban nhân dân Thành phố Hồ Chí Minh"),
        ("Thành ủy TP.HCM", "Thành ủy Thành phố Hồ Chí Minh"),
        ("so noi vu nghe an", "Sở Nội vụ tỉnh Nghệ An"),
        ("ban phap che hdnd tinh nghe an", "Ban Pháp chế Hội đồng nhân dân tỉnh Nghệ An"),
        ("Tinh doan Dak Lak", "Tỉnh đoàn Đắk Lắk"),
        ("Thành ủy Cần Thơ", "Thành ủy Cần Thơ"),
        ("bo luat", None),
        ("BCT", None),
        ("Huyện ủy Châu Thành", None),
        ("Tỉnh ủy", None),
        ("", None),
    ],
)
def test_one_body_or_none(asked: str, name: str | None) -> None:
    """A name gives its one body; none where nothing, or more than one thing, is so called."""
    found = organisation(asked)
    assert (found.name if found else None) == name


def test_all_that_a_name_may_mean() -> None:
    """Several readings are all handed out, each once, in the order of their names and ids."""
    assert [body.name for body in lookup("BCT")] == ["Bộ Chính trị", "Bộ Công Thương"]
    districts = lookup("huyen uy chau thanh")
    assert len(districts) > 5
    assert {body.name for body in districts} == {"Huyện ủy Châu Thành"}
    ids = [body.id for body in districts]
    assert ids == sorted(set(ids))
    assert "huyen-uy-chau-thanh-long-an" in ids


def test_a_seated_body_has_place_parent_and_period() -> None:
    """District committees ended with the districts; their parent is the committee of the province."""
    body = organisation("Huyện ủy Điện Biên Đông")
    assert body is not None
    assert (body.level, body.classification, body.place_id) == ("district", "party", "dien-bien/dien-bien-dong")
    assert body.parent_name == "Tỉnh ủy Điện Biên"
    assert str(body.dissolution_date) == "2025-06-30"
    board = organisation("Ban Tổ chức Huyện ủy Điện Biên Đông")
    assert board is not None
    assert (board.parent_name, board.dissolution_date) == (body.name, body.dissolution_date)


@pytest.mark.parametrize(
    ("name", "parent"),
    [
        ("Ủy ban nhân dân tỉnh Điện Biên", "Chính phủ"),
        ("UBND huyện Điện Biên Đông", "Ủy ban nhân dân tỉnh Điện Biên"),
        ("Sở Nội vụ tỉnh Điện Biên", "Ủy ban nhân dân tỉnh Điện Biên"),
        ("Hội Nông dân huyện Điện Biên Đông", "Hội Nông dân tỉnh Điện Biên"),
        ("Hội Nông dân tỉnh Điện Biên", "Trung ương Hội Nông dân Việt Nam"),
        ("Huyện đoàn Điện Biên Đông", "Tỉnh đoàn Điện Biên"),
        ("Công an huyện Điện Biên Đông", "Công an tỉnh Điện Biên"),
        ("Công an tỉnh Điện Biên", "Bộ Công an"),
        ("Quận ủy Bình Thạnh", "Thành ủy Thành phố Hồ Chí Minh"),
        ("Cơ quan CSĐT Công an tỉnh Điện Biên", "Công an tỉnh Điện Biên"),
        ("Cục Quản lý thị trường", "Bộ Công Thương"),
    ],
)
def test_parents(name: str, parent: str) -> None:
    """A body's parent is the body that it is of, the same body one level up, or the central one."""
    body = organisation(name)
    assert body is not None
    assert body.parent_name == parent


def test_the_ministries_of_the_merger() -> None:
    """The ministries merged on 1 March 2025 ended the day before; those that took their names go on."""
    ended = organisation("Bộ Giao thông vận tải")
    lasting = organisation("Bộ Xây dựng")
    new = organisation("Bộ Nông nghiệp và Môi trường")
    assert ended is not None and lasting is not None and new is not None
    assert str(ended.dissolution_date) == "2025-02-28"
    assert lasting.dissolution_date is None
    assert str(new.founding_date) == "2025-03-01"


def test_a_province_of_one_name_is_one_seat() -> None:
    """The periods of a province are not bodies of their own: the row does not depend on the article's day."""
    found = lookup("Thành ủy Hà Nội")
    assert [body.id for body in found] == ["thanh-uy-ha-noi"]
    assert found[0].dissolution_date is None


def test_all_central_bodies() -> None:
    """Each central body once, by id, with the names it goes by."""
    bodies = all_organisations()
    ids = [body.id for body in bodies]
    assert ids == sorted(set(ids))
    assert len(ids) > 300
    assert {body.level for body in bodies} == {"central"}
    committee = organisation("Ủy ban Kiểm tra Trung ương")
    assert committee is not None
    assert "UBKT T.Ư" in names_of(committee)
