"""One web page as one article: title, day, lead, body and captions, without the furniture around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from selectolax.lexbor import LexborHTMLParser, LexborNode

from events.articles import newspaper
from events.articles.address import canonical
from events.articles.build import article
from events.articles.head import date_line, read_head, title_text
from events.articles.lines import Line, lines
from events.articles.model import Article
from events.articles.pages import fallback
from events.articles.pages.blocks import Block, Walk
from events.articles.pages.content import article_blocks, find_title
from events.articles.pages.day import age, settle
from events.articles.pages.facts import Facts, read_facts
from events.errors import ArticleError
from events.text import Span, key, normalise

SHORTEST = 150
"""Characters of body below which a page is no article."""


LITTLE = 1500
"""Characters below which it is asked whether the article stands in an element that looked like furniture."""
DEEPEST = 3000
"""Elements left open above which a page is refused: the parser's time grows with the square of the depth."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
# elements that have no end, or that the next of their kind closes
_CLOSED = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "td",
        "th",
        "tr",
        "dt",
        "dd",
        "option",
        "thead",
        "tbody",
        "tfoot",
        "colgroup",
    ]
)


def unclosed(html: str) -> int:
    """How many elements are open at most at one place of a page, by its tags alone."""
    depth = deepest = 0
    for match in _TAG.finditer(html):
        if match[2].lower() in _CLOSED:
            continue
        if match[1]:
            depth = max(0, depth - 1)
        else:
            depth += 1
            deepest = max(deepest, depth)
    return deepest


@dataclass(slots=True)
class Page:
    """What was read from a page, before it is an Article: so that the pages of one article can be joined."""

    title: str
    blocks: list[Block]
    facts: Facts
    url: str
    retrieved: datetime | None = None
    ages: list[date] = field(default_factory=list)

    @property
    def next_url(self) -> str:
        """The address of the next page of the same article; empty if none is declared."""
        return self.facts.next_url


def read_page(html: str, *, url: str = "", locator: str = "", retrieved: datetime | None = None) -> Page:
    """Raises ArticleError where a page holds no article: a list, a video, a notice, a frame."""
    if (depth := unclosed(html)) > DEEPEST:
        raise ArticleError(f"elements nested {depth:,} deep", locator=locator or url, url=url or None)
    tree = LexborHTMLParser(html)
    facts = read_facts(tree, url)
    root = tree.body or tree.root
    place = locator or url
    if root is None:
        raise ArticleError("an empty page", locator=place, url=url or None)
    kept = _kept(tree)
    walk = Walk(kept).run(root)
    title, words = find_title(walk.blocks, facts, url)
    chosen = article_blocks(walk.blocks, walk.elements, title)
    size = _size(chosen, title is not None)
    if size < LITTLE and (rich := [n.mem_id for n in walk.left_out if _prose(n) > max(2 * size, SHORTEST)]):
        walk = Walk(kept | set(rich)).run(root)
        title, words = find_title(walk.blocks, facts, url)
        chosen = article_blocks(walk.blocks, walk.elements, title)
    if _size(chosen, title is not None) < SHORTEST:
        # names of classes mislead on some pages (`<div class="main has-sidebar">`): once more without them
        every = frozenset(node.mem_id for node in tree.css("[class],[id]"))
        wider = Walk(every).run(root)
        title_2, words_2 = find_title(wider.blocks, facts, url)
        chosen_2 = article_blocks(wider.blocks, wider.elements, title_2)
        if _size(chosen_2, title_2 is not None) >= SHORTEST:
            walk, title, words, chosen = wider, title_2, words_2, chosen_2
    if _size(chosen, title is not None) < SHORTEST and words and not facts.is_video and not _is_list(walk.blocks):
        by_other = fallback.blocks(html, words)
        if _size(by_other, True) >= SHORTEST:
            return Page(title_text(words), by_other, facts, facts.url or url, retrieved)
    _check(tree, facts, walk, chosen, words, title is not None, place, url)
    ages = [day for b in walk.blocks if len(b.text) <= 40 and (day := age(b.text, retrieved)) is not None]
    return Page(title_text(words), chosen, facts, facts.url or url, retrieved, ages[:1])


def _prose(node: LexborNode) -> int:
    """How many characters of paragraphs an element holds, those of links left out."""
    return sum(
        len(text)
        for paragraph in node.css("p")
        if len(text := (paragraph.text() or "").strip()) >= 60 and paragraph.css_first("a") is None
    )


