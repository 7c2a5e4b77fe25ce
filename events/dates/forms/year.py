"""A year: `năm 2018`, `năm 938`, `năm 99`, `SN 1975`, `sinh năm 1978`, `(1996)`, `các năm 2015, 2016 và 2017`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.dates.draft import Draft
from events.dates.forms._form import FIGURE_YEAR, Form
from events.dates.forms._parts import WORD_END, YEAR_WORD, full_year, year_word
from events.dates.patterns import compiled
from events.dates.values import Year

NAME = "year"
_BOUND = r"(?![0-9%]|[.,](?![12][0-9]{3}(?![0-9]))[0-9]|/[0-9a-zđ]|-[a-zđ])"
_NAMED = rf"""
    năm\s*(?P<year>[0-9]{{2,4}}){_BOUND}(?P<more>(?:\s*(?:,|\svà|\shay|\shoặc)\s*(?:năm\s+)?[12][0-9]{{3}}(?![0-9%/-]|[.,][0-9])){{1,20}})?
"""
_WORD = rf"năm\s+(?P<word>{YEAR_WORD}){WORD_END}"
_BIRTH = r"(?:sn|s\.n|sinh)\s*:?\s*(?P<year>1[89][0-9]{2}|20[0-9]{2})(?![0-9%/]|[.,][0-9])"
_BARE = r"(?P<year>1[0-9]{3}|20[0-9]{2}|21[0-9]{2})(?![0-9%]|[.,:][0-9]|/|-[a-zđ])"
_FIGURE = compiled(r"[0-9]+")
_PER_YEAR = compiled(r"(?:mỗi|hàng|hằng|một|từng|/)\s*$")
_MEASURED = compiled(
    r"\s*(?:tỷ|tỉ|triệu|nghìn|ngàn|trăm|vạn|tấn|tạ|kg|người|con|ha|hộ|đồng|usd|m2|m3|km|lượt|ca|vụ|tuổi|cái|chiếc|suất|căn|học\s+sinh)(?!\w)"
)


def _named(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    start = match.start()
    figures = match["year"]
    before, after = text[max(0, start - 12) : start].lower(), text[match.end() : match.end() + 12].lower()
    year = full_year(figures)
    counted = _PER_YEAR.search(before)
    # `khách hàng năm 2017`, `một năm 2017`: what comes back every year has no number, unless it counts something
    names_one = counted is not None and counted[0].startswith(("một", "hàng", "hằng")) and 1900 <= year <= 2100
    if (counted and (not names_one or (counted[0][0] == "h" and _MEASURED.match(after)))) or (
        not 1800 <= year <= 2100 and _MEASURED.match(after)
    ):
        return ()
    if len(figures) == 2 and (
        year < 1940
        or (after[:1] and after[:1].isspace() and after.lstrip()[:1].isalpha() and not _AFTER_SHORT.match(after))
    ):
        return ()
    if not 100 <= year <= 2200:
        return ()
    first_end = match.end("year")
    drafts = [Draft(start, first_end, NAME, Year(year))]
    if match["more"]:
        offset = match.start("more")
        for figure in _FIGURE.finditer(match["more"]):
            drafts.append(Draft(offset + figure.start(), offset + figure.end(), NAME, Year(int(figure[0]))))
    return drafts


# `năm 99` before an ordinary word could count things (`năm 60 hộ`): only these go on
_AFTER_SHORT = compiled(r"\s+(?:đến|tới|và|thì|khi|của|tại|ở|là|có|đã|thế)(?!\w)")


def _word(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    word = " ".join(match["word"].split())
    before = text[max(0, match.start() - 12) : match.start()].lower()
    if _COUNT_BEFORE.search(before):
        return None
    if word in ("này", "kia", "rồi"):
        return None
    return (Draft(match.start(), match.end(), NAME, Year(year_word(word))),)


_COUNT_BEFORE = compiled(
    r"(?:[0-9]|nhiều|mấy|vài|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|trăm|những|các|hàng|hằng|mươi|chục|nửa|mỗi|nhiêu)\s+$"
)


def _born(before: str) -> bool:
    """Whether a birth year can follow: behind a comma, a name or `năm`, not behind `tuyển` (`tuyển sinh 2017`)."""
    words = before.split()
    return not words or before.rstrip()[-1] in ",;(:" or words[-1].lower() == "năm" or words[-1][0].isupper()


def _birth(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    start = match.start()
    if match[0].startswith("sn"):
        if text[start] != "S":
            return None
    elif not _born(text[max(0, start - 20) : start]):
        return None  # `tuyển sinh 2017`
    return (Draft(match.start(), match.end(), NAME, Year(int(match["year"]))),)


def _bare(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    return (Draft(match.start(), match.end(), NAME, Year(int(match["year"])), bare=True),)


FORMS = (
    Form(NAME, ("năm",), _NAMED, _named),
    Form(NAME, ("năm",), _WORD, _word),
    Form(NAME, ("sn", "sinh"), _BIRTH, _birth),
    Form(NAME, (FIGURE_YEAR,), _BARE, _bare),
)
