"""Where the time of ingestion goes, in one run: reading, extraction, rows, storing, merging; per article, and in parts.

    python benchmarks/ingest.py [ARTICLES.jsonl[.gz]] [--articles N] [--repeat K]

Without a file it reads the project's samples over and over, under changed addresses. What matters are the parts: what
one process must do alone (reading, storing, merging) against what many can share (extraction, rows). From both it says
how long 150,000 such articles take on two cores; the machine's own speed falls out of no comparison of parts.
"""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from events.articles.model import Article
from events.errors import ArticleError

ROOT = Path(__file__).resolve().parents[1]
SPENT: dict[str, float] = defaultdict(float)
ALONE = ("read articles", "look up", "store", "merge")
SHARED = ("extract", "rows")


def clocked(module: Any, name: str, part: str) -> None:
    """Counts the time that a function takes under the name of a part."""
    inner: Callable[..., Any] = getattr(module, name)

    def outer(*arguments: Any, **options: Any) -> Any:
        start = time.process_time()
        try:
            return inner(*arguments, **options)
        finally:
            SPENT[part] += time.process_time() - start

    setattr(module, name, outer)


def stream(source: str, count: int) -> Iterator[Article | ArticleError]:
    """So many articles: the source again and again, each round under other addresses."""
    from events.ingest.run import read_sources

    done = 0
    for turn in itertools.count():
        articles = read_sources([source])
        while done < count:
            start = time.process_time()
            article = next(articles, None)
            SPENT["read articles"] += time.process_time() - start
            if article is None:
                break
            if turn and isinstance(article, Article):
                article = dataclasses.replace(article, url=f"{article.url or done}#{turn}")
            done += 1
            yield article
        if done >= count or (turn and not done):
            return


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("source", nargs="?", default=str(ROOT / "samples" / "articles"))
    parser.add_argument("--articles", type=int, default=1000)
    given = parser.parse_args()

    import events.extract
    from events.ingest import authority, run, work
    from events.store import articles
    from events.store.engine import initialise, writing

    clocked(events.extract, "extract", "extract")
    clocked(work, "article_rows", "rows")
    clocked(articles, "known", "look up")
    clocked(articles, "store", "store")
    clocked(run, "settle", "merge")
    with TemporaryDirectory() as folder:
        database = Path(folder) / "events.db"
        initialise(database)
        with writing(database) as connection:
            authority.load(connection)
        start = time.process_time()
        result = run.ingest(database, stream(given.source, given.articles))
        total = time.process_time() - start
        size = database.stat().st_size
    count = max(result.inserted, 1)
    print(
        f"{result.inserted} articles, {result.events.added} events, {size / 1e6:.0f} MB, {total:.1f} s in one process"
    )
    for part in (*ALONE, *SHARED):
        where = "one process" if part in ALONE else "shared"
        print(f"{part:14} {SPENT[part] / count * 1000:7.3f} ms an article  {SPENT[part] / total:5.0%}  {where}")
    alone = sum(SPENT[part] for part in ALONE)
    shared = sum(SPENT[part] for part in SHARED)
    print(
        f"storing takes {SPENT['store'] / max(shared, 1e-9):.2f} of the time of extraction, merging {SPENT['merge'] / max(shared, 1e-9):.2f}"
    )
    both = max(alone, (alone + shared) / 2) / count
    print(
        f"two cores, if they share the work evenly: {both * 1000:.2f} ms an article, {both * 150_000 / 60:.1f} minutes for 150,000"
    )


if __name__ == "__main__":
    main()
