"""Puts a headline together from the segments of a clause."""

from __future__ import annotations

import re

from events.extract.titles.anaphora import points_back, with_a_name
from events.extract.titles.inner import dated_inside
from events.extract.titles.polish import between_verbs, polished
from events.extract.titles.segments import (
    AGE,
    PLACED,
    SPACES,
    WHEN,
    behind_thi,
    is_place,
    joined_up,
    openers_left_out,
    placed_again,
    segments_of,
    unbracketed,
    without_rest_of_place,
)
from events.extract.titles.subjects import (
    participle,
    subject_of,
    subject_of_state,
    with_short_subject,
    with_subject,
    without_aspect,
    without_company,
)
from events.extract.titles.undated import without_date
from events.extract.titles.words import (
    BYLINE,
    EDGE,
    has_a_verb,
    is_adverbial,
    lacks_a_subject,
    lists,
    tells_a_deed,
    without_connectives,
    without_leads,
)
from events.organisations.lexicon import heads
from events.sentences import stops
from events.text import LOWER, UPPER, Span

_COLON = re.compile(rf":\s(?=[{UPPER}“\"])|;|…(?=\s*(?:[{UPPER}]|$))")
_ELLIPSIS = re.compile(r"(?:\.{2,}|…)(?=\s)")
# `..., sau khi cầm hòa MU, thì |tuần này họ lại thắng`: what stands before `thì` is told of another time
_THEN = re.compile(r"^.*[,–]\s(?:thì|nên)$")


def _said(before: str, after: str) -> tuple[str, str]:
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


def title(text: str, span: Span, date: Span, cue: str = "", sentence: Span | None = None) -> str:
    """The headline of the clause at `span`, told without its date at `date`; `cue` is the word that told its type.

    `sentence` is the sentence of the clause: a clause that begins with its deed takes its subject from there.
    """
    longest, shortest = lists().longest, lists().shortest
    before, after = _said(*without_date(text, span, date))
    before, after = unbracketed(before), unbracketed(after)
    inner = dated_inside(before, after)
    if inner is not None:
        before, after = inner
        if not before:
            return ""
    if before.endswith(":") and len(after) >= shortest:
        before = ""  # a heading: `Tàng trữ ma túy: Khoảng 9h30 ngày 13/6, ...`
    before = _THEN.sub("", before)
    earlier, semicolon, own = before.rpartition("; ")
    if semicolon:  # `X là hồ lớn nhất vùng; được công nhận là di sản |từ năm 1997`
        subject = subject_of_state(earlier) if lacks_a_subject(own) else ""
        before = f"{subject} {own}" if subject else own
    head, colon, told = before.rpartition(": ")
    if colon and not tells_a_deed(head.lower()) and len(told) + len(after) >= shortest:
        before = told  # what stands before a colon heads or speaks; the date stands in what is told
    if before.endswith(",") and is_adverbial(before) and len(after) >= shortest and tells_a_deed(after.lower()):
        before = ""  # `Thực hiện ý kiến chỉ đạo về phòng, chống tham nhũng, ngày 19/5, C46 đã ra quyết định`
    earlier, comma, own = before.rpartition(", ")
    if comma and own.startswith("nơi ") and tells_a_deed(own):
        before = own = own.removeprefix(
            "nơi "
        )  # `các phóng viên tới Bali, nơi hai diễn viên vừa có kỳ nghỉ |đầu tháng 6`
    if (
        comma
        and tells_a_deed(earlier.lower())
        and len(own) >= shortest
        and tells_a_deed(own.lower())
        and " và " not in (subject_of(own) or " và ")
        and not (own.split()[0].isupper() and earlier.split()[-1].isupper())  # `các trường ĐH, CĐ công bố`
    ):
        before = own  # `ông A thăm Huế, bà B đã tới Đà Nẵng ngày 3/4`: the date is of the second deed
    elif comma and not after.strip(EDGE) and len(own.split()) <= 2 and tells_a_deed(earlier.lower()):
        before = earlier  # `ông bị ung thư, phát hiện | hồi tháng 4`: of the second deed nothing is left
    if before and not before.endswith(",") and after.startswith(","):
        after = after.lstrip(", ")
        goes_on = lists().deed_start.match(after.lower()) or PLACED.match(after)
        joined = f"{before} {after}" if goes_on else f"{before}, {after}"
    else:
        joined = f"{before} {after.lstrip(', ')}"
    joined = BYLINE.sub("", SPACES.sub(" ", joined).strip(EDGE))
    joined = _own_words(lists().speaker.sub("", joined))
    joined = _by_what_word(_without_insertion(joined))
    if len(joined) > longest:
        joined = without_company(joined)
    joined = _done(_without_leavings(joined))
    joined = lists().theme.sub(r"\1 ", joined)
    joined = lists().said.sub(lambda match: match[0].rstrip(' :,“"') + ", ", joined)
    ends = [match.start() for match in _COLON.finditer(joined)] + list(stops(joined))
    ends = [end for end in ends if joined[end] != ":" or has_a_verb(joined[:end])]  # `ở các tỉnh: Kon Tum, Gia Lai`
    stop = min((end for end in ends if end >= shortest), default=len(joined))
    stopped = stop < len(joined) or joined.endswith((":", "…"))
    joined = joined[:stop]
    joined = _ELLIPSIS.sub("", joined)
    held = _held(before, after)
    if held:
        return polished(held, False, longest)
    parts = segments_of(joined)
    parts = [part for part in parts[:2] if not lists().empties.fullmatch(without_connectives(part).lower())] + parts[2:]
    segments = placed_again(parts)
    segments = participle(segments, dated_first=", " not in before)
    headline, cut = _composed(segments, cue.lower(), shortest, longest)
    if sentence is not None and lacks_a_subject(headline) and not lists().exists.match(headline.lower()):
        ahead = text[sentence.start : span.start] + joined.partition(headline)[0]
        headline = with_subject(ahead, text[span.end : sentence.end], headline)
    headline = without_aspect(without_rest_of_place(headline))
    if len(headline) > longest:
        headline = with_short_subject(without_company(headline))
    # what led to a date at the clause's end dangles there
    headline = _polished(headline, cut or stopped or not after.strip(EDGE), longest)
    headline = with_a_name(headline, text, span.start)
    if len(headline) > longest:
        headline = _polished(headline, True, longest)
    return _told_of(joined, cue.lower(), headline) or headline


