"""Official documents: found in texts, linked to one row or none, looked up by label."""

from __future__ import annotations

from events.resolutions.authority import lookup
from events.resolutions.find import find_resolutions

__all__ = ["find_resolutions", "lookup"]
