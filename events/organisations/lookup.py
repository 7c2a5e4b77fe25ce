"""Bodies by name, as a person asks for them: `Ban Tổ chức Trung ương`, `UBND tỉnh Điện Biên`, `huyen uy dien bien dong`.

Nothing is read from an article here and no database: a name is put together from the same rows as in a text. With
marks it is read as printed; without, every reading is a candidate.
"""

from __future__ import annotations

from functools import lru_cache

from events import places
from events.organisations import compose
from events.organisations.grammar import LEVELS, Node, Reader
from events.organisations.lexicon import Central, Template, Unit, central, templates, units
from events.organisations.model import Organisation
from events.organisations.seats import Seats
from events.places.model import Place
from events.resources import table
from events.text import fold, key, normalise

_UNIT_WORDS = {
    "tinh": ("tỉnh",),
    "thanh pho": ("thành phố trung ương", "thành phố"),
    "tp": ("thành phố trung ương", "thành phố"),
    "huyen": ("huyện",),
    "quan": ("quận",),
    "thi xa": ("thị xã",),
    "xa": ("xã",),
    "phuong": ("phường",),
    "thi tran": ("thị trấn",),
    "dac khu": ("đặc khu",),
}


def organisation(name: str) -> Organisation | None:
    """The one body of that canonical name or alias; None where there is none, or where several are so called.

    Of several the one that stands today is meant: `Thành ủy Cần Thơ` is not that of the city of Hậu Giang until 1991.
    """
    found = lookup(name)
    if len(found) > 1:
        found = tuple(body for body in found if body.dissolution_date is None)
    return found[0] if len(found) == 1 else None


def lookup(name: str) -> tuple[Organisation, ...]:
    """The bodies that a name may mean, by name; marks are optional (`ban to chuc tinh uy quang ninh`).

    A name with its marks is read as in a newspaper and has one reading, or one for each place that bears the name
    (`Huyện ủy Châu Thành`). Empty where no row and no template fits.
    """
    text = " ".join(normalise(name).split())
    if not text:
        return ()
    found = _as_printed(text) or _folded(fold(text).replace("-", " ").replace(".", " "))
    return tuple(sorted(set(found), key=lambda body: (fold(body.name), body.id)))


def all_organisations() -> tuple[Organisation, ...]:
    """Every central body, by id. Bodies at a place are made when an article names them: see `compose.seated()`."""
    return tuple(sorted((compose.whole(body) for body in central().values()), key=lambda body: body.id))


def names_of(body: Organisation) -> tuple[str, ...]:
    """The names that a central body goes by besides its canonical one, in the order of the file."""
    return tuple(row["alias"] for row in table("organisation_names") if row["name"] == body.name)


def _as_printed(text: str) -> list[Organisation]:
    seats = Seats(text, (), None, None)
    reader = Reader(text, seats.place_at, seats.ending_at, seats.beginning_at)
    node = reader.parse(0)
    if node is None or node.end != len(text):
        ambiguous = [row["name"] for row in table("organisation_names") if key(row["alias"]) == key(text)]
        return [compose.whole(central()[name]) for name in ambiguous]
    return _bodies(node)


def _bodies(node: Node) -> list[Organisation]:
    """The bodies that a name as read may mean."""
    entry = node.entry
    if isinstance(entry, Central):
        return [compose.whole(entry)]
    if isinstance(entry, Unit):
        return [compose.part(entry, owner) for owner in _bodies(node.owner)] if node.owner is not None else []
    if isinstance(entry, Template) and node.seat is not None:
        seats = (node.seat.place,) if node.seat.place is not None else node.seat.candidates
        return [compose.seated(entry, place, node.seat.kind) for place in seats]
    return []


@lru_cache(maxsize=1)
def _folded_central() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    pairs = [(name, name) for name in central()] + [(r["alias"], r["name"]) for r in table("organisation_names")]
    for printed, name in pairs:
        folded = _plain(printed)
        if name not in found.get(folded, ()):
            found[folded] = (*found.get(folded, ()), name)
    return found


@lru_cache(maxsize=1)
def _folded_places() -> dict[str, tuple[Place, ...]]:
    found: dict[str, tuple[Place, ...]] = {}
    for level in ("province", "district"):
        for place in places.all_places(level):
            folded = _plain(place.name)
            found[folded] = (*found.get(folded, ()), place)
    return found


def _plain(name: str) -> str:
    return " ".join(fold(name).replace("-", " ").replace(",", " ").replace("&", " va ").replace(".", " ").split())


@lru_cache(maxsize=1)
def _folded_rows() -> tuple[tuple[str, Template | Unit], ...]:
    """Folded body or unit to its row, longer first."""
    rows: list[tuple[str, Template | Unit]] = []
    for template in templates():
        rows += [(_plain(name), template) for name in (template.body, *template.aliases)]
    for unit in units():
        rows += [(_plain(name), unit) for name in (unit.name, *unit.aliases)]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))


def _folded(text: str, depth: int = 0) -> list[Organisation]:
    """All readings of a name without marks."""
    text = " ".join(text.replace(",", " ").replace("&", " va ").split())
    found = [compose.whole(central()[name]) for name in _folded_central().get(text, ())]
    if depth > 3:
        return found
    for body, row in _folded_rows():
        if not text.startswith(body + " "):
            continue
        rest = text[len(body) + 1 :]
        if isinstance(row, Unit):
            found += [compose.part(row, owner) for owner in _folded(rest, depth + 1) if _owns(row, owner)]
        else:
            found += _seated(row, rest)
    return found


def _seated(template: Template, rest: str) -> list[Organisation]:
    kinds = template.kinds
    if template.level != "fused":
        for word, told in _UNIT_WORDS.items():
            if rest.startswith(word + " "):
                kinds = tuple(kind for kind in told if kind in template.kinds)
                rest = rest[len(word) + 1 :]
                break
        else:
            kinds = tuple(kind for kind in kinds if LEVELS[kind] == "province")
    elif rest.startswith(("thanh pho ", "tp ")):
        rest = rest.split(" ", 2 if rest.startswith("thanh") else 1)[-1]
    # an alias of a place is in plain letters as printed: `ubnd tp hcm`
    named = _folded_places().get(rest) or tuple(place for kind in kinds for place in places.resolve(rest, kind, None))
    return [compose.seated(template, place) for place in named if place.kind in kinds]


def _owns(unit: Unit, owner: Organisation) -> bool:
    """Whether a body of that class can have such a unit."""
    small = key(owner.name)
    kinds = {owner.classification, "central" if owner.level == "central" else ""}
    if owner.classification == "party":
        kinds = {"base" if small.startswith("đảng bộ") else "committee"}
    if small.startswith("hội đồng nhân dân"):
        kinds.add("council")
    if small.startswith(("bộ ", "sở ")):
        kinds |= {"ministry", "department"}
    return bool(kinds & unit.owners)
