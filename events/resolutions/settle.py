"""What a citation leaves out and the article or its day tells: a plenum's term, whose number, whose congress."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from events.organisations.model import OrganisationMention
from events.places.model import Place
from events.resolutions import terms
from events.resolutions.draft import Draft


def settle_terms(sessions: list[Draft], published: date | None) -> None:
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


def settle_committees(numbered: list[Draft], organisations: Sequence[OrganisationMention], home: Place | None) -> None:
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


def settle_holders(sessions: list[Draft], organisations: Sequence[OrganisationMention], home: Place | None) -> None:
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
