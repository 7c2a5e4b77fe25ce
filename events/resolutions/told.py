"""What a text tells with a citation: the day of issue, who issued it, the term, and what it is about.

After the number: `Quy định số 02-QĐ/HU, ngày 16/4/2018`, `Nghị định 78/2015/NĐ-CP ngày 14/9/2015 của Chính phủ`,
`… do Bộ Chính trị ban hành ngày 15/11/2017`, `… của Bộ Chính trị khóa XI về …`.
Before it: `Ngày 1.11.2023, UBND tỉnh Bình Định ban hành Quyết định số …`, where a verb of issuing stands straight
before the document; a paper that was received, applied or announced on a day was not issued on it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from events.dates.model import DateMention
from events.organisations.model import OrganisationMention
from events.resolutions.draft import Draft
from events.resolutions.numerals import ordinal, roman
from events.resolutions.sessions import TERM
from events.resources import toml

_TO_DAY = re.compile(
    r"[ \t]*+(?P<comma>,)?[ \t]*+(?:\(\s*+)?(?:(?:được\s++)?(?:ký\s++)?(?:ban\s++hành|ký)\s*+)?(?:vào\s++)?(?:ngày\s*+)?",
    re.IGNORECASE,
)
_TO_ISSUER = re.compile(r"[ \t,)]*+\n?(?:của|do)\s++(?:các\s++)?", re.IGNORECASE)
_TO_TERM = re.compile(rf"[ \t]*+,?[ \t]*+\(?\s*+(?:khóa|khoá)\s*+\(?\s*+(?P<term>{TERM})(?:\s*+\))?", re.IGNORECASE)
_TO_MEETING = re.compile(
    rf"[ \t]*+,?[ \t]*+(?:của\s++)?hội\s++nghị\s[^.;\n()]{{2,60}}?\(?\s*+(?:khóa|khoá)\s*+\(?\s*+(?P<term>{TERM})(?:\s*+\))?",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"[\s,)]*(?:[”\"“]\s*+)?(?:về|quy\s++định\s++về|v/v)\s++(?:việc\s++)?([^.;\n]{4,160})", re.IGNORECASE
)
_SUBJECT_END = re.compile(
    r"\s(?:và|gắn\s++với|cùng)\s++(?:nghị\s++(?:quyết|định)|chỉ\s++thị|kết\s++luận|quy\s++định|quyết\s++định|kế\s++hoạch)|[”\"]",
    re.IGNORECASE,
)
# what a citation opens with that tells why something else happened: `Thực hiện Kế hoạch số 12, ngày 28/6 đoàn …`
_GROUND = re.compile(r"(?:thực\s++hiện|triển\s++khai|căn\s++cứ|theo|để|nhằm|thi\s++hành|trên\s++cơ\s++sở)(?!\w)")
_OF = re.compile(r"[\s,)]*+(?:của|do|về|v/v)(?!\w)", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?;…]\s|\n")
_QUANTITY = 260


class Told:
    """Dates and bodies of one article, ready for look-up by offset."""

    def __init__(
        self, text: str, low: str, dates: Sequence[DateMention], organisations: Sequence[OrganisationMention]
    ) -> None:
        self.text = text
        self.low = low
        self.dates = [mention for mention in dates if not mention.is_stamp]
        self.date_starts = [mention.char_start for mention in self.dates]
        self.bodies = list(organisations)
        self.body_starts = [mention.char_start for mention in self.bodies]
        self.last_day: date | None = None
        """Day of issue told last."""

    def day_at(self, first: int, last: int) -> DateMention | None:
        """The date mention that starts in `first`..`last`."""
        at = bisect_left(self.date_starts, first)
        return self.dates[at] if at < len(self.dates) and self.dates[at].char_start <= last else None

    def body_at(self, first: int, last: int) -> OrganisationMention | None:
        """The body that starts in `first`..`last`, the one with a settled name first."""
        at = bisect_left(self.body_starts, first)
        return self.bodies[at] if at < len(self.bodies) and self.bodies[at].char_start <= last else None

    def read(self, draft: Draft) -> None:
        """Fills in what the text tells of a numbered citation."""
        position = self._after(draft, draft.end)
        draft.tail = position
        if (subject := _SUBJECT.match(self.text, position)) is not None:
            wording = subject[1]
            if (stop := _SUBJECT_END.search(wording)) is not None:
                wording = wording[: stop.start()]
            draft.subject = " ".join(wording.split()).strip(' ,“”"')
        if draft.issued_on is None or draft.issuer is None:
            self._before(draft)
        self.last_day = draft.issued_on or self.last_day

    def _after(self, draft: Draft, position: int) -> int:
        for _ in range(3):
            moved = False
            step = _TO_DAY.match(self.text, position)
            reach = step.end() if step else position
            mention = self.day_at(position, reach)
            if mention is not None and not any(char.isdigit() for char in mention.text):
                # `… ngày 25/10/2017, Nghị quyết số 21-NQ/TW cùng ngày`: the day of the document before it
                if "cùng ngày" in mention.text.lower() and self.last_day is not None and draft.issued_on is None:
                    draft.issued_on, position, moved = self.last_day, mention.char_end, True
                mention = None
            if step and step["comma"] and mention is not None and not self._belongs(draft, mention):
                mention = None
            if mention is not None and draft.issued_on is None and draft.told_year is None:
                if _is_day(mention):
                    draft.issued_on = mention.start_date
                    position, moved = mention.char_end, True
                elif (year := _year(mention)) is not None:
                    # `Nghị quyết 09-NQ/TW năm 2007`; a month tells the year as well
                    draft.told_year = year
                    position, moved = mention.char_end, True
            if draft.issuer is None and (step := _TO_ISSUER.match(self.text, position)) is not None:
                name, end, settled = self._issuer(step.end())
                if name:
                    draft.issuer, position, moved = name, end, True
                    draft.issuer_settled = settled
            step = _TO_TERM.match(self.text, position) or _TO_MEETING.match(self.text, position)
            if draft.term is None and step is not None:
                number = ordinal(step["term"])
                if number:
                    draft.term = roman(number)
                    position, moved = step.end(), True
            if not moved:
                break
        return position

    def _belongs(self, draft: Draft, mention: DateMention) -> bool:
        """Whether a date after a comma is the document's and not the start of the next clause.

        The full form is `số 02-QĐ/HU, ngày 16/4/2018`: with its year, and what follows is issuer or subject, or the
        citation is no ground for what happened on that day.
        """
        if _OF.match(self.text, mention.char_end):
            return True
        if draft.issuer is not None or "year" in mention.assumed or mention.text[:1].isupper():
            return False
        window_start = max(0, draft.start - 60)
        window = self.low[window_start : draft.start]
        cut = 0
        for stop in _SENTENCE.finditer(window):
            cut = stop.end()
        return not _GROUND.match(window, cut)

    def _issuer(self, position: int) -> tuple[str, int, bool]:
        body = self.body_at(position, position + 1)
        standing = _standing().match(self.text, position)
        if standing is not None and (body is None or body.char_end <= standing.end()):
            return _issuers()[" ".join(standing[0].lower().split())], standing.end(), True
        if body is not None:
            # `Ban Dân vận Huyện ủy X`: the longest that starts here
            longest = max(
                (b for b in self.bodies[bisect_left(self.body_starts, position) :][:4] if b.char_start <= position + 1),
                key=lambda b: b.char_end,
            )
            return longest.name, longest.char_end, longest.organisation is not None
        # `của Chủ tịch UBND tỉnh Đồng Nai`, `của Bộ trưởng Bộ Y tế`: the post's body stands a few words on
        at = bisect_left(self.body_starts, position)
        if at < len(self.bodies) and self.bodies[at].via == "post":
            near = self.bodies[at]
            between = self.text[position : near.char_start]
            if len(between) < 40 and not set(between) & set(",;.()\n"):
                return near.name, near.char_end, near.organisation is not None
        return "", position, False

    def _before(self, draft: Draft) -> None:
        """A day and a body before a verb of issuing that stands straight before the document."""
        start = draft.twin.start if draft.twin else draft.start
        window_start = max(0, start - _QUANTITY)
        window = self.low[window_start:start]
        cut = 0
        for stop in _SENTENCE.finditer(window):
            cut = stop.end()
        verb = _issuing().search(window, cut)
        if verb is None:
            return
        first, last = window_start + cut, window_start + verb.start()
        if draft.issued_on is None:
            at = bisect_left(self.date_starts, last)
            earlier = [mention for mention in self.dates[max(0, at - 3) : at] if mention.char_start >= first]
            if earlier and _is_day(earlier[-1]) and self._opens(earlier[-1], first):
                draft.issued_on = earlier[-1].start_date
            elif earlier and draft.told_year is None and self._opens(earlier[-1], first):
                draft.told_year = _year(earlier[-1])
        if draft.issuer is None:
            at = bisect_left(self.body_starts, last)
            subjects = [b for b in self.bodies[max(0, at - 4) : at] if b.char_start >= first and b.char_end <= last + 1]
            if subjects:
                near = max(subjects, key=lambda b: (b.char_end, -b.char_start))
                # a title or a name may stand between body and verb, another clause may not
                if last - near.char_end < 45 and "," not in self.text[near.char_end : last]:
                    draft.issuer, draft.issuer_settled = near.name, near.organisation is not None

    def _opens(self, mention: DateMention, first: int) -> bool:
        """Whether the date opens its clause: at the sentence's start, or after a comma or an opening word."""
        lead = self.low[first : mention.char_start].rstrip()
        if lead.endswith("ngày"):
            lead = lead[:-4].rstrip()
        return (
            not lead
            or mention.text[:1].isupper()
            or lead[-1] in ',:(-–“"'
            or len(lead.split()) <= 3
            or lead.endswith((" và", " vào", " rằng", " biết"))
        )


