"""Which blocks of a page are the article: from its title to the end of the element that holds its body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.articles import newspaper
from events.articles.address import host
from events.articles.furniture import is_author, is_furniture, is_section, opens_tail
from events.articles.head import date_line
from events.articles.lines import Line
from events.articles.pages.blocks import Block, Element
from events.articles.pages.facts import Facts
from events.text import fold, key, normalise

_PARAGRAPH = 60
_LINE = 15
_LEAST = 150
_LINKED = 0.5
_BARS = re.compile(r"\s+[|–—»:•·-]{1,2}\s+")
_TITLE_LONGEST = 300


def plain_title(title: str, facts: Facts, address: str) -> str:
    """A title without the site's name that is hung on it: `… | Báo Đồng Nai`, `… - baoquangninh.vn`."""
    title = " ".join(normalise(title).split())
    site = key(facts.site)
    name = host(facts.url or address)
    while True:
        parts = list(_BARS.finditer(title))
        if not parts:
            return title
        head, tail = title[: parts[-1].start()].strip(), title[parts[-1].end() :].strip()
        if _names_site(tail, site, name) and head:
            title = head
            continue
        first = title[: parts[0].start()].strip()
        if _names_site(first, site, name):
            title = title[parts[0].end() :].strip()
            continue
        return title


def _names_site(text: str, site: str, name: str) -> bool:
    small = key(text)
    if not small:
        return True
    if site and small in (site, site.removeprefix("báo "), f"báo {site}"):
        return True
    bare = fold(text).replace(" ", "")
    if name and (bare == name or bare == name.split(".")[0]):
        return True
    if newspaper.by_masthead(text) is not None or is_section(text):
        return True
    return len(text) <= 70 and re.match(r"(?:trang|cổng|báo|đài|tạp chí|website|trang chủ)\b", small) is not None


def find_title(blocks: Sequence[Block], facts: Facts, address: str) -> tuple[int | None, str]:
    """The index of the block that is the title, if one is, and the title's words; empty if there is none."""
    told = [t for t in (plain_title(t, facts, address) for t in [*facts.titles, facts.page_title]) if t]
    keys = [key(t) for t in told]
    headings = [i for i, b in enumerate(blocks) if _may_be_title(b)]
    for index in headings:
        if key(blocks[index].text) in keys:
            return index, normalise(blocks[index].text)
    # a heading of which the declared title is a part, or that is a part of it (cut at 70 letters, a rubric in front)
    for index in headings:
        small = key(blocks[index].text)
        if len(small) >= 15 and any(_one_holds_other(small, other) for other in keys):
            return index, normalise(blocks[index].text)
    for index, block in enumerate(blocks):
        if len(block.text) <= _TITLE_LONGEST and key(block.text) in keys and len(block.text.split()) >= 3:
            return index, normalise(block.text)
    firsts = [
        i
        for i in headings
        if blocks[i].level == 1
        and len(blocks[i].text.split()) >= 3
        and not _names_site(blocks[i].text, key(facts.site), "")
    ]
    if len(firsts) == 1:
        return firsts[0], normalise(blocks[firsts[0]].text)
    classed = [
        i
        for i in headings
        if blocks[i].kind == "title" and len(blocks[i].text.split()) >= 4 and blocks[i].linked < _LINKED
    ]
    if classed and (not told or len(classed) == 1):
        return classed[0], normalise(blocks[classed[0]].text)
    name = host(facts.url or address)
    told = [t for t in told if len(t.split()) >= 2 and not _names_site(t, key(facts.site), name)]
    if told and facts.titles:
        return None, told[0]
    # only `<title>` is left, which old portals give to the site: a heading right above the body is surer
    if (above := _heading_above_body(blocks)) is not None:
        return above, normalise(blocks[above].text)
    return None, told[0] if told else ""


def _heading_above_body(blocks: Sequence[Block]) -> int | None:
    """The last heading before the first long paragraph, with at least four words and no link."""
    for index, block in enumerate(blocks):
        if len(block.text) >= 120 and block.linked < 0.3 and block.kind != "title":
            for above in range(index - 1, max(-1, index - 8), -1):
                candidate = blocks[above]
                if (
                    _may_be_title(candidate)
                    and candidate.kind != "lead"
                    and len(candidate.text.split()) >= 4
                    and candidate.linked < _LINKED
                ):
                    return above
            return None
    return None


def _may_be_title(block: Block) -> bool:
    return (block.level in (1, 2, 3, 4) or block.kind == "title") and len(block.text) <= _TITLE_LONGEST


def _one_holds_other(one: str, other: str) -> bool:
    other = other.rstrip(" .…")
    return len(other) >= 15 and (other in one or one in other)


