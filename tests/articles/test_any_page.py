"""Whatever a server sends: an article or the reason why there is none, and spans that lie in the text."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from events.articles.formats import feed, html, sitemap
from events.articles.model import Article
from events.errors import ArticleError

PAGES = [path.read_bytes() for path in sorted((Path(__file__).parent / "pages").glob("*.html"))]
LONG = "Sáng 13/10, huyện Mường Nhé khánh thành cầu treo dài 72 mét, rút ngắn quãng đường đến trường của học sinh hai bản. "
PIECES = [
    "<h1>Cầu treo bản Nậm Pố thông xe</h1>", "<p>" + LONG * 2 + "</p>", "<div class='content-detail'>", "</div>", "<div class='related sidebar'>",
    "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>", "<table><tr><td><img></td></tr><tr><td>Chú thích</td></tr></table>",
    "<br>", "<a href='/x'>Tin khác</a>", "<li>", "<span class='date'>08:59 - 03/10/2018</span>", "<em>Ảnh: A</em>", "<img>", "<p align=center>dưới ảnh</p>",
    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2018-10-03\"", "</script>", "<!--", "-->", "<title>Cầu treo - Báo Thử</title>",
    "<meta property='article:published_time' content='2018-13-45'>", "<meta charset=utf-16>", "<link rel=canonical href='http://[::1'>", "<base href='//['>", "&nbsp;&#x110000;&#0;", "\x00", "<svg><p>", "<template>", "<frameset>", "<textarea>", "<select>", "]]>", "<?xml version='1.0'?>", "\ufeff",
]  # fmt: skip


def sound(found: Article) -> None:
    for spans in (found.furniture, found.captions, (found.stamp,) if found.stamp else ()):
        assert list(spans) == sorted(spans)
        assert all(0 <= span.start <= span.end <= len(found.text) for span in spans)
    assert found.text.strip()


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=20)), max_size=30))
def test_any_page(parts: list[str]) -> None:
    """Any sequence of bits of HTML, in any nesting."""
    try:
        sound(html.read("".join(parts).encode("utf-8", "surrogatepass"), url="https://baodienbienphu.vn/a"))
    except ArticleError as error:
        assert error.reason


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(PAGES), st.floats(0, 1), st.binary(max_size=8), st.floats(0, 1))
def test_a_page_that_breaks_off_or_is_damaged(page: bytes, cut: float, noise: bytes, place: float) -> None:
    """A page cut anywhere, with a few bytes of noise anywhere."""
    part = page[: int(len(page) * cut)]
    at = int(len(part) * place)
    try:
        sound(html.read(part[:at] + noise + part[at:], url="https://example.vn/a"))
    except ArticleError as error:
        assert error.reason


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["<rss>", "<channel>", "<item>", "</item>", "<link>http://[</link>", "<pubDate>32/13/2018</pubDate>", "<urlset>", "<url><loc>", "</loc></url>", "<sitemapindex>", "<![CDATA[", "]]>", "&a;", "<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry>"]
            ),
            st.text(max_size=15),
        ),
        max_size=20,
    )
)  # fmt: skip
def test_any_list(parts: list[str]) -> None:
    """Feeds and sitemaps that are none."""
    raw = "".join(parts).encode("utf-8", "surrogatepass")
    for read in (feed.entries, sitemap.parse):
        try:
            assert read(raw, url="https://example.vn/x") is not None
        except ArticleError as error:
            assert error.reason
