"""What one article tells: `extract(article) -> Extraction`, pure and picklable."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from events.articles.model import Article
    from events.extract.model import Extraction

__all__ = ["extract"]


def extract(article: Article) -> Extraction:
    """Dates, places, bodies, documents, people and events of one article. See `extract/pipeline.py`."""
    from events.extract.pipeline import extract as run

    return run(article)
