"""The grammar of composed names: [post] + unit + body + level + place, each part nested in the next.

`parse()` reads one name at one position and says what it holds; which place a bare name takes is not its matter
(see seats.py). It reads forward only, and no word more than a few times: linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from events.organisations.free import Head, capital_heads, expand, free_trie, read_number, read_words, surnames
from events.organisations.lexicon import (
    CAPITALS,
    COMMUNAL,
    DISTRICT,
    PROVINCIAL,
    STEP,
    Central,
    Entry,
    Template,
    Trie,
    Unit,
    foreign,
    posts,
    templates,
    trie,
)
from events.places.model import Place
from events.resources import table
from events.text import key

# `Ban Thường vụ (BTV) Thành ủy`: an abbreviation in brackets does not break a name, and is defined by it
_BRACKET = re.compile(r"[ ]?\(([A-ZĐƯ][\w.&–-]{1,11})\)")
_UNIT_WORDS = {
    "tỉnh": ("tỉnh",),
    "thành phố": ("thành phố trung ương", "thành phố"),
    "tp": ("thành phố trung ương", "thành phố"),
    "huyện": ("huyện",),
    "quận": ("quận",),
    "thị xã": ("thị xã",),
    "tx": ("thị xã",),
    "xã": ("xã",),
    "phường": ("phường",),
    "thị trấn": ("thị trấn",),
    "tt": ("thị trấn",),
    "đặc khu": ("đặc khu",),
}
_WORD = r"tỉnh|thành phố|tp|huyện|quận|thị xã|tx|xã|phường|thị trấn|đặc khu"
# `UBND tỉnh`, `UBND TP.HCM`, `công an các tỉnh`, `UBND cấp huyện`
_LEVEL = re.compile(
    rf"[ ]{{1,2}}(?P<generic>cấp[ ])?(?P<many>các[ ]|hai[ ]|ba[ ]|\d+[ ])?(?P<word>{_WORD})(?![^\W\d_])\.?",
    re.IGNORECASE,
)
# `UBND quận, huyện`; `cấp ủy xã, phường, thị trấn`: a list of levels names nobody
_LEVEL_LIST = re.compile(rf"[ ]?(?:,|/|và|hoặc|-)[ ]?(?:{_WORD}|thành|thị)(?![\w.])(?![ ](?:[{CAPITALS}]|ủy|uỷ|đoàn))")
# `Đảng bộ, chính quyền, quân và dân tỉnh Hòa Bình`: the branch is of the place whose people are told with it
_PEOPLE = re.compile(r"(?:,? (?:và )?(?:chính quyền|quân dân|quân|nhân dân|dân|các dân tộc|đồng bào|cán bộ))+(?= )")
# `HĐND, UBND và các đoàn thể của tỉnh Bến Tre`: the list's last has no name of its own, the place is everybody's
_AND_OTHERS = re.compile(
    r",? (?:và|cùng) (?:các )?(?:tổ chức|đoàn thể|sở|ban|ngành|cơ quan|phòng|đơn vị|địa phương|mặt trận)"
    r"(?:,? (?:và )?(?:các |chính trị|xã hội|đoàn thể|tổ chức|ban|ngành|sở|phòng|chức năng|liên quan|đơn vị|- xã hội|-|khác))*"
    r"(?: của| trong| thuộc)?(?= (?:tỉnh|thành phố|TP|huyện|quận|thị xã|xã|phường|thị trấn)\.? ?[A-ZĐÀ-Ỹ0-9])"
)
_OWNER_LINK = re.compile(rf"[ ](?:của[ ]|thuộc[ ]|[-–][ ])?|[ ]?[-–][ ]?|[ ]\((?=[{CAPITALS}])")
# `Phòng CSGT (PC67), Công an tỉnh Quảng Bình`: so the forces are told, others not
_COMMA = re.compile(r",[ ]")
_FORCES = frozenset({"police", "military"})
_POLICE = frozenset({"police"})
# what may stand between a body and the state that it is of
_OF_A_STATE = re.compile(
    r"(?:,? (?:và )?nhân dân|,? (?:và )?Nhà nước)?(?: mới| cũ| đương nhiệm)?(?: của)?(?: nước| đất nước| Vương quốc| Cộng hòa| Cộng hoà| Liên bang| LB| CH)?(?= )"
)
_SEATED_IN = re.compile(r" (?:tại|ở) ")
# a comma, a field, perhaps more of them, and the last after `và`
_FIELDS = re.compile(
    rf", ([{CAPITALS}]\w*(?: [^\W\d_]\w*){{0,3}})(?:, [^\W\d_]\w*(?: [^\W\d_]\w*){{0,3}})* và [{CAPITALS}]"
)
# ` và Thể thao Lào`: a field and the state behind it, in capitals
_ONE_MORE_FIELD = re.compile(rf" và ((?!Bộ )[{CAPITALS}]\w*(?: \w+){{1,4}})")
_FIELD = re.compile(rf", ([{CAPITALS}]\w*) \w")
_MORE = re.compile(rf" (?:và|&) ([{CAPITALS}]\w*)")
_POST = re.compile(r",[ ]((?:[^\W\d_]+[ ]){0,4}[^\W\d_]+)")
# `Đại sứ quán Việt Nam tại Cộng hòa Dân chủ Đức`
_ABROAD = re.compile(
    rf"[ ](?:tại|ở)(?:[ ](?:[{CAPITALS}]\w*|hòa|hoà|chủ|bang|quốc))+(?<![ ]hòa)(?<![ ]chủ)(?<![ ]bang)"
)
_CAPITAL = re.compile(rf" ([{CAPITALS}][\w']*)")
_SPACES = re.compile(r"\s+")
_HAMLET = re.compile(
    r"(?P<post>,[ ](?:kiêm )?[Tt]rưởng)?[ ](?P<kind>thôn|bản|ấp|làng|khu phố|khu dân cư|tổ dân phố|khóm|buôn)"
    rf"(?P<name>(?:[ ](?:[{CAPITALS}]\w*|\d{{1,3}}))+)"
)


@dataclass(slots=True)
class Seat:
    """The place that the text prints with a body: its name, and the unit if one is settled."""

    start: int
    end: int
    name: str
    place: Place | None
    candidates: tuple[Place, ...] = ()
    kind: str = ""
    """The unit word printed, when no unit of that name is known."""


@dataclass(slots=True, eq=False)
class Node:
    """A name as read: the row that its words stand for, and what follows them."""

    start: int
    end: int
    entry: Entry | None
    kinds: tuple[str, ...] = ()
    """Kinds of place that the body can have here, narrowed by the unit word printed."""
    leveled: bool = False
    """Whether its level is said (`UBND huyện`, `Huyện ủy`)."""
    seat: Seat | None = None
    more: tuple[Seat, ...] = ()
    """Further places of a list: `Công an các tỉnh Trà Vinh, Bến Tre và Vĩnh Long`."""
    owner: Node | None = None
    generic: bool = False
    """Means any body of its kind: `UBND cấp huyện`, `các Sở`."""
    member: bool = False
    """`Tỉnh ủy viên` names its body as a post does."""
    unread: bool = False
    """A name is printed after its unit word that no place bears."""
    literal: str = ""
    """Canonical name of a body that no row knows (`Công ty ...`, `thôn Mỹ Đà`), empty otherwise."""
    category: str = ""
    alone: bool = False
    """A short word that stands for the whole name (`Đảng`)."""
    definitions: list[tuple[str, int]] = field(default_factory=list)
    reason: str = ""

    @property
    def innermost(self) -> Node:
        """The body at the end of the chain of owners."""
        return self if self.owner is None else self.owner.innermost


_NOTHING: Trie = {}
PlaceNear = Callable[[int], object | None]
PlaceAt = Callable[[int, tuple[str, ...], bool], "Seat | None"]


def category(node: Node) -> frozenset[str]:
    """What kinds of owner a body can be (`owners` of `organisation_units.csv`)."""
    entry = node.entry
    if entry is None:
        return frozenset({node.category})
    if isinstance(entry, Unit):
        found = {"unit", entry.classification}
        if entry.classification == "party":
            found = {"unit", {"Đảng ủy": "committee", "Đảng bộ": "base", "Chi bộ": "base"}.get(entry.name, "party")}
        elif not entry.classification and node.owner is not None:
            found |= category(node.owner)
        return frozenset(found)
    found = {entry.classification}
    name = entry.body if isinstance(entry, Template) else entry.name
    small = key(name)
    if isinstance(entry, Central):
        found.add("central")
        if small.startswith("bộ "):
            found.add("ministry")
    if entry.classification == "party":
        found.discard("party")
        found.add("base" if small.startswith("đảng bộ") else "committee")
    if small.startswith("hội đồng nhân dân"):
        found.add("council")
    if small.startswith("sở "):
        found.add("department")
    if small.endswith(("tỉnh đoàn", "thành đoàn", "huyện đoàn", "quận đoàn", "thị đoàn", "trung ương đoàn")):
        found.add("youth")
    return frozenset(found)


@lru_cache(maxsize=1)
def _police() -> Template:
    return next(template for template in templates() if template.body == "Công an")


@lru_cache(maxsize=1)
def _all_surnames() -> frozenset[str]:
    """Also the rarer ones, which are ordinary words elsewhere (`Tô`): behind a minister's field only a name follows."""
    return surnames() | {key(row["surname"]) for row in table("surnames")}


