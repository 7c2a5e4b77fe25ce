"""How a place is written for people."""

from __future__ import annotations

from datetime import date

from events.places import authority
from events.places.model import Place


def _short(unit: Place) -> str:
    # the bare name of that city is a man's
    if unit.level == "province" and unit.name == "Hồ Chí Minh":
        return unit.full_name
    if unit.name.isdigit():
        return f"{unit.kind.capitalize()} {unit.name}"
    return unit.name


def display_name(unit: Place, on: date | None = None) -> str:
    """The place of an event: `Điện Biên`, with its district where it has one: `Điện Biên Đông, Điện Biên`.

    A commune of the years with districts is told by its district; one since 2025-07-01 by its own name:
    `Mường Phăng, Điện Biên`.
    """
    chain = [unit, *authority.ancestors(unit, on)]
    if len(chain) > 2:
        chain = chain[1:]
    return ", ".join(_short(part) for part in chain)


def full_display_name(unit: Place, on: date | None = None) -> str:
    """Every level with its unit word: `xã Mường Pồn, huyện Điện Biên, tỉnh Điện Biên`."""
    return ", ".join(part.full_name for part in (unit, *authority.ancestors(unit, on)))
