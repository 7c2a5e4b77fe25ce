"""Polling a newspaper: what is stored, asked again, remembered and refused."""

from __future__ import annotations

import json
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from loopback_site import QUICK, HandClock, Reply, Site, article_page, packed, rss, source

from events.errors import DatabaseMissing, UsageError
from events.ingest.fetch import fetch, read_address
from events.ingest.fetching.lock import Busy, alone
from events.ingest.fetching.report import Result
from events.ingest.fetching.sources import Archive


def run(
    database: Path, site: Site, clock: HandClock, *, stop: threading.Event | None = None, **settings: Any
) -> Result:
    settings = settings or {"feeds": (site.base + "/rss.xml",)}
    return fetch(database, [source(site, **settings)], limits=QUICK, allow_local=True, clock=clock, stop=stop)


def rows(database: Path, statement: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(statement).fetchall()


def publish(site: Site, numbers: range | list[int], *, etags: bool = True) -> None:
    """Puts articles on the site and names them in its feed, the newest first."""
    for number in numbers:
        headers = {"ETag": f'"{number}"'} if etags else {}
        site.pages[f"/bai-{number}.html"] = Reply(body=article_page(number), headers=headers)
    entries = [(f"{site.base}/bai-{n}.html", f"Bài {n}", "Wed, 03 Oct 2018 08:59:00 +0700") for n in numbers]
    body = rss(entries[::-1])
    site.pages["/rss.xml"] = Reply(body=body, type="application/rss+xml", headers={"ETag": f'"rss{hash(body)}"'})


def test_a_feed_is_read_and_its_articles_stored(site: Site, database: Path, clock: HandClock) -> None:
    """Each listed page becomes an article with its events; the run is a row with its counts."""
    publish(site, range(5))
    result = run(database, site, clock)
    assert (result.status, result.total("inserted"), result.total("failed")) == (0, 5, 0)
    assert rows(database, "SELECT count(*), min(published), max(published) FROM articles") == [
        (5, "2018-10-03", "2018-10-03")
    ]
    assert rows(database, "SELECT count(*) FROM events WHERE start_date = '2018-04-16'")[0][0] >= 5
    assert rows(database, "SELECT command, exit_status, inserted, rejected FROM runs") == [("fetch", 0, 5, 0)]
    counts = json.loads(rows(database, "SELECT counts FROM runs")[0][0])
    assert (counts["sources"], counts["listed"], counts["pages"]) == (1, 5, 5)


def test_a_second_run_asks_only_whether_something_changed(site: Site, database: Path, clock: HandClock) -> None:
    """Over an unchanged site each request is conditional (but robots.txt), and nothing is stored."""
    publish(site, range(5))
    run(database, site, clock)
    before = rows(database, "SELECT id, content_hash FROM articles ORDER BY id")
    for hours in (1, 12, 12, 100):
        site.forget()
        clock.on(hours=hours)
        result = run(database, site, clock)
        assert (result.total("inserted"), result.total("updated"), result.status) == (0, 0, 0)
        assert site.asked()
        assert all(request.conditional for request in site.asked())
    assert len(site.asked()) == 1, "after its first days a page is not asked again"
    assert rows(database, "SELECT id, content_hash FROM articles ORDER BY id") == before


def test_servers_without_validators_are_asked_for_their_list_alone(
    site: Site, database: Path, clock: HandClock
) -> None:
    """The same bytes of a feed say the same; pages that cannot be asked conditionally are not asked again."""
    publish(site, range(3), etags=False)
    site.pages["/rss.xml"].headers.clear()
    run(database, site, clock)
    site.forget()
    clock.on(hours=12)
    assert run(database, site, clock).total("inserted") == 0
    assert [request.path for request in site.asked()] == ["/rss.xml"]


def test_a_week_of_a_newspaper(site: Site, database: Path, clock: HandClock) -> None:
    """Four new articles a day, polled twice a day for seven days; one is changed on its second day."""
    for hour in range(6, 7 * 24, 12):
        publish(site, range(max(0, hour // 6 - 10), hour // 6 + 1))
        if hour >= 30:
            changed = article_page(2, extra="Tin cập nhật: thêm hai bản cùng tham gia làm đường.")
            site.pages["/bai-2.html"] = Reply(body=changed, headers={"ETag": '"2b"'})
        assert run(database, site, clock).status == 0
        clock.on(hours=12)
    assert rows(database, "SELECT count(*) FROM articles") == [(28,)]
    assert rows(database, "SELECT count(*) FROM runs WHERE exit_status = 0") == [(14,)]
    assert rows(database, "SELECT sum(inserted), sum(updated) FROM runs") == [(28, 1)]
    assert rows(database, "SELECT count(*) FROM article_versions") == [(1,)]
    text = rows(database, f"SELECT text FROM articles WHERE url = '{site.base}/bai-2.html'")[0][0]
    assert "thêm hai bản" in text
    assert max(len(site.asked(f"/bai-{n}.html")) for n in range(28)) <= 9, "a page is not asked at every run"


def test_a_page_that_fails_is_tried_in_later_runs(site: Site, database: Path, clock: HandClock) -> None:
    """Even when the feed says that nothing changed; the exit code tells of it meanwhile."""
    publish(site, range(3))
    good, site.pages["/bai-1.html"] = site.pages["/bai-1.html"], Reply(503)
    result = run(database, site, clock)
    assert (result.status, result.total("inserted"), result.total("failed")) == (1, 2, 1)
    assert rows(database, "SELECT stage, url FROM rejections") == [("fetch", f"{site.base}/bai-1.html")]
    clock.on(hours=1)
    site.pages["/bai-1.html"] = good
    result = run(database, site, clock)
    assert (result.status, result.total("inserted")) == (0, 1)


def test_retry_after_holds_across_runs(site: Site, database: Path, clock: HandClock) -> None:
    """A server that says 429 with an hour is not asked for that page within the hour."""
    publish(site, range(2))
    good, site.pages["/bai-1.html"] = site.pages["/bai-1.html"], Reply(429, headers={"Retry-After": "3600"})
    run(database, site, clock)
    site.forget()
    clock.on(minutes=30)
    run(database, site, clock)
    assert not site.asked("/bai-1.html")
    clock.on(minutes=31)
    site.pages["/bai-1.html"] = good
    assert run(database, site, clock).total("inserted") == 1


def test_what_is_gone_or_no_article_is_not_asked_again(site: Site, database: Path, clock: HandClock) -> None:
    """404, a file, a list page: noted once; a list page is no failure of the run."""
    publish(site, range(4))
    site.pages["/bai-0.html"] = Reply(404)
    site.pages["/bai-1.html"] = Reply(200, b"%PDF-1.7", type="application/pdf")
    site.pages["/bai-2.html"] = "<html><head><title>Danh sách</title></head><body><a href='/x'>Một</a></body></html>"
    result = run(database, site, clock)
    assert (result.status, result.total("inserted"), result.total("refused")) == (0, 1, 3)
    assert rows(database, "SELECT count(*) FROM rejections") == [(3,)]
    site.forget()
    clock.on(hours=8)
    assert run(database, site, clock).status == 0
    assert {request.path for request in site.asked()} == {"/rss.xml", "/bai-3.html"}


def test_robots_are_obeyed(site: Site, database: Path, clock: HandClock) -> None:
    """What robots.txt forbids to us is not asked; its delay is kept."""
    publish(site, range(4))
    site.pages["/robots.txt"] = Reply(
        body="User-agent: *\nDisallow: /bai-1\nCrawl-delay: 7\n\nUser-agent: evil\nDisallow: /", type="text/plain"
    )
    result = run(database, site, clock)
    assert (result.status, result.total("inserted"), result.total("refused")) == (0, 3, 1)
    assert not site.asked("/bai-1.html")
    assert clock.slept
    assert all(abs(seconds - 7) < 0.1 for seconds in clock.slept)
    assert "robots.txt forbids" in rows(database, "SELECT reason FROM rejections")[0][0]


def test_a_site_that_forbids_all_is_left(site: Site, database: Path, clock: HandClock) -> None:
    """A feed that may not be asked is a failure that a monitor sees."""
    publish(site, range(2))
    site.pages["/robots.txt"] = Reply(body="User-agent: events\nDisallow: /", type="text/plain")
    assert run(database, site, clock).status == 1
    assert not site.asked()


@pytest.mark.parametrize("status", [500, 503])
def test_robots_that_cannot_be_read_forbid_all(site: Site, database: Path, clock: HandClock, status: int) -> None:
    """RFC 9309: 5xx means complete disallow, for this run."""
    publish(site, range(2))
    site.pages["/robots.txt"] = Reply(status)
    assert run(database, site, clock).status == 1
    assert not site.asked()
    del site.pages["/robots.txt"]
    assert run(database, site, clock).total("inserted") == 2


def test_the_same_article_at_two_addresses_is_one(site: Site, database: Path, clock: HandClock) -> None:
    """By the address that the page itself names, and by its content where it names none."""
    canonical = f'<link rel="canonical" href="{site.base}/bai-0.html">'
    site.pages["/bai-0.html"] = article_page(0, head=canonical)
    site.pages["/amp/bai-0.html"] = article_page(0, head=canonical)
    site.pages["/bai-1.html"] = article_page(1)
    site.pages["/chuyen-muc/bai-1.html"] = article_page(1).replace("08:59", "09:12")
    paths = ["/bai-0.html?utm_source=rss", "/amp/bai-0.html", "/bai-1.html", "/chuyen-muc/bai-1.html"]
    site.pages["/rss.xml"] = Reply(body=rss([(site.base + p, "", "") for p in paths]), type="text/xml")
    result = run(database, site, clock)
    assert (result.total("inserted"), result.total("duplicates")) == (2, 2)
    urls = [url for (url,) in rows(database, "SELECT url FROM articles ORDER BY url")]
    assert urls == [f"{site.base}/bai-0.html", f"{site.base}/bai-1.html"]


def test_a_page_may_not_speak_for_another_site(site: Site, database: Path, clock: HandClock) -> None:
    """A canonical address on somebody else's domain is not believed: it would replace his article."""
    site.pages["/bai-0.html"] = article_page(
        0, head='<link rel="canonical" href="https://baodongnai.com.vn/that.html">'
    )
    site.pages["/rss.xml"] = Reply(body=rss([(site.base + "/bai-0.html", "", "")]), type="text/xml")
    run(database, site, clock)
    assert rows(database, "SELECT url FROM articles") == [(f"{site.base}/bai-0.html",)]


def test_a_feed_day_stands_in_where_the_page_tells_none(site: Site, database: Path, clock: HandClock) -> None:
    """`23:30Z` is the next day in Vietnam; `03/10/2018` is October."""
    bare = article_page(0).replace('<div class="date">08:59 - 03/10/2018</div>', "")
    site.pages["/bai-0.html"] = bare
    site.pages["/bai-1.html"] = bare.replace("số 0", "số 1")
    entries = [
        (site.base + "/bai-0.html", "", "2018-03-28T23:30:00Z"),
        (site.base + "/bai-1.html", "", "03/10/2018 08:00"),
    ]
    site.pages["/rss.xml"] = Reply(body=rss(entries), type="text/xml")
    run(database, site, clock)
    found = rows(database, "SELECT published, published_basis FROM articles ORDER BY published")
    assert found == [("2018-03-29", "feed"), ("2018-10-03", "feed")]


def test_pages_of_one_article_are_joined(site: Site, database: Path, clock: HandClock) -> None:
    """`?page=2` of the same headline is read on; a `next` that is another article is not."""
    one = article_page(3, head='<link rel="next" href="/bai-3.html?page=2">')
    two = article_page(3, extra="Phần hai: nhân dân đóng góp 1.200 ngày công.").replace("Sáng 2/10", "Chiều 2/10")
    site.pages |= {"/bai-3.html": one, "/bai-3.html?page=2": two}
    site.pages["/bai-4.html"] = article_page(4, head='<link rel="next" href="/bai-5.html">')
    site.pages["/bai-5.html"] = article_page(5)
    paths = ["/bai-3.html", "/bai-4.html"]
    site.pages["/rss.xml"] = Reply(body=rss([(site.base + p, "", "") for p in paths]), type="text/xml")
    run(database, site, clock)
    texts = dict(rows(database, "SELECT url, text FROM articles"))
    assert "Phần hai" in texts[site.base + "/bai-3.html"]
    assert texts[site.base + "/bai-3.html"].count("Xã số 3 của huyện") == 1
    assert not site.asked("/bai-5.html")


def test_sitemaps_and_their_index(site: Site, database: Path, clock: HandClock) -> None:
    """An index, a packed file, a news sitemap with its day; a file that did not change is not read again."""
    for number in range(4):
        site.pages[f"/bai-{number}.html"] = article_page(number)
    index = (
        "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
        + "".join(
            f"<sitemap><loc>{site.base}/{name}</loc><lastmod>2018-10-0{day}</lastmod></sitemap>"
            for name, day in (("old.xml.gz", 1), ("news.xml", 3))
        )
        + "</sitemapindex>"
    )
    old = (
        "<urlset>"
        + "".join(f"<url><loc>{site.base}/bai-{n}.html?a=1&amp;b=2</loc></url>" for n in (0, 1))
        + "</urlset>"
    )
    news = (
        "<urlset>"
        + "".join(
            f"<url><loc>{site.base}/bai-{n}.html</loc><news:news><news:publication_date>2018-10-03T07:00:00+07:00</news:publication_date>"
            f"<news:title>Bài {n}</news:title></news:news></url>"
            for n in (2, 3)
        )
        + "<url><loc>https://elsewhere.example/x</loc></url></urlset>"
    )
    for n in (0, 1):
        site.pages[f"/bai-{n}.html?a=1&b=2"] = site.pages[f"/bai-{n}.html"]
    site.pages |= {
        "/sitemap.xml": Reply(body=index, type="application/xml"),
        "/old.xml.gz": Reply(body=packed(old), type="application/x-gzip"),
        "/news.xml": Reply(body=news, type="text/xml"),
    }
    settings = {"sitemaps": (site.base + "/sitemap.xml",)}
    assert run(database, site, clock, **settings).total("inserted") == 4
    site.forget()
    clock.on(days=1)
    site.pages["/sitemap.xml"].body += "<!-- new -->"
    assert run(database, site, clock, **settings).total("inserted") == 0
    assert not site.asked("/old.xml.gz")


def test_archive_pages_by_pattern(site: Site, database: Path, clock: HandClock) -> None:
    """Links that fit the source's pattern, page by page, until one brings nothing new; by day too."""
    import re

    for number in range(6):
        site.pages[f"/bai-{number}.html"] = article_page(number)

    def listing(numbers: list[int]) -> str:
        return (
            "".join(f'<a href="/bai-{n}.html">Bài {n}</a>' for n in numbers)
            + '<a href="/gioi-thieu.html">Giới thiệu</a><a href="/bai-0.html#top">x</a>'
        )

    site.pages |= {
        "/trang-1": listing([5, 4]),
        "/trang-2": listing([3, 2]),
        "/trang-3": listing([5, 2]),
        "/trang-4": listing([0]),
        "/2018/10/03": listing([1]),
    }
    archives = (Archive(site.base + "/trang-{page}", pages=9), Archive(site.base + "/{yyyy}/{mm}/{dd}", days=1))
    result = run(
        database, site, clock, archives=archives, take=(re.compile(r"/bai-\d+\.html$"),), leave=(re.compile("bai-4"),)
    )
    assert result.total("inserted") == 5
    assert not site.asked("/trang-4")
    assert not site.asked("/bai-4.html")


def test_more_than_a_run_may_read_is_read_by_the_next(site: Site, database: Path, clock: HandClock) -> None:
    """The feed is then asked for in full again, so that nothing is forgotten."""
    publish(site, range(10))
    settings = {"feeds": (site.base + "/rss.xml",), "most": 4}
    assert [run(database, site, clock, **settings).total("inserted") for _ in range(4)] == [4, 4, 2, 0]


def test_a_host_in_trouble_is_left_and_its_rest_read_later(site: Site, database: Path, clock: HandClock) -> None:
    """After three failures in a row nothing more is asked; the next run takes up all of it."""
    publish(site, range(10))
    saved = dict(site.pages)
    for number in range(10):
        site.pages[f"/bai-{number}.html"] = Reply(500)
    result = run(database, site, clock)
    assert result.status == 1
    assert len({request.path for request in site.asked()}) == 4
    site.pages.update(saved)
    clock.on(hours=1)
    assert run(database, site, clock).total("inserted") == 10


def test_a_bad_source_does_not_stop_the_others(site: Site, database: Path, clock: HandClock) -> None:
    """No feed at all, a feed that is a page, a host that does not exist: each is told, the good one is stored."""
    publish(site, range(2))
    site.pages["/page"] = "<html><body>Không phải nguồn tin</body></html>"
    sources = [
        source(site, feeds=(site.base + "/rss.xml",)),
        source(site, id="mot", feeds=(site.base + "/nothing",)),
        source(site, id="hai", feeds=(site.base + "/page",)),
        source(site, id="ba", feeds=("http://khong-co.invalid/rss",)),
    ]
    result = fetch(database, sources, limits=QUICK, allow_local=True, clock=clock)
    assert result.status == 1
    assert result.sources["bao-thu"].inserted == 2
    assert [result.sources[name].failed for name in ("mot", "hai", "ba")] == [1, 1, 1]
    assert {reason for (reason,) in rows(database, "SELECT locator FROM rejections")} == {"mot", "hai", "ba"}
    # a success wipes the failures in a row
    from events.store.engine import reading
    from events.store.fetching import records

    with reading(database) as connection:
        found = records(connection, "2018-01-01")
    assert (found["bao-thu"].failures, found["bao-thu"].articles_recent) == (0, 2)
    assert found["mot"].failures == 1
    assert found["mot"].last_success is None


def test_without_leave_nothing_local_is_asked(site: Site, database: Path, clock: HandClock) -> None:
    """A source on loopback is refused unless it is allowed."""
    publish(site, range(2))
    result = fetch(database, [source(site, feeds=(site.base + "/rss.xml",))], limits=QUICK, clock=clock)
    assert result.status == 1
    assert not site.requests
    assert "--allow-local" in result.sources["bao-thu"].message


def test_two_fetches_at_once(site: Site, database: Path, clock: HandClock) -> None:
    """The second says so; with `wait` it comes after."""
    publish(site, range(2))
    with alone(database):
        with pytest.raises(Busy, match="another fetch"):
            run(database, site, clock)
        assert not site.requests
        late: list[Result] = []
        thread = threading.Thread(
            target=lambda: late.append(
                fetch(
                    database,
                    [source(site, feeds=(site.base + "/rss.xml",))],
                    limits=QUICK,
                    allow_local=True,
                    clock=clock,
                    wait=True,
                )
            )
        )
        thread.start()
        thread.join(0.5)
        assert thread.is_alive()
    thread.join(20)
    assert late[0].total("inserted") == 2


def test_a_stop_keeps_what_was_read(site: Site, database: Path, clock: HandClock) -> None:
    """Stopped in the middle: what came is stored, the run says so, and the next one reads the rest."""
    publish(site, range(20))
    stop = threading.Event()
    page = site.pages["/bai-10.html"]

    def tenth(request: object) -> Reply:
        stop.set()
        return page

    site.pages["/bai-10.html"] = tenth
    result = run(database, site, clock, stop=stop)
    assert result.stopped
    some = result.total("inserted")
    assert 0 < some < 20
    assert rows(database, "SELECT count(*) FROM articles") == [(some,)]
    assert "stopped" in rows(database, "SELECT message FROM runs")[0][0]
    assert run(database, site, clock).total("inserted") == 20 - some


def test_usage(database: Path, tmp_path: Path, site: Site) -> None:
    """No sources is wrong usage; no database is said so."""
    with pytest.raises(UsageError, match="no source"):
        fetch(database, [])
    with pytest.raises(DatabaseMissing):
        fetch(tmp_path / "none.db", [source(site)])


def test_one_address(site: Site) -> None:
    """`events ingest URL` reads one page under the same rules."""
    site.pages["/bai-7.html"] = article_page(7)
    found = read_address(site.base + "/bai-7.html", allow_local=True, limits=QUICK)
    assert getattr(found, "title", "") == "Xã số 7 của huyện Tuần Giáo làm đường mới"
    refused = read_address(site.base + "/bai-7.html", limits=QUICK)
    assert "not a public address" in str(refused)
    assert "404" in str(read_address(site.base + "/none", allow_local=True, limits=QUICK))
