"""The page's own date line: `08:59 - Thứ Tư, 03/10/2018`, `29/03/2018 - 07:25`, `18:20, 01/04/2024`.

Day before month, always. A date whose weekday is told and wrong is no stamp (a stale clock or a misprint), nor is a
date that stands in a sentence. A two-digit year is read only where a weekday or a label stands with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from events.articles.vocabulary import vocabulary
from events.text import Span, key

FIRST_YEAR = 1995  # no Vietnamese newspaper was on the web before 1996
LAST_YEAR = 2099

_GAP = r"[ \t|,;:.·•–—/-]{0,6}"
_CLOCK = r"(?:(?:lúc|vào\s+lúc|hồi)\s+)?(?<![\d:])[0-2]?\d\s?(?:[:h]|giờ)\s?[0-5]\d?(?:\s?(?:phút|'))?(?::[0-5]?\d)?(?:\s?(?:AM|PM|SA|CH|[ap]\.m\.?))?(?![\d:])"
_ZONE = r"[(\[]?(?:GMT|UTC|G7T)\s?\+?\s?0?7(?::?00)?[)\]]?"


# `Cập nhật lúc 8h30 ngày 24/4/2010`: the words belong to the date, the label is what stands before them
_OPENS_CORE = re.compile(r"(?:(?:vào\s+)?lúc|ngày)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date line that was found: its day, its place, and what its label says it is."""

    day: date
    span: Span
    has_clock: bool
    label: str
    """`published`, `updated`, `clock` (the day of the visit) or empty."""
    short_year: bool = False


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    words = vocabulary()
    weekday = rf"(?:thứ\s?(?:{'|'.join(words.weekdays)}|[2-7])|chủ\s?nh[ậâ]t|CN|T[2-7])(?!\w)"
    english = rf"(?:{'|'.join(words.weekdays_english)})[a-z]*"
    month = rf"(?P<word>{'|'.join(words.months)})[a-z]*\.?"
    numeric = r"(?P<d>[0-3]?\d)\s?(?P<sep>[/.-])\s?(?P<m>[01]?\d)\s?(?P=sep)\s?(?P<y>(?:19|20)\d{2}|\d{2}(?=\D|$))"
    iso = r"(?P<iy>(?:19|20)\d{2})-(?P<im>[01]\d)-(?P<id>[0-3]\d)"
    vietnamese = r"(?P<vd>[0-3]?\d)\s+tháng\s+(?P<vm>[01]?\d)\s*(?:,|năm)\s*(?P<vy>(?:19|20)\d{2})"
    day_first = rf"(?P<ed>[0-3]?\d)\s+{month},?\s+(?P<ey>(?:19|20)\d{{2}})"
    month_first = rf"{month.replace('word', 'word2')}\s+(?P<ed2>[0-3]?\d)(?:st|nd|rd|th)?,?\s+(?P<ey2>(?:19|20)\d{{2}})"
    return re.compile(
        rf"""(?<![\w/.-])(?P<label>(?:{words.clock_labels}|{words.published_labels}|{words.updated_labels}){_GAP})?
        (?P<core>(?:(?P<clock1>{_CLOCK}){_GAP})?(?:(?:(?P<weekday>{weekday})|(?P<english>{english})){_GAP})?
        (?:(?P<clock2>{_CLOCK}){_GAP})?(?:ngày\s+)?
        (?:{iso}|{numeric}|{vietnamese}|{day_first}|{month_first})
        (?:T?{_GAP}(?P<clock3>{_CLOCK}(?::\d?[AP]M)?))?(?:{_GAP}{_ZONE})?)(?![\d/])""".replace("\n", "").replace(
            "        ", ""
        ),
        re.IGNORECASE,
    )


def _weekday_agrees(match: re.Match[str], day: date) -> bool:
    words = vocabulary()
    if told := match["weekday"]:
        last = key(told).removeprefix("thứ").removeprefix("t").strip()
        if last.startswith(("ch", "cn")):
            return day.weekday() == 6
        number = int(last) - 2 if last.isdigit() else words.weekdays.index(last)
        return day.weekday() == number
    if told := match["english"]:
        return words.weekdays_english[day.weekday()] == told[:3].lower()
    return True


def _day(match: re.Match[str]) -> date | None:
    months = vocabulary().months
    if match["y"]:
        year, month, day = match["y"], int(match["m"]), match["d"]
        year = int(year) if len(year) == 4 else 2000 + int(year)
    elif match["iy"]:
        year, month, day = match["iy"], int(match["im"]), match["id"]
    elif match["vy"]:
        year, month, day = match["vy"], int(match["vm"]), match["vd"]
    elif match["ey"]:
        year, month, day = match["ey"], months.index(match["word"].lower()) + 1, match["ed"]
    else:
        year, month, day = match["ey2"], months.index(match["word2"].lower()) + 1, match["ed2"]
    try:
        found = date(int(year), month, int(day))
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def _label(text: str | None) -> str:
    if not text:
        return ""
    words = vocabulary()
    for name, labels in (
        ("clock", words.clock_labels),
        ("updated", words.updated_labels),
        ("published", words.published_labels),
    ):
        if re.match(rf"(?:{labels})(?!\w)", text, re.IGNORECASE):
            return name
    return ""


def stamps_in(text: str, offset: int = 0) -> Iterator[Stamp]:
    """All dates in a line that are written as date lines are; whether the line is one, the caller judges."""
    for match in _pattern().finditer(text):
        day = _day(match)
        if day is None or not _weekday_agrees(match, day):
            continue
        clock = bool(match["clock1"] or match["clock2"] or match["clock3"])
        short = bool(match["y"]) and len(match["y"]) == 2
        if short and not (clock and (match["weekday"] or match["label"])):
            continue
        start = match.start("core")
        if opening := _OPENS_CORE.search(match["label"] or ""):
            start = match.start("label") + opening.start()
        core = Span(offset + start, offset + match.end("core"))
        yield Stamp(day, core, clock, _label(match["label"]), short)
