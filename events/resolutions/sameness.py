"""Which citations of one article are one document, and what each of them then knows from the others."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from events.resolutions.draft import Draft
from events.resolutions.kinds import kinds
from events.resolutions.number import known
from events.resolutions.told import standing_names

_FORMS = 8  # more symbols of one number than this settle nothing, and comparing them all would take square time


def standing_issuer(draft: Draft) -> None:
    """The issuer that the symbol or the kind tells: Bộ Nội vụ for `TT-BNV`, Chính phủ for a nghị định.

    A central body's symbol is surer than the clause: `Thủ tướng đã ban hành Quyết định …/QĐ-TTg`.
    """
    if draft.symbol is not None and draft.symbol.issuers:
        part = known(draft.symbol.issuers[0])
        if part and part.level == "central" and len(part.meaning) == 1:
            draft.issuer, draft.issuer_settled = part.meaning[0], True
    kind = kinds().get(draft.kind.lower())
    if draft.issuer is None and kind is not None and kind.issuer:
        draft.issuer, draft.issuer_settled = kind.issuer, True


def share_lists(numbered: list[Draft]) -> None:
    """`Quyết định số 217, số 218 của Bộ Chính trị (khóa XI)`: what the last of a list tells holds for the list.

    Issuer and term, and the letters of the symbol: `Chỉ thị số 15, 16/CT-TTg` names 15/CT-TTg and 16/CT-TTg.
    """
    groups: dict[int, list[Draft]] = defaultdict(list)
    for draft in numbered:
        groups[draft.group].append(draft)
    for group in groups.values():
        for at in range(len(group) - 2, -1, -1):
            here, after = group[at], group[at + 1]
            if here.issued_on is not None:
                continue
            if here.issuer is None and after.issuer is not None:
                here.issuer, here.issuer_settled = after.issuer, after.issuer_settled
            if here.symbol is None:
                here.term = here.term or after.term
                symbol = after.symbol
                if symbol is not None and symbol.year is None and here.year is None and here.number and after.number:
                    here.symbol = replace(symbol, number=here.number)
                    here.printed = here.number + after.printed[len(after.number) :]


def _compatible(bare: Draft, full: Draft) -> bool:
    symbol = full.symbol
    if symbol is None or bare.whole_number != full.whole_number:
        return False
    if bare.year is not None and bare.year != symbol.year:
        return False
    if bare.issuer and full.issuer and bare.issuer != full.issuer and {bare.issuer, full.issuer} <= standing_names():
        return False  # `Quyết định 23 của Chính phủ` is not 23/2007/QĐ-TTg
    if bare.kind == full.kind:
        return True
    part = known(symbol.kind) if symbol.kind else None
    return bool(part and bare.kind in part.meaning) or full.kind.startswith(bare.kind + " ")


def merge(numbered: list[Draft]) -> list[Draft]:
    """One label for a document that the article names in full once and by its bare number elsewhere."""
    full: dict[tuple[str, str], Draft] = {}
    by_number: dict[int | None, list[Draft]] = defaultdict(list)
    for draft in numbered:
        if draft.symbol is None:
            continue
        first = full.setdefault((draft.kind, draft.symbol.canonical), draft)
        draft.printed = first.printed
        if first is draft and len(by_number[draft.whole_number]) < _FORMS:
            by_number[draft.whole_number].append(draft)
    spelled = {(d.kind, d.whole_number) for d in numbered if d.symbol is None and d.reason != "echo"}
    kept: list[Draft] = []
    for draft in numbered:
        if draft.symbol is None:
            same = [whole for whole in by_number[draft.whole_number] if _compatible(draft, whole)]
            if len(same) == 1:
                whole = same[0]
                draft.kind, draft.symbol = whole.kind, whole.symbol
                draft.printed, draft.number = whole.printed, whole.number
            elif draft.reason == "echo" and (draft.kind, draft.whole_number) not in spelled:
                continue
        kept.append(draft)
    _one_issuer([draft for draft in kept if draft.symbol is None])
    _share_told(kept)
    return kept


def _one_issuer(bare: list[Draft]) -> None:
    """A bare number named with its issuer once keeps that issuer wherever the article repeats it."""
    named: dict[tuple[str, int | None], set[str]] = defaultdict(set)
    for draft in bare:
        if draft.issuer:
            named[draft.kind, draft.whole_number].add(draft.issuer)
    for draft in bare:
        issuers = named[draft.kind, draft.whole_number]
        if draft.issuer is None and len(issuers) == 1:
            (draft.issuer,) = issuers


def _share_told(drafts: list[Draft]) -> None:
    """What the article tells of a document once (day, term, issuer, subject) identifies it wherever it is repeated.

    Not where the article tells two days or two issuers of one label: then there are two documents of that number.
    """
    groups: dict[tuple[str, str, str], list[Draft]] = defaultdict(list)
    for draft in drafts:
        name = draft.symbol.canonical if draft.symbol is not None else draft.printed
        groups[draft.kind, name, "" if draft.symbol is not None else draft.issuer or ""].append(draft)
    for group in groups.values():
        days = {draft.issued_on for draft in group if draft.issued_on is not None}
        issuers = {draft.issuer for draft in group if draft.issuer is not None}
        told_terms = {draft.term for draft in group if draft.term is not None}
        years = {draft.told_year for draft in group if draft.told_year is not None}
        if len(days) > 1 or len(issuers) > 1 or len(told_terms) > 1:
            for draft in group:
                draft.known_on = draft.issued_on
            continue
        settled = next((draft for draft in group if draft.issuer_settled), group[0])
        subject = next((draft.subject for draft in group if draft.subject), "")
        for draft in group:
            draft.known_on = next(iter(days), None)
            draft.term = next(iter(told_terms), None)
            draft.issuer, draft.issuer_settled = next(iter(issuers), None), settled.issuer_settled
            draft.subject = draft.subject or subject
            if draft.told_year is None and len(years) == 1:
                (draft.told_year,) = years
