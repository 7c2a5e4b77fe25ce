"""A page whose text our own reader does not find is handed to trafilatura, where the extra `extract` is installed."""

from __future__ import annotations

from datetime import date

import pytest

from events.articles.formats import html

pytest.importorskip("trafilatura", reason="needs the extra `extract`: pip install '.[extract]'")

FIRST = (
    "Ngày 22/12/2012, tại huyện Mường La, tỉnh Sơn La, Nhà máy Thủy điện Sơn La được khánh thành, sớm hơn ba năm so với yêu cầu "
    "của Quốc hội; công trình có sáu tổ máy với tổng công suất 2.400 MW, lớn nhất Đông Nam Á vào lúc ấy."
)
SECOND = (
    "Hơn hai mươi nghìn hộ dân của ba tỉnh Sơn La, Điện Biên và Lai Châu đã nhường đất cho công trình, phần lớn chuyển về các "
    "khu tái định cư ở Mường La, Quỳnh Nhai và Thuận Châu."
)


def test_text_inside_a_form_is_found() -> None:
    """Old portals wrap the whole page in one form, which our reader leaves out as a comment form."""
    page = (
        "<html><head><title>Khánh thành Thủy điện Sơn La</title></head><body><form>"
        f"<p>{FIRST}</p><p>{SECOND}</p></form></body></html>"
    )
    read = html.read(page.encode("utf-8"), url="https://example.org/son-la", published=date(2012, 12, 23))
    assert read.title == "Khánh thành Thủy điện Sơn La"
    assert FIRST in read.text
    assert SECOND in read.text
