"""The rows behind the reader: newspapers, provinces, furniture, names of page parts."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import pytest

from events import resources
from events.articles import newspaper
from events.articles.furniture import is_author, is_furniture, is_signature, opens_tail
from events.articles.pages.rules import part_of
from events.articles.vocabulary import bare, vocabulary

DATA = Path(resources.DATA)


def test_newspapers_are_sorted_unique_and_sourced() -> None:
    """One row an id, a name and a domain; each says where it was seen, and none is polled before a keeper looked."""
    rows = resources.toml("sources")["source"]
    ids = [row["id"] for row in rows]
    assert ids == sorted(ids)
    assert len(set(ids)) == len(ids) >= 100
    names = [name for row in rows for name in (row["name"], *row.get("aliases", []))]
    assert len(set(names)) == len(names)
    domains = [domain for row in rows for domain in row.get("domains", [])]
    assert len(set(domains)) == len(domains)
    for row in rows:
        assert row["basis"], row["id"]
        assert row["enabled"] is False
        assert not row.get("rss_url")


def test_every_province_has_its_paper_and_each_paper_its_province() -> None:
    """Provinces of papers are rows of the provinces, and all that a province became is one too."""
    provinces = {row["name"] for row in resources.table("press_provinces")}
    assert {paper.province for paper in newspaper.newspapers() if paper.province} <= provinces
    assert {row["successor"] for row in resources.table("press_provinces") if row["successor"]} <= provinces
    with_paper = {paper.province_on(date(2025, 8, 1)) for paper in newspaper.newspapers()} - {""}
    assert len(with_paper) == 34


def test_text_of_the_rows_is_stored_text() -> None:
    """NFC, Vietnamese typed as Vietnamese."""
    for name in ("sources.toml", "furniture.toml", "page_rules.toml", "press_provinces.csv", "legacy_letters.toml"):
        text = (DATA / name).read_text(encoding="utf-8")
        if name != "legacy_letters.toml":
            assert "Ð" not in text
        assert unicodedata.is_normalized("NFC", text), name


def test_no_phrase_is_in_two_lists() -> None:
    """A line cannot be both a tool and the head of what follows the article."""
    words = vocabulary()
    assert not words.line_keys & words.tail_keys
    assert words.box_keys <= words.tail_keys
    phrases = [bare(p) for p in resources.toml("furniture")["tail"]["phrases"]]
    assert len(set(phrases)) == len(phrases)


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("ĐBP - Sáng nay", "bao-dien-bien-phu"),
        ("(CT)- Chiều 1-10", "bao-can-tho"),
        ("(CT) – Chiều 1-10", "bao-can-tho"),
        ("(ĐN)- Sáng 15-7", "bao-dong-nai"),
        ("ĐTO - Ngày 16/2", "bao-dong-thap"),
        ("(Baonghean.vn) - Ngày 8/2", "bao-nghe-an"),
        ("(LĐ online) - Ngày 8/2", "bao-lam-dong"),
        ("(LĐ) - Ngày 8/2", None),
        ("TP - Sáng nay", "tien-phong"),
        ("TP Cần Thơ", None),
        ("BT-1 là tên một", None),
        ("CT 05 của", None),
        ("(TTXVN)", None),
        ("Đồng chí (CT) phát biểu", None),
    ],
)
def test_bylines(text: str, paper: str | None) -> None:
    """A mark opens the text and has its dash; one that two papers share names none, unless one was seen with it."""
    found = newspaper.by_byline(text)
    assert (found.id if found else None) == paper


@pytest.mark.parametrize(
    ("url", "paper", "province"),
    [
        ("https://www.baodongnai.com.vn/x", "bao-dong-nai", ""),
        ("https://m.baodongnai.com.vn/x", "bao-dong-nai", ""),
        ("https://xbaodongnai.com.vn/x", None, ""),
        ("https://longha.dongnai.gov.vn/x", None, "Đồng Nai"),
        ("https://thuthua.longan.dcs.vn/x", None, "Long An"),
        ("https://bacninh.dangcongsan.vn/x", None, "Bắc Ninh"),
        ("https://brvt.example.com/x", None, ""),
        ("https://baria-vungtau.gov.vn/x", None, ""),
        ("https://hochiminh.gov.vn/", None, "Hồ Chí Minh"),
        ("khong phai dia chi", None, ""),
    ],
)
def test_addresses(url: str, paper: str | None, province: str) -> None:
    """A domain names its paper, a portal its province."""
    found = newspaper.by_address(url)
    assert (found.id if found else None) == paper
    if found is None:
        assert newspaper.province_of_address(url) == province


@pytest.mark.parametrize(
    ("name", "day", "then"),
    [
        ("Bạc Liêu", date(2025, 6, 30), "Bạc Liêu"),
        ("Bạc Liêu", date(2025, 7, 1), "Cà Mau"),
        ("Bạc Liêu", None, "Bạc Liêu"),
        ("Thừa Thiên Huế", date(2024, 12, 31), "Thừa Thiên Huế"),
        ("Thừa Thiên Huế", date(2025, 1, 1), "Huế"),
        ("Điện Biên", date(2026, 1, 1), "Điện Biên"),
        ("", date(2026, 1, 1), ""),
    ],
)
def test_provinces_of_a_day(name: str, day: date | None, then: str) -> None:
    """A paper of a merged province belongs to the new one from that day on."""
    assert newspaper.province_on(name, day) == then


@pytest.mark.parametrize(
    "line",
    [
        "Lượt xem: 7431", "In bài viết", "Hôm nay: 612", "Đã truy cập: 98.213", "< Trở về trang trước", "Back To Top", "1.284 lượt xem",
        ">> Đồng Hới hoàn thành đại hội điểm", "0:00 / 3:25", "Ảnh: Minh Thùy", "Bài, ảnh: An Nhiên", "(Theo TTXVN)", "Nguồn: baochinhphu.vn",
        "![](anh.jpg)", "![[Ảnh] Nhộn nhịp đánh cá](/file/a.jpg?width=400)", "2 tháng 2 tuần trước", "image001.jpg", "https://baodongnai.com.vn/x", "Tags: cán bộ, luân chuyển", "2 giờ trước", "Điện thoại: 0215.3824567", ".", "---",
        "Hà Nội 30°C", "Chia sẻ (12)", "Tác giả bài viết: Đức Nam", "Giấy phép số 12/GP-BTTTT ngày 3/4/2018",
    ],
)  # fmt: skip
def test_furniture_lines(line: str) -> None:
    """Counters, tools, credits, links, labels."""
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Hôm nay, các đại biểu thảo luận tại tổ về dự thảo văn kiện.", "Hôm nay 612 học sinh nhập học", "Clip: Voi rừng về bản tìm thức ăn",
        "Giám đốc Sở Nội vụ: Sẽ sắp xếp xong trong quý II", "ĐTO - Ngày 16/2, đoàn kiểm tra đến Tràm Chim", "Theo Ban Tổ chức Tỉnh ủy, trong quý I toàn ngành đã hoàn thành",
        "Địa chỉ đỏ của thế hệ trẻ", "Ảnh: Voi rừng về bản lúc nửa đêm", "Bình luận viên kể chuyện", "Hà Nội nóng 40°C, người dân tìm chỗ tránh nắng", "Bản quyền và tác giả trong thời số",
        "Email lừa đảo tăng mạnh dịp cuối năm", "Năm nay được mùa", "5 năm trước, nơi đây là bãi sình",
    ],
)  # fmt: skip
def test_lines_that_only_look_like_furniture(line: str) -> None:
    """Sentences and headlines that start with the same words are the article's."""
    assert not is_furniture(line)
    assert not opens_tail(line)


