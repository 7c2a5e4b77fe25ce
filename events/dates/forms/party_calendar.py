"""Congresses, plenums and legislatures told as time, from `data/party_terms.csv` and `data/plenums.csv`.

`tại Đại hội XII` is 20 to 28 January 2016, `sau Hội nghị Trung ương 7 (khóa XI)` its days, `nhiệm kỳ Đại hội XII` its
term, `nhiệm kỳ Quốc hội khóa XIV` 2016-2021. A congress in the name of a document (`Nghị quyết Đại hội XII`), of another
body (`Đại hội XI Đoàn Thanh niên`) or still to come (`tiến tới Đại hội XIV`) is no date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from events.dates.draft import Draft
from events.dates.forms._form import Form
from events.dates.forms._parts import WORD_END
from events.dates.model import Modifier
from events.dates.values import Held, Years
from events.resources import table

NAME = "party_calendar"
_ROMAN = r"(?P<roman>[xvi]{1,5})"
_CONGRESS = rf"""
    (?P<how>tại|ở|trong|sau|trước|từ|kể\s+từ\s+sau|từ\s+sau)\s+đại\s+hội\s+(?:đại\s+biểu\s+)?(?:toàn\s+quốc\s+)?(?:đảng\s+)?(?:(?:đại\s+biểu\s+)?toàn\s+quốc\s+)?(?:lần\s+thứ\s+)?{_ROMAN}{WORD_END}
    (?:\s+(?:của\s+)?đảng(?!\s+(?:bộ|ủy|đoàn)){WORD_END})?
    (?!\s*,?\s*(?:đảng|đoàn|hội|công\s+đoàn|mttq|mặt\s+trận|liên|của|tỉnh|thành|huyện|đại\s+hội))
"""
_PLENUM = rf"""
    (?P<how>tại|ở|trong|sau|trước|từ)\s+hội\s+nghị\s+(?:
        trung\s+ương\s+(?:lần\s+thứ\s+)?(?P<number>[0-9]{{1,2}})
      | lần\s+thứ\s+(?P<ordinal>[0-9]{{1,2}}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|mười\s+(?:một|hai|ba|bốn|lăm))\s+(?:của\s+)?(?:ban\s+chấp\s+hành\s+|bch\s+)trung\s+ương(?:\s+đảng)?
    )\s*,?\s*\(?khóa\s+{_ROMAN}\)?{WORD_END}
"""
_TERM = rf"""nhiệm\s+k[ỳì]\s+(?:của\s+)?(?:(?P<congress>đại\s+hội\s+(?:đảng\s+)?(?:lần\s+thứ\s+)?)|(?P<assembly>quốc\s+hội\s+khóa\s+)){_ROMAN}{WORD_END}(?!\s*,?\s*\(?(?:nhiệm|[12][0-9]{{3}}|đảng\s+bộ|của\s+đảng\s+bộ))"""
_MODIFIERS: dict[str, Modifier | None] = {
    "sau": "after",
    "trước": "before",
    "từ": "since",
    "kể từ sau": "after",
    "từ sau": "after",
}
_ORDINALS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10} | {
    "mười một": 11, "mười hai": 12, "mười ba": 13, "mười bốn": 14, "mười lăm": 15,
}  # fmt: skip


@lru_cache(maxsize=1)
def _congresses() -> dict[str, tuple[date, date]]:
    rows = (row for row in table("party_terms") if row["type"] == "party_congress" and row["congress_start"])
    return {
        row["roman"].lower(): (date.fromisoformat(row["congress_start"]), date.fromisoformat(row["congress_end"]))
        for row in rows
    }


@lru_cache(maxsize=1)
def _terms() -> dict[tuple[str, str], tuple[int, int]]:
    rows = (row for row in table("party_terms") if row["term_last_year"])
    return {
        (row["type"], row["roman"].lower()): (int(row["term_first_year"]), int(row["term_last_year"])) for row in rows
    }


@lru_cache(maxsize=1)
def _plenums() -> dict[tuple[str, str], tuple[date, date]]:
    rows = (row for row in table("plenums") if row["start"] and row["end"])
    return {
        (row["term"].lower(), row["number"]): (date.fromisoformat(row["start"]), date.fromisoformat(row["end"]))
        for row in rows
    }


def _held(match: re.Match[str], held: tuple[date, date] | None) -> Sequence[Draft] | None:
    if held is None:
        return None
    how = " ".join(match["how"].split())
    start = match.start() + (len(match["how"]) + 1 if how in ("tại", "ở", "trong") else 0)
    by_event = "lần thứ" in " ".join(
        match[0].split()
    )  # the full name tells of the happening, the short one of its time
    return (Draft(start, match.end(), NAME, Held(*held), modifier=_MODIFIERS.get(how), by_event=by_event),)


def _congress(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    return _held(match, _congresses().get(match["roman"])) if text[match.start("roman")].isupper() else None


def _plenum(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    number = match["number"] or str(_ORDINALS.get(" ".join(match["ordinal"].split()), match["ordinal"]))
    return _held(match, _plenums().get((match["roman"], number)))


def _term(match: re.Match[str], text: str) -> Sequence[Draft] | None:
    years = _terms().get(("party_congress" if match["congress"] else "na_legislature", match["roman"]))
    return (Draft(match.start(), match.end(), NAME, Years(*years, "term")),) if years else None


_HOW = tuple(
    f"{how} {what}"
    for how in ("tại", "ở", "trong", "sau", "trước", "từ", "từ sau", "kể từ sau")
    for what in ("đại hội", "hội nghị")
)
FORMS = (
    Form(NAME, _HOW, _CONGRESS, _congress),
    Form(NAME, _HOW, _PLENUM, _plenum),
    Form(NAME, ("nhiệm kỳ", "nhiệm kì"), _TERM, _term),
)
