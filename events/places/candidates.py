"""From a name, a unit word and a day to the units that they may denote. No text, no context: candidates only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from events.places import authority, communes, contexts, names
from events.places.model import Place, PlaceLevel
from events.text import key

# a unit only ever rises, and one step at a time: what is a city now may have been printed as a town before. A town is
# not taken for the district that it was: towns often stood beside a district of their name (`huyện Tuy Hòa`), and those
# that districts became have rows.
_RISES = {("thị xã", "thành phố"), ("xã", "thị trấn"), ("xã", "phường"), ("thị trấn", "phường")}
_COMMUNE_KINDS = {"xã", "phường", "thị trấn", "đặc khu"}
_EARLIEST = date(1976, 1, 1)
"""The authority knows periods from 1976 on; before that a unit's borders and parents are not known here."""

_ANNOUNCED = timedelta(days=60)

Standing = Literal["valid", "ended", "unknown"]


def resolve(name: str, kind: str | None, on: date | None, within: Place | None = None) -> tuple[Place, ...]:
    """The units that `name` may denote on a day: those that stood then, else those that had ended by then.

    `name` is a bare name or an alias (`BR-VT`), `kind` the unit word (`huyện`, `thành phố`), None for any province or
    district. `within` keeps those that lie in it. Without a day all periods are candidates. Empty where nothing fits,
    or where the day is before the periods that are known (1976).
    """
    found, standing = candidates(name, kind, on)
    if standing == "unknown":
        return ()
    return of_kind(inside(found, within, on) if within is not None else found, kind)


@lru_cache(maxsize=8192)
def candidates(name: str, kind: str | None, on: date | None) -> tuple[tuple[Place, ...], Standing]:
    """The units of that name and kind, and whether they stood on that day, had ended, or are not known for it.

    Where a province (for communes: a district) has none of that kind, one that has risen from it since counts too:
    `thị xã Cẩm Phả` of 2008 is the city of today. `of_kind()` prefers those that bear the kind.
    """
    everything = _named(name, kind)
    if on is None:
        return tuple(unit for unit in everything if _same_kind(unit, kind)), "valid"
    if on < _EARLIEST:
        return everything, "unknown"
    exact = [unit for unit in everything if _same_kind(unit, kind)]
    standing = [unit for unit in exact if unit.holds_on(on)]
    held = {unit.parent_id for unit in standing}
    # in the weeks before a reform papers already speak of the units to come: those are not what has risen
    awaited = {_home(u) for u in exact if u.valid_from is not None and on < u.valid_from <= on + _ANNOUNCED}
    risen = [
        unit
        for unit in everything
        if unit.parent_id not in held
        and unit.holds_on(on)
        and _risen(unit, kind)
        and not (awaited and _home(unit) in awaited)
    ]
    if standing:
        return (*standing, *risen), "valid"
    past = _last_ended(exact, on)
    if past and not risen:
        return past, "ended"
    if risen:
        return tuple(risen), "valid"
    return everything, "unknown"


def ended(name: str, kind: str | None, on: date) -> tuple[Place, ...]:
    """The units of that name and kind that had ended by that day, each in its last period: `tỉnh Cần Thơ cũ`."""
    return _last_ended((unit for unit in _named(name, kind) if _same_kind(unit, kind)), on)


def coming(name: str, kind: str | None, on: date) -> tuple[Place, ...]:
    """The units of that name and kind that were to come after that day, the next ones: `tỉnh An Giang (mới)`."""
    later = [u for u in _named(name, kind) if _same_kind(u, kind) and u.valid_from is not None and u.valid_from > on]
    first = min((u.valid_from for u in later if u.valid_from), default=None)
    return tuple(u for u in later if u.valid_from == first)


def of_kind(units: tuple[Place, ...], kind: str | None) -> tuple[Place, ...]:
    """Those that bear the printed kind themselves, where there are such."""
    if kind is None or len(units) < 2:
        return units
    return tuple(unit for unit in units if _same_kind(unit, kind)) or units


def _named(name: str, kind: str | None) -> tuple[Place, ...]:
    if kind in _COMMUNE_KINDS:
        found = communes.named(key(name))
        return found + _upper(name, "province", kind) if kind == "đặc khu" else found
    if kind in ("tỉnh", "thành phố trung ương"):
        return tuple(unit for unit in _upper(name, "province", None) if unit.kind == kind)
    if kind == "thành phố":
        return _upper(name, "province", "thành phố trung ương") + _upper(name, "district", None)
    if kind is not None:
        return _upper(name, "district", None)
    return _upper(name, "province", None) + _upper(name, "district", None)


