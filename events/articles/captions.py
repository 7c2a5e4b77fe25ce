"""Which lines are photo captions. They are read for dates and bodies but are no clauses of the article's body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.articles.furniture import is_furniture
from events.articles.lines import Line
from events.articles.vocabulary import vocabulary
from events.text import Span, fold

LONGEST = 420
_WORD = re.compile(r"\w+")


def captions(page: Sequence[Line], first_body: int, tail: int) -> list[Span]:
    """Lines that end with a credit, say `Trong ảnh:`, stand twice in a row, or stand right under an image's mark."""
    words = vocabulary()
    found: list[Span] = []
    for index in range(first_body, tail):
        line = page[index]
        if len(line.text) > LONGEST or is_furniture(line.text):
            continue
        above = page[index - 1] if index > first_body else None
        below = page[index + 1] if index + 1 < tail else None
        if (
            _ends_with_credit(line.text)
            or words.caption.search(line.text)
            or line.text.startswith(("Ảnh:", "ẢNH:"))
            or _twins(line, below)
            or _twins(line, above)
            or (above is not None and above.row == line.row - 1 and _is_image_mark(above.text))
        ):
            found.append(line.span)
    return found


def _ends_with_credit(text: str) -> bool:
    found = list(vocabulary().credit.finditer(text))
    return bool(found) and found[-1].start() > 0 and len(text) - found[-1].end() <= 60


def _is_image_mark(text: str) -> bool:
    return (
        len(text) == 1
        or text.lower() in ("[img]", "img")
        or re.search(r"\.(?:jpe?g|png|gif|webp)$|^!\[", text, re.I) is not None
    )


def _twins(one: Line, other: Line | None) -> bool:
    """Pages print an image's hidden text and its caption one under the other: the same words, or nearly."""
    if other is None or abs(one.row - other.row) > 2 or not 20 <= len(other.text) <= LONGEST:
        return False
    first, second = set(_WORD.findall(fold(one.text))), set(_WORD.findall(fold(other.text)))
    return len(first) >= 4 and len(first & second) >= 0.8 * max(len(first), len(second))
