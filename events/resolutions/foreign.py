"""Leaves out the resolutions of foreign and international bodies: `Nghị quyết 1540 của Hội đồng Bảo an`.

They bear a bare number like many of ours, and no authority here has them. A sentence that names such a body says so of
the number in it, and the same number elsewhere in the article is the same resolution.
"""

from __future__ import annotations

import re
from functools import lru_cache

from events.resolutions.draft import Draft
from events.resources import toml

_KIND = "Nghị quyết"
_REACH = 160  # code points of the sentence on each side
_SENTENCE = re.compile(r"[.!?…;]\s|\n")


def without_foreign(numbered: list[Draft], low: str) -> list[Draft]:
    """The citations without those of foreign bodies; `low` is the text in small letters.

    One whose issuer is told is that issuer's, whoever else the sentence names.
    """
    dropped = {draft.number for draft in numbered if _is_foreign(draft, low)}
    return [draft for draft in numbered if not (_is_bare(draft) and draft.number in dropped)] if dropped else numbered


def _is_bare(draft: Draft) -> bool:
    return draft.kind == _KIND and draft.symbol is None and draft.issuer is None


def _is_foreign(draft: Draft, low: str) -> bool:
    if not _is_bare(draft):
        return False
    first = max(0, draft.start - _REACH)
    for stop in _SENTENCE.finditer(low, first, draft.start):
        first = stop.end()
    end = _SENTENCE.search(low, draft.end, draft.end + _REACH)
    return _bodies().search(low, first, end.start() if end else draft.end + _REACH) is not None


@lru_cache(maxsize=1)
def _bodies() -> re.Pattern[str]:
    names = sorted(toml("resolutions")["foreign"]["issuers"], key=len, reverse=True)
    return re.compile("(?<!\\w)(?:" + "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names) + r")(?!\w)")
