"""Web pages of our own making in the shapes of real newspapers and portals: `pages/<case>.html` and what it must give."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from events.articles.formats import html
from events.articles.model import Article
from events.errors import ArticleError
from events.text import normalise

PAGES = Path(__file__).parent / "pages"
CASES = sorted(path.stem for path in PAGES.glob("*.html"))
ARTICLES = [name for name in CASES if "rejected" not in tomllib.loads((PAGES / f"{name}.toml").read_text("utf-8"))]
_WORD = re.compile(r"\w+")


def expected(name: str) -> dict[str, Any]:
    return tomllib.loads((PAGES / f"{name}.toml").read_text(encoding="utf-8"))


def read(name: str) -> Article:
    case = expected(name)
    retrieved = datetime.fromisoformat(case["retrieved"]) if "retrieved" in case else None
    raw = (PAGES / f"{name}.html").read_bytes()
    return html.read(raw, locator=f"{name}.html", url=case["url"], retrieved=retrieved)


def words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(normalise(text).lower()))


def test_there_are_forty_pages_of_twenty_sites() -> None:
    """The set keeps its size: forty articles, and pages that must be refused."""
    assert len(ARTICLES) >= 40
    assert len(CASES) - len(ARTICLES) >= 4
    sites = {expected(name)["url"].split("/")[2] for name in ARTICLES}
    assert len(sites) >= 20


@pytest.mark.parametrize("name", ARTICLES)
def test_title_and_day_are_right(name: str) -> None:
    """Each page's headline and day of publication, and where the day came from."""
    case = expected(name)
    article = read(name)
    assert article.title == case["title"]
    assert article.published == (date.fromisoformat(case["published"]) if case["published"] else None)
    assert article.published_basis == case["basis"]


@pytest.mark.parametrize("name", ARTICLES)
def test_text_is_whole_and_without_furniture(name: str) -> None:
    """At least 98 of 100 words of the article are there, no string of the page's furniture is, and little else."""
    case = expected(name)
    article = read(name)
    wanted = words("\n".join(case["text"]))
    got = words(article.text)
    recall = sum((wanted & got).values()) / sum(wanted.values())
    assert recall >= 0.98, sorted((wanted - got).items())
    for string in case["never"]:
        assert normalise(string) not in article.text
    surplus = got - wanted - words(case["title"]) - words(article.stamp.of(article.text) if article.stamp else "")
    assert sum(surplus.values()) <= 0.08 * sum(wanted.values()) + 6, surplus


@pytest.mark.parametrize("name", ARTICLES)
def test_newspaper_and_province(name: str) -> None:
    """Where the address, byline or masthead tells whose article it is, the row and the province are right."""
    case = expected(name)
    article = read(name)
    if "source" in case:
        assert article.source_id == case["source"]
    if "province" in case:
        assert article.province == case["province"]


@pytest.mark.parametrize("name", ARTICLES)
def test_spans_point_into_the_text(name: str) -> None:
    """Captions, furniture and date line are stretches of the text, in order, and captions are lines of it."""
    article = read(name)
    for spans in (article.furniture, article.captions):
        assert list(spans) == sorted(spans)
        assert all(0 <= span.start < span.end <= len(article.text) for span in spans)
    if article.published_basis == "stamp" and article.stamp is not None:
        assert any(char.isdigit() for char in article.stamp.of(article.text))
    for span in article.captions:
        assert "\n" not in span.of(article.text)


@pytest.mark.parametrize("name", sorted(set(CASES) - set(ARTICLES)))
def test_a_page_without_an_article_is_refused_with_its_reason(name: str) -> None:
    """Lists, videos, frames and notices say what they are."""
    case = expected(name)
    with pytest.raises(ArticleError) as caught:
        read(name)
    assert case["rejected"] in caught.value.reason
    assert caught.value.locator == f"{name}.html"
    assert caught.value.url == case["url"]