@pytest.mark.parametrize(
    ("line", "yes"),
    [
        ("Minh Thùy", True),
        ("HOÀNG DUNG", True),
        ("Bài, ảnh: AN NHIÊN", False),
        ("Báo Quảng Ninh", True),
        ("Điện Biên có nắng", False),
        ("A", False),
        ("Nguyễn Văn An và Trần Thị Bình", True),
        ("Đại hội XIII", False),
        ("Năm 2018", False),
    ],
)
def test_author_lines(line: str, yes: bool) -> None:
    """Names and nothing else (a short line of capitals may be taken for one: it is asked only beside date lines and at the end)."""
    assert is_author(line) is yes


def test_signatures_hold_names_only() -> None:
    """A label with a sentence after it is a headline."""
    assert is_signature("Nguồn: Báo Chính phủ điện tử")
    assert not is_signature("Nguồn: nước sạch vẫn thiếu ở vùng cao")


@pytest.mark.parametrize(
    ("attribute", "part"),
    [
        ("detail-content", "content"), ("detailContent afcbc-body", "content"), ("fck_detail", "content"), ("box-tinlienquanv2", None), ("tin-lien-quan", "furniture"),
        ("article-title", "title"), ("sapo", "lead"), ("PhotoCMS_Caption", "caption"), ("wrapper", None), ("", None), ("comment_box", "furniture"), ("date-time", "date"),
    ],
)  # fmt: skip
def test_names_of_parts(attribute: str, part: str | None) -> None:
    """Words of class and id, however they are written."""
    found = part_of(attribute)
    assert (part in found) if part else not found


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("Lào Cai: Khánh thành khu tái định cư", "Lào Cai"),
        ("LÀO CAI: Khánh thành khu tái định cư", "Lào Cai"),
        ("Điện Biên (TTXVN) - Sáng nay", "Điện Biên"),
        ("Bà Rịa - Vũng Tàu: Khai trương tuyến tàu", "Bà Rịa - Vũng Tàu"),
        ("Điện Biên đón khách", ""),
        ("Bão vào Lào Cai: nhiều nơi ngập", ""),
        ("Hà Nam-Ninh Bình thông xe", ""),
        ("", ""),
    ],
)
def test_datelines(text: str, province: str) -> None:
    """A province before a colon or a dash at the very start is where the story is told from."""
    assert newspaper.province_of_dateline(text) == province
