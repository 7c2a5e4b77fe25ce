"""Documents cited in a text: found by number or by session, put under one label each, linked to one row or none."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import accumulate, pairwise

from events.dates.model import DateMention
from events.organisations.model import OrganisationMention
from events.places.model import Place
from events.resolutions import authority, terms
from events.resolutions.draft import Draft
from events.resolutions.kinds import kinds
from events.resolutions.model import Citation
from events.resolutions.number import known
from events.resolutions.numbered import find_numbered
from events.resolutions.numerals import ordinal, roman
from events.resolutions.resolve import resolve
from events.resolutions.sessions import find_sessions
from events.resolutions.told import Told, standing_names
from events.text import Span

_TWIN_REACH = 220
_FORMS = 8  # more symbols of one number than this settle nothing, and comparing them all would take square time


def find_resolutions(
    text: str,
    dates: Sequence[DateMention],
    organisations: Sequence[OrganisationMention],
    *,
    published: date | None = None,
    home: Place | None = None,
    skip: Sequence[Span] = (),
) -> list[Citation]:
    """Every citation in text order, one for each place where a document is named; those in `skip` are left out.

    `dates` and `organisations` are what the other finders found in the same text; `home` is the newspaper's province.
    """
    low = text.lower()
    if len(low) != len(text):  # İ and the like grow when made small
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    sessions = find_sessions(text, low)
    numbered = find_numbered(text, low)
    if skip:
        sessions, numbered = _clear(sessions, skip), _clear(numbered, skip)
    if not sessions and not numbered:
        return []
    sessions, numbered = _disjoint(sessions, numbered)
    numbered.sort(key=lambda draft: draft.number_start)
    _pair(text, sessions, numbered)
    told = Told(text, low, dates, organisations)
    for draft in numbered:
        told.read(draft)
        _standing_issuer(draft)
    _share(numbered)
    numbered = _merge(numbered)
    _settle_committees(numbered, organisations, home)
    _settle_terms(sessions, published)
    _settle_holders(sessions, organisations, home)
    for draft in (*numbered, *sessions):
        draft.label = _label(draft)
    drafts = sorted([*sessions, *numbered], key=lambda d: (d.start, d.number_start))
    # `Nghị quyết Trung ương 4, 4`: one place and one label are one citation
    once = {(draft.start, draft.label): draft for draft in reversed(drafts)}
    return [_citation(text, draft, published, home) for draft in reversed(once.values())]


def _clear(drafts: list[Draft], spans: Sequence[Span]) -> list[Draft]:
    """The drafts that touch none of the spans; both in text order."""
    ordered = sorted(spans)
    starts = [span.start for span in ordered]
    # the farthest end so far, since spans may lie in one another
    ends = list(accumulate((span.end for span in ordered), max))
    kept = []
    for draft in drafts:
        at = bisect_left(starts, draft.end)
        if at == 0 or ends[at - 1] <= draft.start:
            kept.append(draft)
    return kept


def _disjoint(sessions: list[Draft], numbered: list[Draft]) -> tuple[list[Draft], list[Draft]]:
    """`Nghị quyết số 05, Hội nghị Trung ương 4`: what both scans read is the numbered one's, if it has a symbol.

    A plenum's list that was read as bare numbers is the plenum's: the scan for sessions knows more of it.
    """
    if not sessions or not numbered:
        return sessions, numbered
    by_symbol = [Span(draft.start, draft.end) for draft in numbered if draft.symbol is not None]
    kept = _clear(sessions, by_symbol)
    spans = [Span(draft.start, draft.end) for draft in kept]
    return kept, [d for d in numbered if d.symbol is not None] + _clear(
        [d for d in numbered if d.symbol is None], spans
    )


def _pair(text: str, sessions: list[Draft], numbered: list[Draft]) -> None:
    """A plenum's name with its number in brackets in the same sentence is one document, under the number."""
    if not sessions:
        return
    everything = sorted([*sessions, *numbered], key=lambda draft: (draft.start, draft.number_start))
    for plenum, draft in pairwise(everything):
        if not plenum.session or draft.symbol is None or draft.kind != plenum.kind:
            continue
        bracket = text.rfind("(", max(plenum.end, draft.number_start - 24), draft.number_start)
        if bracket < 0 or ")" in text[bracket : draft.number_start]:
            continue
        between = text[plenum.end : bracket]
        if len(between) > _TWIN_REACH or ". " in between or "\n" in between:
            continue
        plenum.twin, draft.twin = draft, plenum
        draft.term = draft.term or plenum.term


def _standing_issuer(draft: Draft) -> None:
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


