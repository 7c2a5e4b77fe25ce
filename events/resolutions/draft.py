"""A citation while it is being read: what the text prints, before issuer, day and row are settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from events.resolutions.number import Symbol


@dataclass(slots=True)
class Draft:
    """One citation in the making; `start`..`end` is its span, `number_start` where the number stands."""

    start: int
    end: int
    number_start: int
    kind: str
    number: str | None = None
    printed: str = ""
    """Number and symbol without stray spaces: `05-CT/TW`, `1611/2009`, `46`."""
    symbol: Symbol | None = None
    year: int | None = None
    """Year written with the number where there is no symbol: `1611/2009`."""
    session: str = ""
    """Plenum: `4`, `6 (lần 2)`."""
    congress: str = ""
    """Congress as printed: `XII`, `12`."""
    holder: str = ""
    """Whose congress: `của Đảng`, `Đảng bộ tỉnh Điện Biên`."""
    term: str | None = None
    issuer: str | None = None
    issuer_settled: bool = False
    """Whether the issuer is one known body and not a name left open (`Huyện ủy`)."""
    issued_on: date | None = None
    known_on: date | None = None
    """The day of issue where any citation of the document in the article tells it; it serves linking alone."""
    told_year: int | None = None
    """Year that the text tells with it, where it tells no day."""
    group: int = 0
    """Citations of one list share it (`các Nghị định số 46, 108 và 26 của Chính phủ`)."""
    tail: int = 0
    """Where what is told after it (day, issuer, term) ends."""
    twin: Draft | None = None
    """The numbered citation in brackets after a plenum's: both are one document."""
    subject: str = ""
    label: str = ""
    reason: str = ""

    @property
    def whole_number(self) -> int | None:
        """The number's value, letters off: 30 for `30a`."""
        digits = (self.number or "").rstrip("abcdefghijklmnopqrstuvwxyzđ")
        return int(digits) if digits.isdigit() else None
