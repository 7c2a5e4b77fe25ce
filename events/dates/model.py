"""What a date mention is: an expression in a text and the interval of days that it denotes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "week", "month", "quarter", "half", "year", "term", "decade", "century", "range"]
Modifier = Literal["start", "mid", "end", "approx", "before", "after", "until", "since"]
PartOfDay = Literal["morning", "noon", "afternoon", "evening", "night"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date expression. Offsets count code points of the stored text; `char_end` is exclusive.

    `start_date` and `end_date` are the first and the last day, both inclusive, days in Vietnam (UTC+7). Both are
    None where the text needs a publication day that is not known; `edtf` then holds what is known (`XXXX-03-28`).
    With a modifier the interval stays that of the unit named: `cuối năm 2018` is the whole year, modifier `end`.
    """

    char_start: int
    char_end: int
    text: str
    start_date: date | None
    end_date: date | None
    precision: Precision
    form: str
    """Name of the rule that read it: a file under `dates/forms/`, or `range` for two dates that are the ends of one."""
    edtf: str
    """EDTF level 1 or 2 (ISO 8601-2); a quarter is `2018-33`..`2018-36`."""
    timex: str
    """TIMEX3 value (ISO 24617-1): `2018-03-28TMO`, `2018-Q1`, `2018-H1`, `2018-W13`."""
    modifier: Modifier | None = None
    part_of_day: PartOfDay | None = None
    clock: str | None = None
    """Time told with the date, `HH:MM` in Vietnam."""
    assumed: tuple[str, ...] = ()
    """Components that the expression does not name and context gave: `year`, `month`, `day`, `century` (of a can-chi
    year); `calendar` where `mùng 2 tháng 9` was taken as solar, `zone` where a lunar day before 1968 follows the North."""
    anchor: str | None = None
    """Where the assumed came from: `published`, `previous` (the date last told), `calendar`, or None."""
    anchor_start: int | None = None
    """With `previous`: offset of the mention that it leans on."""
    parts: tuple[DateMention, ...] = ()
    """Endpoints of a range, where they can be placed by themselves."""
    is_stamp: bool = False
    """True for the page's own date line (the publication stamp)."""
    calendar: Literal["gregorian", "lunar"] = "gregorian"
    by_event: bool = False
    """True where the text names a happening whose days are known from data by its full name (`Tại Đại hội đại biểu toàn
    quốc lần thứ X của Đảng`): it dates what is told there, but is no date expression by the guide."""
