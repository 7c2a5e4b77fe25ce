"""Which Party term or plenum a day belongs to, from `data/party_terms.csv` and `data/plenums.csv`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from events.resources import table


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the Central Committee; `last` is None for the present one."""

    roman: str
    first: date
    last: date | None


@lru_cache(maxsize=1)
def party_terms() -> tuple[Term, ...]:
    """The terms, oldest first. A congress ends one and begins the next on its closing day."""
    return tuple(
        Term(
            row["roman"],
            date.fromisoformat(row["term_from"]),
            date.fromisoformat(row["term_to"]) if row["term_to"] else None,
        )
        for row in table("party_terms")
        if row["type"] == "party_congress"
    )


def party_term(day: date) -> Term | None:
    """The term that the day lies in; a closing day belongs to the term that begins on it."""
    return next((term for term in reversed(party_terms()) if term.first <= day), None)


def term_before(term: Term) -> Term | None:
    """The term that went before."""
    terms = party_terms()
    at = terms.index(term)
    return terms[at - 1] if at else None


def terms_of_year(year: int) -> tuple[Term, ...]:
    """The terms that the year touches: two in the year of a congress."""
    return tuple(
        term for term in party_terms() if term.first.year <= year and (term.last is None or term.last.year >= year)
    )


@lru_cache(maxsize=1)
def _legislatures() -> dict[int, tuple[int, int]]:
    return {
        int(row["number"]): (int(row["term_first_year"]), int(row["term_last_year"]))
        for row in table("party_terms")
        if row["type"] == "na_legislature"
    }


def legislature_sat_in(legislature: int, year: int) -> bool:
    """Whether a document of that legislature may be of that year; True for one that is not in the data."""
    first, last = _legislatures().get(legislature, (year, year))
    return first <= year <= last


@lru_cache(maxsize=1)
def _plenums() -> tuple[tuple[str, str, date], ...]:
    return tuple((row["number"], row["term"], date.fromisoformat(row["end"])) for row in table("plenums") if row["end"])


def plenum_term(session: str, day: date) -> str | None:
    """The term of the latest plenum of that number held by the day: `4` in May 2017 is XII's.

    None where none of that number is known by then.
    """
    held = [(end, term) for number, term, end in _plenums() if number == session and end <= day]
    if not held:
        return None
    latest = max(held)[1]
    present = party_term(day)
    if present is not None and present.roman != latest:
        # a plenum of the present term whose days nobody has checked may have been held as well
        undated = any(n == session and t == present.roman and not e for n, t, e in _undated())
        if undated:
            return None
    return latest


@lru_cache(maxsize=1)
def _undated() -> tuple[tuple[str, str, str], ...]:
    return tuple((row["number"], row["term"], row["end"]) for row in table("plenums") if not row["end"])
