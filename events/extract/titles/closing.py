"""Whether words may close a headline: `đóng một vai trò` waits for what follows, `bị tạm giam` does not.

`data/word_ends.csv` counts how often a word, or a word with the one before it, stands before a mark of punctuation in
the press (per mille). Words that hardly ever do leave a headline cut off.
"""

from __future__ import annotations

from functools import lru_cache

from events.extract.titles.words import EDGE
from events.resources import table

_PAIR, _WORD, _BEFORE_A_PHRASE = 60, 30, 20
"""Per mille: what ends a phrase less often than this does not close one; less is asked where a phrase begins behind."""


@lru_cache(maxsize=1)
def _ends() -> dict[str, int]:
    return {row["words"]: int(row["per_mille"]) for row in table("word_ends")}


def closes(headline: str, *, phrase: bool = False) -> bool:
    """Whether the headline may end with its last word: a name may, and words of which the press says so.

    `phrase` is True where the words behind begin a phrase of their own (`của`, `tại`).
    """
    words = headline.rstrip(EDGE).split()
    if not words:
        return False
    last = words[-1]
    if last[0].isupper() or not last[0].isalpha() or last[-1] in "”\"')%":
        return True
    ends = _ends()
    pair = " ".join(words[-2:]).lower()
    if pair in ends:
        return ends[pair] > (_BEFORE_A_PHRASE if phrase else _PAIR)
    return ends.get(last.lower(), _WORD + 1) > (_BEFORE_A_PHRASE if phrase else _WORD)