def body_range(blocks: Sequence[Block], elements: Sequence[Element], title: int | None) -> tuple[int, int]:
    """First and one past the last block of the body: those inside the element that holds most of the article's text."""
    good = [i for i, b in enumerate(blocks) if _is_good(b) and (title is None or i > title)]
    if not good and title is not None:
        good = [i for i, b in enumerate(blocks) if _is_good(b)]
    if sum(len(blocks[i].text) for i in good) < _LEAST:
        # verse, or sentences of a line each: short lines count where there are no long ones
        after = [(i, b) for i, b in enumerate(blocks) if title is None or i > title]
        short = [i for i, b in after if _is_good(b, _LINE) and date_line(_as_line(b.text)) is None]
        good = short if sum(len(blocks[i].text) for i in short) >= _LEAST else good
    if not good:
        return 0, 0
    held = _held(blocks, elements, good)
    holder = _named(elements, held) or _smallest(elements, held)
    inside = [i for i, b in enumerate(blocks) if holder is None or holder.number <= b.element <= holder.last]
    return inside[0], inside[-1] + 1


def _is_good(block: Block, shortest: int = _PARAGRAPH) -> bool:
    return len(block.text) >= shortest and block.linked < 0.3 and block.kind != "author"


def _held(blocks: Sequence[Block], elements: Sequence[Element], good: Sequence[int]) -> list[int]:
    """How much of the page's good text each element holds, with all inside it; the last number is the whole."""
    held = [0] * (len(elements) + 1)
    for index in good:
        held[blocks[index].element] += len(blocks[index].text)
    for element in reversed(elements):
        held[element.parent] += held[element.number]
    return held


def _named(elements: Sequence[Element], held: Sequence[int]) -> Element | None:
    """The innermost element that calls itself the body and holds at least half of the page's good text."""
    found = [e for e in elements if e.is_content and held[e.number] >= 0.5 * held[-1]]
    return found[-1] if found else None


def _smallest(elements: Sequence[Element], held: Sequence[int]) -> Element | None:
    """The innermost element that holds four fifths of the page's good text."""
    found = [e for e in elements if held[e.number] >= 0.8 * held[-1]]
    return found[-1] if found else None


def article_blocks(blocks: Sequence[Block], elements: Sequence[Element], title: int | None) -> list[Block]:
    """The article's blocks: date line before the title, title, what stands between it and the body, the body."""
    start, end = body_range(blocks, elements, title)
    if end == 0:
        return []
    chosen: list[Block] = []
    if title is not None:
        chosen += _date_before(blocks, title)
        chosen.append(blocks[title])
        if title < start:
            chosen += [b for b in blocks[title + 1 : start] if _belongs_between(b)]
        start = max(start, title + 1) if title < end else start
    kept_tail = False
    for block in blocks[start:end]:
        if opens_tail(block.text) and sum(len(b.text) for b in chosen) >= 200:
            kept_tail = True
        if kept_tail and not (_is_good(block) and len(block.text) >= 160):
            continue
        kept_tail = False
        if _belongs(block):
            chosen.append(block)
    return chosen


def _belongs(block: Block) -> bool:
    """Within the body: all but tools, counters and lines that are only links."""
    text = block.text
    if is_furniture(text) and date_line(_as_line(text)) is None:
        # credits and author lines are marked, not cut: they stand under the text that they sign
        return block.kind == "caption" and len(text) > 40
    if block.linked >= 0.8 and len(text) < 300 and block.kind != "row":
        return False
    return not (block.kind in ("item", "heading") and block.linked >= _LINKED)


def _belongs_between(block: Block) -> bool:
    """Between title and body: the date line, the lead, the author, captions; no menus."""
    if date_line(_as_line(block.text)) is not None:
        return True
    if is_furniture(block.text) or is_section(block.text) or block.linked >= _LINKED or opens_tail(block.text):
        return False
    if block.kind in ("lead", "author", "caption", "date"):
        return True
    if block.kind == "item":
        return False
    return len(block.text) >= 40 or is_author(block.text) or (block.level > 0 and len(block.text.split()) >= 4)


def _date_before(blocks: Sequence[Block], title: int) -> list[Block]:
    """A date line that ends within forty characters before the title: `29/03/2018 - 07:25`, and then the headline."""
    distance = 0
    for block in reversed(blocks[max(0, title - 4) : title]):
        stamp = date_line(_as_line(block.text))
        if stamp is not None and not stamp.short_year:
            return [block]
        distance += len(block.text)
        if distance > 40:
            break
    return []


def _as_line(text: str) -> Line:
    text = normalise(text)
    return Line(0, len(text), text, 0)
