"""Ids that come from content: the same in every database, whatever the order of ingestion."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from events.articles.model import Article


def content_id(key: str) -> int:
    """First 53 bits of the key's SHA-256: an INTEGER PRIMARY KEY that JavaScript and floats hold exactly."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:7], "big") >> 3


def content_hash(value: Any) -> str:
    """SHA-256 of a JSON value."""
    return hashlib.sha256(to_json(value).encode()).hexdigest()


def to_json(value: Any) -> str:
    """JSON as columns hold it: letters as typed, no spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def article_id(article: Article) -> int:
    """An article is its address; without one, its title and text."""
    return content_id(f"url\n{article.url}" if article.url else f"text\n{article.title}\n{article.text}")
