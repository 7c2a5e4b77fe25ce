"""Resolutions: any official document that is cited, and the citation itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Resolution:
    """One official document. Identity is (kind, number, symbol, issuer, term or year): numbers restart."""

    id: str
    """Stable slug of the identity: `chi-thi-35-ct-tw-xii`, `quy-dinh-02-qd-hu-huyen-uy-dien-bien-dong-2018`."""
    label: str
    """Canonical label: `Chỉ thị 05-CT/TW`, `Nghị quyết Trung ương 4 khóa XII`."""
    kind: str
    """`Nghị quyết`, `Chỉ thị`, `Kết luận`, `Quy định`, `Quyết định`, `Nghị định`, `Thông tư`, `Đề án`, ..."""
    number: str | None = None
    """As printed, leading zeros kept: `05`."""
    symbol: str | None = None
    """The whole symbol after the kind: `05-CT/TW`, `108/2014/NĐ-CP`."""
    issuer: str | None = None
    """Canonical name of the issuing organisation."""
    issued_on: date | None = None
    term: str | None = None
    """Roman number of the Party term or legislature: `XII`."""
    title: str = ""
    aliases: tuple[str, ...] = ()
    amended_by: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()
    source: str = ""
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """A document cited in a text; `resolution` is set only where exactly one candidate is left.

    A local document that no authority row knows becomes a row of its own when the text settles issuer and time.
    `issued_on` is the day that the text itself tells with the citation.
    """

    char_start: int
    char_end: int
    text: str
    label: str
    kind: str
    number: str | None
    symbol: str | None
    issuer: str | None
    issued_on: date | None
    term: str | None
    resolution: Resolution | None = None
    candidates: tuple[Resolution, ...] = field(default=(), repr=False)
    subject: str = ""
    """What it is about, where the text tells (`về luân chuyển cán bộ`)."""
    reason: str = ""
