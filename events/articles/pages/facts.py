"""What a page declares about itself: meta tags, links, JSON-LD."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from events.articles.address import joined
from events.articles.pages.rules import meta

_LD_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{6,60})"')
_LD_HEADLINE = re.compile(r'"headline"\s*:\s*"((?:[^"\\]|\\.){4,400})"')


@dataclass(slots=True)
class Facts:
    """All values as written, the surest first."""

    titles: list[str] = field(default_factory=list)
    page_title: str = ""
    published: list[str] = field(default_factory=list)
    site: str = ""
    url: str = ""
    """Canonical address, absolute; empty if none is told, or if it is only the site's front page."""
    next_url: str = ""
    amp: bool = False
    is_video: bool = False
    language: str = ""


def read_facts(tree: LexborHTMLParser, address: str = "") -> Facts:
    """The facts of a page; `address` is where it was read, for links that are not whole."""
    facts = Facts()
    names = meta()
    by_name: dict[str, list[str]] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        content = (attributes.get("content") or "").strip()
        if name and content:
            by_name.setdefault(name.strip().lower(), []).append(content)
    facts.titles = [value for name in names["titles"] for value in by_name.get(name, [])[:1]]
    facts.published = [value for name in names["published"] for value in by_name.get(name, [])]
    facts.site = next((by_name[name][0] for name in names["sites"] if name in by_name), "")
    facts.is_video = any(kind.lower() in names["video_types"] for kind in by_name.get("og:type", []))
    title = tree.css_first("title")
    facts.page_title = " ".join(title.text().split()) if title is not None else ""
    root = tree.css_first("html")
    if root is not None:
        facts.language = (root.attributes.get("lang") or "").lower()
        facts.amp = "amp" in root.attributes or "⚡" in root.attributes
    _links(tree, facts, address, by_name)
    _structured(tree, facts)
    for node in tree.css("[itemprop=datePublished]"):
        value = node.attributes.get("content") or node.attributes.get("datetime")
        if value and node.tag != "meta":
            facts.published.append(value)
    return facts


def _links(tree: LexborHTMLParser, facts: Facts, address: str, by_name: dict[str, list[str]]) -> None:
    base = tree.css_first("base")
    start = joined(address, (base.attributes.get("href") or "") if base is not None else "") or address
    canonical = [n.attributes.get("href") or "" for n in tree.css("link[rel=canonical]")] + by_name.get("og:url", [])
    for href in canonical:
        whole = joined(start, href)
        if whole.startswith(("http://", "https://")) and (urlsplit(whole).path.strip("/") or urlsplit(whole).query):
            facts.url = whole
            break
    for node in tree.css("link[rel=next], a[rel=next]"):
        facts.next_url = joined(start, node.attributes.get("href") or "")
        break


def _structured(tree: LexborHTMLParser, facts: Facts) -> None:
    kinds = set(meta()["article_types"])
    videos = set(meta()["video_types"])
    for node in tree.css('script[type="application/ld+json"]'):
        raw = node.text(strip=True)
        if len(raw) > 2_000_000:
            continue
        try:
            content = json.loads(raw, strict=False)
        except (ValueError, RecursionError):
            # half of the hand-made ones hold a stray comma or line end: the two values are read all the same
            facts.published += _LD_DATE.findall(raw)[:1]
            facts.titles += _LD_HEADLINE.findall(raw)[:1]
            continue
        objects = list(_objects(content))
        articles = [o for o in objects if kinds & _types(o) and o.get("datePublished")]
        # a list page carries many; only one article's word counts
        if len({str(o["datePublished"]) for o in articles}) > 1:
            told = [o for o in articles if o.get("mainEntityOfPage") or o.get("articleBody")]
            articles = told if len(told) == 1 else []
        for found in articles[:1]:
            facts.published.append(str(found["datePublished"]))
            if isinstance(found.get("headline"), str):
                facts.titles.append(found["headline"])
            publisher = found.get("publisher")
            if not facts.site and isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
                facts.site = publisher["name"]
        if not articles and any(videos & _types(o) for o in objects):
            facts.is_video = True


def _objects(content: Any) -> list[dict[str, Any]]:
    """The objects of a JSON-LD script, those in lists and under `@graph` too."""
    found: list[dict[str, Any]] = []
    todo = [content]
    while todo and len(found) < 500:
        one = todo.pop(0)
        if isinstance(one, list):
            todo.extend(one)
        elif isinstance(one, dict):
            found.append(one)
            todo.extend(value for name, value in one.items() if name in ("@graph", "mainEntity", "itemListElement"))
    return found


def _types(one: dict[str, Any]) -> set[str]:
    kind = one.get("@type")
    return {str(k).lower() for k in (kind if isinstance(kind, list) else [kind])}
