"""The text of pages that our own reader finds no article in, by trafilatura (extra `extract`), where it is installed.

Only its text is taken: its dates and titles were wrong on too many Vietnamese pages.
"""

from __future__ import annotations

import logging

from events.articles.pages.blocks import Block


def blocks(html: str, title: str) -> list[Block]:
    """The blocks that it finds, the title first; none where it finds nothing or is not installed."""
    try:
        import trafilatura
    except ImportError:
        return []
    # it tells of every page that it cannot read
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    text = trafilatura.extract(
        html, favor_precision=True, include_comments=False, include_tables=True, with_metadata=False, deduplicate=False
    )
    lines = [" ".join(line.split()) for line in (text or "").splitlines()]
    found = [Block(line, "text", 0, 0, -1, False) for line in lines if line]
    if found and title and found[0].text != title:
        found.insert(0, Block(title, "title", 1, 0, -1, False))
    return found
