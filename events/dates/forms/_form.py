"""What a date form is: the words it begins with, its pattern, and how a match is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from events.dates.draft import Draft

FIGURE_MARK = "0/"
"""Trigger of forms that begin with a figure and go on with a mark and a figure: `16/4`, `28-3`, `2015 - 2020`."""
FIGURE_WORD = "0 x"
"""... with a word of time: `6 tháng`, `3 ngày trước`, `30 Tết`."""
FIGURE_LIST = "0,"
"""... with another figure: `14 và 15/10`, `10 đến 15 tháng 5`."""
FIGURE_HOUR = "0h"
"""... as a clock time: `17h30`, `8 giờ`, `07:25`."""
FIGURE_YEAR = "2018"
"""Trigger of forms that begin with four figures, whatever follows."""

Read = Callable[[re.Match[str], str], Sequence[Draft] | None]
"""Reads a match (in the small-letter text) with the text as printed.

None: not mine, let the next form try. An empty sequence: mine, and no date (`ngày 32 tháng 4`): nothing in it may be
read as part of another date.
"""


@dataclass(frozen=True, slots=True)
class Form:
    """One way of printing a date."""

    name: str
    triggers: tuple[str, ...]
    """Words or phrases in small letters, or one of the figure triggers: the form is asked only where one of them stands."""
    pattern: str
    """Verbose pattern, matched against the small-letter text from the trigger on."""
    read: Read
