"""The place of an event is the unit that stood when it happened, not the one of the day of the article."""

from __future__ import annotations

from datetime import date

import pytest

from events.articles import article
from events.extract import extract


@pytest.mark.parametrize(
    ("text", "published", "place"),
    [
        ("Năm 1985, tỉnh Hậu Giang tổ chức lễ kỷ niệm 10 năm giải phóng.", date(2011, 5, 1), "hau-giang-1976"),
        ("Ngày 12/3/2018, UBND tỉnh An Giang tổ chức hội nghị.", date(2026, 5, 1), "an-giang-1976"),
        ("Ngày 12/3/2026, UBND tỉnh An Giang tổ chức hội nghị.", date(2026, 5, 1), "an-giang-2025"),
        ("Ngày 12/3/2005, huyện Ba Vì (Hà Nội) tổ chức hội nghị.", date(2015, 5, 1), "ha-tay/ba-vi"),
        ("Ngày 17/1/1960, tỉnh Bến Tre tổ chức mít tinh.", date(2020, 1, 17), "ben-tre"),
    ],
)
def test_place(text: str, published: date, place: str) -> None:
    """By the event's day; where no unit of that day is known, the one that the article means is kept."""
    drafts = extract(article(text, published=published)).events
    assert [draft.place.id if draft.place else None for draft in drafts] == [place]
