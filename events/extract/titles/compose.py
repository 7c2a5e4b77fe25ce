"""Puts a headline together from the segments of a clause."""

from __future__ import annotations

import re

from events.extract.titles.anaphora import points_back, with_a_name
from events.extract.titles.dated import dated_part, held_then, joined_again, what_is_said
from events.extract.titles.inner import dated_inside
from events.extract.titles.polish import between_verbs, polished
from events.extract.titles.rewrites import ended, rewritten
from events.extract.titles.segments import (
    AGE,
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
    with_short_subject,
    with_subject,
    without_aspect,
    without_company,
)
from events.extract.titles.undated import without_date
from events.extract.titles.words import (
    EDGE,
    has_a_verb,
    lacks_a_subject,
    lists,
    tells_a_deed,
    without_connectives,
    without_leads,
)
from events.organisations.lexicon import heads
from events.text import Span


def title(text: str, span: Span, date: Span, cue: str = "", sentence: Span | None = None) -> str:
    """The headline of the clause at `span`, told without its date at `date`; `cue` is the word that told its type.

    `sentence` is the sentence of the clause: a clause that begins with its deed takes its subject from there.
    """
    longest, shortest = lists().longest, lists().shortest
    before, after = what_is_said(*without_date(text, span, date))
    before, after = unbracketed(before), unbracketed(after)
    inner = dated_inside(before, after)
    if inner is not None:
        before, after = inner
        if not before:
            return ""
    before = dated_part(before, after)
    held = held_then(before, after)
    if held:
        return polished(held, False, longest)
    joined, stopped = ended(rewritten(joined_again(before, after)))
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
