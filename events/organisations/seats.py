"""Which place a body takes: the one printed with it, else the one that the article settles, else none.

In an article of a province's own newspaper `Tỉnh ủy` is that province's. Elsewhere it is of the place that the
article's other bodies of that level sit in, of the place last named, or of the only one named at all. Where these do
not agree, the body stays without a place: a wrong link is worse than a missing one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from events import places
from events.organisations.grammar import LEVELS, Node, Seat
from events.organisations.lexicon import CAPITALS, COMMUNAL, PROVINCIAL, Template
from events.places.model import Place, PlaceMention
from events.text import fold

# capitalised words that may be a place's name; `Quận 1`, `phường 5` have a number for a name
_NAME = re.compile(
    r"[ ]?((?:\d{1,2}(?!\d|[./,-]\d)(?!\w))"
    rf"|[{CAPITALS}]\w*(?:(?:[ ]?[-–][ ]?|[ ]|\.[ ]?)[{CAPITALS}][\w']*){{0,4}})"
)
_CITY = re.compile(r"(?:TP|Tp|tp|Thành phố|thành phố)\.?[ ]?(?=[A-ZĐ])")
_SUPERIOR = re.compile(r"[ ]?(?:,|\()[ ]?(?:huyện|H\.|thị xã|TX\.?|quận|thành phố|TP\.?)[ ]?(?=[A-ZĐ])", re.IGNORECASE)
_CUT = re.compile(r"[ ]?[-–][ ]?|\.[ ]?|[ ]")
# `dichvucong.nghean.gov.vn`: a provincial portal bears the province's name
_PORTAL = re.compile(r"(?<![\w.-])(?:[a-z0-9-]+\.)*?([a-z]{4,20})\.gov\.vn", re.IGNORECASE)
# a sentence that begins with its time
_DATED = re.compile(r": (?:Ngày \d|(?:Sáng|Trưa|Chiều|Tối|Hôm) (?:nay|qua|ngày|\d)|Vừa qua)")
_NEAR = 400
"""Code points within which the place last named still holds for a bare name: two or three sentences."""
_MAIN = 0.7
"""Share of the places named from which on one is what the article is about."""


@lru_cache(maxsize=1)
def _portals() -> dict[str, str]:
    """`nghean` → `Nghệ An`."""
    return {fold(p.name).replace(" ", "").replace("-", ""): p.name for p in places.all_places("province")}


@lru_cache(maxsize=8192)
def _of_kind(name: str, kind: str, on: date | None) -> tuple[Place, ...]:
    """Places of that name and kind; on a day also those that bear a higher kind now (`xã Phổ Quang`, a ward since)."""
    found = places.resolve(name, kind, on)
    level = LEVELS[kind]
    return tuple(p for p in found if p.kind == kind or (on is not None and p.level == level != "province"))


@lru_cache(maxsize=8192)
def _one_period(found: tuple[Place, ...]) -> tuple[Place, ...]:
    """Of several periods of one place the last: for a body they are one seat."""
    last: dict[tuple[str, str, str], Place] = {}
    for place in found:
        above = places.province_of(place) if place.level != "province" else None
        key = (place.name, place.kind, above.name if above else "") if place.level != "commune" else (place.id, "", "")
        known = last.get(key)
        if known is None or (known.valid_to or date.max) < (place.valid_to or date.max):
            last[key] = place
    return tuple(last.values())


@lru_cache(maxsize=8192)
def _province_name(place: Place) -> str:
    province = places.province_of(place)
    return province.name if province is not None else ""


class _Named:
    """Places named in an article, of the kinds that one body can have, by position."""

    def __init__(self, named: list[tuple[int, Place]]) -> None:
        self.positions = [position for position, _ in named]
        self.places = [place for _, place in named]
        self.counts = Counter(place.name for place in self.places)

    def near(self, position: int) -> set[str]:
        """Names of the places told within the sentences before a position."""
        end = bisect_left(self.positions, position)
        return {place.name for place in self.places[bisect_left(self.positions, position - _NEAR) : end]}

    def since(self, start: int, position: int) -> set[str]:
        """Names of the places told between two positions."""
        return {
            place.name
            for place in self.places[bisect_left(self.positions, start) : bisect_left(self.positions, position)]
        }

    def speaks_for(self, place: Place, position: int) -> bool:
        """Whether the place last told before a position is that one, or that one is what the article is about."""
        index = bisect_left(self.positions, position)
        if not index or self.places[index - 1].name == place.name or position - self.positions[index - 1] > _NEAR:
            return True
        return self.counts[place.name] / len(self.places) >= _MAIN

    def before(self, position: int) -> Place | None:
        """The place last told before a position."""
        index = bisect_left(self.positions, position)
        return self.places[index - 1] if index else None

    def last(self, position: int) -> Place | None:
        """The only place named; or the one last named, if no other is as near or it is the main one."""
        if not self.counts:
            return None
        if len(self.counts) == 1:
            return self.places[-1]
        index = bisect_left(self.positions, position)
        if not index:
            return None
        last = self.places[index - 1]
        if self.near(position) == {last.name}:
            return last
        return last if self.counts[last.name] / len(self.places) >= _MAIN else None


class Seats:
    """The places of one article."""

    def __init__(self, text: str, mentions: Sequence[PlaceMention], published: date | None, home: Place | None) -> None:
        self.text = text
        self.published = published
        self.home = home
        self.mentions = mentions
        self._by_start = {m.char_start: m for m in mentions}
        for m in mentions:
            if m.kind is not None:
                # `tỉnh Đồng Nai`, `TP.HCM`: the bare name begins where the unit word ends
                offset = m.text.find(m.name)
                if offset > 0:
                    self._by_start.setdefault(m.char_start + offset, m)
        self._by_end = {m.char_end: m for m in mentions if m.place is not None}
        self._provinces: dict[str, int] | None = None
        self._starts = [m.char_start for m in mentions]
        self.bodies: list[tuple[int, Place, str]] = []
        """Places of bodies that print theirs, with the body, in text order; whole before the first bare one is settled."""
        self._by_same: dict[str, _Named] = {}
        self._by_body: dict[tuple[str, ...], _Named] = {}
        self._by_kind: dict[tuple[str, ...], _Named] = {}
        self._headings: list[tuple[int, Place]] | None = None
        self._by_name: dict[tuple[str, ...], _Named] = {}
        self._below: dict[tuple[str, ...], tuple[Place | None, str]] = {}

    # -- printed with the body -----------------------------------------------------------------------------------

    def place_at(self, position: int, kinds: tuple[str, ...], unit_word: bool) -> Seat | None:
        """The place whose name is printed at a position, of one of these kinds.

        After a `unit_word` a number is a name too (`phường 5`), and so is what find_places took for a place though no
        row settles it.
        """
        text = self.text
        if position >= len(text):
            return None
        if text[position] == " ":
            position += 1
        mention = self._by_start.get(position)
        if mention is not None and mention.place is not None and mention.place.kind in kinds:
            return Seat(position, mention.char_end, mention.place.name, mention.place, kind=mention.place.kind)
        name = _NAME.match(text, position)
        if name is None:
            city = _CITY.match(text, position)
            name = _NAME.match(text, city.end()) if city else None
            if name is None:
                return None
        start, printed = position, name[1]
        if printed.isdigit() and not (unit_word and {"quận", "phường"} & set(kinds)):
            return None
        end = name.end(1)
        while True:
            kind, found = self._candidates(text[start:end], kinds)
            if not found and start != name.start(1) and end > name.start(1):
                kind, found = self._candidates(text[name.start(1) : end], kinds)
            if found:
                settled = self._narrow(found, end)
                return Seat(position, end, found[0].name, settled, () if settled else found, kind)
            cuts = [m.start() for m in _CUT.finditer(text, start, end) if m.start() > name.start(1)]
            if not cuts:
                break
            end = cuts[-1]
        if not unit_word:
            return None
        if mention is not None and mention.kind in kinds and mention.place is None and mention.candidates:
            return Seat(position, mention.char_end, mention.name, None, mention.candidates, mention.kind)
        if set(kinds) <= set(COMMUNAL) and _SUPERIOR.match(text, name.end(1)):
            # `UBND xã Tả Văn Chư, huyện Bắc Hà`: a commune that no row knows, told with its district
            return Seat(position, name.end(1), name[1], None, kind=kinds[0])
        return None

    def ending_at(self, position: int) -> PlaceMention | None:
        """The place mention that ends at a position."""
        return self._by_end.get(position)

    def beginning_at(self, position: int) -> PlaceMention | None:
        """The place mention that begins at a position, with or without its unit word."""
        return self._by_start.get(position)

    def _candidates(self, name: str, kinds: tuple[str, ...]) -> tuple[str, tuple[Place, ...]]:
        """The kind, and the places of that name and kind on the day of publication, else on any day."""
        for on in (self.published, None) if self.published is not None else (None,):
            found: list[Place] = []
            told = ""
            for kind in kinds:
                of_kind = _of_kind(name, kind, on)
                if of_kind:
                    told = told or kind
                    found += of_kind
            if found:
                return told, _one_period(tuple(found))
        return "", ()

    def _narrow(self, found: tuple[Place, ...], end: int) -> Place | None:
        """Of several places of one name the one whose province is printed after it, is home, or is alone in the article."""
        if len(found) == 1:
            return found[0]
        of_province: dict[str, list[Place]] = {}
        for place in found:
            of_province.setdefault(_province_name(place), []).append(place)
        for name in self._following(end):
            if len(of_province.get(name, ())) == 1:
                return of_province[name][0]
        named = [name for name in of_province if name in self.provinces]
        if len(named) == 1 and len(of_province[named[0]]) == 1:
            return of_province[named[0]][0]
        if not named and self.home is not None and len(of_province.get(self.home.name, ())) == 1:
            return of_province[self.home.name][0]
        return None

    def _following(self, end: int) -> list[str]:
        """Provinces named within the next words: `huyện Châu Thành, tỉnh Tiền Giang`, `(Tiền Giang)`."""
        index = bisect_left(self._starts, end)
        return [
            m.place.name
            for m in self.mentions[index : index + 3]
            if m.char_start - end < 30 and m.place is not None and m.place.level == "province"
        ]

    @property
    def provinces(self) -> dict[str, int]:
        """Names of the provinces that the article names, with how often."""
        if self._provinces is None:
            self._provinces = {}
            for m in self.mentions:
                if m.place is not None and m.place.level == "province":
                    self._provinces[m.place.name] = self._provinces.get(m.place.name, 0) + 1
        return self._provinces

    # -- taken from the article ------------------------------------------------------------------------------------

    def settle(self, node: Node) -> tuple[Place | None, str]:
        """The place that a bare name takes, with why; or None, with why not."""
        if node.unread:
            return None, "the name printed with it is of no place that is known"
        kinds = node.kinds
        position = node.start
        bodies = self._bodies_of(kinds)
        heading = self._heading(position, kinds)
        if heading is not None and bodies.since(heading[0], position) <= {heading[1].name}:
            return heading[1], "the place that heads the paragraph"
        if self.home is not None and self.home.kind in kinds:
            if bodies.near(position) <= {self.home.name}:
                return self.home, "the newspaper's own province"
            return None, "the newspaper's province, but a body of another one was named just before"
        same = self._same(node).near(position)
        if len(same) == 1:
            return self._same(node).before(position), "the place of the same body before it"
        place = bodies.last(position)
        everywhere = self._everywhere(kinds)
        if place is not None and everywhere.speaks_for(place, position):
            return place, "the place of the bodies named with theirs"
        if place is not None:
            main = everywhere.last(position)
            if main is not None and everywhere.counts[main.name] / len(everywhere.places) >= _MAIN:
                return main, "the place that the article is about"
            return None, "another place was named since"
        named = self._named_of(kinds)
        place = named.last(position)
        if place is not None:
            return place, "the place last named"
        if bodies.positions or named.positions:
            return None, "several places are named"
        if set(kinds) & set(PROVINCIAL):
            if kinds not in self._below:
                self._below[kinds] = self._from_below(kinds)
            return self._below[kinds]
        return None, "no place of its level is named"

    def _same(self, node: Node) -> _Named:
        """The places of bodies of the very kind of a bare one: `Tỉnh ủy Đắk Nông ... Tỉnh ủy`."""
        body = node.entry.body if isinstance(node.entry, Template) else ""
        found = self._by_same.get(body)
        if found is None:
            found = self._by_same[body] = _Named([(p, place) for p, place, told in self.bodies if told == body])
        return found

    def _bodies_of(self, kinds: tuple[str, ...]) -> _Named:
        found = self._by_body.get(kinds)
        if found is None:
            found = self._by_body[kinds] = _Named([(p, place) for p, place, _ in self.bodies if place.kind in kinds])
        return found

    def _heading(self, position: int, kinds: tuple[str, ...]) -> tuple[int, Place] | None:
        """The last `Kon Tum:` at the head of a sentence before a position, if it is of these kinds."""
        if self._headings is None:
            self._headings = [
                (m.char_start, m.place)
                for m in self.mentions
                if m.place is not None and self.text.startswith(": ", m.char_end) and self._heads(m)
            ]
        index = bisect_left(self._headings, position, key=lambda found: found[0])
        if not index:
            return None
        start, place = self._headings[index - 1]
        if place.kind in kinds:
            return start, place
        return None

    def _heads(self, mention: PlaceMention) -> bool:
        """Whether a sentence begins with the place, or a dated one behind its colon: `Ảnh: B.A Kon Tum: Ngày 10/7, ...`."""
        before = self.text[max(0, mention.char_start - 3) : mention.char_start].rstrip(" ")
        return not before or before[-1] in '.\n!?…”"' or _DATED.match(self.text, mention.char_end) is not None

    def _everywhere(self, kinds: tuple[str, ...]) -> _Named:
        """All places of these kinds that are named."""
        found = self._by_kind.get(kinds)
        if found is None:
            named = [(m.char_start, m.place) for m in self.mentions if m.place is not None and m.place.kind in kinds]
            found = self._by_kind[kinds] = _Named(named)
        return found

    def _named_of(self, kinds: tuple[str, ...]) -> _Named:
        """Places named; if bodies of several places are, only those places."""
        found = self._by_name.get(kinds)
        if found is None:
            seated = {place.id for place in self._bodies_of(kinds).places}
            named = [(m.char_start, m.place) for m in self.mentions if m.place is not None and m.place.kind in kinds]
            found = _Named([(p, place) for p, place in named if not seated or place.id in seated])
            self._by_name[kinds] = found
        return found

    def _from_below(self, kinds: tuple[str, ...]) -> tuple[Place | None, str]:
        """A province that only its districts or its portal name."""
        above: dict[str, Place] = {}
        for m in self.mentions:
            if m.place is not None and m.place.level in ("district", "commune"):
                province = places.province_of(m.place, self.published)
                if province is not None and province.kind in kinds:
                    above[province.name] = province
        if len(above) == 1:
            return next(iter(above.values())), "the province of the places named"
        if not above and ".gov.vn" in self.text:
            portals = {_portals().get(m[1].lower()) for m in _PORTAL.finditer(self.text)} - {None}
            if len(portals) == 1:
                found = places.province(str(portals.pop()), self.published)
                if found is not None and found.kind in kinds:
                    return found, "the province whose portal the article names"
        return None, "several provinces have places named" if above else "no place of its level is named"
