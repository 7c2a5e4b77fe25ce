"""Finds every body that an article names: propose names by the grammar, share what a list shares, settle places."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Literal

from events.organisations import compose
from events.organisations.classes import of_a_class
from events.organisations.grammar import Node, Reader, Seat, category, communal
from events.organisations.lexicon import CAPITALS, Central, Template, Unit, ambiguous, central, heads, posts, states
from events.organisations.model import Organisation, OrganisationMention
from events.organisations.seats import Seats
from events.places.model import Place, PlaceMention
from events.resources import toml
from events.text import Span, key

Via = Literal["name", "abbreviation", "post", "parent", "ellipsis"]

# between two names of one list: `Tỉnh ủy, HĐND và UBND tỉnh`, `Ban Tuyên giáo với Ban Dân vận Huyện ủy`
_LIST_LINK = re.compile(r"\s?(?:,|;|/|[-–])\s?(?:và\s)?|\s(?:và|với|cùng|hoặc|,)\s")
# ... and a post of the same person: `Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Hà Tĩnh`
_PERSON_LINK = re.compile(r"(?:,|\s[-–]|\skiêm|\sđồng thời là|\svà|\srồi)\s")
_PLURAL_BEFORE = re.compile(r"(?:^|[\s(])(?:các|những|nhiều|mỗi|từng|mọi|một số|hai|ba|các cấp|\d+)\s$", re.IGNORECASE)
_GENERIC_AFTER = re.compile(
    r"[ ](?:các (?:cấp|tỉnh|huyện|địa phương|quận|xã|thành|đơn vị|ngành)|cấp (?:tỉnh|huyện|xã|trên|dưới|ủy)|cùng cấp|địa phương|cơ sở|trực thuộc(?! (?:UBND|HĐND|[BSTUỦ]))|nơi|ở các|một số|tại các|của các|cấp)\b"
)
_ABBREVIATED = re.compile(r"\b[A-ZĐƯ]{2,}\b|\b[A-ZĐƯ]+&|\bT\.?[ƯW]\b")
_DEFINED = re.compile(r"[ ]?\(([A-ZĐƯ][A-ZĐƯa-z.&-]{1,9})\)")


def find_organisations(
    text: str,
    places: Sequence[PlaceMention],
    *,
    published: date | None = None,
    home: Place | None = None,
    skip: Sequence[Span] = (),
) -> list[OrganisationMention]:
    """The bodies that a text names, in text order; a parent named only inside a longer name has via `parent`.

    `places` are the mentions of `find_places()` on the same text, `home` the newspaper's province on that day, `skip`
    what is page furniture. A mention whose place is not settled has no organisation and is not `settled`.
    """
    seats = Seats(text, places, published, home)
    nodes = _read(text, seats, skip)
    if not nodes:
        return []
    if _abroad(text, nodes, places):
        nodes = [node for node in nodes if not _anywhere(node)]
    _share(text, nodes)
    nobodys = of_a_class(text, nodes)
    nodes = [node for node in nodes if node.start not in nobodys]
    for node in nodes:
        inner = node.innermost
        if inner.seat is not None and inner.seat.place is not None:
            body = inner.entry.body if isinstance(inner.entry, Template) else ""
            seats.bodies.append((inner.start, inner.seat.place, body))
    finder = _Finder(text, nodes, seats)
    return finder.mentions()


def _read(text: str, seats: Seats, skip: Sequence[Span]) -> list[Node]:
    """All names in the text, none inside another."""
    reader = Reader(text, seats.place_at, seats.ending_at, seats.beginning_at)
    nodes: list[Node] = []
    done = 0
    blocked = sorted(skip)
    starts = [span.start for span in blocked]
    for head in heads().finditer(text):
        start = head.start()
        if start < done or (start and text[start - 1].isalnum()):
            continue
        if blocked:
            i = bisect_right(starts, start) - 1
            if i >= 0 and blocked[i].end > start:
                continue
        node = reader.parse(start)
        if node is None and head[0] == "Đảng":
            node = _the_party(text, start)
        if node is None or _of_the_post(text, node):
            continue  # its owner, or a shorter name, may begin at a later head
        done = node.end
        refused = _refused(text, node, reader)
        if refused == "abroad":
            # `Thượng viện, Quốc hội và Chính phủ Campuchia`: what the list shares is told with its last
            while nodes and _anywhere(nodes[-1]) and _linked(text, nodes[-1].end, node.start):
                node = nodes.pop()
        if not refused:
            nodes.append(node)
    return _with_ministers(text, nodes, reader)


_MINISTER = re.compile(r"(?<!\w)(?:[Bb]ộ|[Tt]hứ) trưởng (?=[" + CAPITALS + "])(?!Bộ )")


def _with_ministers(text: str, nodes: list[Node], reader: Reader) -> list[Node]:
    """Adds the ministries that only a minister's post names: `Bộ trưởng Y tế Nguyễn Thị X`."""
    more = []
    for match in _MINISTER.finditer(text):
        found = reader.ministry_of(match.end())
        if found is None or _elsewhere().search(text, max(0, match.start() - 40), match.start()):
            continue
        node = Node(match.start(), found[0], found[1], member=True)
        if not _refused(text, node, reader):
            more.append(node)
    if not more:
        return nodes
    covered = [(node.start, node.end) for node in more]
    kept = [node for node in nodes if not any(start < node.end and node.start < end for start, end in covered)]
    return sorted([*kept, *more], key=lambda node: node.start)


