"""What a date form is: the words it begins with, its pattern, and how a match is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from events.dates.draft import Draft

DIGITS = "0"
"""The trigger of forms that begin with a figure."""

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
    """First words in small letters (DIGITS for a figure): the scanner calls the form only where one of them stands."""
    pattern: str
    """Verbose pattern, matched against the small-letter text from the trigger on."""
    read: Read
