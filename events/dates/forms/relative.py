"""Days and stretches told from the publication day: `hôm nay`, `sáng mai`, `tuần trước`, `tháng này`, `3 ngày trước`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.dates.draft import Draft
from events.dates.forms._form import FIGURE_WORD, Form
from events.dates.forms._parts import WORD_END, number
from events.dates.model import PartOfDay
from events.dates.patterns import compiled
from events.dates.values import Shifted, Unit
from events.dates.vocabulary import NUMBERS, PARTS_OF_DAY, numbered, one_of

NAME = "relative"
_DAYS = numbered("days_from_today")
_DAY = rf"(?:ngày\s+)?(?P<word>{one_of(_DAYS)}){WORD_END}"
_PART_DAYS = numbered("parts_from_today")
_PART = rf"(?P<part>{one_of(PARTS_OF_DAY)})\s+(?P<word>{one_of(_PART_DAYS)}){WORD_END}"
_SHIFTS = numbered("unit_shifts")
_UNITS: dict[str, Unit] = {
    "tuần": "week",
    "tháng": "month",
    "quý": "quarter",
    "năm": "year",
    "ngày": "day",
    "hôm": "day",
}
_UNIT = rf"(?P<unit>tuần\s+lễ|tuần|tháng|quý|năm)\s+(?P<word>{one_of(_SHIFTS)}){WORD_END}(?!\s+nay{WORD_END})"  # `đầu năm |tới nay`
_COUNT = rf"(?P<count>[0-9]{{1,3}}|{one_of(NUMBERS)})"
_AGO = rf"{_COUNT}\s+(?P<unit>ngày|hôm|tuần|tháng|năm)\s+(?P<word>trước|nữa){WORD_END}(?:\s+đây{WORD_END})?(?!\s+(?:khi|đó|giờ|kỳ|thời|vụ|trận|ngày|lễ|Lễ|tết|Tết|cuộc|thềm|hạn|đám|lúc|phiên|chuyến|hôm)(?!\w))"
_COUNT_BEFORE = compiled(
    r"(?:[0-9]|nhiều|mấy|vài|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|trăm|những|các|hàng|hằng|mươi|chục|nửa|mỗi|cả|nhiêu)\s+$"
)


# `đến từ hôm qua`: a title or an image, no day
_SEVERAL = compiled(r"(?:mấy|vài|những|nhiều|bao|đến\s+từ)\s+$")
_COUNTER = compiled(r"\s*:\s*[0-9]")
_IN_QUARTER = compiled(r"(?:^|[.,;:(\n]\s*|(?:trong|hết|của|từ|đến|tới|cả|đầu|giữa|cuối|ngay|vào|sang|với)\s+)$")
_NEXT = compiled(r"(?:^|[.\n]\s*|(?:sang|vào|từ|đến)\s+)$")


def _day(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    word = " ".join(match["word"].split())
    if _COUNTER.match(text, match.end()):
        return ()  # a visitor counter
    if _SEVERAL.search(text[max(0, match.start() - 9) : match.start()].lower()):
        return None  # `mấy hôm nay`: these days, vague
    if word == "ngày kia" and _COUNT_BEFORE.search(text[max(0, match.start() - 8) : match.start()].lower()):
        return None  # `một ngày kia`: once upon a time
    return (Draft(match.start(), match.end(), NAME, Shifted("day", _DAYS[word], "published")),)


def _part(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    word = match["word"]
    if text[match.start("word")].isupper():
        return None  # `tối Mai`, a name
    part: PartOfDay = PARTS_OF_DAY[" ".join(match["part"].split())]  # type: ignore[assignment]
    return (Draft(match.start(), match.end(), NAME, Shifted("day", _PART_DAYS[word], "published"), part=part),)


def _unit(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    start = match.start()
    if _COUNT_BEFORE.search(text[max(0, start - 8) : start].lower()):
        return None
    word = " ".join(match["word"].split())
    unit = match["unit"].split()[0]
    if word in ("tiếp theo", "kế tiếp") and not _NEXT.search(text[max(0, start - 6) : start].lower()):
        return None  # of a plan, of the series told: `cho năm tiếp theo`
    if unit == "năm" and word in ("này", "rồi", "tiếp"):
        return None
    if unit == "quý" and not _IN_QUARTER.search(text[max(0, start - 8) : start].lower()):
        return None  # `loại cây quý này`
    if word in ("tiếp",) and unit == "tháng":
        return None
    return (Draft(start, match.end(), NAME, Shifted(_UNITS[unit], _SHIFTS[word], "published")),)


_DURING = compiled(r"(?:trong|suốt|thêm|hơn|gần|khoảng\s+thời\s+gian)\s+$")


def _ago(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    if _DURING.search(text[max(0, match.start() - 12) : match.start()].lower()):
        return None
    count = number(match["count"])
    word = match["word"]
    unit = _UNITS[match["unit"]]
    shift = -count if word == "trước" else count
    return (Draft(match.start(), match.end(), NAME, Shifted(unit, shift, "published")),)


FORMS = (
    Form(NAME, ("ngày", "hôm", "bữa"), _DAY, _day),
    Form(NAME, tuple(PARTS_OF_DAY), _PART, _part),
    Form(NAME, ("tuần", "tháng", "quý", "năm"), _UNIT, _unit),
    Form(
        NAME,
        (FIGURE_WORD, *(f"{word} {unit}" for word in NUMBERS for unit in ("ngày", "hôm", "tuần", "tháng", "năm"))),
        _AGO,
        _ago,
    ),
)
