"""A plain table for the terminal: columns as wide as they need, the widest give way where the window is narrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from events.output.width import harmless, pad, width, wrap

GAP = "  "
NARROWEST = 12
LONGEST_WORD = 30
"""A column that gives way keeps room for its longest word, so that ids and dates stay whole, up to this many cells;
and at least NARROWEST, or what it needs if that is less."""


def lines(columns: Sequence[str], rows: Sequence[Sequence[str]], limit: int | None = None) -> Iterator[str]:
    """The lines of the table: heads, a rule, the rows. A cell that does not fit goes on in the next line.

    `limit` is the width of the window in cells; None lets every column be as wide as its widest cell.
    """
    if not columns:
        return
    widths = [max([width(head), *(width(_flat(row[i])) for row in rows)]) for i, head in enumerate(columns)]
    if limit is not None:
        words = [
            max(
                (width(word) for cell in (head, *(row[i] for row in rows)) for word in harmless(cell).split()),
                default=0,
            )
            for i, head in enumerate(columns)
        ]
        _give_way(widths, words, limit - len(GAP) * (len(columns) - 1))
    yield _line(columns, widths)
    yield GAP.join("─" * cells for cells in widths)
    for row in rows:
        wrapped = [wrap(cell, cells) for cell, cells in zip(row, widths, strict=True)]
        for i in range(max(len(part) for part in wrapped)):
            yield _line([part[i] if i < len(part) else "" for part in wrapped], widths)


def _flat(cell: str) -> str:
    return " ".join(harmless(cell).split())


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return GAP.join(pad(cell, cells_wide) for cell, cells_wide in zip(cells, widths, strict=True)).rstrip()


def _give_way(widths: list[int], words: Sequence[int], limit: int) -> None:
    floors = [min(wide, max(NARROWEST, min(word, LONGEST_WORD))) for wide, word in zip(widths, words, strict=True)]
    while sum(widths) > limit:
        able = [i for i, wide in enumerate(widths) if wide > floors[i]]
        if not able:
            return
        widest = max(able, key=lambda i: widths[i])
        # down to the next widest at once, so that this ends after as many rounds as there are columns
        others = [widths[i] for i in able if widths[i] < widths[widest]]
        target = max(max(others, default=0), floors[widest], widths[widest] - (sum(widths) - limit))
        widths[widest] = min(target, widths[widest] - 1)
