"""From a body and a place to one organisation: a pure function of the rows.

Identity is the canonical name (with the province where several districts or communes share it). The periods of one
place are one seat: `Thành ủy Hà Nội` of 1990 and of 2010 is one body, so that its row does not depend on which
article came first.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from events import places
from events.organisations.lexicon import (
    COMMUNAL,
    DISTRICT,
    PROVINCIAL,
    Central,
    Template,
    Unit,
    central,
    optional_classes,
    templates,
)
from events.organisations.model import Organisation, OrganisationLevel
from events.places.model import Place
from events.text import fold, key

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
# `Hồ Chí Minh` alone is the man; the city is named with its kind
_WITH_KIND = frozenset({"hồ chí minh"})


def slug(*names: str) -> str:
    """`Ban Tổ chức Tỉnh ủy Quảng Ninh` → `ban-to-chuc-tinh-uy-quang-ninh`."""
    return _NOT_SLUG.sub("-", fold(" ".join(names))).strip("-")


def level_word(place: Place) -> str:
    """The unit word of a place as bodies are named with it: `thành phố` for a city under the centre too."""
    return "thành phố" if place.kind == "thành phố trung ương" else place.kind


def fill(template: Template, kind: str, name: str) -> str:
    """The canonical name: `Sở Nội vụ {level} {place}` of `Đồng Nai` → `Sở Nội vụ tỉnh Đồng Nai`."""
    word = "thành phố" if kind == "thành phố trung ương" else kind
    seat = name
    if "{level}" not in template.canonical:
        if key(name) in _WITH_KIND:
            seat = f"Thành phố {name}"
        elif name[:1].isdigit():
            seat = f"{word.capitalize()} {name}"
    elif key(name) in _WITH_KIND:
        word = "Thành phố"
    elif kind == "quận" and name[:1].isdigit():
        word = "Quận"
    return template.canonical.format(level=word, place=seat)


def name_of(entry: Central | Template | Unit, *, place: Place | None = None, owner: str = "") -> str:
    """The canonical name of a body at a place or of an owner."""
    if isinstance(entry, Central):
        return entry.name
    if isinstance(entry, Unit):
        return entry.canonical.format(owner=owner)
    return fill(entry, place.kind, place.name) if place is not None else entry.body


@lru_cache(maxsize=4096)
def _periods(name: str, kind: str) -> tuple[Place, ...]:
    return tuple(places.resolve(name, kind, None, None))


@lru_cache(maxsize=4096)
def _above(place: Place) -> tuple[str, ...]:
    return tuple(unit.name for unit in places.ancestors(place) if unit.level != "country")


def _own_periods(place: Place) -> list[Place]:
    """The periods of this very place: same name, kind and, below the province, same superior."""
    same = [p for p in _periods(place.name, place.kind) if p.kind == place.kind]
    if place.level != "province":
        above = _above(place)
        same = [p for p in same if _above(p)[-1:] == above[-1:] and (place.level != "commune" or _above(p) == above)]
    return same or [place]


@lru_cache(maxsize=1)
def _committees() -> dict[str, Template]:
    """Kind of place to the template of its Party committee."""
    found: dict[str, Template] = {}
    for template in templates():
        if template.classification == "party" and (template.level == "fused" or template.body == "Đảng ủy"):
            for kind in template.kinds:
                found.setdefault(kind, template)
    return found


@lru_cache(maxsize=1)
def by_body() -> dict[str, Template]:
    """Body to its template; where two share the words, the first row."""
    found: dict[str, Template] = {}
    for template in templates():
        found.setdefault(template.body, template)
    return found


def _parent(template: Template, place: Place) -> str | None:
    """Canonical name of the parent.

    `@committee-same` and `@people` are the Party committee and the people's committee of the same place; `@committee`,
    `@party`, `@youth`, `@police` and `@military` the body of that kind at the superior place, or the central one;
    `@same|Chính phủ` is the body of the same template at the superior place, and the central one above the provinces.
    """
    rule = template.parent
    if not rule:
        return None
    if rule.startswith("@same|"):
        above_it = next(iter(places.ancestors(place)), None)
        if above_it is not None and above_it.kind in template.kinds:
            return fill(template, above_it.kind, above_it.name)
        return rule.partition("|")[2] if place.level == "province" else None
    if not rule.startswith("@"):
        return rule.format(level=level_word(place), place=place.name) if "{" in rule else rule
    same_place = rule in ("@committee-same", "@people")
    seat: Place | None = place if same_place else next(iter(places.ancestors(place)), None)
    if seat is None or seat.level == "country":
        return {
            "@committee": "Đảng Cộng sản Việt Nam",
            "@party": "Đảng Cộng sản Việt Nam",
            "@youth": "Trung ương Đoàn",
            "@police": "Bộ Công an",
            "@military": "Bộ Quốc phòng",
        }.get(rule)
    body = {"@people": "Ủy ban nhân dân", "@party": "Đảng bộ", "@police": "Công an"}.get(rule)
    if rule in ("@committee", "@committee-same"):
        above = _committees().get(seat.kind)
    elif rule == "@youth":
        above = next((t for t in templates() if t.body.endswith("đoàn") and seat.kind in t.kinds), None)
    elif rule == "@military":
        above = by_body()["Bộ Chỉ huy Quân sự" if seat.level == "province" else "Ban Chỉ huy Quân sự"]
    else:
        above = by_body()[body] if body else None
    return fill(above, seat.kind, seat.name) if above is not None else None


def level_of(kind: str) -> OrganisationLevel:
    """`huyện` → `district`."""
    if kind in PROVINCIAL:
        return "province"
    if kind in DISTRICT:
        return "district"
    return "commune" if kind in COMMUNAL else "unit"


def _latest(*days: date | None) -> date | None:
    known = [day for day in days if day is not None]
    return max(known) if known else None


def _earliest(*days: date | None) -> date | None:
    known = [day for day in days if day is not None]
    return min(known) if known else None


@lru_cache(maxsize=8192)
def seated(template: Template, place: Place, kind: str = "") -> Organisation:
    """The body of that template at that place. Its period is where the template's and the place's meet.

    `kind` is the one printed, where the place bears a higher one now (`Huyện ủy Đức Phổ`, a town since 2020).
    """
    if kind not in template.kinds or kind == "thành phố":
        kind = place.kind
    periods = _own_periods(place)
    seat = max(periods, key=lambda p: (p.valid_to or date.max, p.valid_from or date.min, p.id))
    name = fill(template, kind if kind != place.kind else seat.kind, seat.name)
    begin = None if any(p.valid_from is None for p in periods) else min(p.valid_from for p in periods if p.valid_from)
    end = None if any(p.valid_to is None for p in periods) else max(p.valid_to for p in periods if p.valid_to)
    parts = [name]
    if place.level == "district":
        others = {_above(p)[-1:] for p in _periods(place.name, place.kind) if p.kind == place.kind}
        if len(others) > 1:
            parts += _above(seat)
    elif place.level == "commune":
        parts += _above(seat)
    return Organisation(
        id=slug(*parts),
        name=name,
        classification=template.classification,
        level=level_of(seat.kind),
        place_id=seat.id,
        parent_name=_parent(template, seat),
        founding_date=_latest(template.valid_from, begin),
        dissolution_date=_earliest(template.valid_to, end),
        source=template.source,
        verified=template.verified and seat.verified,
        optional=template.classification in optional_classes(),
    )


@lru_cache(maxsize=1024)
def whole(body: Central) -> Organisation:
    """A central body."""
    return Organisation(
        id=slug(body.name),
        name=body.name,
        classification=body.classification,
        level="central",
        parent_name=body.parent or None,
        founding_date=body.founding_date,
        dissolution_date=body.dissolution_date,
        source=body.source,
        verified=body.verified,
        optional=body.classification in optional_classes(),
    )


_PARTS: dict[tuple[int, str], Organisation] = {}
"""Units already made, by row and owner; rows live as long as the program, and so do their numbers."""
_MANY = 16384


def part(unit: Unit, owner: Organisation) -> Organisation:
    """A unit of an owner: `Ban Tổ chức` of `Tỉnh ủy Quảng Ninh`; it lives as long as its owner."""
    found = _PARTS.get((id(unit), owner.id))
    if found is None:
        if len(_PARTS) > _MANY:  # made-up texts name made-up owners
            _PARTS.clear()
        found = _PARTS[id(unit), owner.id] = _part(unit, owner)
    return found


def _part(unit: Unit, owner: Organisation) -> Organisation:
    name = unit_name(unit, owner.name)
    tail = owner.id.removeprefix(slug(owner.name))
    return Organisation(
        id=slug(name) + tail,
        name=name,
        classification=unit.classification or owner.classification,
        level=owner.level if owner.level != "central" else "unit",
        place_id=owner.place_id,
        parent_name=owner.name,
        founding_date=None,
        dissolution_date=owner.dissolution_date,
        source=unit.source,
        verified=unit.verified and owner.verified,
        optional=(unit.classification or owner.classification) in optional_classes(),
    )


_NATIONAL = re.compile(r"Trung ương|[Qq]uốc gia|Việt Nam|\d|^(?:Cục|Tổng cục|Viện|Đại sứ quán|Tổng Lãnh sự quán) ")


@lru_cache(maxsize=4096)
def free(literal: str, classification: str) -> Organisation | None:
    """A body that no row lists. None where its name alone does not tell it from others (`Trung tâm Xúc tiến đầu tư`)."""
    if classification == "hamlet" or not _NATIONAL.search(literal):
        return None
    if literal.startswith("Ban Chỉ đạo") and "Trung ương" in literal:
        classification = "party"
    return Organisation(
        id=slug(literal),
        name=literal,
        classification=classification,
        level="unit",
        source="named in articles",
        optional=classification in optional_classes(),
    )


_COMMITTEE = re.compile(r"^(Tỉnh|Thành|Huyện|Quận|Thị) ủy (.+)$")
_LEVELS = {"Tỉnh": "tỉnh", "Thành": "thành phố", "Huyện": "huyện", "Quận": "quận", "Thị": "thị xã"}


def unit_name(unit: Unit, owner: str) -> str:
    """The canonical name of a unit. An executive committee (`Ban Chấp hành`) is of the Party's branch, not of the
    committee that it is itself: `Ban Chấp hành Tỉnh ủy X` is `Ban Chấp hành Đảng bộ tỉnh X`."""
    if unit.name == "Ban Chấp hành" and (committee := _COMMITTEE.match(owner)):
        level, seat = _LEVELS[committee[1]], committee[2]
        seat = seat.removeprefix("Thành phố ") if level == "thành phố" else seat
        owner = f"Đảng bộ {seat}" if seat.startswith("Quận ") else f"Đảng bộ {level} {seat}"
        if key(seat) in _WITH_KIND:
            owner = f"Đảng bộ Thành phố {seat}"
    return unit.canonical.format(owner=owner)


def known(name: str) -> Central | None:
    """The central body of exactly that canonical name."""
    return central().get(name)
