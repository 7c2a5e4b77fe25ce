"""Places by what a person types."""

from __future__ import annotations

from datetime import date

import pytest

from events.places.lookup import look_up, others, similar


@pytest.mark.parametrize(
    ("words", "day", "ids"),
    [
        ("Đồng Nai", date(2026, 5, 1), ["dong-nai-2026"]),
        ("dong nai", date(2026, 5, 1), ["dong-nai-2026"]),
        ("ĐỒNG NAI", date(2020, 5, 1), ["dong-nai-1976"]),
        ("TP.HCM", date(2020, 5, 1), ["ho-chi-minh-1976"]),
        ("Huế", date(2020, 1, 1), ["thua-thien-hue/hue"]),
        ("Huế", date(2025, 3, 1), ["hue"]),
        ("BR-VT", date(2020, 5, 1), ["ba-ria-vung-tau"]),
        ("Hoà Bình", date(2008, 5, 1), ["hoa-binh"]),
        ("tỉnh Điện Biên", date(2020, 5, 1), ["dien-bien"]),
        ("huyện Điện Biên", date(2020, 5, 1), ["dien-bien/dien-bien"]),
        ("huyen dien bien", date(2020, 5, 1), ["dien-bien/dien-bien"]),
        ("TP. Điện Biên Phủ", date(2020, 5, 1), ["dien-bien/dien-bien-phu"]),
        ("huyện Châu Thành, Trà Vinh", date(2020, 5, 1), ["tra-vinh/chau-thanh"]),
        ("Mường Pồn, huyện Điện Biên", date(2020, 5, 1), ["dien-bien/dien-bien/muong-pon"]),
        ("dien-bien/dien-bien-dong", date(2020, 5, 1), ["dien-bien/dien-bien-dong"]),
        ("dien-bien/dien-bien-dong", date(2025, 8, 1), []),
        ("diễn biến", date(2020, 5, 1), []),
        ("nơi nào", None, []),
        ("", None, []),
        (",", None, []),
    ],
)
def test_look_up(words: str, day: date | None, ids: list[str]) -> None:
    """Marks are optional, but count where they are typed; a unit word and an enclosing place choose."""
    assert [unit.id for unit in look_up(words, day)] == ids


def test_lower_units_of_the_name() -> None:
    """What a bare name leaves out can be asked for: the district and the city of a province's name."""
    lower = [unit.id for unit in others("Cao Bằng", date(2018, 1, 1))]
    assert "cao-bang/cao-bang-2012" in lower
    assert "cao-bang" not in lower
    assert others("tỉnh Cao Bằng") == others("cao-bang") == others("Cao Bằng, Cao Bằng") == []


def test_all_periods_without_a_day() -> None:
    """Without a day every period of the name is listed, provinces first and oldest first."""
    found = [unit.id for unit in look_up("Hà Nội")]
    assert found == ["ha-noi-1976", "ha-noi-1978", "ha-noi-1991", "ha-noi-2008"]


def test_similar_names() -> None:
    """A misspelt name finds those like it."""
    assert "Đồng Nai" in similar("Đồng Nay")
    assert similar("xyzxyz") == []
