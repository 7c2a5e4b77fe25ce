"""Names of people as Vietnam writes them: family name first, two to five capitalised syllables.

`Mai Văn Chính`, `Vừ A Bằng`, `Y Nhuận Ybă`, `H'Yim Kđoh`. A run of capitals is a name where it begins with a known
family name (`data/surnames.csv`), or where an honorific stands before it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from events.resources import table, toml

_UPPER = "A-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_LOWER = "a-zà-ãè-êìíò-õùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹŏĭ"
# H'Yim, K'Tho: the mark of the peoples of the Central Highlands
SYLLABLE = rf"(?:[{_UPPER}][{_LOWER}]*|[HK]['’][{_UPPER}][{_LOWER}]*)(?![\w'’])"
_RUN = re.compile(rf"{SYLLABLE}(?: {SYLLABLE}){{0,6}}")
_RUN_BEFORE = re.compile(rf"(?<![\w'’.])(?:{SYLLABLE} ){{0,6}}{SYLLABLE}$")
FEWEST, MOST = 2, 5
_REACH = 60


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """Every known family name."""
    return frozenset(row["surname"] for row in table("surnames"))


@lru_cache(maxsize=1)
def place_names() -> frozenset[str]:
    """Names of provinces: `Hà Nội` begins with a family name and is nobody, unless an honorific says otherwise."""
    return frozenset(row["name"] for row in table("places") if row["level"] == "province")


@lru_cache(maxsize=1)
def _honorific_end() -> re.Pattern[str]:
    words = "|".join(sorted((re.escape(word) for word in toml("people")["honorifics"]), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})\s$")


@lru_cache(maxsize=1)
def _honorific_start() -> re.Pattern[str]:
    words = toml("people")
    listed = "|".join(sorted((re.escape(w) for w in (*words["honorifics"], *words["ranks"])), key=len, reverse=True))
    return re.compile(rf"\s?(?:{listed})\s", re.IGNORECASE)


@lru_cache(maxsize=1)
def _not_before() -> re.Pattern[str]:
    words = "|".join(sorted((re.escape(word) for word in toml("people")["not_before"]), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})\s*$")


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    """Honorifics as they begin a sentence: `Ông Lê Thành Đô`; they are capitals and no part of the name."""
    return frozenset(word.split()[-1].capitalize() for word in toml("people")["honorifics"])


def is_known(syllable: str) -> bool:
    """Whether the syllable is a family name, or one of the Highlands' `H'…`, `K'…`."""
    return syllable in surnames() or syllable[1:2] in ("'", "’")


def name_before(text: str, low: str, end: int) -> tuple[int, int] | None:
    """The name that ends at `end`, or None. Spans count code points of the text."""
    window_start = max(0, end - _REACH)
    run = _RUN_BEFORE.search(text, window_start, end)
    if run is None:
        return None
    start = run.start()
    if start == window_start and window_start:
        return None  # a longer run of capitals than any name
    syllables = run[0].split(" ")
    if syllables[0] in _first_words() and len(syllables) > FEWEST:
        start += len(syllables[0]) + 1
        syllables = syllables[1:]
        said = True
    else:
        said = _honorific_end().search(low, max(0, start - 12), start) is not None
    if not said:
        # the run may begin with the sentence's first word: `Theo Nguyễn Văn Nam`
        while syllables and not (is_known(syllables[0]) and len(syllables) <= MOST):
            start += len(syllables[0]) + 1
            syllables = syllables[1:]
    if not said and " ".join(syllables) in place_names():
        return None
    if not FEWEST <= len(syllables) <= MOST or _not_before().search(low, max(0, start - 16), start):
        return None
    return start, end


def name_after(text: str, start: int, *, said: bool = False) -> tuple[int, int] | None:
    """The name that starts at `start`, after an honorific or a rank if there is one; or None."""
    if (honorific := _honorific_start().match(text, start)) is not None:
        start, said = honorific.end(), True
    run = _RUN.match(text, start)
    if run is None:
        return None
    syllables = run[0].split(" ")
    if not FEWEST <= len(syllables) <= MOST:
        return None
    if not said and (not is_known(syllables[0]) or run[0] in place_names()):
        return None
    return run.span()
