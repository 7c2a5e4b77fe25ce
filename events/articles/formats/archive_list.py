"""Archive and section pages: lists of links, from which those that fit a source's pattern are taken."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from events.articles.address import canonical, joined
from events.articles.decode import decode_html
from events.articles.formats.feed import Listed


def links(
    raw: bytes, *, url: str, take: Iterable[re.Pattern[str]], leave: Iterable[re.Pattern[str]] = (), declared: str = ""
) -> list[Listed]:
    """The links of a page that fit one of `take` and none of `leave`, each once, in page order."""
    tree = LexborHTMLParser(decode_html(raw, declared=declared, locator=url))
    takes, leaves = tuple(take), tuple(leave)
    found: dict[str, Listed] = {}
    base = tree.css_first("base[href]")
    start = (joined(url, base.attributes.get("href") or "") if base is not None else "") or url
    for node in tree.css("a[href]"):
        href = (node.attributes.get("href") or "").strip()
        if not href or href.startswith(("#", "javascript:", "mailto:", "tel:")):
            continue
        address = canonical(joined(start, href))
        if urlsplit(address).scheme not in ("http", "https") or any(p.search(address) for p in leaves):
            continue
        if any(p.search(address) for p in takes):
            words = " ".join((node.text() or "").split())
            if address not in found or len(words) > len(found[address].title):
                found[address] = Listed(url=address, title=words)
    return list(found.values())
