"""The segments of a clause between its commas: which go with their neighbours, and which only say when, where or who."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from events.extract.titles.words import (
    has_a_verb,
    is_adverbial,
    lacks_a_subject,
    lists,
    tells_a_deed,
    tells_anything,
    without_connectives,
    without_leads,
)
from events.extract.vocabulary import any_of
from events.resources import toml
from events.text import LOWER, UPPER

# a bracket that the sentence never closes goes too
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]|(?<=\S)\s+\([^()]*$")
SPACES = re.compile(r"\s+")
# three words in capitals behind a rank are a person's name
_NAMED = re.compile(rf"\s(?:[{UPPER}][{LOWER}]+\s?){{3,}}$")
PLACED = re.compile(r"(?:tại|ở|trên)\s")
_DASH = re.compile(r",?\s[-–—]\s")


class _Places(NamedTuple):
    """Places at the head of a segment, and what makes a segment one; from the lists of `data/titles.toml`."""

    alone: re.Pattern[str]
    """`Hà Nội`, `huyện Mai Châu`, `tổ 5`: the segment is a place and nothing else."""
    happens: re.Pattern[str]
    """`huyện Mai Châu |xảy ra tai nạn`"""
    causes: re.Pattern[str]
    """`tỉnh Hòa Bình |khiến giao thông tắc nghẽn`"""
    says: re.Pattern[str]
    """`tỉnh Vĩnh Long cho biết |vừa bắt giữ ...`, behind a body whose name the comma cut."""
    of_rank: re.Pattern[str]
    """`huyện Cô Tô |cho biết`, behind a rank."""
    passed: re.Pattern[str]
    """`đoạn qua xã X |xảy ra tai nạn`"""
    before_doer: re.Pattern[str]
    """`Đông Anh |người đi đường phát hiện`: the end of a place that no comma closes."""
    rest: re.Pattern[str]
    """`thị trấn Trà My thì |tổ công tác phát hiện`"""
    occasion: re.Pattern[str]
    """`nhân dịp hội nghị X đã |diễn ra cuộc đối thoại`"""
    rank_deeds: re.Pattern[str]
    """The deed inside a rank."""


@lru_cache(maxsize=1)
def _places() -> _Places:
    data = toml("titles")
    unit, happens = any_of(data["units"]), rf"(?:đã |vừa |lại )?{any_of(data['takes_place'])}"
    name = rf"(?:[{UPPER}][\w.-]*\s){{1,4}}"
    others = "|".join(re.escape(phrase) for phrase in data["not_rank_deeds"])
    return _Places(
        alone=re.compile(
            rf"(?:(?i:{any_of(data['place_kinds'])})\s)?(?:[{UPPER}][\w.]*\s?){{1,5}}"
            rf"|{any_of(data['numbered_place_kinds'])} \d+\w*(?: [^,]{{0,20}})?"
        ),
        happens=re.compile(rf"^(?:{unit}\s)?{name}(?={happens})"),
        causes=re.compile(rf"^{unit}\s{name}(?=(?:đã )?{any_of(data['leads_to'])})"),
        says=re.compile(rf"^{unit}\s{name}(?:cho biết|cho hay|xác nhận),?(?:\s|$)"),
        of_rank=re.compile(rf"^(?:{unit}\s)?(?:[{UPPER}]\w*\s){{1,4}}(?=[{LOWER}])"),
        passed=re.compile(rf"^{any_of(data['place_parts'])}\s[^,]{{3,60}}?\s(?={happens})"),
        before_doer=re.compile(rf"^(?:[{UPPER}][{LOWER}]+ ){{1,3}}(?={any_of(data['doers'])}\s)"),
        rest=re.compile(
            rf"(?i:{any_of(data['place_kinds'])})\s{name}(?:thì )?(?=(?:{any_of(data['doers'])}|{happens})(?!\w))"
        ),
        occasion=re.compile(rf"{any_of(data['occasions'])}\s[^,]{{8,}}?\s(?:đã |sẽ )?(?=diễn ra\s)", re.IGNORECASE),
        rank_deeds=re.compile(rf"\s(?!{others}){any_of(data['rank_deeds'])}(?=\s|$)|\sthông tin$"),
    )


def is_place(segment: str) -> bool:
    """Whether a segment is a place and nothing else: `tại vườn hoa Ba Đình, |Hà Nội|, ...` goes on with where it is."""
    return _places().alone.fullmatch(segment) is not None


def segments_of(text: str) -> list[str]:
    """Split at commas outside quotation marks, and at dashes that set off a rank (`ông X – Chủ tịch xã – cho biết`)."""
    parts, depth, start = [], 0, 0
    for index, char in enumerate(text):
        if char == "“":
            depth += 1
        elif char == "”":
            depth = max(0, depth - 1)
        elif char == "," and not depth and text[index + 1 : index + 2] in (" ", ""):
            parts.append(text[start:index].strip())
            start = index + 1
    parts.append(text[start:].strip())
    undashed: list[str] = []
    for part in parts:
        pieces = _DASH.split(part)
        undashed.append(pieces[0])
        for piece in pieces[1:]:
            small = piece.lower()
            if lists().ranks.match(small) or lists().goes_on.match(small):
                undashed.append(piece)
            else:
                undashed[-1] += " - " + piece
    return [part for part in undashed if part]


def unbracketed(text: str) -> str:
    """Without brackets and what stands in them, one in the other too."""
    previous = None
    while previous != text:
        previous = text
        text = _BRACKETS.sub("", text)
    return text.strip()


def placed_again(segments: list[str]) -> list[str]:
    """`tại Bangkok, Thái Lan đã diễn ra cuộc họp`: the wider place keeps the `tại` that its first part had."""
    if len(segments) < 2 or not is_adverbial(segments[0]):
        return segments
    if PLACED.match(segments[0].lower()) and _places().happens.match(segments[1]):
        return [f"tại {segments[1]}", *segments[2:]]
    if any(_places().causes.match(segment) for segment in segments[1:4]):
        return []  # `tại km 119, huyện X, tỉnh Y khiến giao thông tắc nghẽn`: what did so stands further in front
    if _places().passed.match(segments[1]):
        return [f"{segments[0]}, {segments[1]}", *segments[2:]]
    return segments


def without_rest_of_place(headline: str) -> str:
    """`thị trấn Trà My thì tổ công tác phát hiện`: what a comma cut off a place goes, where another does the deed."""
    match = _places().rest.match(headline)
    return headline[match.end() :] if match and len(headline) - match.end() >= lists().shortest else headline


def _apposed(segment: str) -> bool:
    small = segment.lower()
    return (small.startswith("một ") or lists().ranks.match(small) is not None) and not tells_a_deed(small)


def openers_left_out(segments: list[str], shortest: int) -> list[str]:
    """Without the adverbial segments in front, as long as a later one tells a deed."""
    while len(segments) > 1:
        first, rest = without_connectives(segments[0]).lower(), segments[1:]
        if first and not lists().adverbials.match(first) and without_leads(segments[0]):
            break
        post = lists().posts_inside.search(first) if PLACED.match(first) and _NAMED.search(segments[0]) else None
        if post:  # `tại hội trường Quốc hội Bộ trưởng Bộ Giao thông Vận tải Trương Quang Nghĩa, ...`
            shift = len(segments[0]) - len(first)
            segments = [segments[0][post.start() + shift :], *rest]
            break
        occasion = _places().occasion.match(segments[0])
        if occasion:  # `nhân dịp hội nghị X đã diễn ra cuộc đối thoại`
            segments = [segments[0][occasion.end() :], *rest]
            break
        if PLACED.match(first) and lists().happens.search(first):
            break  # `ở Thái Nguyên đã xảy ra 2 vụ sét đánh, khiến...`: the deed stands in it
        if first and not any(len(s) >= shortest and not lists().adverbials.match(s.lower()) for s in rest):
            break
        segments = rest
        while len(segments) > 1 and is_place(segments[0]):
            segments = segments[1:]
        segments = [_places().before_doer.sub("", _places().says.sub("", segments[0])), *segments[1:]]
        while len(segments) > 1 and first.startswith("theo ") and _apposed(segments[0]):
            segments = segments[1:]  # `Theo Viện X, một trung tâm của Bộ Y, ...`: what X is
    return segments


def _deed_behind_a_name(segment: str) -> re.Match[str] | None:
    """Where a deed follows the name that closes a rank: `Bí thư Thành ủy Thành phố Hồ Chí Minh |làm việc với Quận 2`."""
    for match in lists().deed.finditer(segment.lower()):
        before = segment[: match.start()].split()
        if len(before) >= 3 and before[-1][:1].isupper() and segment[match.start()].islower():
            return re.compile(r"\s").search(segment, match.start() - 1)
    return None


def joined_up(segments: list[str]) -> list[str]:
    """A subject and its deed without what stands between them: `ông X, người từng..., đã tố cáo` is `ông X đã tố cáo`.

    Only where the subject's own segment tells nothing yet. A deed at the end of an apposition counts (`ông X, đại diện
    chủ đầu tư đã nhận trách nhiệm`).
    """
    while len(segments) > 1 and all(lists().posts.match(s.lower()) for s in segments[:2]):
        if _NAMED.search(segments[0]):
            break  # `Đại biểu Trần Thị Thanh Vân, Phó Bí thư...`: the ranks follow the name
        segments = segments[1:]  # ranks before the name: the last one stands with it
    if len(segments) < 2:
        return segments
    if lists().deed.search(segments[0].lower()) or lists().says.search(segments[0].lower()):
        return segments
    for index, segment in enumerate(segments[1:], 1):
        small = segment.lower()
        if index > 1:  # `..., Phó trưởng Công an quận Nam Từ Liêm, Hà Nội cho biết`: the rank's place goes with it
            rest = _places().of_rank.sub("", segment, count=1)
            if lists().goes_on.match(rest.lower()) or lists().saying.match(rest.lower()):
                segment, small = rest, rest.lower()
        if lists().goes_on.match(small) or lists().saying.match(small):
            return [f"{segments[0]} {segment}", *segments[index + 1 :]]
        if AGE.fullmatch(small):
            continue
        apposed = small.startswith("một ") and segments[0].split()[-1][:1].isupper()
        if not lists().ranks.match(small) and not apposed:
            if index > 1 and segment[:1].isupper() and not tells_a_deed(small):
                continue  # `Trưởng khoa Ngoại, Bệnh viện Đa khoa tỉnh, cho biết`: where the rank is held
            if index > 1 and segment[:1].islower() and not lists().persons.match(small) and has_a_verb(segment):
                return [f"{segments[0]} {segment}", *segments[index + 1 :]]  # `ông X, một nghị sĩ, | thẳng thắn bày tỏ`
            break
        inside = _places().rank_deeds.search(small) or _deed_behind_a_name(segment)
        if inside:
            return [f"{segments[0]} {segment[inside.start() + 1 :]}", *segments[index + 1 :]]
    for index, segment in enumerate(segments[1:5], 1):
        if _GOES_ON_LATER.match(segment) and not _TIME_WORD.search(segments[0].lower()):
            return [f"{segments[0]} {segment}", *segments[index + 1 :]]
        if tells_a_deed(segment.lower()) or (segment[:1].isupper() and tells_anything(segment)):
            break
    if not has_a_verb(segments[0]) and all(_apposed(s) and not tells_anything(s) for s in segments[1:]):
        return []  # `Jason Les, một trong bốn người chơi tại Pittsburgh`: who is seen
    return segments


_TIME_WORD = re.compile(r"(?<!\w)(?:ngày|tháng|năm|tuần|giờ|phút|hôm|lúc|khi|sau|trước)(?!\w)")
# `một vụ tai nạn tại tỉnh Sa Kaeo, cách thủ đô 200 km, |đã làm 6 người thiệt mạng`
_GOES_ON_LATER = re.compile(r"^(?:đã|sẽ|vừa|bị|được)\s")
AGE = re.compile(r"\d{1,3} tuổi")
WHEN = re.compile(r"^(?:khi|sau khi|trước khi|trong lúc|lúc)\s")
_WHEN_THEN = re.compile(
    r"^(?:[Kk]hi|[Ll]úc|[Ss]au khi|[Tt]rước khi|[Tt]rong lúc|[Dd]o|[Vv]ì|[Dd]ù) [^,]{3,60}? (?:thì |(?=(?:đã )?xảy ra))"
)
_WHO = re.compile(
    rf"(?:[Kk]hi|[Ll]úc|[Ss]au khi|[Tt]rong lúc) ((?:ông|bà|anh|chị|em|cháu|cô) (?:[{UPPER}][\w.]* ?)+)(?<=\S)"
)


def behind_thi(segment: str) -> str:
    """The deed of `lúc đang ngủ thì bà L. bật dậy`: what stands behind `thì`, if the segment begins with when or if."""
    match = _WHEN_THEN.match(segment)
    if not match or len(segment) - match.end() < lists().shortest:
        return segment
    told, who = segment[match.end() :], _WHO.match(segment)
    # `khi chị Xuyến bán hàng thì bất ngờ bị hắt dầu`: the same person
    return f"{who[1]} {told}" if who and lacks_a_subject(told) else told
