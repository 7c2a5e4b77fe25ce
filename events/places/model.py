"""A place is an administrative unit in a period; a mention is a name in a text that may denote one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

PlaceLevel = Literal["country", "region", "province", "district", "commune"]


@dataclass(frozen=True, slots=True)
class Place:
    """One administrative unit in one period: `valid_from`..`valid_to`, inclusive, None where open or unknown."""

    id: str
    """Stable slug: `dien-bien`, `ha-tay-1991`, `dien-bien/dien-bien-dong`; the period's first year where a name recurs."""
    name: str
    """Bare name: `Điện Biên`, `Quận 1`, `Hồ Chí Minh`."""
    kind: str
    """`tỉnh`, `thành phố trung ương`, `huyện`, `quận`, `thị xã`, `thành phố`, `xã`, `phường`, `thị trấn`, `đặc khu`."""
    level: PlaceLevel
    parent_id: str | None
    valid_from: date | None = None
    valid_to: date | None = None
    code: str = ""
    """Code of the General Statistics Office (provinces 2, districts 3, communes 5 digits)."""
    iso_code: str = ""
    """ISO 3166-2:VN, provinces only."""
    basis: str = ""
    """The resolution that ordered it."""
    source: str = ""
    verified: bool = False

    @property
    def full_name(self) -> str:
        """With its kind: `tỉnh Điện Biên`, `Thành phố Hồ Chí Minh`, `huyện Điện Biên Đông`."""
        if self.kind == "thành phố trung ương":
            return f"Thành phố {self.name}"
        if self.kind == "quận" and self.name[:1].isdigit():
            return f"Quận {self.name}"
        return f"{self.kind} {self.name}" if self.kind else self.name

    def holds_on(self, day: date) -> bool:
        """Whether the unit existed on that day, as far as is known."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A name in a text that denotes an administrative unit.

    `place` is set only where exactly one candidate is left; otherwise the candidates are kept for a person to see.
    `kind` is the unit word printed before the name (`huyện`, `TP` → `thành phố`), or None for a bare name.
    """

    char_start: int
    char_end: int
    text: str
    name: str
    kind: str | None
    place: Place | None
    candidates: tuple[Place, ...] = field(default=(), repr=False)
    reason: str = ""
    """Why this place, or why none: a short sentence for `explain`."""