def _polished(headline: str, cut: bool, longest: int) -> str:
    told_at = lists().predicates.search(headline.lower(), 0, longest // 2)
    return polished(headline, cut, longest, told_at.start() if told_at else 0)


def _told_of(joined: str, cue: str, headline: str) -> str:
    """What is said, where so much room went to who says it that the deed or its object was cut off; else empty.

    Only of those who report (`cho biết`, `thông báo`); what somebody thinks is not told as having happened.
    """
    sayings = list(lists().reports.finditer(headline.lower()))
    longest, shortest = lists().longest, lists().shortest
    if not sayings:
        return ""
    deedless = lists().predicates.search(headline.lower(), sayings[-1].end()) is None
    if not deedless and len(joined) <= longest:
        return ""
    match = lists().reports.search(joined.lower())
    if match is None:
        return ""
    said = _THAT.sub("", joined[match.end() :].lstrip(" ,:"))
    content, cut = _composed(segments_of(said), cue, shortest, longest)
    if not tells_a_deed(content.lower()):
        return ""
    if deedless:
        return _polished(content, cut, longest)
    speaker = lists().told_by.sub("", joined[: match.start()]).split(", ")[0].strip()
    itself = lists().itself.match(content.lower())
    if itself or lacks_a_subject(content):  # `Công an quận X cho biết đơn vị vừa khởi tố`
        if len(speaker) > 60 or tells_a_deed(speaker.lower()) or (itself and not heads().match(speaker)):
            return ""
        content = f"{speaker} {content[itself.end() if itself else 0 :].strip()}"
    elif lists().unnamed.match(content.lower()) or lists().reports.search(content.lower()):
        return ""
    fits = bool(itself) or len(content) <= longest
    whole = fits and not points_back(content) and tells_a_deed(content.lower())
    return _polished(content, cut, longest) if whole else ""


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
    match = _DOING.match(text)
    return match[1] if match and len(match[1]) >= lists().shortest else text


_DOING = re.compile(r"^(?:Việc|việc) ([^,;:]{12,}?),? (?:là|đã khiến|khiến|cho thấy|đã làm|sẽ giúp|giúp|nhằm) ")


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


def _held(before: str, after: str) -> str:
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


_THAT = re.compile(r"^rằng,?\s")
_PASSIVE = re.compile(r"\s(?:đã|được|bị|vừa)\s")


def _with_shared_object(segments: list[str]) -> list[str]:
    """Verbs that share the last one's object stay with it: `thăm hỏi|, động viên gia đình nạn nhân`."""
    joined: list[str] = []
    for segment in segments:
        says = bool(joined) and lists().says.search(joined[-1].lower()) is not None
        if joined and not says and between_verbs(f"{joined[-1]}, {segment}".lower(), len(joined[-1])):
            joined[-1] += f", {segment}"
        else:
            joined.append(segment)
    return joined


_ENOUGH = 85
"""A headline of this length ends before a segment that would not fit; a shorter one takes a part of it."""


def _composed(segments: list[str], cue: str, shortest: int, longest: int) -> tuple[str, bool]:
    """The segments that make the headline, up to the first subordinate one behind the deed; whether it was cut."""
    kept: list[str] = []
    told = cut = lived = False
    segments = _with_shared_object(joined_up(openers_left_out(segments, shortest)))
    for position, segment in enumerate(segments):
        if not kept:
            segment = behind_thi(segment)
            segment = without_leads(segment)
        small = segment.lower()
        if not segment:
            continue
        if lived and is_place(segment):
            continue  # `trú tại thôn Phú Quý, xã An Chấn, huyện Tuy An`: the rest of where somebody lives
        last = position == len(segments) - 1
        says = bool(kept) and lists().says.search(kept[-1].lower()) is not None
        if (
            kept
            and not says
            and (lists().ranks.match(small) or AGE.fullmatch(small))
            and not last
            and not (cue and cue in small)
        ):
            lived = lists().residences.match(small) is not None
            moved = _PASSIVE.search(segment) if lived else None
            if moved:  # `bệnh nhân 34 tuổi, quê Gia Lai được chuyển đến...`
                kept[-1] += segment[moved.start() :]
                told, lived = True, False
            continue
        lived = False
        length = sum(map(len, kept)) + 2 * len(kept)
        if kept and not last and not says and WHEN.match(small) and not told:
            continue  # `được bà X, khi còn Chủ tịch tỉnh, ký quyết định bổ nhiệm`
        if kept and not last and not says and lists().subordinate.match(small) and not has_a_verb(", ".join(kept)):
            continue  # `tổng số nợ xấu, gồm cả nợ bán cho công ty quản lý, vào khoảng 400 nghìn tỷ`
        if kept and told and length >= shortest and not says:
            if lists().subordinate.match(small) and not (
                lists().belongs.match(small) and length + len(segment) <= longest
            ):
                cut = True
                break
            if length + len(segment) > longest and length >= _ENOUGH and tells_a_deed(", ".join(kept).lower()):
                break
        inside = lists().inside.search(small, shortest)
        if inside and length + len(segment) > longest:
            segment, cut = segment[: inside.start()].rstrip(), True
        kept.append(segment)
        told = told or (cue in small if cue else tells_a_deed(small)) or len(segment) > 60
        if cut:
            break
    headline = ""
    for index, segment in enumerate(kept):
        glue = ""
        if index:
            # a deed behind a rank that was left out follows its subject without a comma
            follows = lists().deed_start.match(segment.lower()) and index == 1 and len(kept[0]) < 60
            glue = " " if follows or lists().says.search(kept[index - 1].lower()) else ", "
        headline += glue + segment
    return headline, cut
