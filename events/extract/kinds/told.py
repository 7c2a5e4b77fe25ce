"""A clause that a date places in time: the general way in which the press tells what happened."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.dates.model import DateMention
from events.extract.chairs import chairs
from events.extract.classify import Typed, status_of, type_of
from events.extract.clauses import STRETCHES, Clause, clauses
from events.extract.draft import name_of, people_in, where
from events.extract.figures import figures
from events.extract.kinds.issued import issue_date
from events.extract.model import EventDraft
from events.extract.reading import Reading
from events.extract.roles import organisation_parts, resolution_parts
from events.extract.titles import (
    has_a_verb,
    is_adverbial,
    is_post,
    main_clause,
    names_a_gathering,
    says_nothing,
    tells_a_deed,
    tells_a_state,
    tells_anything,
    title,
    without_connectives,
)
from events.extract.vocabulary import vocabulary
from events.resolutions.model import Citation
from events.text import Span


def told(reading: Reading, _: Sequence[EventDraft]) -> list[EventDraft]:
    """One draft for each clause that tells a happening."""
    text = reading.article.text
    cited = []
    for citation in reading.resolutions:
        mention = issue_date(citation, reading.dates)
        if mention is not None:
            cited.append(Span(mention.char_start, mention.char_end))
        cited += _in_title(reading, citation)
    found = clauses(text, reading.sentences, reading.dates, cited)
    found = [clause for clause in found if _tells(text, clause)]
    drafts = [draft for clause in _without_sayings(text, found) if (draft := _draft(reading, clause))]
    return _once(drafts)


def _once(drafts: list[EventDraft]) -> list[EventDraft]:
    """Leaves out what the article tells again in almost the same words: a caption set twice, a lead repeated."""
    kept: list[EventDraft] = []
    words_of: list[frozenset[str]] = []
    for draft in drafts:
        words = frozenset(draft.quote.lower().split())
        twin = any(
            (other.start_date, other.end_date, other.date.part_of_day)
            == (draft.start_date, draft.end_date, draft.date.part_of_day)
            and len(words & theirs) >= 0.7 * len(words | theirs)
            for other, theirs in zip(kept, words_of, strict=True)
        )
        if not twin:
            kept.append(draft)
            words_of.append(words)
    return kept


# from a document's number to what it is about: its day, its issuer, `về`
_ABOUT = re.compile(r"[^.;:“”]{0,80}?\s(?:về|về việc|quy định|phê duyệt|ban hành)\s[^.;:“”]{0,160}\w\s")
_TO_THE_END = ("đến", "giai đoạn", "năm")


def _in_title(reading: Reading, citation: Citation) -> list[Span]:
    """Stretches that belong to a document's title: `Nghị quyết số 35/NQ-CP về hỗ trợ doanh nghiệp |đến năm 2020`."""
    if not citation.number:
        return []
    text = reading.article.text
    found = []
    for mention in reading.dates:
        if not 0 < mention.char_start - citation.char_end < 250 or mention.precision not in ("year", "range"):
            continue
        if mention.text.lower().startswith(_TO_THE_END) and _ABOUT.fullmatch(
            text, citation.char_end, mention.char_start
        ):
            found.append(Span(mention.char_start, mention.char_end))
    return found


# the newspaper points at its own report, it does not tell of itself
_OWN_REPORT = re.compile(
    r"(?:như )?chúng tôi (?:đã |từng |vừa )*(?:đưa tin|thông tin|phản ánh|đưa|đăng tải|đề cập)"
    r"|(?:pv|phóng viên|bạn đọc) (?:của )?chúng tôi"
)
_SPEECH = re.compile(r"“[^“”]*(?:”|$)|\"[^\"]*\"")


def _tells(text: str, clause: Clause) -> bool:
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


_POINTS = re.compile(r"^(?:đây|đó) (?:cũng )?là\s", re.IGNORECASE)
_QUOTE_FIRST = re.compile(r"^[“\"][^”\"]{20,}[”\"],? [^“\"]{4,90}$")
_OPENS = 8
_STOPS = frozenset(".!?…”\"’':;)")


def _since(mention: DateMention) -> bool:
    return vocabulary().has("since_openers", mention.text.lower().split()[0])


def _without_sayings(text: str, found: list[Clause]) -> list[Clause]:
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


