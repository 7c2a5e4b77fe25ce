"""What a date leans on when it does not say everything: the publication day, and what was told before it.

Rules of choice (gold guide: "nearest, usually the past unless the article announces"):
- a day, month or quarter without a year is the one nearest to the publication day; one that lies ahead counts half as
  far again, since news looks back; where the sentence announces (`sẽ`, `dự kiến`, `sắp tới`) what lies ahead is taken;
- in a story of long ago (`tháng 8 năm 1940 ... Đến tháng 9`) the year last told stays, where the date follows on it
  closely, goes on in time and is not one of the days round the publication day;
- a year that opens the sentence is that of the day or month right behind it (`Riêng năm 1968, từ tháng 4`);
- a day of an event whose name has its year (`SEA Games 2015 khai mạc ngày 5/6`) is of that year;
- `cùng ngày`, `hôm sau`, `năm đó` lean on the day, month or year last told; `cùng ngày` not on a day of long ago where
  the text has gone on since, but on the day of the news.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from events.dates import days
from events.dates.days import Interval
from events.dates.patterns import compiled
from events.dates.vocabulary import one_of
from events.resources import toml

# News looks back: a day ahead must be this much nearer than the one behind it.
_AHEAD_WEIGHS = 1.5
# ... and much nearer where it lies in the next year: `hồi tháng 2` in October is no February to come
_NEXT_YEAR_WEIGHS = 4.0
# An announced day is taken from the future up to so many days ahead; `sẽ` beside a day just gone by is no plan.
_ANNOUNCED_WITHIN = 300
_WRONG_SIDE = 1000
_LONG_AGO = 10  # years
_FOLLOWS_ON = 220  # code points
_ROUND_THE_DAY = 60  # days

_ANNOUNCES = compiled(
    r"(?<!\w)(?:sẽ|dự\s+kiến|sắp(?:\s+tới)?|tới\s+đây|dự\s+định|có\s+hiệu\s+lực|hạn\s+chót|chậm\s+nhất|muộn\s+nhất)(?!\w)"
)
_NEWS_WITHIN = 31  # days
_PAST_STORY = 1000  # code points
_GONE_BY = 20  # days
_AHEAD_IN_STORY = 30  # days: what is nearer may well be to come
_EVENT_OF_YEAR = compiled(
    rf"[ ](?P<year>(?:19|20)[0-9]{{2}})\s+(?:đã\s+|được\s+){{0,2}}{one_of(toml('dates')['event_of_year']['held'])}"
    r"(?:\s+(?:tại|ở)\s+[^.,;:()\n0-9]{1,30})?\s+(?:vào\s+|từ\s+|hồi\s+)?$"
)
_LONGEST_EVENT = 80  # code points
_SENTENCE_END = compiled(r"[.!?…;]\s|\n")
_OPENS_SENTENCE = compiled(r"(?:^|[.!?…;:]\s+|\n\s*)(?:riêng\s+|ngay\s+)?(?:trong\s+|vào\s+)?$")
_OPENING_YEAR = compiled(r"năm\s+[0-9]{4},\s+(?:(?:từ|vào|trong)\s+)?")


@dataclass(frozen=True, slots=True)
class Told:
    """A day, month or year told before, and the offset of the mention that told it."""

    start: date
    end: date
    offset: int


class Anchors:
    """The anchors at one place of the text; `settle` moves them on from mention to mention."""

    __slots__ = (
        "_announces",
        "_span",
        "_text",
        "day",
        "lean",
        "month",
        "news",
        "published",
        "quarter",
        "story",
        "stretch",
        "year",
    )

    def __init__(self, text: str, published: date | None) -> None:
        self._text = text
        self._span = (0, 0)
        self._announces: bool | None = None
        self.published = published
        self.day: Told | None = None
        self.month: Told | None = None
        self.year: Told | None = None
        self.stretch: Told | None = None
        self.story: Told | None = None
        self.news: Told | None = None
        self.quarter: Told | None = None
        self.lean: int | None = None

    def tell_day(self, told: Told) -> None:
        """A day was told: it is the last one, and that of the news where it lies round the publication day."""
        self.day = self.month = self.year = told
        if self.published is not None and abs((self.published - told.start).days) <= _NEWS_WITHIN:
            self.news = told

    def move(self, start: int, end: int, lean: int | None = None) -> None:
        """Stand at the mention between the offsets; `lean` is the side on which the words put it, if they do."""
        self._span = (start, end)
        self.lean = lean
        self._announces = None

    @property
    def here(self) -> int:
        """Offset of the mention that the anchors stand at."""
        return self._span[0]

    def nearest_month(self, number: int) -> date | None:
        """The day of that number nearest to the publication day, in its month or one beside it."""
        if self.published is None:
            return None
        best: tuple[float, date] | None = None
        for shift in (0, -1, 1):
            year, month = days.month_shifted(self.published.year, self.published.month, shift)
            found = days.day(year, month, number) if 1 <= year <= 9999 else None
            if found is None:
                continue
            distance = self._distance((found, found))
            if best is None or distance < best[0]:
                best = (distance, found)
        return best[1] if best else None

    @property
    def announces(self) -> bool:
        """Whether the clause around the mention speaks of what is to come."""
        if self._announces is None:
            start, end = self._span
            low = max(0, start - 120)
            before = self._text[low:start]
            ends = [m.end() for m in _SENTENCE_END.finditer(before)]
            stop = _SENTENCE_END.search(self._text, end, end + 90)
            clause = self._text[low + (ends[-1] if ends else 0) : stop.start() if stop else end + 90]
            self._announces = _ANNOUNCES.search(clause) is not None
        return self._announces

    def nearest(self, in_year: Callable[[int], Interval | None]) -> int | None:
        """The year whose interval the publication day asks for; None without a publication day.

        `in_year` gives the interval in a year, or None where that year has none (29 February).
        """
        if self.published is None:
            return None
        best: tuple[float, int] | None = None
        for year in range(self.published.year - 1, self.published.year + 2):
            span = in_year(year) if 1 <= year <= 9999 else None
            if span is None:
                continue
            distance = self._distance(span)
            if best is None or distance < best[0]:
                best = (distance, year)
        if best is None:  # 29 February: the leap year nearest behind
            return next((y for y in range(self.published.year, self.published.year - 9, -1) if in_year(y)), None)
        return best[1]

    def story_year(self, in_year: Callable[[int], Interval | None]) -> Told | None:
        """The day or month told before whose year the story is still in, if it is one of long ago."""
        told = self.story
        if told is None or self.published is None or self.lean is not None:
            return None
        here = self._span[0]
        if self.published.year - told.start.year < _LONG_AGO or here - told.offset > _FOLLOWS_ON:
            return None
        then = in_year(told.start.year)
        if then is None or then[0] < told.start or "\n" in self._text[told.offset : here]:
            return None
        now = [span for y in (-1, 0, 1) if (span := in_year(self.published.year + y))]
        if any(abs((span[0] - self.published).days) <= _ROUND_THE_DAY for span in now):
            return None
        return told

    def past_story_year(self, in_year: Callable[[int], Interval | None]) -> Told | None:
        """The year of the story, where the nearest day lies ahead and nothing announces it.

        `Ngày 15/8/2013, nó đi khỏi nhà ... Đến 1h sáng 16/8`: told in a June, the August of 2013.
        """
        told = self.story
        if told is None or self.published is None or self.lean is not None or self.announces:
            return None
        if told.start.year >= self.published.year or self.here - told.offset > _PAST_STORY:
            return None
        now, then = in_year(self.published.year), in_year(told.start.year)
        if now is None or then is None or then[0] < told.start or then[0] != then[1]:
            return None
        if self._text.startswith(("trước", "từ"), self.here):
            return None  # `chặt hạ trước ngày 30/9`: a limit is set for what is to come
        return told if (now[0] - self.published).days > _AHEAD_IN_STORY else None

    def quarter_beside(self, number: int) -> Told | None:
        """The quarter told before in the same sentence, where this one is the next, or one before it, of its year.

        `quý II tăng 6,4%, quý III 6,7%, quý IV 6,8%`; of `quý I ... so với quý IV` and `quý IV ... quý I` nobody knows.
        """
        told = self.quarter
        if told is None or self.lean is not None or self.here - told.offset > _FOLLOWS_ON:
            return None
        before = (told.start.month + 2) // 3
        if number != before + 1 and (number >= before or (before, number) == (4, 1)):
            return None
        return None if _SENTENCE_END.search(self._text, told.offset, self.here) else told

    def event_year(self, in_year: Callable[[int], Interval | None]) -> Told | None:
        """The year in the name of an event of earlier years that the mention is a day of.

        Not last year's beside the publication day: a prize of 2016 is handed over in 2017.
        """
        if self.published is None or self.lean is not None:
            return None
        start = self._span[0]
        low = max(0, start - _LONGEST_EVENT)
        named = _EVENT_OF_YEAR.search(self._text, low, start)
        if named is None:
            return None
        year = int(named["year"])
        if year >= self.published.year or in_year(year) is None:
            return None
        now = in_year(self.published.year)
        if year == self.published.year - 1 and now and abs((now[0] - self.published).days) <= _ROUND_THE_DAY:
            return None
        return Told(*days.of_year(year), named.start("year"))

    def opening_year(self) -> Told | None:
        """The year that opens the sentence right before the mention: `Riêng năm 1968, từ tháng 4 đến tháng 10`.

        Not one that ends a name: `Luật Đất đai năm 2013, ngày 3/4`.
        """
        told = self.year
        if told is None or self.lean is not None or _OPENING_YEAR.fullmatch(self._text, told.offset, self.here) is None:
            return None
        return told if _OPENS_SENTENCE.search(self._text[max(0, told.offset - 24) : told.offset]) else None

    def same_day(self) -> Told | None:
        """The day that `cùng ngày` leans on."""
        told, news = self.day, self.news
        if told is None or news is None or self.published is None:
            return told
        if self.published.year - told.start.year < _LONG_AGO:
            return told
        gone_on = self.here - told.offset > _FOLLOWS_ON or (self.year is not None and self.year.offset > told.offset)
        return news if gone_on else told

    def _distance(self, span: Interval) -> float:
        assert self.published is not None
        if span[0] <= self.published <= span[1]:
            return 0
        if span[1] < self.published:
            behind = (self.published - span[1]).days
            if self.lean == 1:  # `chuyến thăm ngày 6/2 tới Ba Lan`, just gone by: `tới` is no word of time
                return behind + (_WRONG_SIDE if behind > _GONE_BY else _ANNOUNCED_WITHIN)
            return behind
        ahead = (span[0] - self.published).days
        if self.lean is not None:
            return ahead + (_WRONG_SIDE if self.lean == -1 else 0)
        if self._text.endswith("hồi ", 0, self.here):  # `hồi tháng 2` has gone by, whatever the sentence announces
            return ahead + _WRONG_SIDE
        if self.announces and ahead <= _ANNOUNCED_WITHIN:
            return ahead / 10
        return ahead * (_NEXT_YEAR_WEIGHS if span[0].year > self.published.year else _AHEAD_WEIGHS)
