"""From a citation to one row, or to none with its candidates and the reason.

A row is linked where the citation's identity is complete or where one candidate is left:

- state documents with a year in the symbol, and the Assembly's with a legislature, say who they are;
- a Party number is complete with its term: told (`khóa XII`), or by the day told; numbers of the Central Committee,
  the Politburo and the Secretariat are one series, so the issuer need not be known;
- without a term the series itself may settle it: numbers grow with time, so where a smaller or equal number of the
  present term came out later than the article, the citation cannot be of this term and is of the one before;
- local documents need their committee or council and a year.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from itertools import pairwise

from events.places.model import Place
from events.resolutions import authority, terms
from events.resolutions.authority import Record
from events.resolutions.committee import committee, is_local
from events.resolutions.draft import Draft
from events.resolutions.kinds import kinds
from events.resolutions.model import Resolution
from events.resolutions.number import Symbol, known
from events.resolutions.numerals import ordinal, roman
from events.text import fold

_RULES = frozenset({"QĐ", "QĐi", "QyĐ"})  # Quy định was written with each of them


def _same_part(first: str, second: str) -> bool:
    return first == second or (first in _RULES and second in _RULES)


def _candidates(draft: Draft) -> list[Record]:
    number = draft.whole_number
    if number is None:
        return []
    group = authority.by_number().get(number, ())
    wanted = draft.symbol
    if wanted is None:
        return [r for r in group if r.resolution.kind == draft.kind and (r.symbol is not None)]
    found = []
    for record in group:
        symbol = record.symbol
        if symbol is None:
            continue
        if wanted.year and symbol.year and wanted.year != symbol.year:
            continue
        if wanted.issuers != symbol.issuers or bool(wanted.year) > bool(symbol.year):
            continue
        if wanted.kind and symbol.kind and not _same_part(wanted.kind, symbol.kind):
            continue
        # 65/2020/QH14 is one document whatever the press calls it; without a year only the kind tells
        told = (wanted.kind and symbol.kind) or (wanted.year and wanted.legislature)
        if not told and record.resolution.kind != draft.kind:
            continue
        found.append(record)
    return found


@lru_cache(maxsize=4096)
def _bigrams(text: str) -> frozenset[tuple[str, str]]:
    words = re.findall(r"\w+", fold(text))
    return frozenset(pairwise(words))


def _about(record: Record, subject: str) -> float:
    """How much of the row's title the citation's own words tell: 0..1."""
    title = _bigrams(record.resolution.title)
    if not title or not subject:
        return 0.0
    return len(title & _bigrams(subject)) / len(title)


def resolve(
    draft: Draft, published: date | None, home: Place | None
) -> tuple[Resolution | None, tuple[Resolution, ...], str]:
    """The row, the candidates where there is none, and why."""
    if draft.session:
        if draft.term is None:
            return None, (), "a plenum without its term, and nothing that tells it"
        return authority.plenum(draft.kind, draft.session, draft.term), (), "session and term"
    if draft.congress:
        return _congress(draft)
    found = _candidates(draft)
    options = tuple(record.resolution for record in found)
    if draft.symbol is None:
        return _bare(draft, found, options, published)
    series = draft.symbol.series
    if series == "party" and "TW" in draft.symbol.issuers[:1]:
        return _central(draft, draft.symbol, found, options, published)
    if series == "assembly" and (legislature := draft.symbol.legislature):
        if draft.symbol.year and not terms.legislature_sat_in(legislature, draft.symbol.year):
            return None, options, "the legislature printed did not sit in the year printed"
        return (*_one(found, draft, draft.symbol, term="", year=None), "the legislature stands in the symbol")
    alone = kinds()[draft.kind.lower()].issuer
    part = known(draft.symbol.issuers[0]) if draft.symbol.issuers else None
    if alone and part is not None and part.meaning and alone not in part.meaning:
        return None, options, f"{alone} alone issues a {draft.kind.lower()}, and the symbol names another"
    if draft.symbol.year and _central_part(draft.symbol):
        return (*_one(found, draft, draft.symbol, term="", year=draft.symbol.year), "the year stands in the symbol")
    return _by_year(draft, draft.symbol, found, options, published, home)


def _central_part(symbol: Symbol) -> bool:
    part = known(symbol.issuers[0]) if symbol.issuers else None
    return part is not None and part.level == "central" and bool(part.meaning)


def _one(
    found: list[Record], draft: Draft, symbol: Symbol, *, term: str, year: int | None, issuer: str = ""
) -> tuple[Resolution, tuple[Resolution, ...]]:
    """The authority's row of that identity, or a row of the document's own."""
    if len(found) == 1:
        return found[0].resolution, ()
    return _own(draft, symbol, term=term, year=year, issuer=issuer), ()


def _own(draft: Draft, symbol: Symbol, *, term: str, year: int | None, issuer: str = "") -> Resolution:
    legislature = symbol.legislature
    # `Văn bản số 331/UBND-TH` of one paper is `Công văn số 331/UBND-TH` of another
    kind = "Công văn" if draft.kind == "Văn bản" and not symbol.kind else draft.kind
    # `Thông tư số …/TTLT-…` is a Thông tư liên tịch, whatever the paper leaves out
    part = known(symbol.kind)
    if part is not None and part.meaning[0].startswith(f"{kind} "):
        kind = part.meaning[0]
    return Resolution(
        id=authority.identity(kind, symbol, issuer=issuer, term=term, year=year),
        label=f"{kind} {symbol.canonical}",
        kind=kind,
        number=symbol.number,
        symbol=symbol.canonical,
        issuer=issuer or draft.issuer,
        issued_on=draft.known_on,
        term=term or (roman(legislature) if legislature else None),
        title=draft.subject,
    )


def _congress(draft: Draft) -> tuple[Resolution | None, tuple[Resolution, ...], str]:
    number = ordinal(draft.congress)
    if number is None:
        return None, (), "no number of a congress"
    label = f"Nghị quyết Đại hội {roman(number)} {draft.holder}"
    ident = authority.congress_id(label)
    record = authority.by_id().get(ident)
    if record is not None:
        return record.resolution, (), "the congress and its number"
    if draft.holder != "của Đảng" and not any(word[:1].isupper() for word in draft.holder.split()[1:]):
        return None, (), "whose congress is not settled"
    if draft.holder == "của Đảng":
        issuer = f"Đại hội đại biểu toàn quốc lần thứ {roman(number)} của Đảng"
    else:
        issuer = f"Đại hội {draft.holder} lần thứ {roman(number)}"
    row = Resolution(id=ident, label=label, kind="Nghị quyết", issuer=issuer, term=roman(number))
    return row, (), "the congress and its number"


def _told_terms(draft: Draft) -> tuple[str, ...]:
    if draft.known_on is not None:
        term = terms.party_term(draft.known_on)
        return (term.roman,) if term else ()
    if draft.term is not None:
        return (draft.term,)
    if draft.told_year is not None:
        return tuple(term.roman for term in terms.terms_of_year(draft.told_year))
    return ()


def _central(
    draft: Draft, symbol: Symbol, found: list[Record], options: tuple[Resolution, ...], published: date | None
) -> tuple[Resolution | None, tuple[Resolution, ...], str]:
    told = _told_terms(draft)
    if told:
        of_term = [record for record in found if record.resolution.term in told]
        if draft.told_year is not None:
            exact = [r for r in of_term if r.resolution.issued_on and r.resolution.issued_on.year == draft.told_year]
            of_term = exact or of_term
        if len(of_term) == 1:
            return of_term[0].resolution, (), "number and term told"
        if len(told) == 1 and not of_term:
            return _own(draft, symbol, term=told[0], year=None), (), "number and term told; not in the authority"
        return None, options, "the year told lies in two terms"
    by_subject = [record for record in found if _about(record, draft.subject) >= 0.4]
    if len(by_subject) == 1 and (published is None or _out(by_subject[0], published)):
        return by_subject[0].resolution, (), "number and subject"
    if published is None:
        return None, options, "no term, no day, and no publication day"
    return _by_series(draft, symbol.kind, found, options, published)


def _out(record: Record, day: date) -> bool:
    return record.resolution.issued_on is None or record.resolution.issued_on <= day


def _by_series(
    draft: Draft, part: str, found: list[Record], options: tuple[Resolution, ...], published: date
) -> tuple[Resolution | None, tuple[Resolution, ...], str]:
    """The latest of that number that was out, unless a row that is not known may have come between."""
    number = draft.whole_number or 0
    term = terms.party_term(published)
    while term is not None:
        roman = term.roman
        of_term = [record for record in found if record.resolution.term == roman and _out(record, published)]
        if of_term:
            record = of_term[0]
            if len(of_term) > 1 or not _issued_by(record, draft.issuer):
                return None, options, "its issuer is another than the one known for this number"
            if draft.subject and record.resolution.title and not _about(record, draft.subject):
                return None, options, "what it is said to be about is not what is known of this number"
            return record.resolution, (), f"the latest of this number by the article's day (khóa {roman})"
        if not _impossible(part, roman, number, published):
            break
        term = terms.term_before(term)
    return None, options, "numbers restart every term, and this one may have come out again"


@lru_cache(maxsize=1)
def _series() -> Mapping[tuple[str, str | None], tuple[tuple[int, date], ...]]:
    """Numbers and days of the Central Committee's documents by kind's part and term."""
    found: dict[tuple[str, str | None], list[tuple[int, date]]] = defaultdict(list)
    for record in authority.records():
        symbol, day = record.symbol, record.resolution.issued_on
        if symbol is not None and symbol.issuers == ("TW",) and day is not None:
            part = "QĐ" if symbol.kind in _RULES else symbol.kind
            found[part, record.resolution.term].append((record.whole_number, day))
    return {key: tuple(rows) for key, rows in found.items()}


def _impossible(part: str, term: str, number: int, day: date) -> bool:
    """Whether the series of the term cannot have reached the number by the day: a smaller one came out later."""
    rows = _series().get(("QĐ" if part in _RULES else part, term), ())
    return any(known <= number and out > day for known, out in rows)


def _issued_by(record: Record, issuer: str | None) -> bool:
    return issuer is None or not record.issuers or issuer in record.issuers or not _central_name(issuer)


def _central_name(name: str) -> bool:
    return name in ("Bộ Chính trị", "Ban Bí thư Trung ương Đảng", "Ban Chấp hành Trung ương Đảng")


def _bare(
    draft: Draft, found: list[Record], options: tuple[Resolution, ...], published: date | None
) -> tuple[Resolution | None, tuple[Resolution, ...], str]:
    year = draft.year or draft.told_year or (draft.known_on.year if draft.known_on else None)
    if draft.issuer is not None:
        found = [record for record in found if draft.issuer in record.issuers]
    if published is not None:
        found = [record for record in found if _out(record, published)]
    if draft.known_on is not None:
        found = [record for record in found if record.resolution.issued_on == draft.known_on]
    elif year is not None:
        found = [r for r in found if r.resolution.issued_on is not None and r.resolution.issued_on.year == year]
    elif draft.term is not None:
        found = [record for record in found if record.resolution.term == draft.term]
    left = tuple(record.resolution for record in found) or options
    if draft.issuer is None and year is None and draft.term is None:
        by_subject = [record for record in found if _about(record, draft.subject) >= 0.5]
        if len(by_subject) == 1:
            return by_subject[0].resolution, (), "number and subject"
        return None, left, "a number without issuer, day or term"
    if year is not None or draft.term is not None:
        if len(found) == 1 and (draft.issuer is not None or draft.known_on is not None):
            return found[0].resolution, (), "number, issuer and time told"
        return None, left, "no single known document of that number and time"
    by_subject = [record for record in found if _about(record, draft.subject) >= 0.4]
    if len(by_subject) == 1:
        return by_subject[0].resolution, (), "number, issuer and subject"
    party = [record for record in found if record.series == "party" and record.symbol is not None]
    if party and draft.issuer is not None and _central_name(draft.issuer) and published is not None:
        part = party[0].symbol.kind if party[0].symbol else ""
        return _by_series(draft, part, party, left, published)
    return None, left, "the number restarts, and neither day, year nor term is told"


def _by_year(
    draft: Draft,
    symbol: Symbol,
    found: list[Record],
    options: tuple[Resolution, ...],
    published: date | None,
    home: Place | None,
) -> tuple[Resolution | None, tuple[Resolution, ...], str]:
    """Documents whose number restarts with the year or with a local term: the year and one issuer settle them."""
    year = symbol.year or (draft.known_on.year if draft.known_on else draft.told_year)
    if draft.known_on is not None:
        same_day = [record for record in found if record.resolution.issued_on == draft.known_on]
        if len(same_day) == 1:
            return same_day[0].resolution, (), "number and day told"
    elif year is not None:
        same_year = [r for r in found if r.resolution.issued_on and r.resolution.issued_on.year == year]
        if len(same_year) == 1:
            return same_year[0].resolution, (), "number and year told"
    if year is None:
        by_subject = [record for record in found if _about(record, draft.subject) >= 0.4]
        if len(by_subject) == 1 and (published is None or _out(by_subject[0], published)):
            return by_subject[0].resolution, (), "number and subject"
        return None, options, "the number restarts, and neither day nor year is told"
    if is_local(symbol):
        issuer = committee(draft, symbol, home)
        if issuer is None:
            return None, options, "every locality has this number, and the issuer is not settled"
        return _own(draft, symbol, term="", year=year, issuer=issuer), (), "number, issuer and year"
    if not _central_part(symbol):
        if draft.issuer_settled and draft.issuer and symbol.issuers:
            return _own(draft, symbol, term="", year=year, issuer=draft.issuer), (), "number, issuer and year"
        return None, options, "the issuer is not settled"
    return _own(draft, symbol, term="", year=year), (), "number and year; the symbol tells the issuer"
