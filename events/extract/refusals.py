"""Which dated clauses are no row of a timeline: nothing happened, or the date is not that of what did.

First the clause is asked, before anything is made of it (`tells`, `without_sayings`); then the clause with its headline
(`refused`). Missing a happening costs a row, a false one costs trust: what is in doubt is refused.
"""

from __future__ import annotations

import re

from events.dates.model import DateMention
from events.extract.classify import Typed, type_of
from events.extract.clauses import STRETCHES, Clause
from events.extract.titles import (
    ends_in_a_verb,
    has_a_verb,
    is_adverbial,
    is_post,
    main_clause,
    names_a_gathering,
    points_back,
    says_nothing,
    tells_a_deed,
    tells_a_state,
    tells_anything,
    without_connectives,
)
from events.extract.vocabulary import vocabulary

_POINTS = re.compile(r"^(?:đây|đó) (?:cũng )?là\s", re.IGNORECASE)
_QUOTE_FIRST = re.compile(r"^[“\"][^”\"]{20,}[”\"],? [^“\"]{4,90}$")
_OPENS = 8
"""A date before this offset opens its clause."""
_SHORTEST, _SHORTEST_WEAK = 12, 15
_STOPS = frozenset(".!?…”\"’':;)")


# the newspaper points at its own report, it does not tell of itself
_OWN_REPORT = re.compile(
    r"(?:như )?chúng tôi (?:đã |từng |vừa )*(?:đưa tin|thông tin|phản ánh|đưa|đăng tải|đề cập)"
    r"|(?:pv|phóng viên|bạn đọc) (?:của )?chúng tôi"
)
_SPEECH = re.compile(r"“[^“”]*(?:”|$)|\"[^\"]*\"")


def tells(text: str, clause: Clause) -> bool:
    """Whether the clause says that something happened: no negation, condition, question or opinion."""
    words = vocabulary()
    small = clause.span.of(text).lower()
    if words.has("negation", small) and not words.has("reported", small):
        return False
    if small.rstrip('”" ').endswith("?") or words.has("first_person", _OWN_REPORT.sub(" ", _SPEECH.sub(" ", small))):
        return False
    if words.begins_with("shows", without_connectives(small.lstrip('[(“" '))):
        return False
    if words.ends_with("empty_sayings", small.rstrip(' .”"')):
        return False
    if words.has("speculation", small) and not words.has("settled", small) and not _since(clause.date):
        return False
    head = small[: max(0, clause.date.char_start - clause.span.start) + 1]
    return not words.has("condition", head[:40])


def without_sayings(text: str, found: list[Clause]) -> list[Clause]:
    """Leaves out a clause that only speaks to the newspaper where the same sentence dates what it speaks of.

    The date stands before the saying then; behind it (`cho biết tàu hôm 1/7 đã vào cảng`) it dates what is said.
    """
    words = vocabulary()
    kept = []
    for clause in found:
        alone = sum(other.sentence == clause.sentence for other in found) == 1
        if (
            not alone
            and words.has("reporting", text[clause.date.char_start : clause.span.end].lower())
            and type_of(clause.span.of(text).lower()).type == "other"
        ):
            continue
        kept.append(clause)
    return kept


def refused(text: str, clause: Clause, typed: Typed, kind: str, status: str, headline: str) -> bool:
    """Whether a clause of this kind with this headline is no event.

    A kind without a cue of its own (`other`, `plan`) has to say more than one that a word has told.
    """
    weak = kind in ("other", "plan")
    return (
        _says_too_little(text, clause, kind, headline, weak=weak)
        or _is_of_another_time(clause, kind, headline)
        or points_back(headline, text, clause.span.start)
        or _only_points(clause.span.of(text).lower(), headline)
        or (weak and _QUOTE_FIRST.match(clause.span.of(text)) is not None)
        or _is_loose(text, clause, typed, kind, status)
        or _is_a_label(clause, headline)
        or _is_of_a_noun(text, clause, kind, status, headline)
        or _is_inside(text, clause, headline)
    )


def _says_too_little(text: str, clause: Clause, kind: str, headline: str, *, weak: bool) -> bool:
    """A headline too short or empty to tell a happening, a piece or a line that breaks off before its deed."""
    if len(headline) < _SHORTEST:
        return True
    piece = clause.quote_starts_small(text) and not tells_a_deed(clause.span.of(text).lower())
    if weak and piece and clause.date.precision != "day":
        return True
    if weak and len(headline) < _SHORTEST_WEAK and not tells_a_deed(headline.lower()):
        return True
    if says_nothing(headline, weak=weak):
        return True
    return text[clause.sentence.end - 1] not in _STOPS and not tells_anything(headline)


def _is_of_another_time(clause: Clause, kind: str, headline: str) -> bool:
    """A stretch that does not say when: of what a meeting is about (`kỳ họp xem xét tình hình kinh tế - xã hội năm
    2018`), or of a state that lasts."""
    if clause.date.precision not in STRETCHES:
        return False
    if not clause.certain and kind in ("meeting", "working_session"):
        return True
    return kind == "other" and not _since(clause.date) and tells_a_state(headline)