@lru_cache(maxsize=1)
def _ranks() -> dict[str, tuple[str, ...]]:
    """By a central body, the ranks that name it without its taking part, in small letters."""
    words = toml("organisation_words")
    members = (*words["member_ranks"], "bí thư")
    return {name: tuple(ranks) or members for name, ranks in words["ranks"].items()}


_DEPUTY = re.compile(r"đại biểu\s$", re.IGNORECASE)
_PARTY_ALONE = re.compile(rf"Đảng(?![\w-])(?![ ](?:bộ|ủy|uỷ|đoàn|viên|phí|phái|trưởng|[{CAPITALS}]))")


def _the_party(text: str, start: int) -> Node | None:
    """`Đảng` alone, with a capital, is the Party; a further name (`Đảng Dân chủ`) makes it another one."""
    if _PARTY_ALONE.match(text, start) is None or _NOT_OURS_BEFORE.search(text, max(0, start - 12), start):
        return None
    return Node(start, start + 4, central()["Đảng Cộng sản Việt Nam"], alone=True)


def _of_the_post(text: str, node: Node) -> bool:
    """Whether the unit's words belong to the post before it: `Phó Bí thư Thường trực | Tỉnh ủy`."""
    if not isinstance(node.entry, Unit) or node.entry.name != "Thường trực":
        return False
    return _ends_in_post(text[max(0, node.start - 40) : node.start], " thường trực")


@lru_cache(maxsize=1)
def _last_words_of_posts() -> frozenset[str]:
    return frozenset(post.rsplit(" ", 1)[-1] for post in posts())


def _ends_in_post(before: str, more: str = "") -> bool:
    """Whether the words before a name end in a post, one with `more` words behind it."""
    told = before.replace("uỷ", "ủy").lower().split()[-5:]
    if told and told[-1] == "của":
        told.pop()
    if not told or (not more and told[-1] not in _last_words_of_posts()):
        return False
    return any(" ".join(told[-count:]) + more in posts() for count in range(1, min(4, len(told)) + 1))


_NOT_OURS_BEFORE = re.compile(
    r"(?:^|\s)(?:liên|hai|ba|các|trái phiếu|Cộng sản|[Qq]uốc dân|Dân chủ|Cách mạng|Lập hiến|Xã hội|Đại Việt"
    r"|Ảnh:|Nguồn:|Clip:|Video:|\(Nguồn:)\s?$"
)
_NOT_OURS_AFTER = re.compile(r"[ ](?:hai|các|ba|những) nước")


def _small_word(text: str, node: Node) -> bool:
    """Whether small letters make it a common word: `cơ sở y tế` is no department of health, `phòng kinh tế` no office."""
    entry = node.entry
    if not isinstance(entry, Template) or entry.parent != "@people":
        return False
    second = text.find(" ", node.start) + 1
    return not text[second].isupper() and (node.seat is None or entry.level == "bare")


