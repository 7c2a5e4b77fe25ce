"""Documents cited in a text: found by number or by session, put under one label each, linked to one row or none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from events.dates.model import DateMention
from events.organisations.model import OrganisationMention
from events.places.model import Place
from events.resolutions import authority
from events.resolutions.draft import Draft
from events.resolutions.foreign import without_foreign
from events.resolutions.model import Citation
from events.resolutions.numbered import find_numbered
from events.resolutions.numerals import ordinal, roman
from events.resolutions.overlap import clear, disjoint, pair
from events.resolutions.resolve import resolve
from events.resolutions.sameness import merge, share_lists, standing_issuer
from events.resolutions.sessions import find_sessions
from events.resolutions.settle import settle_committees, settle_holders, settle_terms
from events.resolutions.told import Told
from events.text import Span


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
        sessions, numbered = clear(sessions, skip), clear(numbered, skip)
    if not sessions and not numbered:
        return []
    sessions, numbered = disjoint(sessions, numbered)
    numbered.sort(key=lambda draft: draft.number_start)
    pair(text, sessions, numbered)
    told = Told(text, low, dates, organisations)
    for draft in numbered:
        told.read(draft)
        standing_issuer(draft)
    share_lists(numbered)
    numbered = without_foreign(numbered, low)
    numbered = merge(numbered)
    settle_committees(numbered, organisations, home)
    settle_terms(sessions, published)
    settle_holders(sessions, organisations, home)
    for draft in (*numbered, *sessions):
        draft.label = _label(draft)
    drafts = sorted([*sessions, *numbered], key=lambda d: (d.start, d.number_start))
    # `Nghị quyết Trung ương 4, 4`: one place and one label are one citation
    once = {(draft.start, draft.label): draft for draft in reversed(drafts)}
    return [_citation(text, draft, published, home) for draft in reversed(once.values())]


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
