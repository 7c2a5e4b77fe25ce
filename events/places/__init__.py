"""Places: the administrative units of Vietnam since 1976, each in its period, and the mentions of them in a text."""

from events.places.authority import (
    Change,
    all_places,
    all_predecessors,
    all_successors,
    ancestors,
    changes_from,
    changes_into,
    common,
    covers,
    descendants,
    parent,
    place,
    predecessors,
    province_of,
    successors,
)
from events.places.candidates import as_of, periods, province, resolve
from events.places.display import display_name, full_display_name
from events.places.find import at, find_places
from events.places.model import Place, PlaceMention

__all__ = [
    "Change",
    "Place",
    "PlaceMention",
    "all_places",
    "all_predecessors",
    "all_successors",
    "ancestors",
    "as_of",
    "at",
    "changes_from",
    "changes_into",
    "common",
    "covers",
    "descendants",
    "display_name",
    "find_places",
    "full_display_name",
    "parent",
    "periods",
    "place",
    "predecessors",
    "province",
    "province_of",
    "resolve",
    "successors",
]