_SESSION = re.compile(
    r"[ ](?:lần )?(?:thứ )?(?:\d{1,2}(?![\w/.,-])|[IVX]+(?!\w)|(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\b)"
)
_DOCUMENT_OF = re.compile(r"(?:nghị quyết|kết luận|quy định|thông báo|văn kiện)\s$", re.IGNORECASE)


def _is_plenum(text: str, node: Node) -> bool:
    """Whether `Hội nghị Trung ương` is a plenum: it has a number (`Hội nghị Trung ương 5`) and titles no document."""
    before = text[max(0, node.start - 12) : node.start]
    return _SESSION.match(text, node.end) is not None and _DOCUMENT_OF.search(before) is None


def _refused(text: str, node: Node, reader: Reader) -> str:
    """Why what was read names no Vietnamese body after all: `word`, `abroad`, `rank`; empty where it does."""
    entry = node.innermost.entry
    start, end = node.start, node.end
    if end < len(text) and text[end].isalnum():
        return "word"
    if text[start].islower() and (_small_word(text, node) or text.startswith("Chi ", start - 4)):
        return "word"
    if not isinstance(entry, Central):
        return ""
    if text.startswith(("Hội nghị", "HỘI NGHỊ"), node.start) and not _is_plenum(text, node):
        return "word"
    if reader.foreign_after(end) or (entry.classification == "mass" and reader.foreign_place_after(end)):
        return "abroad"
    if entry.name.startswith("Bộ ") and reader.longer_list(end):
        return "abroad"
    if entry.name.startswith("Ủy ban ") and entry.classification == "assembly" and reader.field_after(end):
        return "word"
    if entry.shared and node.entry is entry:
        if _NOT_OURS_BEFORE.search(text, max(0, start - 12), start) or _NOT_OURS_AFTER.match(text, end):
            return "abroad"
        if reader.goes_on(end):
            return "abroad"
        # a deputy's rank does not name the assembly that he sits in
        if entry.name == "Quốc hội" and _DEPUTY.search(text, max(0, start - 9), start):
            return "rank"
    return ""


def _share(text: str, nodes: list[Node]) -> None:
    """What the members of a list share is printed with the last: level, place and owner go from right to left."""
    for left, right in zip(reversed(nodes[:-1]), reversed(nodes[1:]), strict=True):
        gap = text[left.end : right.start] if right.start - left.end < 60 else ""
        if not gap or left.generic:
            continue
        listed = _LIST_LINK.fullmatch(gap) is not None
        if not listed and not _person(gap):
            continue
        _share_pair(left, right, listed)


def _linked(text: str, start: int, end: int) -> bool:
    """Whether two names stand in one list, or are told of one person."""
    return end - start < 60 and (_LIST_LINK.fullmatch(text, start, end) is not None or _person(text[start:end]))


def _person(gap: str) -> bool:
    """Whether only a link and a post stand between two names: `, Chủ tịch `."""
    link = _PERSON_LINK.match(gap)
    if link is None:
        return False
    rest = key(gap[link.end() :])
    return rest in posts() or any(rest.endswith(" " + p) and len(rest) < 40 for p in posts() if rest.startswith("phó"))


def _share_pair(left: Node, right: Node, listed: bool) -> None:
    entry = left.entry
    if isinstance(entry, Unit) and left.owner is None:
        if communal(left, right):
            return
        if isinstance(right.entry, Unit):
            owner = right.owner if listed else None
        else:
            # `Bí thư Ban cán sự đảng, Bộ trưởng Bộ Y tế`: the body that the same person heads
            owner = right if not listed else None
        if owner is not None and category(owner) & entry.owners:
            left.owner = owner
            left.reason = "the owner is printed with the next name of the list"
        return
    inner = left.innermost
    other = right.innermost
    if not isinstance(inner.entry, Template) or inner.seat is not None or inner.generic:
        return
    if not isinstance(other.entry, Template):
        return
    if other.generic:
        if listed and (not inner.leveled or left.start == inner.start):
            inner.generic = left.generic = inner.generic or not inner.leveled or other.entry.level != "fused"
        return
    shared = tuple(kind for kind in inner.kinds if kind in other.kinds)
    if not other.leveled or not shared:
        return
    if not inner.leveled:
        inner.kinds, inner.leveled = shared, True
    if other.seat is not None and (other.seat.place is None or other.seat.place.kind in inner.kinds):
        inner.seat = Seat(
            other.seat.start, other.seat.end, other.seat.name, other.seat.place, other.seat.candidates, other.seat.kind
        )
        inner.reason = "the place is printed with the next name of the list"


