"""What of a clause its date dates: what is said, a second deed, a gathering; what heads or leads it goes."""

from __future__ import annotations

import re

from events.extract.titles.segments import PLACED
from events.extract.titles.subjects import subject_of, subject_of_state
from events.extract.titles.words import EDGE, has_a_verb, is_adverbial, lacks_a_subject, lists, tells_a_deed

# `..., sau khi cầm hòa MU, thì |tuần này họ lại thắng`: what stands before `thì` is told of another time
_THEN = re.compile(r"^.*[,–]\s(?:thì|nên)$")


def what_is_said(before: str, after: str) -> tuple[str, str]:
    """What is said instead of who says it, where the date dates what is said."""
    bare = before.rstrip(" ,:")
    sayings = list(lists().saying.finditer(bare.lower()))
    if not sayings:
        spoken = lists().says.search(bare.lower())  # `nhóm trấn lột khai |khoảng 15h ngày 7/2, X phát hiện...`
        return (
            ("", after)
            if spoken and not is_adverbial(bare) and len(after) >= 40 and tells_a_deed(after.lower())
            else (before, after)
        )
    last = sayings[-1]
    rest = bare[last.end() :].lstrip()
    return (before[last.end() :], after) if rest else ("", after)


def dated_part(before: str, after: str) -> str:
    """What stands before the date without the headings, openers and earlier deeds that it does not date."""
    if before.endswith(":") and len(after) >= lists().shortest:
        before = ""  # a heading: `Tàng trữ ma túy: Khoảng 9h30 ngày 13/6, ...`
    before = _THEN.sub("", before)
    earlier, semicolon, own = before.rpartition("; ")
    if semicolon:  # `X là hồ lớn nhất vùng; được công nhận là di sản |từ năm 1997`
        subject = subject_of_state(earlier) if lacks_a_subject(own) else ""
        before = f"{subject} {own}" if subject else own
    head, colon, told = before.rpartition(": ")
    if colon and not tells_a_deed(head.lower()) and len(told) + len(after) >= lists().shortest:
        before = told  # what stands before a colon heads or speaks; the date stands in what is told
    if before.endswith(",") and is_adverbial(before) and len(after) >= lists().shortest and tells_a_deed(after.lower()):
        before = ""  # `Thực hiện ý kiến chỉ đạo về phòng, chống tham nhũng, ngày 19/5, C46 đã ra quyết định`
    earlier, comma, own = before.rpartition(", ")
    if comma and own.startswith("nơi ") and tells_a_deed(own):
        # `các phóng viên tới Bali, nơi hai diễn viên vừa có kỳ nghỉ |đầu tháng 6`
        before = own = own.removeprefix("nơi ")
    if (
        comma
        and tells_a_deed(earlier.lower())
        and len(own) >= lists().shortest
        and tells_a_deed(own.lower())
        and " và " not in (subject_of(own) or " và ")
        and not (own.split()[0].isupper() and earlier.split()[-1].isupper())  # `các trường ĐH, CĐ công bố`
    ):
        before = own  # `ông A thăm Huế, bà B đã tới Đà Nẵng ngày 3/4`: the date is of the second deed
    elif comma and not after.strip(EDGE) and len(own.split()) <= 2 and tells_a_deed(earlier.lower()):
        before = earlier  # `ông bị ung thư, phát hiện | hồi tháng 4`: of the second deed nothing is left
    return before


def joined_again(before: str, after: str) -> str:
    """The clause without its date, in one piece."""
    if before and not before.endswith(",") and after.startswith(","):
        after = after.lstrip(", ")
        goes_on = lists().deed_start.match(after.lower()) or PLACED.match(after)
        return f"{before} {after}" if goes_on else f"{before}, {after}"
    return f"{before} {after.lstrip(', ')}"


def held_then(before: str, after: str) -> str:
    """The gathering that the date belongs to where another deed stands before it in the clause; empty if none.

    `Ông X nói như vậy tại phiên chất vấn của HĐND thành phố diễn ra sáng 5-7`: that morning is when the session was held.
    """
    told = lists().held_before_date.search(before.lower())
    if told is None:
        return ""
    nouns = [m for m in lists().gatherings.finditer(before.lower(), 0, told.start()) if told.start() - m.start() < 160]
    if not nouns:
        return ""
    start = nouns[0].start()
    ahead = before[:start].strip().lower()
    if not (has_a_verb(ahead) or ahead in lists().before_a_gathering) or before[start:].count(",") > 3:
        return ""
    place = re.match(r"(?:tại|ở)\s[^,;.()]{2,40}", after)
    headline = f"{before[start:]} {place[0]}" if place else before[start:]
    return headline if len(headline) >= lists().shortest else ""
