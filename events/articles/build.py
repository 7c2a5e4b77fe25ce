"""From the text of one page to an Article: the one place where all that a page tells about itself is put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from events.articles import newspaper
from events.articles.address import canonical, day_in_address
from events.articles.captions import captions
from events.articles.furniture import furniture, tail_from
from events.articles.head import Head, read_head
from events.articles.lines import Line, lines
from events.articles.model import Article
from events.articles.newspaper import Newspaper
from events.text import Span, normalise

_FIRST_LINES = 12
_OPENS_SOURCE = re.compile(r"^[(\s]*(?:theo|nguồn(?: tin)?\s*:)\s*", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\(([^()]+)\)")


def article(
    text: str,
    *,
    title: str = "",
    url: str = "",
    published: date | None = None,
    source: str = "",
    basis: str = "given",
    locator: str = "",
    given_id: str | int | None = None,
    site: str = "",
    captions_known: Sequence[Span] | None = None,
    warning: str = "",
) -> Article:
    """One article from the text of its page, nothing cut: all spans count in `text.normalise(text)`.

    `published` that is given wins, then the page's own date line, then the day in the address; `basis` says where a
    given day came from. `source` is a newspaper's name or id; without it address, byline and masthead are asked, and
    at last `site`, what a web page calls itself. `captions_known` are those that the page's own marks tell.
    """
    text = normalise(text)
    title = " ".join(normalise(title).split())
    page = lines(text)
    head = read_head(page, title)
    url = canonical(url) if url else ""
    warnings = [warning] if warning else []
    stamp = head.stamp
    if published is None:
        basis = ""
        if stamp is not None:
            published, basis = stamp.day, "stamp"
        elif url and (day := day_in_address(url)):
            published, basis = day, "address"
    elif basis == "given" and stamp is not None and abs((stamp.day - published).days) > 1:
        warnings.append(f"the page's date line says {stamp.day.isoformat()}, given is {published.isoformat()}")
    paper, name, province = _whose(page, head, url, normalise(source).strip(), published)
    name = name or site
    span = stamp.span if stamp is not None else None
    found_captions = set(captions(page, head.first_body, tail_from(page, head.first_body))) | set(captions_known or ())
    title_row = head.title.row if head.title is not None else None
    return Article(
        text=text,
        title=head.title_text,
        published=published,
        published_basis=basis,
        stamp=span,
        source=name,
        source_id=paper.id if paper else "",
        province=province,
        url=url,
        furniture=tuple(furniture(page, head.first_body, title_row, span)),
        captions=tuple(sorted(found_captions)),
        locator=locator,
        given_id=given_id,
        warnings=tuple(warnings),
    )


def _whose(
    page: list[Line], head: Head, url: str, given: str, published: date | None
) -> tuple[Newspaper | None, str, str]:
    """The paper's row, its name and the province, from what is surest to what is least sure."""
    by_source = newspaper.by_name(given) if given else None
    by_url = newspaper.by_address(url) if url else None
    if by_url is not None and by_url.kind == "aggregator":
        by_url = None
    byline = _byline(page, head)
    signature = _signature(page, head)
    paper = by_source or (None if given else by_url or byline or head.masthead or signature)
    if given and paper is None:
        paper_name = given
    else:
        paper_name = paper.name if paper else ""
    if not paper_name and url and (site := newspaper.by_address(url)) is not None:
        paper, paper_name = site, site.name
    # an old article of a paper that has moved to another's site keeps its own province: the byline speaks first
    for candidate in (byline, head.masthead, paper, by_url, signature):
        if candidate is not None and candidate.province:
            return paper, paper_name, candidate.province_on(published)
    province = newspaper.province_of_address(url) if url else ""
    return paper, paper_name, newspaper.province_on(province or _dateline(page, head), published)


def _dateline(page: list[Line], head: Head) -> str:
    """The province that a national paper's article names before its headline or its first words."""
    opening = page[head.first_body].text[:60] if head.first_body < len(page) else ""
    return newspaper.province_of_dateline(head.title_text[:60]) or newspaper.province_of_dateline(opening)


def _byline(page: list[Line], head: Head) -> Newspaper | None:
    for line in page[max(0, head.first_body - 1) : head.first_body + _FIRST_LINES]:
        if paper := newspaper.by_byline(line.text):
            return paper
    start = head.first_body
    return newspaper.byline_inside(page[start].text[:1500]) if start < len(page) else None


def _signature(page: list[Line], head: Head) -> Newspaper | None:
    """`Báo Quảng Ninh` on a line of its own under the article, or `Theo Báo Quảng Ninh`, `Nguồn: …`."""
    for line in reversed(page[head.first_body :]):
        if len(line.text) > 60:
            continue
        name = _OPENS_SOURCE.sub("", line.text)
        # `P.V (Báo Sơn La)`, `Minh Thùy/VOV.VN`
        for part in (name, *_IN_BRACKETS.findall(name), name.rpartition("/")[2]):
            if paper := newspaper.by_masthead(part):
                return paper
    return None
