"""Look-up by any label, with or without marks."""

from __future__ import annotations

from datetime import date

import pytest

from events.resolutions import lookup


@pytest.mark.parametrize(
    "label",
    [
        "Chỉ thị 35-CT/TW",
        "chi thi 35-CT/TW",
        "35-CT/TW",
        "35/CT-TW",
        "35 - ct/tw",
        "Chỉ thị số 35-CT/TƯ",
        "chi thi so 35",
        "CT 35",
    ],
)
def test_a_number_that_restarted_gives_all_its_documents(label: str) -> None:
    """Oldest first; with a day, the one that was in force."""
    found = [one.id for one in lookup(label)]
    assert found == ["chi-thi-35-ct-tw-xi", "chi-thi-35-ct-tw-xii", "chi-thi-35-ct-tw-xiii"]
    assert [one.id for one in lookup(label, date(2021, 6, 1))] == ["chi-thi-35-ct-tw-xii"]


@pytest.mark.parametrize(
    "label",
    [
        "Nghị quyết Trung ương 4 khóa XII",
        "nghi quyet trung uong 4 khoa xii",
        "NQTW4 khóa XII",
        "NQ T.Ư 4 (khoá XII)",
        "nghi quyet tu 4 khoa xii",
        "Nghị quyết lần thứ 4 BCH TW khóa XII",
        "Nghị quyết Hội nghị Trung ương 4 khóa 12",
        "Nghị quyết Hội nghị lần thứ 4 Ban Chấp hành Trung ương khóa XII",
    ],
)
def test_a_plenum_gives_its_row_and_what_it_passed(label: str) -> None:
    """The plenum's own row and the numbered resolutions."""
    found = {one.id for one in lookup(label)}
    assert "nghi-quyet-trung-uong-4-khoa-xii" in found
    assert "nghi-quyet-04-nq-tw-xii" in found


@pytest.mark.parametrize(
    ("label", "ident"),
    [
        ("Nghị định 108/2014/NĐ-CP", "nghi-dinh-108-2014-nd-cp"),
        ("nghi dinh 108/2014", "nghi-dinh-108-2014-nd-cp"),
        ("108/2014/nd-cp", "nghi-dinh-108-2014-nd-cp"),
        ("Nghị quyết Đại hội XIII của Đảng", "nghi-quyet-dai-hoi-xiii-cua-dang"),
        ("Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", "nghi-quyet-dai-hoi-xiii-cua-dang"),
        ("Quy định 08-QĐ/TW", "quy-dinh-08-qdi-tw-xii"),
        ("Nghị quyết Trung ương 7 khóa VIII", "nghi-quyet-trung-uong-7-khoa-viii"),
    ],
)
def test_one_document(label: str, ident: str) -> None:
    """Labels that mean one row."""
    assert ident in [one.id for one in lookup(label)]


def test_an_unknown_label_gives_nothing() -> None:
    """No guess."""
    assert lookup("Nghị quyết 99999-NQ/TW") == ()
    assert lookup("") == ()
