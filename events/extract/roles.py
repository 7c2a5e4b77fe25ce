"""Which bodies and documents take part in a clause, and in what role."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.extract.classify import Typed
from events.extract.model import OrganisationPart, OrganisationRole, ResolutionPart
from events.extract.vocabulary import event_types, vocabulary
from events.organisations.model import OrganisationMention
from events.resolutions.model import Citation
from events.text import Span


def _role(typed: Typed, at: int) -> OrganisationRole:
    told = event_types()[typed.type]
    return told.doer if typed.at < 0 or at < typed.at else told.object


_LISTED = re.compile(r"\s*(?:,|và|cùng)\s*")


def _owners(text: str, mentions: Sequence[OrganisationMention], citations: Sequence[Citation]) -> set[int]:
    """Offsets of bodies that only own a noun of the clause (`chương trình làm việc của Bộ Chính trị`) or issued a cited
    document (`Chỉ thị số 05-CT/TW của Bộ Chính trị`), and of those listed behind them. They take no part."""
    words = vocabulary()
    ends = [citation.char_end for citation in citations]
    owners: set[int] = set()
    last: OrganisationMention | None = None
    for mention in mentions:
        before = text[max(0, mention.char_start - 60) : mention.char_start]
        listed = last is not None and _LISTED.fullmatch(text[last.char_end : mention.char_start]) is not None
        issued = any(
            0 <= mention.char_start - end <= 40 and _ISSUED_BY.fullmatch(text[end : mention.char_start]) for end in ends
        )
        if issued or words.ends_with("possessed", before.lower()) or (listed and last and last.char_start in owners):
            owners.add(mention.char_start)
        last = mention
    return owners


_ISSUED_BY = re.compile(r"[^;.]{0,32}\bcủa\s+")


def organisation_parts(
    text: str,
    mentions: Sequence[OrganisationMention],
    citations: Sequence[Citation],
    span: Span,
    typed: Typed,
) -> tuple[OrganisationPart, ...]:
    """The bodies told inside the span, each once, in the text's order; `typed.at` counts from the span's start.

    A body named only inside a longer name, or only as someone's rank (`Ủy viên Bộ Chính trị`), takes no part, nor does
    one whose place the article leaves open.
    """
    inside = [m for m in mentions if m.char_start < span.end and m.char_end > span.start]
    owners = _owners(text, inside, citations)
    parts: dict[str, OrganisationPart] = {}
    for mention in inside:
        if mention.via == "parent" or mention.is_rank or not mention.settled:
            continue
        if mention.char_start in owners or mention.text == "Đảng":
            continue
        if mention.name in parts:
            continue
        role = _role(typed, mention.char_start - span.start)
        parts[mention.name] = OrganisationPart(
            mention.name, role, mention.organisation, mention.char_start, mention.char_end, mention.reason
        )
    return tuple(parts.values())


def resolution_parts(citations: Sequence[Citation], span: Span, typed: Typed) -> tuple[ResolutionPart, ...]:
    """The documents cited inside the span, each once.

    What stands right behind `ban hành` is issued; what is carried out is implemented; what a meeting is about is
    discussed; all else is cited.
    """
    parts: dict[str, ResolutionPart] = {}
    told = event_types()[typed.type]
    issued = False
    for citation in citations:
        if citation.char_end <= span.start or citation.char_start >= span.end or citation.label in parts:
            continue
        at = citation.char_start - span.start
        role = told.document
        if role == "issued":
            issues = typed.at >= 0 and at > typed.at and not issued
            role, issued = ("issued", True) if issues else ("cited", issued)
        parts[citation.label] = ResolutionPart(
            citation.label, role, citation.resolution, citation.char_start, citation.char_end, citation.reason
        )
    return tuple(parts.values())
