"""Units put together: between, from-to, since, after, before, until."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from events.query.time import Found
from events.query.time.forms import FORMS
from events.query.time.parts import DAY
from events.query.time.period import Part, Period, Unit
from events.query.vocabulary import alternation, data, marked_syllables
from events.text import Span, fold, key


@lru_cache(maxsize=1)
def _words() -> dict[str, re.Pattern[str]]:
    ranges = data()["ranges"]
    patterns = {name: re.compile(alternation(words) + r"(?!\w)") for name, words in ranges.items()}
    patterns |= {
        f"part_{part}": re.compile(alternation(words) + r"(?:\s+|-)") for part, words in data()["modifiers"].items()
    }
    patterns["dash"] = re.compile(r"\s*[-–—]\s*")
    patterns["bare_day"] = re.compile(rf"(?:ngay\s+)?(?P<d>{DAY})(?!\s*[/.])")
    patterns["start"] = re.compile(r"(?<!\w)\w")
    patterns["numeric"] = re.compile(
        r"(?:ngay\s+)?\d{1,4}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{1,4}(?!\d)"
        r"|(?:ngay\s+\d+\s+)?thang\s+\d+(?:\s*[/.-]\s*\d{4}|\s+nam\s+\d{4})?"
    )
    patterns["syllable"] = re.compile(r"\w+")
    return patterns


class Reader:
    """Reads one question. Each method looks at one place of the folded text and says how far it got."""

    def __init__(self, text: str, today: date, taken: tuple[Span, ...] = ()) -> None:
        folded = fold(text)
        for span in taken:
            # what is taken must neither be read nor join what stands on both sides of it
            folded = folded[: span.start] + "\0" * (span.end - span.start) + folded[span.end :]
        self.text = text
        self.folded = folded
        self.today = today
        self.words = _words()

    def read(self) -> list[Found]:
        """All stretches, from left to right, the longest at each place."""
        found: list[Found] = []
        position = 0
        while (start := self.words["start"].search(self.folded, position)) is not None:
            at = start.start()
            readings = [reading for reading in self._readings(at) if self._is_said(at, reading[0])]
            numeric = self.words["numeric"].match(self.folded, at)
            if numeric and all(end < numeric.end() for end, _ in readings):
                # `31/4/2018` is no day, and not April 2018 either
                position = numeric.end()
            elif readings:
                end, period = max(readings, key=lambda reading: reading[0])
                found.append(Found(Span(at, end), period))
                position = end
            else:
                syllable = self.words["syllable"].match(self.folded, at)
                position = syllable.end() if syllable else at + 1
        return found

    def _readings(self, at: int) -> list[tuple[int, Period]]:
        tries = (self._between(at), self._from_to(at), self._open(at), self._single(at))
        return [reading for reading in tries if reading is not None]

    def _is_said(self, start: int, end: int) -> bool:
        """Whether the marks that were typed are those of words of time, and `Nam` in `Việt Nam 2018` is left alone."""
        for match in self.words["syllable"].finditer(self.text, start, end):
            word = match[0]
            if not word.isascii() and key(word) not in marked_syllables():
                return False
        first = self.text[start:end].split()[0]
        return not (first == "Nam" and start > 0)

    # one place, one construction; each gives the end and the stretch, or None

    def _single(self, at: int) -> tuple[int, Period] | None:
        for end, unit in self._units(at):
            period = unit.period(self.today)
            if period is not None and not self._is_ordinary_word(at, end, unit):
                return end, period
        return None

    def _between(self, at: int) -> tuple[int, Period] | None:
        start = self._word("between", at)
        return None if start is None else self._pair(start, ("and", "to", "dash"))

    def _from_to(self, at: int) -> tuple[int, Period] | None:
        start = self._word("from", at)
        if start is None:
            start = self._word("span", at)
        return self._pair(at if start is None else start, ("to", "dash"))

    def _pair(self, at: int, joins: tuple[str, ...]) -> tuple[int, Period] | None:
        best: tuple[int, Period] | None = None
        for middle, first in [*self._units(at), *self._bare_day(at)]:
            for join in joins:
                second_at = self._word(join, middle)
                if second_at is None:
                    continue
                now = self._word("now", second_at)
                if now is not None and (opening := first.period(self.today)) is not None:
                    reading = self._stretch(now, opening.start, self.today)
                    best = _longer(best, reading)
                for end, second in self._units(second_at):
                    best = _longer(best, self._joined(first, second, end))
        return best

    def _joined(self, first: Unit, second: Unit, end: int) -> tuple[int, Period] | None:
        if first.is_bare_day:
            if second.grain != "day" or second.month is None:
                return None
            first = Unit("day", second.year, first.number, second.month)
        told = first.year if first.year is not None else second.year
        left = first.in_year(second.year).period(self.today)
        right = second.in_year(told).period(self.today)
        if left is None or right is None or left.start is None or right.end is None:
            return None
        if left.start > right.end:
            # the year was told on one side only and the other lies across the turn of the year
            if first.year is None and second.year is not None:
                left = first.in_year(second.year - 1).period(self.today)
            elif second.year is None and first.year is not None:
                right = second.in_year(first.year + 1).period(self.today)
            elif first.year is None and second.year is None and right.end is not None:
                left = first.in_year(right.end.year - 1).period(self.today)
            if left is None or right is None:
                return None
        return self._stretch(end, left.start, right.end)

    def _stretch(self, end: int, first: date | None, last: date | None) -> tuple[int, Period] | None:
        if first is None or last is None or first > last:
            return None
        return end, Period(first, last)

    def _open(self, at: int) -> tuple[int, Period] | None:
        for name in ("since", "after", "before", "until"):
            start = self._word(name, at)
            if start is None:
                continue
            for end, unit in self._units(start):
                period = unit.period(self.today)
                if period is None or period.start is None or period.end is None:
                    continue
                match name:
                    case "since":
                        return end, Period(period.start, None)
                    case "after":
                        return end, Period(period.end + timedelta(days=1), None)
                    case "before":
                        return end, Period(None, period.start - timedelta(days=1))
                    case _:
                        return end, Period(None, period.end)
        return None

    # pieces

    def _word(self, name: str, at: int) -> int | None:
        """Where the next thing starts after the word of that name, if it stands here."""
        while name != "dash" and self.folded[at : at + 1].isspace():
            at += 1
        match = self.words[name].match(self.folded, at)
        if match is None or match.end() == at or not self._is_said_word(at, match.end()):
            return None
        end = match.end()
        while self.folded[end : end + 1].isspace():
            end += 1
        return end

    def _is_said_word(self, start: int, end: int) -> bool:
        return all(
            match[0].isascii() or key(match[0]) in marked_syllables()
            for match in self.words["syllable"].finditer(self.text, start, end)
        )

    def _units(self, at: int) -> list[tuple[int, Unit]]:
        """The units that may be read here, the longest first."""
        part: Part
        for part in ("start", "mid", "end"):
            match = self.words[f"part_{part}"].match(self.folded, at)
            if match:
                whole = [(end, unit) for end, unit in self._plain_units(match.end()) if unit.grain in _DIVISIBLE]
                if whole:
                    return [(end, replace(unit, part=part)) for end, unit in whole]
        return self._plain_units(at)

    def _plain_units(self, at: int) -> list[tuple[int, Unit]]:
        found = []
        for _name, pattern, read in FORMS:
            match = pattern.match(self.folded, at)
            if match is not None and match.end() > at:
                unit = read(match, self.today)
                if unit is not None:
                    found.append((match.end(), unit))
        return sorted(found, key=lambda pair: -pair[0])

    def _bare_day(self, at: int) -> list[tuple[int, Unit]]:
        match = self.words["bare_day"].match(self.folded, at)
        return [(match.end(), Unit("day", None, int(match["d"])))] if match else []

    def _is_ordinary_word(self, start: int, end: int, unit: Unit) -> bool:
        """`may` and `march` alone are also verbs, `mar`, `sep`, `dec` may be anything: a capital makes them months."""
        word = self.text[start:end]
        return unit.grain == "month" and unit.year is None and word.isalpha() and word[:1].islower() and len(word) <= 5


_DIVISIBLE = ("month", "quarter", "year", "decade", "century")


def _longer(one: tuple[int, Period] | None, other: tuple[int, Period] | None) -> tuple[int, Period] | None:
    if one is None or (other is not None and other[0] > one[0]):
        return other
    return one
