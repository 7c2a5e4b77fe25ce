"""Who does the deed: found in the clause or its sentence, shortened, put in front."""

from __future__ import annotations

import re

from events.extract.titles.segments import SPACES, openers_left_out, segments_of, unbracketed
from events.extract.titles.words import (
    EDGE,
    is_adverbial,
    lacks_a_subject,
    lists,
    tells_a_deed,
    tells_a_state,
    without_leads,
)
from events.text import LOWER, UPPER


def without_company(headline: str) -> str:
    """A headline that is too long without those with whom the deed is done."""
    match = lists().company.search(headline.lower())
    if match is None or match.start() < 8 or tells_a_deed(headline[: match.start()].lower()):
        return headline
    return f"{headline[: match.start()]} {headline[match.end() :]}"


def with_short_subject(headline: str) -> str:
    """A headline whose deed would be cut off behind a long subject: the subject's head, an ellipsis and the deed."""
    deed = _MAIN_DEED.search(headline)
    if deed is None:
        deed = lists().deed.search(headline.lower())
        named = headline[: deed.start()] if deed else ""
        if (
            deed is None
            or lists().predicates.search(named.lower())
            or not named.rstrip().rpartition(" ")[2][:1].isupper()
        ):
            return headline
    if deed.start() < 75 or tells_a_deed(_BODIES.sub("", headline[: deed.start()].lower())):
        return headline
    subject = headline[: deed.start()]
    small = subject.lower()
    if not (_SEVERAL.match(subject) or " và " in subject) or is_adverbial(subject):
        return headline
    if lists().saying.search(small) or lists().clause_openers.search(small):
        return headline
    ends = [m.start() for m in lists().cuts.finditer(subject.lower()) if 25 <= m.start() <= 60]
    ends += [m.start() for m in re.finditer(r"(?:,|\s[-–])\s", subject) if 15 <= m.start() <= 60]
    return f"{subject[: max(ends)].rstrip(EDGE)}… {headline[deed.start() :].lstrip()}" if ends else headline


# `Tổ chức Y tế thế giới`, `các tổ chức`: bodies, no deed
_BODIES = re.compile(r"(?:^|(?:các|những|nhiều|hai|một số) )tổ chức")
_SEVERAL = re.compile(r"(?:một|các|những|hai|ba|\d+)\s", re.IGNORECASE)
_MAIN_DEED = re.compile(r"\s(?=(?:đã|sẽ|vừa|đang|được|bị)\s)")


def participle(segments: list[str], *, dated_first: bool) -> list[str]:
    """A clause that opens with a deed and tells its doer behind the comma.

    With the date in the first deed that deed is told of the doer (`Kết hôn cuối năm 2016, Hari Won...` is `Hari Won kết
    hôn`); with the date behind it, it goes (`Rời Ba Lan, Tổng thống đã tới Hamburg tối 6/7`).
    """
    if len(segments) < 2:
        return segments
    first = without_leads(segments[0])
    if not lacks_a_subject(first):
        return segments
    subject = subject_of(segments[1])
    if not subject:
        return segments
    if not dated_first:
        return segments[1:]
    if lists().inverted.match(first.lower()):
        return [f"{subject} {first[:1].lower()}{first[1:]}"]
    return segments


# `Tổng Bí thư Nguyễn Phú Trọng |hoan nghênh`, `ông Nguyễn Văn A |nói`
_NAMED_DOER = re.compile(
    rf"^(?:\S+\s){{0,6}}?(?:[{UPPER}][\w.]*\s){{2,6}}(?=[{LOWER}])",
)


def subject_of(segment: str) -> str:
    """What stands before the deed of a segment, if it can be its subject; empty if not."""
    segment = without_leads(segment)
    deed = lists().deed.search(segment.lower())
    subject = segment[: deed.start()].strip() if deed else ""
    if not deed:
        named = _NAMED_DOER.match(segment)
        subject = named[0].strip() if named else ""
    subject = lists().adverbs_end.sub("", subject)
    if not 2 <= len(subject) <= 50 or "," in subject or is_adverbial(subject) or lacks_a_subject(subject):
        return ""
    return "" if tells_a_state(f"{subject} ") else subject


def subject_of_state(text: str) -> str:
    """What stands before the `là`, or before the deed, of what is told ahead; empty if that is no short subject."""
    state = re.match(r"([^,;:]{2,50}?)\s(?:hiện |cũng |vẫn )?là\s", text)
    return state[1] if state else subject_of(segments_of(text)[0]) if text else ""


def with_subject(ahead: str, behind: str, headline: str) -> str:
    """The headline with the subject that the sentence tells `ahead` of the clause, or else `behind`; unchanged if none.

    `Nhà máy đã khởi công năm 2005 | và được khánh thành năm 2009` is `Nhà máy được khánh thành`; of what is held
    somewhere the gathering is the subject: `phát biểu tại Hội thảo “...” | tổ chức tại Huế`.
    """
    ahead = SPACES.sub(" ", unbracketed(ahead)).strip(EDGE)
    behind = SPACES.sub(" ", unbracketed(behind)).strip(EDGE)
    if lists().held.match(headline.lower()):
        nouns = list(lists().gatherings.finditer(ahead.lower()))
        if not nouns:
            return headline
        noun = ahead[nouns[-1].start() :]
        inside = lists().inside.search(noun.lower())
        noun = noun[: inside.start()].rstrip(EDGE) if inside else noun
        return f"{noun} {headline}" if len(noun) <= 70 else headline
    for told in (ahead, behind):
        segments = openers_left_out(segments_of(told), 1) if told else []
        subject = subject_of(segments[0]) if segments else ""
        if subject:
            return f"{subject} {headline[:1].lower()}{headline[1:]}"
    return headline


def without_aspect(headline: str) -> str:
    """The headline without the marks of time before its verb, where it has no subject: `đã diễn ra` is `diễn ra`."""
    match = lists().aspects.match(headline.lower())
    return headline[match.end() :].strip() if match and headline[match.end() : match.end() + 1] == " " else headline
