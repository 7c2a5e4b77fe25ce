"""Whose series a local number is of: the committee of a province, district or commune, or its council."""

from __future__ import annotations

import re

from events.places.model import Place
from events.resolutions.draft import Draft
from events.resolutions.number import Symbol

_LOCAL_PARTY = frozenset({"TU", "HU", "QU", "ThU", "TXU", "ĐU"})
_LOCAL_STATE = frozenset({"UBND", "UB", "HĐND"})


def is_local(symbol: Symbol) -> bool:
    """Whether the symbol's issuer is one of many of its kind."""
    return bool(symbol.issuers) and symbol.issuers[0].rstrip("0123456789") in _LOCAL_PARTY | _LOCAL_STATE


_OF_PARTY_BODY = re.compile(r"(?:Tỉnh|Thành|Huyện|Quận|Thị) ủy [^\W\d_].*$|Đảng ủy \S.*$")
_OF_BRANCH = re.compile(r"Đảng bộ (tỉnh|thành phố|huyện|quận|thị xã) (.+)$")
_COMMITTEE_OF = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy"}
_OF_SYMBOL = {
    "TU": ("Tỉnh ủy", "Thành ủy"),
    "HU": ("Huyện ủy",),
    "QU": ("Quận ủy",),
    "ThU": ("Thành ủy", "Thị ủy"),
    "TXU": ("Thị ủy",),
    "ĐU": ("Đảng ủy",),
}


def committee(draft: Draft, symbol: Symbol, home: Place | None) -> str | None:
    """The committee or council whose series the number is of, or None where that is not settled to one.

    `Ban Thường vụ Thành ủy Cần Thơ` and `Ban Chấp hành Đảng bộ thành phố Cần Thơ` number as `Thành ủy Cần Thơ`.
    A provincial committee that nobody names is that of the newspaper's province.
    """
    part = symbol.issuers[0].rstrip("0123456789")
    name = draft.issuer or ""
    if part in _OF_SYMBOL:
        if (branch := _OF_BRANCH.search(name)) is not None:
            name = f"{_COMMITTEE_OF[branch[1]]} {branch[2]}"
        body = _OF_PARTY_BODY.search(name)
        if body is not None and body[0].startswith(_OF_SYMBOL[part]) and len(body[0].split()) > 2:
            return body[0]
        if part == "TU" and draft.issuer is None and home is not None and home.level == "province":
            return f"{'Thành ủy' if home.kind.startswith('thành phố') else 'Tỉnh ủy'} {home.name}"
        return None
    if not draft.issuer_settled:
        return None
    if part in ("UBND", "UB") and name.startswith("Ủy ban nhân dân "):
        return name
    if part == "HĐND" and name.startswith("Hội đồng nhân dân "):
        return name
    return None