def _issuing(reading: Reading, clause: Clause, typed: Typed) -> Typed:
    """An issuance, where a document's number stands right behind `ban hành`, whatever the document is about."""
    cues = vocabulary().patterns["issues"]
    for citation in reading.resolutions:
        if clause.span.start <= citation.char_start < clause.span.end and citation.number:
            before = reading.article.text[
                max(clause.span.start, citation.char_start - 24) : citation.char_start
            ].lower()
            match = cues.search(before)
            if match and len(before) - match.end() <= 8:
                return Typed(
                    "issuance", match[0], citation.char_start - len(before) + match.start() - clause.span.start
                )
    return typed


def _draft(reading: Reading, clause: Clause) -> EventDraft | None:
    text, mention = reading.article.text, clause.date
    assert mention.start_date is not None and mention.end_date is not None  # `clauses` hands out placed dates only
    small = clause.span.of(text).lower()
    after = max(0, mention.char_end - clause.span.start)
    typed = type_of(small, after=after if after < len(small) - 12 else 0)
    typed = _issuing(reading, clause, typed)
    status = status_of(small, mention, reading.article.published)
    kind = typed.type
    if status == "scheduled" and kind in ("other", "result", "implementation"):
        kind = "plan"
    organisations = organisation_parts(text, reading.organisations, reading.resolutions, clause.span, typed)
    known = {part.name for part in organisations}
    led = tuple(part for part in chairs(reading, clause.span, clause.sentence, typed) if part.name not in known)
    resolutions = resolution_parts(reading.resolutions, clause.span, typed)
    days = (mention.start_date, mention.end_date)
    found = where(reading, clause.span, organisations, days, deed=typed.at)
    taken = [Span(d.char_start, d.char_end) for d in reading.dates] + [
        Span(c.char_start, c.char_end) for c in reading.resolutions
    ]
    if not clause.certain and kind in ("meeting", "working_session") and mention.precision in STRETCHES:
        return None  # `kỳ họp xem xét tình hình kinh tế - xã hội năm 2018`: when it was held is not told
    headline = title(text, clause.span, clause.when, typed.cue, clause.sentence)
    fragment = clause.quote_starts_small(text) and not tells_a_deed(small)
    if len(headline) < 12 or (fragment and kind in ("other", "plan") and mention.precision != "day"):
        return None
    if kind in ("other", "plan") and len(headline) < 15 and not tells_a_deed(headline.lower()):
        return None
    if says_nothing(headline, weak=kind in ("other", "plan")):
        return None
    if kind in ("other", "plan") and _QUOTE_FIRST.match(clause.span.of(text)):
        return None  # `“...”, ông X viết trên Twitter hôm 4/2`: speech, and when it was spoken
    points = _POINTS.match(small)
    told_of = main_clause(headline)
    if points and not (tells_a_deed(told_of.lower()) or vocabulary().begins_with("said_nouns", small[points.end() :])):
        return None  # `Đây là một sự kiện trong chuỗi...`: what this is, was told before
    if text[clause.sentence.end - 1] not in _STOPS and not tells_anything(headline):
        return None  # a line that breaks off before its deed
    if _is_loose(text, clause, typed, kind, status):
        return None
    opens = mention.char_start - clause.span.start < _OPENS
    named = is_post(headline) or names_a_gathering(headline)
    if not opens and not named and not has_a_verb(headline):
        return None  # a label, a caption
    lasting = mention.precision in STRETCHES and not _since(mention)
    if kind == "other" and lasting and tells_a_state(headline):
        return None
    if kind == "other" and is_post(headline):  # a line of a career: `1999-2001: Phó Chủ tịch UBND thành phố`
        kind = "appointment"
    confidence = 0.9 if clause.certain else 0.6
    if mention.assumed:
        confidence -= 0.05
    if kind == "other":
        confidence -= 0.15
    return EventDraft(
        char_start=clause.span.start,
        char_end=clause.span.end,
        quote=clause.span.of(text),
        title=headline,
        type=kind,
        start_date=mention.start_date,
        end_date=mention.end_date,
        precision=mention.precision,
        modifier=mention.modifier,
        status=status,
        date=mention,
        place=found.place,
        place_name=name_of(found.place),
        place_certain=found.certain,
        place_reason=found.why,
        organisations=organisations + led,
        resolutions=resolutions,
        people=people_in(reading, clause.span),
        figures=figures(text, clause.span, taken),
        confidence=round(confidence, 2),
        reason=f"{clause.why}; {f'type from “{typed.cue}”' if typed.cue else 'no cue for a type'}",
    )
