"""Articles: from files, pages, feeds and lines of JSON to the stored form that everything else reads."""

from events.articles.build import article
from events.articles.model import Article
from events.articles.reader import read_articles

__all__ = ["Article", "article", "read_articles"]
