"""Vietnamese dates: `find_dates(text, published)`."""

from __future__ import annotations

from events.dates.find import find_dates
from events.dates.model import DateMention, Modifier, PartOfDay, Precision

__all__ = ["DateMention", "Modifier", "PartOfDay", "Precision", "find_dates"]
