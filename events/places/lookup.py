"""Places by what a person types: with or without marks, unit word and enclosing place, or by id."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from difflib import get_close_matches
from functools import lru_cache

from events.places import authority, communes, contexts, names
from events.places.candidates import inside, periods
from events.places.model import Place
from events.text import fold, key

_ORDER = {"province": 0, "district": 1, "commune": 2}


def look_up(words: str, on: date | None = None) -> list[Place]:
    """The places that a person may mean, by name of their parents and by period.

    `Đồng Nai`, `dong nai`, `TP.HCM`, `huyện Điện Biên`, `Điện Biên Đông, Điện Biên`, `dien-bien/dien-bien-dong`. With a
    day only those that stood then. A bare name means the highest unit of that name (`Điện Biên` is the province, `Huế` of
    2020 the district-level city), a unit word before it chooses. Marks that are typed count: `Điện Biên` is not `diễn biến`.
    """
    wanted = words.strip()
    by_id = _by_id(wanted)
    if by_id is not None:
        return [by_id] if on is None or by_id.holds_on(on) else []
    first, *enclosing = [part.strip() for part in wanted.split(",") if part.strip()] or [""]
    found = _named(first, on if not enclosing else None)
    for part in enclosing:
        around = _named(part)
        found = [unit for unit in found if any(inside((unit,), above, None) for above in around)]
    if on is not None:
        found = [unit for unit in found if unit.holds_on(on)]
    return sorted(found, key=_order)


def others(words: str, on: date | None = None) -> list[Place]:
    """The lower units that bear a bare name too, which `look_up()` leaves out."""
    first, *enclosing = [part.strip() for part in words.split(",") if part.strip()] or [""]
    if enclosing or _by_id(words.strip()) is not None or _with_unit_word(key(first)):
        return []
    found = _bare(key(first))
    meant = _meant(found, on)
    return sorted((u for u in found if u not in meant and (on is None or u.holds_on(on))), key=_order)


def similar(words: str) -> list[str]:
    """Names of provinces and districts that look like what was typed, the most alike first."""
    first = fold(words.split(",")[0].strip())
    close = get_close_matches(first, list(_folded_upper()), n=5, cutoff=0.75)
    return list(dict.fromkeys(unit.name for one in close for unit in _folded_upper()[one]))


def _order(unit: Place) -> tuple[int, str, str, str]:
    above = authority.ancestors(unit)
    return (
        _ORDER.get(unit.level, 3),
        fold(above[-1].name) if above else "",
        fold(unit.name),
        unit.valid_from.isoformat() if unit.valid_from else "",
    )


def _by_id(wanted: str) -> Place | None:
    try:
        return authority.place(wanted)
    except KeyError:
        return None


def _named(words: str, on: date | None = None) -> list[Place]:
    """Units by a name with or without its unit word; exact spelling first, then without marks."""
    small = key(words)
    return _with_unit_word(small) or _meant(_bare(small), on)


def _meant(units: list[Place], on: date | None) -> list[Place]:
    """The highest units of a bare name; with a day the highest that stood then, a province's name meaning no commune.

    `Huế` of 2020 is the city below Thừa Thiên Huế; `Hà Tây` of 2010 is none, though a commune is called so.
    """
    highest = _highest(units)
    if on is None or any(unit.holds_on(on) for unit in highest):
        return highest
    return _highest([unit for unit in units if unit.level != "commune" and unit.holds_on(on)]) or highest


def _with_unit_word(small: str) -> list[Place]:
    plain = fold(small) == small
    for form, word in sorted(contexts.unit_words().items(), key=lambda item: -len(item[0])):
        printed = fold(form) if plain else form
        bare = small.removeprefix(printed).strip()
        if bare != small and bare and (small[len(printed)] == " " or printed.endswith(".")):
            found = [unit for unit in _bare(bare) if _fits(unit, word.kind)]
            if found:
                return found
    return []


def _highest(units: list[Place]) -> list[Place]:
    top = min((_ORDER.get(unit.level, 3) for unit in units), default=0)
    return [unit for unit in units if _ORDER.get(unit.level, 3) == top]


def _fits(unit: Place, kind: str) -> bool:
    return unit.kind == kind or (kind == "thành phố" and unit.kind == "thành phố trung ương")


def _bare(name: str) -> list[Place]:
    exact = [*periods(name, "province"), *periods(name, "district"), *communes.named(name)]
    if exact:
        return exact
    if fold(name) != name:
        # marks were typed, and no place is written with them
        return []
    return [*_folded_upper().get(name, ()), *_folded_communes().get(name, ())]


@lru_cache(maxsize=1)
def _folded_upper() -> dict[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = defaultdict(list)
    for unit in authority.all_places():
        if unit.level == "commune":
            break
        found[fold(unit.name)].append(unit)
    known = authority.by_name()
    for form, meant in names.table().items():
        units = [unit for name in meant for unit in known.get((name.level, name.name), ())]
        found[fold(form)] += [unit for unit in units if unit not in found[fold(form)]]
    return {name: tuple(units) for name, units in found.items()}


@lru_cache(maxsize=1)
def _folded_communes() -> dict[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = defaultdict(list)
    for unit in communes.every():
        found[fold(unit.name)].append(unit)
    return {name: tuple(units) for name, units in found.items()}
