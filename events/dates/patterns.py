"""Compiles the patterns of this package, with every run of blanks bounded.

A pattern such as `\\s*,?\\s*năm` looks at a run of n blanks n² times where no year follows; a page can hold thousands of
blanks in a row. Between the words of a date stand few, so the patterns are written with `\\s*` and `\\s+` and mean that.
"""

from __future__ import annotations

import re

_LONGEST_BLANK = 4


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile` in which `\\s*`, `\\s+` and `[ ]*`, `[ ]+` take four blanks at most."""
    for blank in (r"\s", "[ ]"):
        pattern = pattern.replace(f"{blank}*", f"{blank}{{0,{_LONGEST_BLANK}}}").replace(
            f"{blank}+", f"{blank}{{1,{_LONGEST_BLANK}}}"
        )
    return re.compile(pattern, flags)
