"""A clause that a date places in time: the general way in which the press tells what happened."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.extract.chairs import chairs
from events.extract.classify import Typed, status_of, type_of
from events.extract.clauses import Clause, clauses
from events.extract.draft import name_of, people_in, where
from events.extract.figures import figures
from events.extract.kinds.issued import issue_date
from events.extract.model import EventDraft
from events.extract.reading import Reading
from events.extract.refusals import refused, tells, without_sayings
from events.extract.roles import organisation_parts, resolution_parts
from events.extract.titles import is_post, title
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
    found = [clause for clause in found if tells(text, clause)]
    drafts = [draft for clause in without_sayings(text, found) if (draft := _draft(reading, clause))]
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
    headline = title(text, clause.span, clause.when, typed.cue, clause.sentence)
    if refused(text, clause, typed, kind, status, headline):
        return None
    organisations = organisation_parts(text, reading.organisations, reading.resolutions, clause.span, typed)
    known = {part.name for part in organisations}
    led = tuple(part for part in chairs(reading, clause.span, clause.sentence, typed) if part.name not in known)
    resolutions = resolution_parts(reading.resolutions, clause.span, typed)
    days = (mention.start_date, mention.end_date)
    found = where(reading, clause.span, organisations, days, deed=typed.at)
    taken = [Span(d.char_start, d.char_end) for d in reading.dates] + [
        Span(c.char_start, c.char_end) for c in reading.resolutions
    ]
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
