"""The made database."""

from __future__ import annotations

from made_events import made

__all__ = ["made"]
