"""A timeline and event database of the Vietnamese press.

The public verbs, loaded when they are first used so that `import events` stays cheap:

- `find_dates(text, published)`: the dates of a text;
- `extract(article)`: what one article tells, without a database;
- `read_articles(source)`: articles of a file, folder or stream.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["__version__", "extract", "find_dates", "read_articles"]

if TYPE_CHECKING:
    from events.articles import read_articles as read_articles
    from events.dates import find_dates as find_dates
    from events.extract import extract as extract

_HOMES = {"find_dates": "events.dates", "extract": "events.extract", "read_articles": "events.articles"}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'events' has no attribute {name!r}")