def _anywhere(node: Node) -> bool:
    """Whether other countries have a body of that name (`Quốc hội`, `Lữ đoàn 106`)."""
    entry = node.entry
    return (isinstance(entry, Central) and (entry.shared or node.alone)) or (
        entry is None and node.category == "military"
    )


# `Nghị quyết 19/NQ-CP`, `Quyết định 8/QĐ-TTg`: only Vietnamese documents bear such symbols
_SYMBOLS = re.compile(r"-(?:CP|TTg|TW|QH\d{1,2}|UBND|HĐND)\b|(?:TT|QĐ)-B[A-ZĐ]")
_HERE = ("Việt Nam", "VN", "nước ta", "cả nước", "Thủ tướng Chính phủ")


@lru_cache(maxsize=1)
def _elsewhere() -> re.Pattern[str]:
    names = [name for name in states() if name[0].isupper()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})(?!\w)")


def _abroad(text: str, nodes: Sequence[Node], places: Sequence[PlaceMention]) -> bool:
    """Whether the article is of another country: it names others far more than anything that is only Vietnamese."""
    if not any(map(_anywhere, nodes)):
        return False
    here = len(places) + sum(
        isinstance(node.innermost.entry, Central) or node.innermost.seat is not None
        for node in nodes
        if not _anywhere(node)
    )
    here += sum(map(text.count, _HERE)) + sum(1 for _ in _SYMBOLS.finditer(text))
    if here > 8:
        return False
    others = sum(1 for _ in _elsewhere().finditer(text))
    return others > 3 * here if here else others > 0