def _share(numbered: list[Draft]) -> None:
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


def _merge(numbered: list[Draft]) -> list[Draft]:
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


def _settle_terms(sessions: list[Draft], published: date | None) -> None:
    """A plenum without a term takes the one that the article tells for its number, else that of the time."""
    told: dict[str, set[str]] = defaultdict(set)
    for draft in sessions:
        if draft.session and draft.term:
            told[draft.session].add(draft.term)
    for draft in sessions:
        if draft.session and draft.term is None:
            if len(told[draft.session]) == 1:
                (draft.term,) = told[draft.session]
            elif not told[draft.session] and published is not None:
                draft.term = terms.plenum_term(draft.session, published)


# committees whose letters tell their level alone; ThU and ĐU are too many things
_BY_LETTERS = {"TU": ("Tỉnh ủy ", "Thành ủy "), "HU": ("Huyện ủy ",), "QU": ("Quận ủy ",), "TXU": ("Thị ủy ",)}


def _settle_committees(numbered: list[Draft], organisations: Sequence[OrganisationMention], home: Place | None) -> None:
    """`Quy định số 02-QĐ/HU` without its issuer is of the one district committee that the article names.

    A province's may be a guest's who is named by post, so for TU posts do not count, and the newspaper's province
    comes first.
    """
    named: dict[str, set[str]] = {}
    for draft in numbered:
        letters = draft.symbol.issuers[0] if draft.symbol is not None and draft.symbol.issuers else ""
        if draft.issuer is not None or letters not in _BY_LETTERS:
            continue
        if letters == "TU" and home is not None and home.level == "province":
            continue
        if letters not in named:
            named[letters] = {
                mention.name
                for mention in organisations
                if mention.organisation is not None
                and mention.name.startswith(_BY_LETTERS[letters])
                and mention.organisation.level == ("province" if letters == "TU" else "district")
                and (letters != "TU" or mention.via != "post")
            }
        if len(named[letters]) == 1:
            (draft.issuer,) = named[letters]
            draft.issuer_settled = True


_LEVELS = frozenset({"tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn"})


def _settle_holders(sessions: list[Draft], organisations: Sequence[OrganisationMention], home: Place | None) -> None:
    """`Đại hội Đảng bộ tỉnh lần thứ XII`: the branch that the finder of bodies settled there, else the one that the
    article names in full, else the newspaper's province. A committee named elsewhere may be a guest's."""
    for draft in sessions:
        if not draft.holder.startswith("Đảng bộ "):
            continue
        whose = draft.holder.removeprefix("Đảng bộ ").strip()
        first, _, rest = whose.partition(" ")
        if first.lower().rstrip(".") == "tp":
            whose = f"thành phố {rest}".strip()
            draft.holder = f"Đảng bộ {whose}"
        level = whose.lower()
        if level not in _LEVELS:
            continue
        head = f"Đảng bộ {level} "
        named = [m for m in organisations if m.organisation is not None and m.name.startswith(head)]
        there = [m for m in named if m.char_start < draft.end and draft.start < m.char_end]
        names = {mention.name for mention in there or named}
        if len(names) == 1:
            (draft.holder,) = names
        elif not named and home is not None and home.level == "province" and home.kind.startswith(level):
            draft.holder = f"{head}{home.name}"


def _label(draft: Draft) -> str:
    if draft.twin is not None and draft.session:
        return _label(draft.twin)
    if draft.session:
        return authority.plenum_label(draft.kind, draft.session, draft.term)
    if draft.congress:
        return f"{draft.kind} Đại hội {draft.congress} {draft.holder}"
    if draft.symbol is None and draft.issuer:
        return f"{draft.kind} {draft.printed} ({draft.issuer})"
    return f"{draft.kind} {draft.printed}"


def _citation(text: str, draft: Draft, published: date | None, home: Place | None) -> Citation:
    source = draft.twin if draft.twin is not None and draft.session else draft
    resolution, candidates, reason = resolve(source, published, home)
    symbol = source.symbol
    term = source.term
    issuer = source.issuer
    if resolution is not None:
        term = term or resolution.term
        issuer = issuer or resolution.issuer
    if source.congress and (number := ordinal(source.congress)) is not None:
        term = roman(number)
    return Citation(
        char_start=draft.start,
        char_end=draft.end,
        text=text[draft.start : draft.end],
        label=draft.label,
        kind=source.kind,
        number=source.number,
        symbol=source.printed if symbol is not None else None,
        issuer=issuer,
        issued_on=source.issued_on,
        term=term,
        resolution=resolution,
        candidates=candidates,
        subject=source.subject,
        reason=reason,
    )
