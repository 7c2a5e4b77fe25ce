"""One article format a file. `FORMATS` names them all; `sniff` tells them apart."""

from __future__ import annotations

from pathlib import PurePath

FORMATS = ("text", "jsonl", "html", "feed", "warc")
"""What `--format` takes beside `auto`."""

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".aspx": "html",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".warc": "warc",
}
COMPRESSED = {".gz": "gzip", ".zst": "zstd"}


def by_suffix(name: str) -> str:
    """The format that a file's name tells; empty if none. A suffix of compression is looked through."""
    path = PurePath(name.lower())
    if path.suffix in COMPRESSED:
        path = path.with_suffix("")
    return SUFFIXES.get(path.suffix, "")


def sniff(head: str) -> str:
    """The format that the first characters of a text tell."""
    start = head.lstrip("\ufeff \t\r\n")[:2000].lower()
    if start.startswith(("{", "[{")):
        return "jsonl"
    if start.startswith("warc/"):
        return "warc"
    if start.startswith("<"):
        feed = any(mark in start for mark in ("<rss", "<feed", "<rdf:rdf"))
        return "feed" if feed and "<html" not in start.partition("<rss")[0] else "html"
    return "text"