class _Finder:
    """Makes the mentions of one article from its names."""

    def __init__(self, text: str, nodes: list[Node], seats: Seats) -> None:
        self.text = text
        self.nodes = nodes
        self.seats = seats
        self.found: list[OrganisationMention] = []
        self.defined: dict[str, tuple[int, OrganisationMention]] = {}
        self.committee: Organisation | None = None
        """The Party committee, or other body with a standing committee, last named."""

    def mentions(self) -> list[OrganisationMention]:
        for node in self.nodes:
            self._mention(node)
        self._abbreviations()
        self._missions()
        self.found.sort(key=lambda m: (m.char_start, -m.char_end))
        return self.found

    # -- one name ------------------------------------------------------------------------------------------------

    def _mention(self, node: Node) -> None:
        text = self.text
        if self._generic(node):
            return
        organisation, name, settled, reason = self._organisation(node)
        if name == "":
            return
        via = self._via(node)
        if node.alone or (node.owner is None and isinstance(node.entry, Unit) and organisation is not None):
            via = "ellipsis"
        end = node.end
        mention = OrganisationMention(
            char_start=node.start,
            char_end=end,
            text=text[node.start : end],
            name=name,
            organisation=organisation,
            via=via,
            candidates=self._candidates(node),
            reason=reason or node.reason,
            settled=settled,
            is_rank=self._is_rank(node),
        )
        self.found.append(mention)
        self._parents(node)
        self._more(node)
        self._define(node, mention)

    def _generic(self, node: Node) -> bool:
        """Whether a bare name means any body of its kind: `các cấp ủy`, `11 tỉnh ủy`, `huyện ủy` in small letters."""
        text = self.text
        inner = node.innermost
        if node.generic or inner.generic:
            return True
        if isinstance(inner.entry, Central) or inner.literal:
            return False
        if inner.seat is not None and not (isinstance(inner.entry, Template) and inner.seat.start > node.end):
            return False
        if _PLURAL_BEFORE.search(text, max(0, node.start - 9), node.start):
            return True
        if _GENERIC_AFTER.match(text, node.end):
            return True
        if isinstance(node.entry, Template) and not node.leveled and node.entry.level == "word":
            # in a province's own newspaper the Front's committee, told without a level, is the province's
            return not (node.entry.classification == "front" and self.seats.home is not None)
        if text[node.start].islower() and isinstance(node.entry, Template) and node.entry.level == "fused":
            return not node.member and not self._after_post(node.start)
        return False

    def _organisation(self, node: Node) -> tuple[Organisation | None, str, bool, str]:
        """The body, its name as far as settled, whether the name is whole, and why."""
        entry = node.entry
        if isinstance(entry, Central):
            return compose.whole(entry), entry.name, True, ""
        if entry is None:
            return compose.free(node.literal, node.category), node.literal, node.category != "hamlet", "named in full"
        if isinstance(entry, Template):
            return self._seated(node, entry)
        return self._owned(node, entry)

    def _seated(self, node: Node, entry: Template) -> tuple[Organisation | None, str, bool, str]:
        seat = node.seat
        if seat is not None:
            if seat.place is not None:
                return self._remember(
                    compose.seated(entry, seat.place, seat.kind), node.reason or "its place is printed with it"
                )
            return (
                None,
                compose.fill(entry, seat.kind or node.kinds[0], seat.name),
                True,
                "several places bear that name",
            )
        place, reason = self.seats.settle(node)
        if place is None:
            return None, entry.body, False, reason
        return self._remember(compose.seated(entry, place), reason)

    def _remember(self, organisation: Organisation, reason: str) -> tuple[Organisation, str, bool, str]:
        if organisation.classification == "party" and not organisation.name.startswith("Đảng bộ"):
            self.committee = organisation
        return organisation, organisation.name, True, reason

    def _owned(self, node: Node, entry: Unit) -> tuple[Organisation | None, str, bool, str]:
        owner = node.owner
        if owner is None:
            if entry.ellipsis and self.committee is not None and self.text[node.start].isupper():
                organisation = compose.part(entry, self.committee)
                return organisation, organisation.name, True, "of the committee last named"
            return None, "" if not entry.ellipsis else entry.name, False, "its owner is not named"
        body, name, settled, reason = self._organisation(owner)
        if body is not None:
            organisation = compose.part(entry, body)
            return organisation, organisation.name, True, node.reason or reason
        if owner.literal:
            return None, entry.canonical.format(owner=name), True, ""
        whole = compose.unit_name(entry, name)
        return None, whole, settled, reason

    def _candidates(self, node: Node) -> tuple[Organisation, ...]:
        inner = node.innermost
        if inner.seat is None or inner.seat.place is not None or not isinstance(inner.entry, Template):
            return ()
        template = inner.entry
        return tuple(compose.seated(template, place, inner.seat.kind) for place in inner.seat.candidates)

    def _parents(self, node: Node) -> None:
        """The owners inside a longer name."""
        owner = node.owner
        while owner is not None:
            if owner.start >= node.start and owner.end <= node.end and owner.category != "hamlet":
                organisation, name, settled, reason = self._organisation(owner)
                if organisation is not None:
                    self.found.append(
                        OrganisationMention(
                            char_start=owner.start,
                            char_end=owner.end,
                            text=self.text[owner.start : owner.end],
                            name=name,
                            organisation=organisation,
                            via="parent",
                            reason=reason,
                            settled=settled,
                        )
                    )
            owner = owner.owner

    def _more(self, node: Node) -> None:
        """The further places of a list: one body each."""
        inner = node.innermost
        if not inner.more or inner is not node or not isinstance(inner.entry, Template):
            return
        for seat in inner.more:
            organisation = compose.seated(inner.entry, seat.place, seat.kind) if seat.place is not None else None
            self.found.append(
                OrganisationMention(
                    char_start=seat.start,
                    char_end=seat.end,
                    text=self.text[seat.start : seat.end],
                    name=organisation.name if organisation else compose.fill(inner.entry, seat.kind, seat.name),
                    organisation=organisation,
                    via="ellipsis",
                    reason="one of a list of places",
                    settled=True,
                )
            )

    # -- how it is named -----------------------------------------------------------------------------------------

    def _after_post(self, start: int) -> bool:
        return _ends_in_post(self.text[max(0, start - 40) : start])

    def _is_rank(self, node: Node) -> bool:
        """Whether only the rank of someone present names it: `Ủy viên Bộ Chính trị`, `Phó Thủ tướng Chính phủ`."""
        if not isinstance(node.entry, Central):
            return False
        ranks = _ranks().get(node.entry.name, ())
        return bool(ranks) and self.text[max(0, node.start - 30) : node.start].rstrip().lower().endswith(ranks)

    def _via(self, node: Node) -> Via:
        if node.member or self._after_post(node.start):
            return "post"
        return "abbreviation" if _ABBREVIATED.search(self.text, node.start, node.end) else "name"

    # -- abbreviations that the article defines ------------------------------------------------------------------

    def _define(self, node: Node, mention: OrganisationMention) -> None:
        """`Ban Chỉ đạo Tây Nguyên (BCĐ)`: from here on the abbreviation is that body, whatever it means elsewhere."""
        bracket = _DEFINED.match(self.text, node.end) if self.text.startswith((" (", "("), node.end) else None
        if bracket is not None and mention.settled and _spells(bracket[1], mention.text):
            self.defined.setdefault(bracket[1], (bracket.end(), mention))

    def _abbreviations(self) -> None:
        """Names by an abbreviation that the article defines, or that the rest of the article makes clear."""
        meant: dict[str, tuple[int, str, Organisation | None, str]] = {
            short: (since, mention.name, mention.organisation, "defined in the article")
            for short, (since, mention) in self.defined.items()
        }
        named = {m.name for m in self.found}
        for small, bodies in ambiguous().items():
            likely = [name for name in bodies if name in named]
            short = small.upper()
            if len(likely) == 1 and short not in meant and short in self.text:
                reason = "the other body of that abbreviation is not named"
                meant[short] = (0, likely[0], compose.whole(central()[likely[0]]), reason)
        if not meant:
            return
        taken = {(m.char_start, m.char_end): m for m in self.found}
        inside = bytearray(len(self.text))  # where longer names stand
        for start, end in taken:
            inside[start:end] = b"\x01" * (end - start)
        longest = sorted(meant, key=lambda short: (-len(short), short))
        pattern = re.compile(rf"(?<![\w&.-])(?:{'|'.join(map(re.escape, longest))})(?![\w&-])")
        for match in pattern.finditer(self.text):
            since, name, body, reason = meant[match[0]]
            if match.start() < since or (match.span() not in taken and any(inside[match.start() : match.end()])):
                continue
            taken[match.span()] = OrganisationMention(
                char_start=match.start(),
                char_end=match.end(),
                text=match[0],
                name=name,
                organisation=body,
                via="abbreviation",
                reason=reason,
                settled=True,
            )
        self.found = list(taken.values())

    def _missions(self) -> None:
        """`Đại sứ quán` alone is the only Vietnamese one named, unless a further word makes it another's."""
        named = {m.name: m for m in self.found if m.name.startswith("Đại sứ quán Việt Nam ")}
        if len(named) != 1:
            return
        mission = next(iter(named.values()))
        taken = {m.char_start for m in self.found}
        for match in _MISSION.finditer(self.text):
            if match.start() not in taken:
                self.found.append(
                    replace(
                        mission,
                        char_start=match.start(),
                        char_end=match.end(),
                        text=match[0],
                        via="ellipsis",
                        reason="the only Vietnamese mission named",
                    )
                )


_MISSION = re.compile(rf"(?<!\w)Đại sứ quán(?![ ](?:[{CAPITALS}]|nước|các|của|tại)|\w)")


def _spells(short: str, name: str) -> bool:
    """Whether an abbreviation is made of a name's first letters: `BTV` of `Ban Thường vụ`."""
    letters = [c for c in key(short) if c.isalpha()]
    initials = [word[0] for word in key(name).replace("&", " ").replace("-", " ").split() if word[0].isalpha()]
    position = 0
    for letter in letters:
        while position < len(initials) and initials[position] != letter:
            position += 1
        if position == len(initials):
            return False
        position += 1
    return len(letters) >= 2