@lru_cache(maxsize=1)
def _communal() -> dict[str, Template]:
    """The Party bodies of a commune by their name (`Đảng ủy`, `Đảng bộ`), which elsewhere have an owner."""
    return {t.body: t for t in templates() if t.classification == "party" and set(t.kinds) & set(COMMUNAL)}


def communal(node: Node, other: Node) -> bool:
    """Makes `Đảng ủy`, told beside a commune's people's committee, the commune's own; whether it is so.

    `Bí thư Đảng ủy, Chủ tịch UBND xã X`, `Đảng ủy, UBND phường`: one place, two bodies.
    """
    entry, beside = node.entry, other.entry
    if not isinstance(entry, Unit) or not isinstance(beside, Template):
        return False
    template = _communal().get(entry.name)
    if template is None or beside.body not in ("Ủy ban nhân dân", "Hội đồng nhân dân") or not other.leveled:
        return False
    kinds = tuple(kind for kind in template.kinds if kind in other.kinds)
    if not kinds or len(kinds) != len(other.kinds):
        return False
    seat = other.seat
    node.entry, node.kinds, node.leveled = template, kinds, True
    node.seat = Seat(seat.start, seat.end, seat.name, seat.place, seat.candidates, seat.kind) if seat else None
    node.reason = "the place is printed with the people's committee beside it"
    return True


