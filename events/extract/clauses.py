"""Which date mentions carry a happening, and which stretch of text tells it.

Every date of a sentence that places its deed in time makes a clause; dates that belong to a noun (`nhiệm vụ năm
2016`), to a comparison, to a birth or to a cited document do not. The guide: one clause, one happening.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from events.dates.model import DateMention
from events.extract.classify import type_of
from events.extract.vocabulary import vocabulary
from events.text import Span

STRETCHES = frozenset(["month", "quarter", "half", "year", "term", "decade", "century", "range"])


@dataclass(frozen=True, slots=True)
class Clause:
    """The stretch of a sentence that one date places in time."""

    span: Span
    sentence: Span
    date: DateMention
    certain: bool
    """False where the date only belongs to a noun of the clause and no other date places it."""
    why: str


def _in_quotation(text: str, sentence: Span, at: int) -> bool:
    """Whether the offset lies in quoted speech: an opening mark before it in the sentence, closed behind it or not."""
    before = text[sentence.start : at]
    opened = before.rfind("“")
    if opened > before.rfind("”"):
        return True
    return before.count('"') % 2 == 1


def _bearing(text: str, sentence: Span, mention: DateMention, cited: Sequence[Span]) -> tuple[int, str]:
    """How well the mention places a happening: 2 it does, 1 only if no other does, 0 not at all; and why."""
    words = vocabulary()
    if mention.is_stamp or mention.start_date is None or mention.end_date is None:
        return 0, "stamp or unplaced"
    span = Span(mention.char_start, mention.char_end)
    small = mention.text.lower()
    if small in words.loose_dates:
        return 0, "too loose"
    if any(span.overlaps(other) for other in cited):
        return 0, "issue date of a document"
    before = text[sentence.start : mention.char_start].lower()
    if words.ends_with("birth", before) or words.has("birth", small):
        return 0, "birth"
    if words.ends_with("comparison", before):
        return 0, "comparison"
    if _in_quotation(text, sentence, mention.char_start):
        return 0, "inside a quotation"
    if words.ends_with("aside", before):
        return 0, "an aside"
    if words.has("open_stretch", small):
        return 0, "an open stretch"
    opens = not before.strip(" \t-–—*•+>“\"'(").strip()
    tenure = mention.precision == "term" or words.has("tenure_words", small)
    if tenure:
        after = text[mention.char_end : mention.char_end + 2]
        if (words.ends_with("tenure_openers", before) or words.has("tenure_openers", small.split()[0] + " ")) and (
            after[:1] in ",;:" or opens
        ):
            return 2, "a tenure that opens the clause"
        return 0, "tenure of a body"
    if mention.precision in STRETCHES and not opens:
        if words.ends_with("attribute_heads", before):
            return 1, "belongs to a noun"
        if words.has("attribute_context", before[-80:]):
            return 1, "belongs to a noun"
        bare = before[-2:-1] not in ",;:" and not words.ends_with("stretch_openers", before)
        if bare and mention.precision in ("quarter", "half") and not words.has("stretch_openers", small):
            return 1, "belongs to a noun"
        if small[:1].isdigit() and before[-1:] not in ("(", ":", "\n") and mention.form in ("year", "year_range"):
            return 0, "a number in a name"
    return 2, "places the clause"


def _meets(small: str) -> bool:
    """Whether the sentence tells a gathering, which a stretch of its subject may place (`hội nghị giao ban 9 tháng`)."""
    return type_of(small).type in ("meeting", "congress", "working_session", "ceremony", "anniversary")


def _cut(text: str, left: int, right: int) -> int:
    """Where the clause of the date at `right` begins: after the last `;`, `:`, `,` or `và` since `left`."""
    for mark in (";", ":", ","):
        at = text.rfind(mark, left, right)
        if at >= 0:
            return at + 1
    for word in (" và ", " nhưng ", " rồi "):
        at = text.rfind(word, left, right)
        if at >= 0:
            return at + 1
    return right


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \t\n,;:.–—-*•+>":
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def clauses(
    text: str, sentences: Sequence[Span], dates: Sequence[DateMention], cited: Sequence[Span] = ()
) -> list[Clause]:
    """The clauses of a text that tell a happening, in order. `cited` are the spans of documents with their issue days."""
    found: list[Clause] = []
    index = 0
    for sentence in sentences:
        inside: list[tuple[DateMention, int, str]] = []
        while index < len(dates) and dates[index].char_start < sentence.end:
            if dates[index].char_start >= sentence.start:
                rank, why = _bearing(text, sentence, dates[index], cited)
                inside.append((dates[index], rank, why))
            index += 1
        bearing = [item for item in inside if item[1] == 2]
        if not bearing:
            bearing = [item for item in inside if item[1] == 1 and _meets(sentence.of(text).lower())][:1]
        if not bearing:
            continue
        starts = [sentence.start]
        for (left, _, _), (right, _, _) in itertools.pairwise(bearing):
            starts.append(_cut(text, left.char_end, right.char_start))
        ends = [*starts[1:], sentence.end]
        seen: set[tuple[object, object]] = set()
        for (mention, rank, why), start, end in zip(bearing, starts, ends, strict=True):
            interval = (mention.start_date, mention.end_date)
            if interval in seen:
                continue
            seen.add(interval)
            span = _trimmed(text, min(start, mention.char_start), max(end, mention.char_end))
            found.append(Clause(span, sentence, mention, rank == 2, why))
    return found
