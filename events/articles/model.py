"""An article: one published text at one address, as stored."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from events.text import Span


@dataclass(frozen=True, slots=True)
class Article:
    """The stored form that everything else reads. `text` is `text.normalise()`d; all spans count in it.

    Plain text and JSON lines keep the whole page as `text`; what is page furniture (counters, comment forms,
    related news, photo credits) is marked in `furniture`, not cut out, so that offsets stay those of the input.
    """

    text: str
    title: str = ""
    published: date | None = None
    """Day in Vietnam (UTC+7)."""
    published_basis: str = ""
    """Where the day came from: `given`, `stamp` (the page's date line), `meta`, `feed`, `address`, or empty."""
    stamp: Span | None = None
    """The page's own date line, where it stands in the text."""
    source: str = ""
    """Name of the newspaper or site: `Báo Điện Biên Phủ`; empty if unknown."""
    source_id: str = ""
    """Its id in `data/sources.toml`; empty if unknown."""
    province: str = ""
    """Province of the newspaper or dateline, by name as of the publication day; empty if none."""
    url: str = ""
    """Canonical address; empty if none."""
    furniture: tuple[Span, ...] = ()
    captions: tuple[Span, ...] = ()
    """Photo captions: read for dates and bodies, kept apart from the clauses of the body."""
    locator: str = ""
    """Where it was read: `articles.jsonl:17`, `folder/a.txt`. Not part of its identity."""
    given_id: str | int | None = None
    """The `id` of a JSON line, handed back."""
    warnings: tuple[str, ...] = field(default=())
