"""A clause without the date that places it: what stands before and behind it, and without the words that led to it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from events.extract.titles.words import tells_a_deed
from events.extract.vocabulary import any_of
from events.resources import toml
from events.text import Span

# `vào các ngày 25, 27 và |28/6`: the days told before the one that dates the clause
_DAYS_BEFORE = re.compile(
    r"(?:^|(?<=[\s,]))(?:(?:vào|trong|từ) )?(?:(?:các|những|hai|ba) )?(?:ngày |năm |tháng )?\d[\d/.-]*(?:, ?(?:ngày |năm |tháng )?\d[\d/.-]*)*(?:,? (?:và|đến|tới|hoặc|-|–)|,)$",
    re.IGNORECASE,
)
# `tháng 10 |và 12/2011, chi nhánh được thành lập`: the dates told behind the one that dates the clause
_DAYS_AFTER = re.compile(
    r"^(?:,? ?(?:và|,|hoặc) ?(?:(?:sáng|trưa|chiều|tối|đêm|rạng sáng) )?(?:ngày |tháng |năm )?(?:\d+(?:[/.-]\d+)+(?=[\s,.)])|\d+(?=[,.)]|\svà\s\d)))+"
)
_ABOUT_A_CLOCK = re.compile(r"(?<=[\s,])(?:hơn|gần|đúng)$")
_AUX_END = re.compile(r"\s(?:đã|sẽ|được|vừa|đang)$")


class _Words(NamedTuple):
    """The lists of `data/titles.toml` about dates, compiled."""

    to_date: re.Pattern[str]
    goes_on: re.Pattern[str]
    keeps: re.Pattern[str]
    alone: re.Pattern[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = toml("titles")
    compounds = "".join(rf"(?<!{re.escape(word)})" for word in data["not_to_date"])
    leading = (
        rf"{any_of(data['to_date'])}|{any_of(data['to_part_of_day'])} {any_of(data['parts_of_day'])}|(?:trong|vào) \d"
    )
    return _Words(
        to_date=re.compile(rf"(?:^|(?<=[\s,]))(?:{leading}){compounds}$", re.IGNORECASE),
        goes_on=re.compile(
            rf"^{any_of(data['date_goes_on'])}(?=[\s,.]|$)|^{any_of(data['date_goes_on_alone'])}(?=[,.]|$)"
        ),
        keeps=re.compile(rf"(?:^|\s){any_of(data['keeps_date'])}$", re.IGNORECASE),
        alone=re.compile(any_of(data["nouns_of_a_date"])),
    )


def without_date(text: str, span: Span, date: Span) -> tuple[str, str]:
    """What stands before and behind the date inside the clause; the prepositions that led to the date are gone.

    A comma that set the date off is kept before it, so that the segments stay apart.
    """
    words = _words()
    if not span.start <= date.start < span.end:
        return "", span.of(text)
    before = text[span.start : date.start].rstrip(" (–-")
    after = text[date.end : span.end].lstrip(" )")
    comma = before.endswith(",")
    if after and (words.keeps.search(before) or words.alone.fullmatch(before)):
        return "", span.of(text)  # `mở đầu cho ngày 15 tháng Giêng`: without the date it reads as broken off
    if before.lower() in ("hơn", "gần", "đúng"):
        before = ""  # `Hơn 16h ngày 30/6, ...`
    if text[date.start].isdigit():
        before = _ABOUT_A_CLOCK.sub("", before)  # `Công an bước đầu xác định, hơn |17h ngày 23/6, ...`
    after = words.goes_on.sub("", _DAYS_AFTER.sub("", after)).lstrip()
    before = _DAYS_BEFORE.sub("", before).rstrip(" ,") if _DAYS_BEFORE.search(before) else before.rstrip(" ,")
    previous = None
    while previous != before:
        previous = before
        before = words.to_date.sub("", before.rstrip(" ,")).rstrip()
        comma = comma or before.endswith(",")
    before = before.rstrip(" ,")
    if before and text[date.start :].lower().startswith("bắt đầu") and not tells_a_deed(after.split(",")[0].lower()):
        before += (
            "" if tells_a_deed(_AUX_END.sub("", before).lower()) else " bắt đầu"
        )  # `Sáng kiến này |bắt đầu từ năm 2014`: the deed is a part of the date
    return (f"{before}," if comma and before else before), after
