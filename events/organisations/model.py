"""Organisations (Popolo): body + level + place, each with its parent and validity."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

OrganisationLevel = Literal["central", "province", "district", "commune", "unit"]


@dataclass(frozen=True, slots=True)
class Organisation:
    """One body. `name` is canonical: full words with its place (`Ban Tổ chức Tỉnh ủy Quảng Ninh`)."""

    id: str
    """Stable slug of the canonical name and place: `ban-to-chuc-tinh-uy-quang-ninh`."""
    name: str
    classification: str
    """A value of `data/organisation_classes.csv`: party, government, assembly, front, mass, court, procuracy, police, military, other..."""
    level: OrganisationLevel
    place_id: str | None = None
    """Id of the place where it is seated, None for central bodies."""
    parent_name: str | None = None
    """Canonical name of the parent body (`Tỉnh ủy Quảng Ninh` for its Ban Tổ chức)."""
    founding_date: date | None = None
    dissolution_date: date | None = None
    source: str = ""
    verified: bool = False
    optional: bool = False
    """True for bodies outside Party, state, Front, mass organisations, forces and courts: companies, schools, papers."""


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """A body named in a text; `organisation` is set only where exactly one candidate is left.

    `via` says how it is named: `name`, `abbreviation`, `post` (`Bí thư Huyện ủy X` names its body),
    `parent` (named only inside a longer name) or `ellipsis` (`Ban Thường vụ`, standing for the one last named).
    """

    char_start: int
    char_end: int
    text: str
    name: str
    """Canonical name as far as it is settled: `Tỉnh ủy Điện Biên`, or `Tỉnh ủy` alone where the place stays open."""
    organisation: Organisation | None
    via: Literal["name", "abbreviation", "post", "parent", "ellipsis"] = "name"
    candidates: tuple[Organisation, ...] = field(default=(), repr=False)
    reason: str = ""
    """Why this body, or why none: a short sentence for `explain`."""
    settled: bool = False
    """Whether `name` is whole: true of every mention with an organisation, and of one whose place is printed but borne
    by several units (`Huyện ủy Châu Thành`): a name then, with no row chosen."""
    is_rank: bool = False
    """True where the body is known only by someone's rank (`Ủy viên Bộ Chính trị`, `đại biểu Quốc hội`)."""