@lru_cache(maxsize=1)
def _first_words_of_posts() -> frozenset[str]:
    return frozenset(post.split(" ")[0] for post in posts())


class Reader:
    """Reads names in one text. `place_at(position, kinds, unit_word)` reads a place's name at a position,
    `place_end(position)` and `place_from(position)` tell whether one ends or begins there."""

    def __init__(self, text: str, place_at: PlaceAt, place_end: PlaceNear, place_from: PlaceNear) -> None:
        self.text = text
        self.place_at = place_at
        self.place_end = place_end
        self.place_from = place_from
        self.trie: Trie = trie()

    def walk(self, position: int) -> tuple[list[tuple[int, tuple[Entry, ...]]], list[tuple[str, int]]]:
        """The names that begin here, shortest first, with their ends; and abbreviations defined on the way."""
        text = self.text
        node = self.trie
        found: list[tuple[int, tuple[Entry, ...]]] = []
        defined: list[tuple[str, int]] = []
        step = STEP.match(text, position)
        if step is None or step.start(2) != position:
            return found, defined
        while step is not None:
            if step[1]:
                node = node.get(",", _NOTHING)
            word = step[2]
            if word == "&":
                word = "và"
            if word.isupper() and word in node:
                node = node[word]
            elif word == "VN" and "việt" in node:
                node = node["việt"].get("nam", _NOTHING)
            else:
                node = node.get(key(word), _NOTHING)
                if node is _NOTHING:
                    break
            end = step.end()
            if "" in node:
                found.append((end, node[""]))
            if text.startswith((" (", "("), end) and (bracket := _BRACKET.match(text, end)):
                if found and found[-1][0] == end:
                    defined.append((bracket[1], end))
                end = bracket.end()
                if end < len(text) and text[end] not in " -":
                    break
            step = STEP.match(text, end)
        return found, defined

    def ministry_of(self, position: int) -> tuple[int, Central] | None:
        """The ministry whose fields begin here, without the word `Bộ`: `Bộ trưởng| Y tế Nguyễn Thị X`.

        Ministers of other countries are told so too: a Vietnamese surname must follow.
        """
        node: Trie = self.trie.get("bộ", _NOTHING)
        found: tuple[int, Central] | None = None
        step = STEP.match(self.text, position)
        while step is not None:
            if step[1]:
                node = node.get(",", _NOTHING)
            word = "và" if step[2] == "&" else step[2]
            node = node.get(word) or node.get(key(word), _NOTHING)
            if node is _NOTHING:
                break
            for entry in node.get("", ()):
                if isinstance(entry, Central):
                    found = step.end(), entry
            step = STEP.match(self.text, step.end())
        if found is None:
            return None
        name = _CAPITAL.match(self.text, found[0])
        return found if name is not None and key(name[1]) in _all_surnames() else None

    def parse(self, position: int, depth: int = 0) -> Node | None:
        """The longest name that begins here, with its owner and its place; None where none does."""
        found, defined = self.walk(position)
        for end, entries in reversed(found):
            node = self._choose(position, end, entries, depth)
            if node is not None:
                node.definitions = [(short, at) for short, at in defined if at <= node.end]
                if isinstance(node.entry, Template) and not node.leveled and node.seat is None:
                    free = self._free(position, depth)  # `Ban Quản lý Khu kinh tế Vân Đồn`
                    if free is not None and free.end > node.end:
                        return free
                return node
        if depth or self.text.startswith(capital_heads(), position):
            return self._free(position, depth)
        return None

    def _free(self, position: int, depth: int) -> Node | None:
        """A body that no row lists: a head and its name (see free.py)."""
        text = self.text
        trie, end, head = free_trie(), position, None
        step = STEP.match(text, position)
        while step is not None and step[1] is None:
            trie = trie.get(step[2]) or trie.get(key(step[2]), _NOTHING)
            if trie is _NOTHING:
                break
            end = step.end()
            if "" in trie:
                head, after = trie[""], end
            step = STEP.match(text, end)
        if not isinstance(head, Head) or (head.tail == "name" and depth == 0) or text[position].islower() > depth:
            return None
        stop = read_number(text, after) if head.tail == "number" or head.name.startswith("Ban ") else None
        if stop is not None and text.startswith(" - ", stop) and (seat := self.place_at(stop + 3, PROVINCIAL, False)):
            stop = seat.end  # `Tòa án nhân dân khu vực 1 - Hà Tĩnh`
        elif stop is not None and head.name == "Ban Chỉ đạo" and (seat := self._printed_place(stop)) is not None:
            # `Ban Chỉ đạo 1237 TP.HCM`
            number = _SPACES.sub(" ", text[after:stop]).strip()
            word = "thành phố" if seat.kind == "thành phố trung ương" else seat.kind
            name = f"Thành phố {seat.name}" if key(seat.name) == "hồ chí minh" else f"{word} {seat.name}"
            return Node(position, seat.end, None, literal=f"{head.name} {number} {name}", category=head.classification)
        if stop is None and head.tail != "number":
            bracket = _BRACKET.match(text, after)
            after = bracket.end() if bracket is not None else after
            stop = read_words(text, after, self._is_name, of_people=head.classification == "school")
            if stop is not None and "quán" in head.name:
                stop = self._mission(stop, post="quán" not in text[position:after])
            elif stop is not None and head.tail == "words" and (level := _LEVEL.match(text, stop)) is not None:
                seat = self.place_at(level.end(), _UNIT_WORDS[key(level["word"])], True)
                stop = seat.end if seat is not None else stop
        if stop is None or not self._told_apart(head, after, stop):
            return None
        literal = expand(f"{head.name} {_SPACES.sub(' ', text[after:stop]).strip()}")
        if "quán" in head.name:
            literal = literal.replace(" ở ", " tại ")
        return Node(position, stop, None, literal=literal, category=head.classification)

    def _printed_place(self, position: int) -> Seat | None:
        """The province or district printed at a position, with its unit word or without one."""
        level = _LEVEL.match(self.text, position)
        if level is None or level["many"] or level["generic"]:
            return self.place_at(position, (*PROVINCIAL, *DISTRICT), False)
        return self.place_at(level.end(), _UNIT_WORDS[key(level["word"])], True)

    def _mission(self, position: int, *, post: bool) -> int | None:
        """The end of the country in which a mission is seated; an ambassador's name may follow his (`post`)."""
        link = _SEATED_IN.match(self.text, position)
        if link is not None and (end := self._state(link.end() - 1)) is not None:
            return end
        abroad = _ABROAD.match(self.text, position) if not post else None
        return abroad.end() if abroad is not None else None if post else position

    def _told_apart(self, head: Head, after: int, stop: int) -> bool:
        """Whether the name tells the body from others of its kind, and is not one abroad."""
        if self.foreign_after(stop):
            return False
        tail = self.text[after:stop]
        told = not head.sign or any(sign in tail for sign in head.sign)
        if not told and ("place" not in head.sign or self.place_end(stop) is None):
            return False
        if "quán" in head.name:
            return tail.startswith(" Việt Nam ")
        if head.classification == "mass" and (self.foreign_place_after(stop) or not tail.endswith(" Việt Nam")):
            return False
        return head.tail != "words" or not self._abroad_within(after, stop)

    def _abroad_within(self, start: int, stop: int) -> bool:
        """Whether a word of the name is a state abroad (`Cục Điều tra Liên bang Mỹ`)."""
        position = start
        while position < stop:
            if self.foreign_after(position):
                return True
            step = STEP.match(self.text, position)
            if step is None:
                return False
            position = step.end()
        return False

    def _is_name(self, position: int) -> bool:
        """Whether a listed body's name begins at a position."""
        return bool(self.walk(position)[0]) or self.text.startswith(("Cục ", "Tổng cục "), position)

    def _choose(self, start: int, end: int, entries: tuple[Entry, ...], depth: int) -> Node | None:
        """Of the rows that these words may stand for, the one that what follows speaks for."""
        after = end
        bracket = _BRACKET.match(self.text, end) if self.text.startswith((" (", "("), end) else None
        if bracket is not None:
            after = bracket.end()
        best: Node | None = None
        rank = 0
        for entry in entries:
            node: Node
            if isinstance(entry, Template):
                node = self._template(start, end, after, entry, depth)
                score = 6 if node.seat else 5 if node.leveled and entry.level != "fused" else 4 if node.leveled else 1
            elif isinstance(entry, Unit):
                node = self._unit(start, end, after, entry, depth)
                score = 6 if node.owner else 2
            else:
                node = Node(start, end, entry)
                score = 3
            if score > rank:
                best, rank = node, score
        return best

    def _template(self, start: int, end: int, after: int, entry: Template, depth: int) -> Node:
        text = self.text
        node = Node(start, end, entry, kinds=entry.kinds)
        if entry.level == "fused":
            node.leveled = True
            if text.startswith(" viên", end) and not text[end + 5 : end + 6].isalnum():
                node.member = True
                return node
            if text.startswith((" các ", " cấp "), end):
                node.generic = True
                return node
            seat = self.place_at(after, entry.kinds, False)
            if seat is not None:
                node.seat, node.end = seat, seat.end
            return node
        people = _PEOPLE.match(text, after) if entry.body == "Đảng bộ" else None
        if people is not None:
            after = people.end()
        level = _LEVEL.match(text, after)
        if level is None and entry.level == "word" and (others := _AND_OTHERS.match(text, after)) is not None:
            node.reason = "the place is printed with the last of the list"
            seated = _LEVEL.match(text, others.end())
            kinds = tuple(k for k in _UNIT_WORDS[key(seated["word"])] if k in entry.kinds) if seated else ()
            if seated is not None and kinds:
                seat = self.place_at(seated.end(), kinds, True)
                if seat is not None:
                    node.kinds, node.leveled, node.seat = kinds, True, seat
                    return node
        if level is None:
            # `UBND TP.HCM`, `Sở Nội vụ Nghệ An`, `Công an Hà Nội`
            if text.startswith((" các ", " cấp "), after):
                node.generic = True
                return node
            # a hospital's bare name may be its own, and no district's (`Bệnh viện Đa khoa Kiến An`)
            kinds = entry.kinds if entry.classification != "hospital" else PROVINCIAL
            seat = self.place_at(after, kinds, False)
            if seat is not None:
                node.seat, node.end, node.leveled = seat, seat.end, True
                return node
            return self._office(node, after, entry, depth)
        kinds = tuple(k for k in _UNIT_WORDS[key(level["word"])] if k in entry.kinds)
        if level["generic"] or not kinds:
            node.generic = True
            return node
        node.kinds, node.leveled = kinds, True
        seat = self.place_at(level.end(), kinds, True) if not level["many"] else None
        if seat is not None:
            node.more = self._rest_of_list(seat, kinds)
            seat.start = level.start("word")
            node.seat, node.end = seat, seat.end
        elif level["many"]:
            seats = self._list(level.end(), kinds)
            if seats:
                node.seat, node.more, node.end = seats[0], tuple(seats[1:]), seats[0].end
            else:
                node.generic = True
        elif _LEVEL_LIST.match(text, level.end()):
            node.generic = True
        else:
            node.end = level.end()
            if text[node.end - 1] == ".":
                node.end -= 1
            node.unread = self._unread_name(node.end)
        return node

    def _unread_name(self, position: int) -> bool:
        """Whether a name follows that no place bears: `UBND xã Cư Pô` is not of the commune named before it."""
        name = _CAPITAL.match(self.text, position)
        if name is None or key(name[1]) in surnames():
            return False
        return not (self.walk(name.start(1))[0] or key(name[1]) in _first_words_of_posts())

    def _office(self, node: Node, after: int, entry: Template, depth: int) -> Node:
        """`Phòng Nội vụ UBND huyện Tuy Đức`: an office takes its place from the people's committee that it is of."""
        link = _OWNER_LINK.match(self.text, after)
        if entry.parent != "@people" or link is None or depth > 4:
            return node
        owner = self.parse(link.end(), depth + 1)
        if owner is None or not isinstance(owner.entry, Template) or owner.entry.body != "Ủy ban nhân dân":
            return node
        kinds = tuple(kind for kind in owner.kinds if kind in entry.kinds)
        if kinds and owner.leveled and not owner.generic:
            node.kinds, node.seat, node.leveled, node.end = kinds, owner.seat, True, owner.end
        return node

    def _list(self, position: int, kinds: tuple[str, ...], first: bool = False) -> list[Seat]:
        """Places joined by commas and `và`, all of these kinds; with `first` a link must come before the first."""
        seats: list[Seat] = []
        while True:
            if first or seats:
                link = _LINK.match(self.text, position)
                if link is None:
                    return seats
                position = link.end()
            seat = self.place_at(position, kinds, not first)
            if seat is None:
                return seats
            seats.append(seat)
            position = seat.end

    def _rest_of_list(self, seat: Seat, kinds: tuple[str, ...]) -> tuple[Seat, ...]:
        """`Công an tỉnh Trà Vinh|, Bến Tre và Vĩnh Long`: one body each, if `và` closes a list of such places."""
        rest = self._list(seat.end, kinds, first=True)
        return tuple(rest) if rest and " và " in self.text[seat.end : rest[-1].start + 1] else ()

    def _unit(self, start: int, end: int, after: int, entry: Unit, depth: int) -> Node:
        node = Node(start, end, entry)
        if depth > 4:  # no real name nests deeper; a made-up text may
            return node
        text = self.text
        if "hamlet" in entry.owners and (hamlet := _HAMLET.match(text, after)):
            name = _without_person(hamlet["name"])
            literal = f"{hamlet['kind']}{name}"
            node.owner = Node(hamlet.start("kind"), hamlet.start("name") + len(name), None, literal=literal)
            node.owner.category = "hamlet"
            if not hamlet["post"]:
                node.end = node.owner.end
            return node
        if text.startswith((" các ", " cấp "), after):
            node.generic = True
            return node
        link = _OWNER_LINK.match(text, after)
        if link is None and entry.owners <= _FORCES:
            link = _COMMA.match(text, after)
        if link is not None:
            owner = self.parse(link.end(), depth + 1)
            if owner is not None and not owner.generic and category(owner) & entry.owners:
                if isinstance(owner.entry, Unit) and owner.owner is None:
                    return node
                node.owner, node.end = owner, owner.end
                return node
        if entry.owners == _POLICE and (level := _LEVEL.match(text, after)) is not None and not level["many"]:
            # `Phòng CSGT tỉnh Điện Biên`: of the police there
            node.owner = self._template(level.start(), level.start(), level.start(), _police(), depth + 1)
            node.end = node.owner.end
            return node
        if depth == 0 and text.startswith(",", end):
            owner = self._headed(end, entry)
            if owner is not None and not communal(node, owner):
                node.owner = owner
        return node

    def _headed(self, position: int, entry: Unit) -> Node | None:
        """The body that the same person heads: `Bí thư Đảng ủy|, Chủ tịch HĐQT, Tổng Giám đốc Công ty X`."""
        for _ in range(3):
            post = _POST.match(self.text, position)
            if post is None:
                return None
            told = post[1].split(" ")
            for count in range(len(told), 0, -1):
                if key(" ".join(told[:count])) in posts():
                    position = post.start(1) + len(" ".join(told[:count]))
                    break
            else:
                return None
            if self.text[position : position + 1] == " ":
                owner = self.parse(position + 1, 1)
                if owner is not None and not owner.generic and category(owner) & entry.owners:
                    return owner
                return None
        return None

    def foreign_after(self, position: int) -> bool:
        """Whether the next words name a state or party abroad: `Quốc hội Lào`, `Chính phủ Vương quốc Campuchia`."""
        link = _OF_A_STATE.match(self.text, position)
        return self._state(position if link is None else link.end()) is not None

    def _state(self, position: int) -> int | None:
        """The end of the longest name of a state or party abroad in the next words."""
        node: Trie | None = foreign()
        end = None
        for _ in range(6):
            step = STEP.match(self.text, position)
            if step is None or step[1] or node is None:
                break
            node = node.get(step[2]) or node.get(key(step[2]))
            if node is None:
                break
            position = step.end()
            if "" in node:
                end = position
        return end

    def foreign_place_after(self, position: int) -> bool:
        """Whether a place abroad follows: `Hội Sinh viên Việt Nam tại Hàn Quốc` is a branch there."""
        link = _SEATED_IN.match(self.text, position)
        return link is not None and self.foreign_after(link.end() - 1)

    def longer_list(self, position: int) -> bool:
        """Whether a ministry's name goes on by fields that no row knows: `Bộ Giao thông|, Hạ tầng, Đất đai và Du lịch`."""
        more = _FIELDS.match(self.text, position)
        if more is None:
            return self._field_abroad(position)
        words_ = [key(word) for word in more[1].split(" ")]
        fields = self.trie.get("bộ", _NOTHING)
        return not (
            words_[0] in fields
            or words_[0] in surnames()
            or self.walk(more.start(1))[0]
            or self.place_from(more.start(1)) is not None
            or " ".join(words_) in posts()
        )

    def _field_abroad(self, position: int) -> bool:
        """Whether one more field and then a state follow: `Bộ Giáo dục| và Thể thao Lào` is that state's ministry."""
        more = _ONE_MORE_FIELD.match(self.text, position)
        if more is None or self.walk(more.start(1))[0] or self.foreign_after(more.start(1) - 1):
            return False
        return self._abroad_within(more.start(1) - 1, more.end())

    def field_after(self, position: int) -> bool:
        """Whether a further field is printed: `Ủy ban Văn hóa Giáo dục|, Thanh Thiếu niên` is another committee."""
        more = _FIELD.match(self.text, position)
        return more is not None and not self._known(more.start(1), more[1])

    def _known(self, position: int, word: str) -> bool:
        """Whether a capitalised word begins a body, a place, a post or a person's name."""
        return (
            bool(self.walk(position)[0])
            or key(word) in surnames()
            or key(word) in _first_words_of_posts()
            or self.place_from(position) is not None
        )

    def goes_on(self, position: int) -> bool:
        """Whether a longer name is printed than the one known: `Bộ Năng lượng| và Mỏ`."""
        more = _MORE.match(self.text, position)
        if more is None:
            return False
        start = more.start(1)
        return not (self.walk(start)[0] or key(more[1]) in surnames() or self.place_from(start) is not None)


def _without_person(name: str) -> str:
    """A hamlet's name without the person's that follows it: ` Mỹ Đà Lê Văn A` → ` Mỹ Đà`."""
    words = name.split(" ")
    for index in range(2, len(words) - 1):
        if key(words[index]) in surnames():
            return " ".join(words[:index])
    return name


_LINK = re.compile(r",[ ](?:và[ ])?|[ ](?:và|với|cùng)[ ]")

LEVELS = {
    **dict.fromkeys(PROVINCIAL, "province"),
    **dict.fromkeys(DISTRICT, "district"),
    **dict.fromkeys(COMMUNAL, "commune"),
}
