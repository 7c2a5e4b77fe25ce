"""Feeds, sitemaps, archive pages and WARC files: what they list, and the articles that they hold."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import pytest

from events.articles import Article, read_articles
from events.articles.formats import archive_list, feed, sitemap
from events.errors import ArticleError

ITEM = "<item><title>{}</title><link>{}</link><description><![CDATA[<img src=x>{}]]></description>{}</item>"
LONG = "Sáng 13/10, huyện Mường Nhé khánh thành cầu treo dài 72 mét, rút ngắn quãng đường đến trường của học sinh hai bản vùng biên. "


def rss(*items: str) -> bytes:
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Báo</title>{"".join(items)}</channel></rss>'.encode()


@pytest.mark.parametrize(
    ("element", "days"),
    [
        ("<pubDate>Wed, 28 Mar 2018 23:30:00 GMT</pubDate>", [date(2018, 3, 29)]),
        ("<pubDate>Wed, 28 Mar 2018 23:30:00 +0700</pubDate>", [date(2018, 3, 28)]),
        ("<pubDate>03/10/2018 08:59</pubDate>", [date(2018, 10, 3)]),
        ("<pubDate>03-10-2018</pubDate>", [date(2018, 10, 3)]),
        ("<pubDate>Thứ Tư, 03/10/2018 08:59 GMT+7</pubDate>", [date(2018, 10, 3)]),
        ("<pubDate>10/3/2018 8:59:00 AM</pubDate>", [date(2018, 10, 3), date(2018, 3, 10)]),
        ("<dc:date>2018-03-28T23:30:00Z</dc:date>", [date(2018, 3, 29)]),
        ("<pubDate>hôm qua</pubDate>", []),
        ("<pubDate></pubDate>", []),
        ("", []),
    ],
)
def test_days_of_feeds(element: str, days: list[date]) -> None:
    """Raw strings read day first; one that may be two days keeps both."""
    (entry,) = feed.entries(rss(ITEM.format("Tin", "https://a.vn/1", "x", element)), url="https://a.vn/rss")
    assert sorted(entry.published) == sorted(days)
    assert entry.day == (days[0] if len(days) == 1 else None)


def test_atom_and_odd_feeds() -> None:
    """Atom with a relative link; a feed that calls itself latin; stray entities; no feed at all."""
    atom = '<feed xmlns="http://www.w3.org/2005/Atom"><title>B</title><entry><title>Một &amp;amp; hai</title><link href="/bai-1.html"/><id>tag:x</id><published>2018-03-28T23:30:00Z</published><updated>2020-01-01T00:00:00Z</updated></entry></feed>'
    (entry,) = feed.entries(atom.encode(), url="https://a.vn/atom.xml")
    assert (entry.url, entry.title, entry.day) == ("https://a.vn/bai-1.html", "Một & hai", date(2018, 3, 29))
    wrong = rss(ITEM.format("Điện Biên", "https://a.vn/1", "x &nbsp; y", "")).replace(b"utf-8", b"iso-8859-1")
    assert feed.entries(wrong)[0].title == "Điện Biên"
    guid = rss("<item><title>T</title><guid>https://a.vn/guid</guid></item>")
    assert feed.entries(guid)[0].url == "https://a.vn/guid"
    with pytest.raises(ArticleError, match="not a feed"):
        feed.entries(b"<html><body>x</body></html>", url="https://a.vn/")


def test_a_feed_file_gives_articles(tmp_path: Path) -> None:
    """Whole where it carries them, else title and summary; one without text says so."""
    whole = f"<content:encoded><![CDATA[<p>{LONG * 3}</p><p>{LONG[::-1] * 2}</p>]]></content:encoded>"
    path = tmp_path / "rss.xml"
    path.write_bytes(
        rss(
            ITEM.format(
                "Cầu treo bản Nậm Pố",
                "https://a.vn/1",
                "tóm tắt",
                whole + "<pubDate>Wed, 28 Mar 2018 23:30:00 GMT</pubDate>",
            ),
            ITEM.format("Chỉ có tóm tắt của bài", "https://a.vn/2", LONG, "<pubDate>03/10/2018</pubDate>"),
            ITEM.format("Không có gì", "https://a.vn/3", "", ""),
        )
    )
    one, two, three = read_articles(path)
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert (one.title, one.published, one.published_basis, one.url) == (
        "Cầu treo bản Nậm Pố",
        date(2018, 3, 29),
        "feed",
        "https://a.vn/1",
    )
    assert one.text.count("Sáng 13/10") == 3
    assert (two.published, two.text.splitlines()[0]) == (date(2018, 10, 3), "Chỉ có tóm tắt của bài")
    assert isinstance(three, ArticleError)
    assert "no text" in three.reason
    assert three.url == "https://a.vn/3"


def test_sitemaps() -> None:
    """`lastmod` is no day of publication; bare ampersands, CDATA, images and videos are borne."""
    found = sitemap.parse(
        b"""<?xml version="1.0"?><urlset xmlns:news="n" xmlns:image="i">
        <url><loc> https://a.vn/1?x=1&y=2 </loc><lastmod>2020-01-01</lastmod><image:image><image:loc>https://a.vn/a.jpg</image:loc><image:title>Anh</image:title></image:image></url>
        <url><loc><![CDATA[https://a.vn/2]]></loc><news:news><news:publication_date>2018-03-28T23:30:00Z</news:publication_date><news:title><![CDATA[Hai & ba]]></news:title></news:news></url>
        <url><lastmod>2020-01-01</lastmod></url></urlset>"""
    )
    assert [(e.url, e.day, e.title) for e in found.articles] == [
        ("https://a.vn/1?x=1&y=2", None, ""),
        ("https://a.vn/2", date(2018, 3, 29), "Hai & ba"),
    ]
    index = sitemap.parse(
        b"<sitemapindex><sitemap><loc>https://a.vn/s1.xml</loc><lastmod>2018-10-03T01:00:00+07:00</lastmod></sitemap><sitemap><loc>https://a.vn/s2.xml</loc></sitemap></sitemapindex>"
    )
    assert index.files == (("https://a.vn/s1.xml", date(2018, 10, 3)), ("https://a.vn/s2.xml", None))
    with pytest.raises(ArticleError, match="not a sitemap"):
        sitemap.parse(b"<html></html>")


def test_a_sitemap_cannot_swell() -> None:
    """Entities are not expanded, and no more than the standard's number of entries is kept."""
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><urlset><url><loc>https://a.vn/&b;</loc></url></urlset>'
    assert len(sitemap.parse(bomb).articles[0].url) < 40
    many = b"<urlset>" + b"<url><loc>https://a.vn/x</loc></url>" * 100_500 + b"</urlset>"
    assert len(sitemap.parse(many).articles) == sitemap.MOST


def test_archive_pages() -> None:
    """Links that fit, each once, with its longest words; base addresses are minded."""
    page = """<base href="https://a.vn/ct/"><a href="bai-1.html#x"><img></a><a href="bai-1.html">Bài một</a>
    <a href="/video/bai-2.html">Hai</a><a href="javascript:x()">y</a><a href="https://b.vn/bai-3.html">Ba</a><a href="http://[::1">z</a><a href="mailto:a@b">m</a>""".encode()
    found = archive_list.links(
        page, url="https://a.vn/", take=[re.compile(r"/bai-\d+\.html$")], leave=[re.compile("/video/")]
    )
    assert [(one.url, one.title) for one in found] == [
        ("https://a.vn/ct/bai-1.html", "Bài một"),
        ("https://b.vn/bai-3.html", "Ba"),
    ]


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")  # its writer
def test_a_warc_file(tmp_path: Path) -> None:
    """HTML responses become articles, with the address and the moment of the record; the rest is passed over."""
    pytest.importorskip("warcio")
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    path = tmp_path / "crawl.warc.gz"
    page = f"<html><head><title>Cầu treo bản Nậm Pố</title></head><body><h1>Cầu treo bản Nậm Pố</h1><p>5 giờ trước</p><p>{LONG * 2}</p></body></html>"
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for url, kind, status, body in (
            ("https://baodienbienphu.vn/cau.html", "text/html; charset=utf-8", "200 OK", page.encode()),
            ("https://baodienbienphu.vn/a.jpg", "image/jpeg", "200 OK", b"\xff\xd8"),
            ("https://baodienbienphu.vn/none", "text/html", "404 Not Found", b"none"),
            ("https://baodienbienphu.vn/list", "text/html", "200 OK", b"<a href=/x>Mot hai ba</a>"),
        ):
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(
                    url,
                    "response",
                    payload=io.BytesIO(body),
                    http_headers=headers,
                    warc_headers_dict={"WARC-Date": "2018-10-13T18:30:00Z"},
                )
            )
    one, two = read_articles(path)
    assert isinstance(one, Article)
    assert (one.url, one.published, one.source_id) == (
        "https://baodienbienphu.vn/cau.html",
        date(2018, 10, 13),
        "bao-dien-bien-phu",
    )
    assert isinstance(two, ArticleError)
    assert "list of links" in two.reason
    cut = tmp_path / "cut.warc.gz"
    cut.write_bytes(path.read_bytes()[:400])
    assert all(isinstance(item, ArticleError) for item in read_articles(cut))
