"""What is told of a run while it goes on: lines for people, JSON lines for a log collector; and the ping at its end."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any

Log = Callable[..., None]
"""Called as `log("page", level="warning", url=…)`: what happened, and whatever tells it."""


def quiet(event: str, **fields: Any) -> None:
    """Tells nothing."""


def as_json(event: str, *, level: str = "info", **fields: Any) -> None:
    """One JSON object a line on stderr."""
    moment = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    line = json.dumps({"time": moment, "level": level, "event": event, **fields}, ensure_ascii=False, default=str)
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


@dataclass(slots=True)
class SourceResult:
    """What polling one source gave."""

    lists: int = 0
    listed: int = 0
    pages: int = 0
    """Pages that were asked for."""
    requests: int = 0
    inserted: int = 0
    updated: int = 0
    unchanged: int = 0
    duplicates: int = 0
    refused: int = 0
    """Pages that hold no article, and those that robots.txt forbids."""
    failed: int = 0
    """Lists and pages that could not be had."""
    message: str = ""


@dataclass(slots=True)
class Result:
    """What a run did, by source and in all."""

    sources: dict[str, SourceResult] = field(default_factory=dict)
    stopped: bool = False
    events: dict[str, int] = field(default_factory=dict)

    def total(self, name: str) -> int:
        """The sum of one count over all sources."""
        return sum(getattr(one, name) for one in self.sources.values())

    @property
    def status(self) -> int:
        """1 where a list or a page could not be had, or a page could not be extracted; a page without an article is none of these."""
        return 1 if self.total("failed") else 0

    def counts(self) -> dict[str, int]:
        """All counts, as the run's row holds them."""
        names = [name for name, value in asdict(SourceResult()).items() if isinstance(value, int)]
        return {
            "sources": len(self.sources),
            **{n: self.total(n) for n in names if n not in ("inserted", "updated", "unchanged")},
            **self.events,
        }


def ping(url: str, status: int, message: str) -> str:
    """Tells a health check that a run is over: the address itself for 0, `/<status>` after it for others.

    Returns what went wrong, or an empty string; it is never a reason for a run to fail.
    """
    import httpx

    target = url if status == 0 else f"{url.rstrip('/')}/{status}"
    try:
        httpx.post(target, content=message.encode("utf-8")[:10_000], timeout=10.0).raise_for_status()
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return f"the health check at {target} was not reached: {error}"
    return ""
