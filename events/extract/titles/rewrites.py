"""A clause told in other words before it is read by segments, and up to where it ends."""

from __future__ import annotations

import re
from functools import lru_cache

from events.extract.titles.segments import SPACES
from events.extract.titles.subjects import without_company
from events.extract.titles.words import BYLINE, EDGE, has_a_verb, lists, tells_a_deed
from events.extract.vocabulary import any_of
from events.resources import toml
from events.sentences import stops
from events.text import LOWER, UPPER

_COLON = re.compile(rf":\s(?=[{UPPER}“\"])|;|…(?=\s*(?:[{UPPER}]|$))")
_ELLIPSIS = re.compile(r"(?:\.{2,}|…)(?=\s)")


def rewritten(joined: str) -> str:
    """The clause without byline, speaker, insertions, source and what only led to its date; of a doing, what was done."""
    joined = BYLINE.sub("", SPACES.sub(" ", joined).strip(EDGE))
    joined = _own_words(lists().speaker.sub("", joined))
    joined = _by_what_word(_without_insertion(joined))
    if len(joined) > lists().longest:
        joined = without_company(joined)
    joined = _done(_without_leavings(joined))
    joined = lists().theme.sub(r"\1 ", joined)
    return lists().said.sub(lambda match: match[0].rstrip(' :,“"') + ", ", joined)


def ended(joined: str) -> tuple[str, bool]:
    """The clause up to its first end (a stop, a semicolon, a colon behind a verb), and whether it was ended so."""
    ends = [match.start() for match in _COLON.finditer(joined)] + list(stops(joined))
    ends = [end for end in ends if joined[end] != ":" or has_a_verb(joined[:end])]  # `ở các tỉnh: Kon Tum, Gia Lai`
    stop = min((end for end in ends if end >= lists().shortest), default=len(joined))
    stopped = stop < len(joined) or joined.endswith((":", "…"))
    return _ELLIPSIS.sub("", joined[:stop]), stopped


def _without_insertion(text: str) -> str:
    """`Trang Fresh News - trang tin lớn nhất - đưa tin...` without what stands between the dashes."""
    match = _INSERTED.match(text)
    return f"{match[1]} {text[match.end() :]}" if match and not tells_a_deed(match[1].lower()) else text


_INSERTED = re.compile(rf"^([^-–,]{{5,60}})\s[-–]\s(?=[{LOWER}])[^-–]{{5,120}}\s[-–],?\s")


def _without_leavings(text: str) -> str:
    """`Lũy kế cả |năm 2016|, công ty đạt ...`: what only led to the date, and was left in front of the comma."""
    match = lists().leavings.match(text.lower())
    return text[match.end() :] if match and len(text) - match.end() >= lists().shortest else text


def _done(text: str) -> str:
    """`Việc ký kết chương trình X là bước tiến mới`: what was done, without what is thought of it."""
    match = _doing().match(text)
    return match[1] if match and len(match[1]) >= lists().shortest else text


@lru_cache(maxsize=1)
def _doing() -> re.Pattern[str]:
    return re.compile(rf"^[Vv]iệc ([^,;:]{{12,}}?),? {any_of(toml('titles')['said_of_a_deed'])} ")


def _by_what_word(text: str) -> str:
    """`Theo một cuộc thăm dò cho thấy đồng tiền sẽ xuống giá`: what the source says."""
    match = _SHOWS_THAT.match(text)
    return text[match.end() :] if match and len(text) - match.end() >= lists().shortest else text


_SHOWS_THAT = re.compile(r"^(?:Theo|theo|Thống kê|thống kê) [^,]{5,140}? (?:cho thấy|cho biết|cho hay),? (?:rằng )?")


def _own_words(text: str) -> str:
    """`Đó là khẳng định của ông X, Chủ tịch tỉnh, tại phiên họp` as `ông X khẳng định tại phiên họp`."""
    match = lists().own_words.match(text.lower())
    if match is None:
        return text
    rest = text[match.end() :]
    where = _WHERE.search(rest)
    if where is None:
        return text
    return f"{rest[: where.start()].split(', ')[0]} {match['deed']} {rest[where.start() :].lstrip(' ,')}"


_WHERE = re.compile(r",?\s(?:tại|trong|ở|bên|trước|khi)\s")
