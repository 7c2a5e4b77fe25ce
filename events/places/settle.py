"""From names in positions to places: each by what stands beside it, by the rest of the text and by the newspaper's home.

In order: the enclosing name (`huyện Gia Viễn (Ninh Bình)`, `xã X, huyện Y, tỉnh Z`); the only unit of that name; the one
in a place that the text names or in the home province; within one sentence the one in the province last named. Where
that leaves several or none, the mention stays unlinked and keeps its candidates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from events.places import authority
from events.places import candidates as resolving
from events.places.candidates import Standing
from events.places.model import Place, PlaceMention
from events.places.scan import Hit
from events.text import key

# between a name and the one that encloses it
_ENCLOSED = re.compile(r"\s*(?:,|\(|-|–|/|,? thuộc|,? của)\s*(?:thuộc )?\Z")
# between two items of a list
_LISTED = re.compile(r"\s*(?:,|;|và|hay|hoặc|-|–|/|, và|đến|tới|với|cùng)\s*\Z")
_SENTENCE_END = re.compile(r"[.!?…]\s|\n")
_REFORM = r"(?:khi )?(?:hợp nhất|sáp nhập|sắp xếp)"
# `tỉnh Bình Dương cũ`, `xã Thanh Nưa (cũ)`, `huyện Tuần Giáo trước đây`: the unit that has ended is meant
_FORMER = re.compile(rf" ?\(?(?:cũ|trước đây|trước {_REFORM})(?!\w)")
# `tỉnh An Giang (mới)`, `tỉnh An Giang sau hợp nhất`: the one to come
_COMING = re.compile(rf" ?\(mới\)| mới(?=[,.;])| ?\(?sau {_REFORM}(?!\w)")
_LEVEL = {"province": 0, "district": 1, "commune": 2}


@dataclass(slots=True)
class _Case:
    hit: Hit
    candidates: tuple[Place, ...]
    standing: Standing
    place: Place | None = None
    reason: str = ""
    province: Place | None = None
    keep: bool = True
    closed: bool = False
    """The text says where it lies, and no such unit is known there: nothing else may settle it."""
    levels: set[str] = field(default_factory=set)


def settle(text: str, hits: list[Hit], on: date | None, home: Place | None) -> list[PlaceMention]:
    """One mention for each hit that is a place, in order."""
    people = {hit.name for hit in hits if hit.person}
    if people:
        hits = [hit for hit in hits if not hit.person]
    _share_unit_words(text, hits)
    cases = [_case(text, hit, on) for hit in hits]
    _accept(text, cases, people, home)
    cases = [case for case in cases if case.keep]
    for case in cases:
        _alone(case, on)
    cases = [case for case in cases if case.keep]
    _by_enclosing(text, cases, on)
    cases = [case for case in cases if case.keep]
    _by_surroundings(text, cases, on, home)
    return [_mention(text, case) for case in cases if case.keep]


def _share_unit_words(text: str, hits: list[Hit]) -> None:
    """`các huyện Mường Chà, Tủa Chùa và Nậm Pồ`: a plural unit word is shared by the list after it."""
    for before, hit in pairwise(hits):
        gap = text[before.end : hit.start]
        if not before.plural or hit.kind is not None or not _LISTED.match(gap):
            continue
        if before.names or "," not in gap:
            # `các xã Đăk Xú và Đăk Nông`; but what follows a comma may be the district or the province of them all
            hit.kind, hit.plural, hit.shared = before.kind, True, True


def _case(text: str, hit: Hit, on: date | None) -> _Case:
    if on is not None and text[hit.end : hit.end + 2].strip()[:1] in ("(", "c", "m", "s", "t"):
        if _FORMER.match(text, hit.end) and (past := resolving.ended(hit.name, hit.kind, on)):
            return _Case(hit, past, "ended", levels={unit.level for unit in past})
        if _COMING.match(text, hit.end) and (coming := resolving.coming(hit.name, hit.kind, on)):
            return _Case(hit, coming, "valid", levels={unit.level for unit in coming})
    found, standing = _candidates(hit, on)
    return _Case(hit, found, standing, levels={unit.level for unit in found})


def _candidates(hit: Hit, on: date | None) -> tuple[tuple[Place, ...], Standing]:
    if not hit.names or hit.kind is not None:
        found, standing = resolving.candidates(hit.name, hit.kind, on)
        for other in hit.names[1:]:
            if other.name != hit.name and not found:
                found, standing = resolving.candidates(other.name, hit.kind, on)
        if (found and standing != "unknown") or not hit.shared:
            return found, standing
        # `các tỉnh Quảng Nam, Đà Nẵng`: the unit word does not fit all of the list
        hit.kind = None
    # a bare name is first of all the province's
    levels = {name.level for name in hit.names}
    found, standing = resolving.candidates(hit.name, None, on)
    if "province" in levels and any(unit.level == "province" for unit in found):
        return tuple(unit for unit in found if unit.level == "province"), standing
    return tuple(unit for unit in found if unit.level in levels), standing


def _accept(text: str, cases: list[_Case], people: set[str], home: Place | None) -> None:
    """Drop bare names that need a context and have none.

    A context is a locative word, a list of places, the enclosing name, or that the text names the unit in full elsewhere
    (`thành phố Huế` ... `Huế`), or that it is the newspaper's home; but not where a person in the text bears the name.
    """
    named = {case.hit.name for case in cases if case.hit.kind is not None} - people
    if home is not None and (own := key(home.name)) not in people:
        named.add(own)
    for i, case in enumerate(cases):
        hit = case.hit
        if hit.kind is not None or any(name.use == "free" for name in hit.names):
            continue
        if all(name.use == "enclosed" for name in hit.names):
            case.keep = i + 1 < len(cases) and _in_next(text, case, cases[i + 1])
            continue
        if hit.located or hit.name in named:
            continue
        beside = []
        if i:
            beside.append((cases[i - 1], text[cases[i - 1].hit.end : hit.start]))
        if i + 1 < len(cases):
            beside.append((cases[i + 1], text[hit.end : cases[i + 1].hit.start]))
        case.keep = any(other.keep and (_LISTED.match(gap) or _ENCLOSED.match(gap)) for other, gap in beside)


def _in_next(text: str, case: _Case, outer: _Case) -> bool:
    """Whether the name after it is that of its province: `Hải Hà, Quảng Ninh`."""
    if "province" not in outer.levels or not _ENCLOSED.match(text[case.hit.end : outer.hit.start]):
        return False
    return any(resolving.inside(case.candidates, above, None) for above in outer.candidates)


def _alone(case: _Case, on: date | None) -> None:
    """Settle what needs no context: the only unit that may be meant. Communes and bare towns need one."""
    found = case.candidates
    if case.standing == "unknown" or not found:
        case.reason = "no unit of this name and kind is known for that day" if found else "no such unit is known"
        # a bare town's name is a place only where its town is
        case.keep = case.hit.kind is not None or "province" in case.levels
        return
    found = resolving.of_kind(found, case.hit.kind)
    if len(found) == 1 and (found[0].level == "province" or (found[0].level == "district" and _told(case.hit))):
        _link(case, found[0], "the only one of this name", on)
    elif len({unit.level for unit in found}) > 1 and case.hit.kind == "thành phố":
        # `thành phố Cần Thơ` is the city under the centre where there is one of that day
        top = [unit for unit in found if unit.level == "province"]
        if len(top) == 1:
            _link(case, top[0], "the city under the centre", on)
            return
    if case.place is None and on is None and len(found) > 1:
        case.reason = "several periods or units of this name, and the text has no day"


def _told(hit: Hit) -> bool:
    return hit.kind is not None or any(name.use == "free" and name.level == "district" for name in hit.names)


def _link(case: _Case, unit: Place, reason: str, on: date | None) -> None:
    if case.standing == "ended" and unit.valid_to is not None:
        reason += f"; it ended on {unit.valid_to.isoformat()}"
    elif case.hit.kind is not None and unit.kind not in (case.hit.kind, "thành phố trung ương"):
        reason += f"; {case.hit.kind} before it became {unit.kind}"
    case.place, case.reason = unit, reason
    case.province = authority.province_of(unit, on)


def _by_enclosing(text: str, cases: list[_Case], on: date | None) -> None:
    """Right to left, so that `xã X, huyện Y, tỉnh Z` settles Z, then Y, then X."""
    for i in range(len(cases) - 2, -1, -1):
        case, outer = cases[i], cases[i + 1]
        if case.standing == "unknown" or (case.place is not None and case.place.level == "province"):
            continue
        if not _ENCLOSED.match(text[case.hit.end : outer.hit.start]) or outer.place is None:
            continue
        if case.levels and min(_LEVEL[level] for level in case.levels) <= _LEVEL[outer.place.level]:
            continue
        found = resolving.of_kind(resolving.inside(case.candidates, outer.place, on), case.hit.kind)
        if len(found) == 1:
            _link(case, found[0], f"in {outer.place.full_name}, named beside it", on)
        elif not found and ("commune" in case.levels or "(" in text[case.hit.end : outer.hit.start]):
            # `thành phố Vinh, Hà Tĩnh` is a list; a commune, or a parenthesis, is put in what follows it
            case.place, case.province, case.closed = None, None, True
            case.reason = f"the text puts it in {outer.place.full_name}, where none is known"
            case.keep = case.hit.kind is not None


def _by_surroundings(text: str, cases: list[_Case], on: date | None, home: Place | None) -> None:
    provinces: dict[str, Place] = {}
    if home is not None:
        provinces[home.id] = home
    for case in cases:
        if case.province is not None:
            provinces.setdefault(case.province.id, case.province)
    for level in ("district", "commune"):
        for i, case in enumerate(cases):
            if case.place is not None or case.closed or not case.candidates or level not in case.levels:
                continue
            if case.standing == "unknown":
                continue
            if level == "district" and "commune" in case.levels:
                continue
            _in_named(text, cases, i, provinces, home, on)
        if level == "district":
            districts = {case.place.id: case.place for case in cases if case.place and case.place.level == "district"}
            for case in cases:
                if case.place is None and not case.closed and "commune" in case.levels and case.standing != "unknown":
                    found = _inside_any(case, districts.values(), on)
                    if len(found) == 1:
                        _link(case, found[0], "the only one in a district that the text names", on)


def _inside_any(case: _Case, containers: Iterable[Place], on: date | None) -> tuple[Place, ...]:
    found: dict[str, Place] = {}
    for container in containers:
        for unit in resolving.inside(case.candidates, container, on):
            found[unit.id] = unit
    return resolving.of_kind(tuple(found.values()), case.hit.kind)


def _in_named(
    text: str, cases: list[_Case], i: int, provinces: dict[str, Place], home: Place | None, on: date | None
) -> None:
    case = cases[i]
    found = _inside_any(case, provinces.values(), on)
    if len(found) == 1:
        at_home = home is not None and resolving.inside(found, home, on)
        _link(
            case,
            found[0],
            "the only one in the newspaper's province" if at_home else "the only one in a province that the text names",
            on,
        )
        return
    if len(found) > 1:
        last = _last_named(text, cases, i)
        if last is not None:
            there = resolving.inside(found, last, on)
            if len(there) == 1:
                _link(case, there[0], f"in {last.full_name}, named last in the sentence", on)
                return
        case.reason = "several of this name in the places that the text names"
        return
    if case.hit.kind is None and case.hit.names:
        # a bare district name, and nothing says that its province is meant: as likely a person or a word
        case.keep = False
        return
    only = resolving.of_kind(case.candidates, case.hit.kind)
    if len(only) == 1 and not provinces and only[0].valid_from is not None:
        # of the communes since 2025-07-01 every one is known; of the earlier ones many that had ended are not
        _link(case, only[0], "the only one of this name", on)
        return
    case.reason = (
        "several of this name, and the text names none of their provinces"
        if len(case.candidates) > 1
        else "its province is not named in the text"
    )


def _last_named(text: str, cases: list[_Case], i: int) -> Place | None:
    """The province last named before, in the same sentence."""
    for other in reversed(cases[:i]):
        if _SENTENCE_END.search(text, other.hit.end, cases[i].hit.start):
            return None
        if other.province is not None:
            return other.province
    return None


def _mention(text: str, case: _Case) -> PlaceMention:
    hit = case.hit
    return PlaceMention(
        char_start=hit.start,
        char_end=hit.end,
        text=text[hit.start : hit.end],
        name=_printed_name(text, case),
        kind=hit.kind,
        place=case.place,
        candidates=case.candidates if case.place is None else (),
        reason=case.reason,
    )


def _printed_name(text: str, case: _Case) -> str:
    """The canonical name where it is settled, else as printed, without its unit word."""
    if case.place is not None:
        return case.place.name
    names = {unit.name for unit in case.candidates}
    return names.pop() if len(names) == 1 else text[case.hit.name_start : case.hit.end]
