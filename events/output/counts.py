"""The answer to a question for a number, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from events.query.model import Count, Group


def as_rows(counts: Iterable[Count], group: Group | None) -> Iterator[dict[str, Any]]:
    """`{"month": "2018-03", "count": 2}`; without a group `{"count": 16}`; null for what lies in no one month."""
    for each in counts:
        yield ({} if group is None else {group: each.group}) | {"count": each.count}