def _upper(name: str, level: PlaceLevel, kind: str | None) -> tuple[Place, ...]:
    known = authority.by_name()
    found = [unit for n in names.lookup(name, level) for unit in known.get((level, n), ())]
    return tuple(unit for unit in found if kind is None or unit.kind == kind)


def _home(unit: Place) -> str:
    """The name of the province that a unit lies in."""
    above = authority.province_of(unit)
    return above.name if above else ""


def _same_kind(unit: Place, kind: str | None) -> bool:
    return kind is None or unit.kind == kind or (kind == "thành phố" and unit.kind == "thành phố trung ương")


def _risen(unit: Place, kind: str | None) -> bool:
    """Whether the unit may have borne the lower kind that is printed, its row not telling since when it bears its own."""
    return unit.valid_from is None and (kind, unit.kind) in _RISES


def _last_ended(units: Iterable[Place], on: date) -> tuple[Place, ...]:
    """Of each unit (one name in one province) the last period that had ended by that day."""
    last: dict[str, Place] = {}
    for unit in units:
        if unit.valid_to is None or unit.valid_to >= on:
            continue
        home = authority.province_of(unit)
        same = f"{unit.level}|{home.name if home and unit.level != 'province' else ''}|{unit.parent_id if unit.level == 'commune' else ''}"
        if same not in last or (last[same].valid_to or date.max) < unit.valid_to:
            last[same] = unit
    return tuple(last.values())


def inside(units: Iterable[Place], within: Place, on: date | None) -> tuple[Place, ...]:
    """Those units that are or lie in `within`: on that day, as their rows say, or in what one was made of.

    A text of 2017 says `phường Cát Lái, quận 2`, a text of 2025 `huyện Châu Thành (An Giang)`: the ward lies in a city
    made of quận 2, the district lay in a province that went into the new one.
    """
    before: set[str] | None = None
    containers = {within.id}
    if on is not None and within.valid_to is not None and within.valid_to < on:
        # `xã Điện Quang, huyện Điện Bàn` is still said after the district became a town
        containers.update(later.id for later in authority.all_successors(within))
    found = []
    for unit in units:
        above = {unit.id, unit.parent_id}
        if containers.isdisjoint(above):
            above.update(a.id for a in authority.ancestors(unit, on))
            above.update(a.id for a in authority.ancestors(unit))
        if not containers.isdisjoint(above):
            found.append(unit)
        elif unit.valid_to is not None and within.valid_from is not None and unit.valid_to < within.valid_from:
            if before is None:
                before = {p.id for p in authority.all_predecessors(within)}
            if above & before:
                found.append(unit)
        elif on is not None and unit.level != "province" and within.id in authority.were_in(unit, on):
            found.append(unit)
    return tuple(found)


def province(name: str, on: date | None) -> Place | None:
    """The provincial unit of that name or alias that stood on that day (without one: the only one ever so named).

    `TP.HCM`, `Hoà Bình`, `BR-VT`, `tỉnh Điện Biên`. None where none or several fit: `BT`, `Hà Nội` without a day.
    """
    bare = key(name)
    if not names.lookup(bare, "province"):
        # longest first: `tp. ` before `tp`
        for form in sorted(contexts.unit_words(), key=len, reverse=True):
            rest = bare.removeprefix(form).lstrip()
            if rest != bare and names.lookup(rest, "province"):
                bare = rest
                break
    found = _upper(bare, "province", None)
    if on is not None:
        found = tuple(unit for unit in found if unit.holds_on(on))
    return found[0] if len(found) == 1 else None


def periods(name: str, level: PlaceLevel = "province") -> tuple[Place, ...]:
    """Every period of the units of that name or alias at one level, oldest first."""
    if level == "commune":
        return communes.named(key(name))
    return _upper(name, level, None)


def as_of(unit: Place, on: date | None) -> Place | None:
    """The unit of the same name, level and province that stood on a day: An Giang of 2018 for An Giang of 2025.

    For what is known only as a place (the seat of a body, the newspaper's province); a mention has `at()`. None where
    no unit, or more than one, bore the name then.
    """
    if on is None or unit.holds_on(on):
        return unit
    if on < _EARLIEST:
        return None
    if unit.level == "commune":
        same = tuple(other for other in communes.named(key(unit.name)) if other.holds_on(on))
    else:
        known = authority.by_name().get((unit.level, key(unit.name)), ())
        same = tuple(other for other in known if other.holds_on(on))
    if unit.level != "province" and len(same) > 1:
        home = authority.province_of(unit)
        here = {home.name} if home else set()
        if home is not None:
            here |= {other.name for other in (*authority.all_predecessors(home), *authority.all_successors(home))}
        same = tuple(other for other in same if (above := authority.province_of(other, on)) and above.name in here)
        same = tuple(other for other in same if other.kind == unit.kind) or same
    return same[0] if len(same) == 1 else None