def _is_day(mention: DateMention) -> bool:
    return (
        mention.precision == "day"
        and mention.start_date is not None
        and mention.start_date == mention.end_date
        and mention.modifier is None
    )


def _year(mention: DateMention) -> int | None:
    """The one year of a month, a quarter or a year told plainly."""
    first, last = mention.start_date, mention.end_date
    if (
        first is None
        or last is None
        or first.year != last.year
        or mention.modifier in ("before", "after", "until", "since")
    ):
        return None
    return first.year if mention.precision in ("year", "month", "quarter", "half") else None


@lru_cache(maxsize=1)
def _issuers() -> dict[str, str]:
    return {printed.lower(): row["name"] for row in toml("resolutions")["issuers"] for printed in row["printed"]}


@lru_cache(maxsize=1)
def standing_names() -> frozenset[str]:
    """Canonical names of the issuers that need no authority row."""
    return frozenset(_issuers().values())


@lru_cache(maxsize=1)
def _standing() -> re.Pattern[str]:
    names = sorted(_issuers(), key=len, reverse=True)
    return re.compile(
        "(?:" + "|".join(re.escape(name).replace(r"\ ", r"\s++") for name in names) + r")(?!\w)", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def _issuing() -> re.Pattern[str]:
    verbs = sorted(toml("resolutions")["verbs"]["issuing"], key=len, reverse=True)
    spelled = "|".join(verb.replace(" ", r"\s++") for verb in verbs)
    return re.compile(rf"(?<!\w)(?:{spelled})\s*+(?:các\s++|một\s++|những\s++|hai\s++)?$")