def _only_points(small: str, headline: str) -> bool:
    """`Đây là một sự kiện trong chuỗi ...`: what this is, was told before; what somebody said is told by it."""
    points = _POINTS.match(small)
    if points is None or tells_a_deed(main_clause(headline).lower()):
        return False
    return not vocabulary().begins_with("said_nouns", small[points.end() :])


def _is_a_label(clause: Clause, headline: str) -> bool:
    """A caption or heading without a verb, where the date does not open it."""
    if clause.date.char_start - clause.span.start < _OPENS or has_a_verb(headline):
        return False
    return not is_post(headline) and not names_a_gathering(headline)


def _is_loose(text: str, clause: Clause, typed: Typed, kind: str, status: str) -> bool:
    """Whether too little ties the date to the deed for a row of a timeline.

    A date that opens its clause dates it. One in the middle or at the end does so only in a whole sentence, printed with
    a capital in front and a stop behind it (captions and headings have none); and of what lies ahead only where a word
    announces it (`sẽ`, `dự kiến`), for else the date may as well belong to the last noun. A caption that ends in its
    date and has a word of its kind is kept: `Diễn tập trên quy mô toàn quốc chiều 30/6`.
    """
    last = text[clause.sentence.end - 1]
    if clause.date.char_start - clause.span.start < _OPENS:
        return False
    first = next((char for char in clause.sentence.of(text) if char.isalpha()), "")
    if first.islower() or last == ",":
        return True
    if last not in _STOPS and (typed.at < 0 or clause.date.char_end < clause.sentence.end - 2):
        return True
    piece = clause.span.of(text)
    if last not in _STOPS and is_adverbial(without_connectives(piece)) and not tells_a_deed(piece.lower()):
        return True
    if text.startswith(":", clause.date.char_end) and typed.at < 0 and not tells_a_deed(piece.lower()):
        return True  # a heading: `Thời tiết các khu vực ngày và đêm 9-6: ...`
    if clause.quote_starts_small(text) and vocabulary().begins_with("hanging", piece.lower()):
        return True
    if kind != "plan":
        return False
    ahead = text[clause.span.start : clause.date.char_start].lower()
    if clause.date.modifier in ("before", "after"):
        return not vocabulary().has("announces", ahead)
    return status == "scheduled" and not vocabulary().has("scheduled", clause.span.of(text).lower())


def _is_of_a_noun(text: str, clause: Clause, kind: str, status: str, headline: str) -> bool:
    """A stretch amid or behind what is told, tied to it by neither a comma, a preposition nor a figure.

    Where it is reckoned from today (`năm ngoái`), lies ahead, or stands in what somebody wishes or reckons, or where no
    word told the kind, it dates the noun before it more often than the deed: 46 of 51 headlines judged by hand were bad
    (draws of 1,400 events, November 2026). A headline that keeps nearly all its clause is read with its noun.
    """
    mention = clause.date
    if mention.precision not in STRETCHES or mention.char_start - clause.span.start < _OPENS:
        return False
    if mention.start_date is None or mention.end_date is None or (mention.end_date - mention.start_date).days < _LONG:
        return False
    if text.startswith(",", mention.char_end) or any(map(str.isdigit, headline)):
        return False
    before = text[clause.span.start : mention.char_start].lower()
    if len(before.split()) <= _LEAD or vocabulary().ends_with("ties_a_stretch", before):
        return False
    if ends_in_a_verb(_PREPOSITION.sub("", before)):
        return False  # no noun stands before it: `tiếp tục thi công trong |năm 2008|`
    if len(headline) > _NEARLY_ALL * (clause.span.end - clause.span.start - len(mention.text)):
        return False
    return (
        mention.form == "relative"
        or status == "scheduled"
        or kind in ("other", "plan")
        or vocabulary().has("wished", headline.lower())
    )


def _is_inside(text: str, clause: Clause, headline: str) -> bool:
    """A date in a clause that another word opens (`..., khi ông A thăm Huế năm 2005`), beside a headline of the main one.

    Of 47 such headlines judged by hand 36 were bad (the same draws).
    """
    mention, span = clause.date, clause.span
    before = text[span.start : mention.char_start].lower()
    if before.rstrip(" (").endswith(",") or len(headline) > _NEARLY_ALL * (span.end - span.start - len(mention.text)):
        return False
    segment = _SEGMENT.split(before)[-1]
    opener = vocabulary().patterns["opens_inside"].search(segment, _OPENS_LATE)
    if opener is None:
        return False
    main = before[: len(before) - len(segment) + opener.start()].rstrip()
    return main[-_OPENS_LATE:].lstrip() in headline.lower()  # else it tells the inner clause


_SEGMENT = re.compile(r"[,;:]\s")
_OPENS_LATE = 12
"""Code points that a main clause takes at least."""
_PREPOSITION = re.compile(r"\s(?:trong|từ|hồi|vào)\s*$")
_LEAD = 3
"""So few words before a date only lead to it (`Trong các năm |1999| và 2009`)."""
_LONG = 27
"""Days: a shorter range (`từ ngày 1 đến 6/3`) dates a deed as a day does."""
_NEARLY_ALL = 0.85


def _since(mention: DateMention) -> bool:
    return vocabulary().has("since_openers", mention.text.lower().split()[0])