def _kept(tree: LexborHTMLParser) -> frozenset[int]:
    """Elements that are kept whatever they are called: those around the page's headline."""
    kept = set()
    for heading in tree.css("h1")[:5]:
        node: LexborNode | None = heading
        while node is not None:
            kept.add(node.mem_id)
            node = node.parent
    return frozenset(kept)


def _size(blocks: list[Block], has_title: bool) -> int:
    return sum(len(b.text) for b in blocks[1 if has_title else 0 :] if b.kind != "caption")


def _is_list(blocks: list[Block]) -> bool:
    return sum(b.link_chars for b in blocks) > 0.5 * sum(len(b.text) for b in blocks)


def _check(
    tree: LexborHTMLParser,
    facts: Facts,
    walk: Walk,
    chosen: list[Block],
    words: str,
    has_title: bool,
    place: str,
    url: str,
) -> None:
    address = url or None
    size = _size(chosen, has_title)
    if not walk.blocks:
        frames = bool(tree.css_first("frameset, iframe"))
        raise ArticleError(
            "a page without text" + (" (a frame of other pages)" if frames else ""), locator=place, url=address
        )
    if size < SHORTEST and (facts.is_video or tree.css_first("video, [class*=video-player], iframe[src*=youtube]")):
        raise ArticleError("a video page without text", locator=place, url=address)
    if size < SHORTEST:
        kind = "a list of links, no article" if _is_list(walk.blocks) else "a page with no article text"
        raise ArticleError(kind, locator=place, url=address)
    inside = sum(b.link_chars for b in chosen)
    teasers = sum(1 for b in chosen if b.linked > 0.8 or (b.kind == "heading" and b.linked > 0.5))
    if not has_title and not words and (inside > 0.3 * size or teasers > 3):
        raise ArticleError("a list of links, no article", locator=place, url=address)


def to_article(
    pages: list[Page],
    *,
    locator: str = "",
    published: date | None = None,
    source_name: str | None = None,
    feed_day: date | None = None,
) -> Article:
    """The article of one page, or of the pages of one article in their order. A `published` that is given wins;
    `feed_day`, told by the feed or sitemap that listed the page, stands in where the page itself tells no day."""
    first = pages[0]
    text, captions = _compose(pages)
    title = normalise(first.title)
    head = read_head(lines(text), title)
    stamp = head.stamp
    basis, warning, day = "given", "", published
    if day is None:
        printed = stamp.span.of(text) if stamp is not None else ""
        day, basis, warning = settle(first.facts.published, stamp, printed, first.url, first.retrieved)
        if day is None and feed_day is not None:
            day, basis = feed_day, "feed"
        if day is None and first.ages:
            day, basis = first.ages[0], "stamp"
    source = source_name or ""
    if not source and newspaper.by_address(first.url) is None and first.facts.site:
        paper = newspaper.by_name(normalise(first.facts.site))
        source = paper.name if paper is not None else ""
    return article(
        text,
        title=title,
        url=canonical(first.url) if first.url else "",
        published=day,
        basis=basis,
        source=source,
        locator=locator,
        captions_known=captions,
        warning=warning,
        site=normalise(first.facts.site),
    )


def _compose(pages: list[Page]) -> tuple[str, list[Span]]:
    """The text, one block a line, and where its captions stand. Furniture beside a date line is left out."""
    parts: list[str] = []
    captions: list[Span] = []
    offset = 0
    seen_title = False
    previous = ""
    for number, page in enumerate(pages):
        for block in page.blocks:
            text = normalise(block.text)
            if key(page.title) in (key(text), key(title_text(text))):
                if seen_title:
                    continue
                seen_title = True
            elif number and date_line(Line(0, len(text), text, 0)) is not None:
                continue  # the date line stands on each page of an article
            stamp = date_line(Line(0, len(text), text, 0))
            if stamp is not None:
                text = _stamp_only(text, stamp.span, stamp.label)
            if text == previous and block.kind != "caption":
                continue
            if block.kind == "caption":
                captions.append(Span(offset, offset + len(text)))
            parts.append(text)
            offset += len(text) + 1
            previous = text
    return "\n".join(parts), captions


def _stamp_only(text: str, span: Span, label: str) -> str:
    """The date line without the counters and tools beside it; a label that says what the date is stays."""
    start = 0 if label else span.start
    return text[start : span.end].strip()
