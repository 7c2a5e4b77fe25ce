"""Keeps bare figures (`5/9`, `28-3`, `2018`) only where their surroundings make them a date.

The same figures are ratios (`5/9 quận, huyện`), scores (`thắng 3-1`), fractions, prices, document symbols, street
names and house numbers (`số 30/4 đường 3/2`). A wrong date is worse than a missing one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from events.dates.draft import Draft
from events.dates.forms.feast import feast_names
from events.dates.patterns import compiled
from events.dates.values import Day, Month, Range, Year
from events.dates.vocabulary import one_of
from events.resources import table, toml
from events.text import LOWER

_REACH = 28
_BEFORE, _AFTER = toml("dates")["before_figures"], toml("dates")["after_figures"]
# `ngày` before figures is read by the form
_DATE_BEFORE = compiled(rf"(?:(?<!\w){one_of(_BEFORE['day'])}|nhật|thứ\s+\w+)[\s:,(]*$")
_NOT_BEFORE = compiled(rf"(?:(?<!\w){one_of(_BEFORE['no_date'])}|[$€£#]|no\.?|\b[0-9]-[0-9]\s\()[\s:.]*$")
_SHARE_BEFORE = compiled(rf"(?<!\w){one_of(_BEFORE['share'])}\s$")
_NOT_AFTER = compiled(rf"\s*(?:%|(?:năm(?!\s*[0-9])|{one_of(_AFTER['counted'])})(?!\w))")
# what may follow a day in a sentence; a noun would make the figures a share (`8/9 khu dân cư`)
_GOES_ON = compiled(rf"\s+(?:{one_of(_AFTER['day_goes_on'])}(?!\w)|\()")
_MONEY = compiled(rf"\s*{one_of(toml('dates')['after_month']['amount'])}(?!\w)")
_CLOSED = compiled(r"\s*(?:[.,;:)\]–-]|$|\n)")


def bare(drafts: list[Draft], text: str, small: str) -> list[Draft]:
    """Drafts without the bare figures that nothing makes a date."""
    _speak_for_each_other(drafts, text, small)
    kept: list[Draft] = []
    dropped: Draft | None = None
    for draft in drafts:
        if draft.bare and dropped is not None and _AND.fullmatch(small[dropped.end : draft.start]):
            dropped = draft  # `(6/4, 6/3)`: what stands beside a score is one
        elif not draft.bare or _is_date(draft, text, small) or (kept and _listed(kept[-1], draft, text, small)):
            draft.bare = False
            kept.append(draft)
        else:
            dropped = draft
    return kept


def _speak_for_each_other(drafts: list[Draft], text: str, small: str) -> None:
    """`sáng 5 và 6-6`, `14 và 15/10`: the days of one list are dates together, or not at all."""
    for here, following in pairwise(drafts):
        if _one_list(here, following, small) and not here.bare:
            following.bare = False
    named = False
    for following, here in pairwise(reversed(drafts)):
        named = _year_of_list(here, following, named, small)
        here.bare = here.bare and not named
    for here, following in pairwise(reversed(drafts)):
        if _one_list(following, here, small) and (not here.bare or _is_date(here, text, small)):
            here.bare = following.bare = False


def _year_of_list(here: Draft, following: Draft, named: bool, small: str) -> bool:
    """`2015 và năm 2016`: a year goes before a year; before a comma (`2013, 2014 và năm 2016`) only in such a list."""
    first, last = here.value, following.value
    if not (here.bare and isinstance(first, Year) and isinstance(last, Year) and (named or not following.bare)):
        return False
    if not (isinstance(first.year, int) and isinstance(last.year, int) and 0 < last.year - first.year <= _ONE_LIST):
        return False
    gap = small[here.end : following.start].strip()
    return gap in ("và", "hoặc", "hay") or (named and gap == ",")


_ONE_LIST = 20  # years


def _one_list(here: Draft, following: Draft, small: str) -> bool:
    if here.form != "day_list" or following.form != "day_list":
        return False
    return _AND.fullmatch(small[here.end : following.start]) is not None


_AND = compiled(r"[ ]*(?:,|;|[ ]và|,[ ]+và|[ ]rồi|[ ]hoặc)[ ]*")


def _listed(before: Draft, draft: Draft, text: str, small: str) -> bool:
    """`ngày 13.4 và 20.4`: what follows a date in a list is printed in the same way."""
    if not (isinstance(before.value, Day) and isinstance(draft.value, Day)):
        return False
    same = text[draft.start : draft.end].translate(_NO_DIGITS) in text[before.start : before.end].translate(_NO_DIGITS)
    return same and _AND.fullmatch(small[before.end : draft.start]) is not None


_NO_DIGITS = str.maketrans("", "", "0123456789")


def _is_date(draft: Draft, text: str, small: str) -> bool:
    before = small[max(0, draft.start - _REACH) : draft.start]
    after = small[draft.end : draft.end + _REACH]
    value = draft.value
    if isinstance(value, Year) or (isinstance(value, Range) and isinstance(value.first, Year)):
        return _is_year(value, before, after)
    if isinstance(value, Month):
        if _MONEY.match(after):
            return False  # `từ 1-2000 USD`
        if "." in text[draft.start : draft.end] and not before.endswith("("):
            return _DATE_BEFORE.search(before) is not None  # `1.2060 USD` is a price
        return not _NOT_BEFORE.search(before) or _DATE_BEFORE.search(before) is not None
    if _SHARE_BEFORE.search(before):
        return False
    if _DATE_BEFORE.search(before) or (isinstance(value, Day) and _after_its_name(value, before)):
        return not _NOT_AFTER.match(after) and not _is_count(draft, text, before)
    if _NOT_BEFORE.search(before) and not (_ABOUT.search(before) and _is_no_share(value)):
        return False
    if isinstance(value, Range) and isinstance(getattr(value.last, "year", None), int):
        return True  # `8/1945-1946`, `1/2004 - 5/2010`: no share, no score has a year
    if _NOT_AFTER.match(after):
        return False
    if isinstance(value, Range):
        return isinstance(value.first, (Day, Month))
    printed = text[draft.start : draft.end]
    if isinstance(value, Day) and "/" in printed:
        if not before.strip() and not after.strip():
            return True
        if before.endswith("(") and after.startswith((")", ",", ";")):
            return True
        if value.day <= 12 and value.month and value.day < value.month and value.day <= 4:
            return False  # `1/3`, `2/3`, `3/4`: a fraction first
        if (value.day, value.month) == (24, 7):
            return False  # round the clock
        return _CLOSED.match(after) is not None or _GOES_ON.match(after) is not None
    return before.endswith("(") and after.startswith(")") and len(printed) >= 4


def _is_count(draft: Draft, text: str, before: str) -> bool:
    """`từ 3-4 tàu`, `tới 8-9 giáo sư`: so many of what follows; `từ 1-7, thịt gà...` is a day."""
    value = draft.value
    if not isinstance(value, Day) or not value.month or value.day >= value.month or _BETWEEN.search(before) is None:
        return False
    if not set(text[draft.start : draft.end]) & set("-–"):
        return False
    small = text[draft.end : draft.end + _REACH]
    return _SMALL_WORD.match(small) is not None and _GOES_ON.match(small) is None


_BETWEEN = compiled(r"(?<!\w)(?:từ|đến|tới|hết)\s+$")
_SMALL_WORD = compiled(rf"[ ][{LOWER}]")


def _is_no_share(value: object) -> bool:
    """`khoảng 6-8/5`, `khoảng 20/6`: days, where `khoảng 2/3` is a share of something and `khoảng 20/1` a rate."""
    if isinstance(value, Range):
        return isinstance(value.first, Day) and isinstance(value.last, Day)
    return isinstance(value, Day) and value.day > _MONTHS and (value.month or 1) > 1


_MONTHS = 12
_ABOUT = compiled(r"(?<!\w)(?:khoảng|tầm)\s+$")


@cache
def _names() -> Mapping[tuple[int, int], tuple[str, ...]]:
    """Names of the days of `data/holidays.csv`, by day and month."""
    found: dict[tuple[int, int], tuple[str, ...]] = {}
    for row in table("holidays"):
        if row["calendar"] == "solar":
            day = int(row["day"]), int(row["month"])
            found[day] = (*found.get(day, ()), *feast_names(row))
    return found


def _after_its_name(value: Day, before: str) -> bool:
    """`Quốc tế Thiếu nhi 1/6`, `Quốc khánh 2-9`: the figures stand behind the name of their day."""
    names = _names().get((value.day, value.month or 0), ())
    return before.rstrip(" (,").endswith(names) if names else False


_YEAR_BEFORE = compiled(rf"(?<!\w){one_of(toml('dates')['before_year']['year'])}\s+$")


def _is_year(value: object, before: str, after: str) -> bool:
    if isinstance(value, Range):
        if before.endswith("(") and after.startswith((")", ",", ";")):
            return True
        return _NOT_BEFORE.search(before) is None and (
            _CLOSED.match(after) is not None
            or _NOT_A_NUMBER.match(after) is not None
            or _YEAR_BEFORE.search(before) is not None
        )
    if before.endswith("(") and after.startswith(")"):
        return True
    if _YEAR_BEFORE.search(before) is None:
        return False
    return _CLOSED.match(after) is not None or _NOT_A_NUMBER.match(after) is not None


_NOT_A_NUMBER = compiled(rf"\s+{one_of(toml('dates')['after_year']['year_goes_on'])}(?!\w)")
