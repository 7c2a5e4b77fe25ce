"""The keeper's file: what it adds, what it changes, and what is wrong in it, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from events.errors import DataError
from events.ingest.fetching.sources import read


def by_id(path: Path | None = None) -> dict[str, object]:
    return {source.id: source for source in read(path)}


def test_ours_are_known_and_off() -> None:
    """A hundred sources, none of which is polled before somebody looked."""
    found = read()
    assert len(found) >= 100
    assert not any(source.enabled for source in found)
    assert sum(bool(source.feeds) for source in found) >= 50


def test_a_row_of_ours_is_enabled_by_being_named(tmp_path: Path) -> None:
    """What the file says goes over what we say; the rest stays; a new row stands by itself."""
    path = tmp_path / "sources.toml"
    path.write_text(
        """
[[source]]
id = "bao-dong-nai"
delay = 5

[[source]]
id = "bao-can-tho"
enabled = false
feeds = ["https://baocantho.com.vn/other.rss"]

[[source]]
id = "cong-xa"
name = "Cổng xã"
domains = ["xa.example.gov.vn"]
sitemaps = ["https://xa.example.gov.vn/sitemap.xml"]
archives = ["https://xa.example.gov.vn/tin-{page}.html", {url = "https://xa.example.gov.vn/{yyyy}/{mm}/{dd}", days = 3}]
take = ['/tin/\\d+']
leave = ["video"]
""",
        encoding="utf-8",
    )
    found = {source.id: source for source in read(path)}
    one = found["bao-dong-nai"]
    assert (one.enabled, one.delay, one.name, one.domains) == (True, 5, "Báo Đồng Nai", ("baodongnai.com.vn",))
    assert one.feeds
    two = found["bao-can-tho"]
    assert (two.enabled, two.feeds) == (False, ("https://baocantho.com.vn/other.rss",))
    three = found["cong-xa"]
    assert three.enabled
    assert len(three.archives) == 2
    assert three.archives[1].days == 3
    assert three.wants("https://www.xa.example.gov.vn/tin/12")
    assert not three.wants("https://xa.example.gov.vn/tin/12/video")
    assert not three.wants("https://xa.example.gov.vn/gioi-thieu")
    assert not three.wants("https://notxa.example.gov.vn/tin/12")
    assert not found["bao-an-giang"].enabled


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[[source]", "sources.toml"),
        ("[[source]]\nname = 'x'", "lacks its id"),
        ("[[source]]\nid = 'Báo X'", "small letters"),
        ("[[source]]\nid = 'x'\nfeed = ['https://a.vn/rss']", "unknown key 'feed'"),
        ("[[source]]\nid = 'x'\nfeeds = 'https://a.vn/rss'", "list of strings"),
        ("[[source]]\nid = 'x'\nfeeds = ['a.vn/rss']", "no http address"),
        ("[[source]]\nid = 'x'\ndelay = 'long'", "number from 0"),
        ("[[source]]\nid = 'x'\ndelay = -1", "number from 0"),
        ("[[source]]\nid = 'x'\nenabled = 'yes'", "true or false"),
        ("[[source]]\nid = 'x'\ntake = ['(']", "no regular expression"),
        ("[[source]]\nid = 'x'\narchives = ['https://a.vn/{nr}']", "knows {page}"),
        ("[[source]]\nid = 'x'\narchives = [{url = 'https://a.vn/', page = 2}]", "unknown key 'page'"),
        ("[[source]]\nid = 'x'\narchives = [{url = 'https://a.vn/', pages = -2}]", "whole numbers"),
        ("[[source]]\nid = 'x'\narchives = [3]", "an archive is"),
        ("[[sources]]\nid = 'x'", "unknown table 'sources'"),
        ("source = 3", "[[source]] tables"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, content: str, words: str) -> None:
    """The file, the row and the reason: a keeper reads this in a log at night."""
    path = tmp_path / "sources.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read(path)
    assert words in str(caught.value)
    assert "sources.toml" in str(caught.value)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """Missing, or not UTF-8."""
    with pytest.raises(DataError, match="cannot be read"):
        read(tmp_path / "none.toml")
    (tmp_path / "odd.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataError):
        read(tmp_path / "odd.toml")
