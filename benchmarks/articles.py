"""Cost of reading articles: a page of text, a web page, and hostile pages, where cost must grow with length alone.

    python benchmarks/articles.py

Prints milliseconds a page, and for each hostile pattern how many times longer 200,000 characters take than 20,000
(10 is linear). Exit status 1 where one takes more than 30 times as long.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from events.articles import article
from events.articles.formats import html
from events.errors import ArticleError

PAGES = Path(__file__).resolve().parents[1] / "tests" / "articles" / "pages"
HOSTILE = (
    "Ảnh: An Nhiên ", "Ảnh: A\n", "Tin khác\n", "12/10/2018 ", "12/10/2018\n", "( Ảnh: ", "a\n", "Thứ Tư, ", "x" * 50 + "\n",
    "1:1:", "- " * 10, "(((((", "  \n", "Theo ", "(CT)", "ngày 1 tháng 1 năm 2018 lúc ", "> Thời sự ", "Một hai ba bốn năm sáu bảy.\n",
)  # fmt: skip
HOSTILE_HTML = (
    "<div>",
    "<p>a",
    "<table><tr><td>",
    "<b>",
    "<a href=x>y</a>",
    "<div class='" + "a " * 20 + "'>",
    "&nbsp;",
    "<!--",
    "<li>x ",
)


def cost(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def page(text: str) -> None:
    try:
        html.read(text.encode(), url="https://example.vn/a")
    except ArticleError:
        return  # refusing it is an answer too


def growth(unit: str, read: Callable[[str], object]) -> float:
    """How many times longer ten times as much of a pattern takes."""
    texts = [(unit * (size // len(unit) + 1))[:size] for size in (20_000, 200_000)]
    small, large = (cost(partial(read, text)) for text in texts)
    ratio = large / max(small, 0.003)
    print(f"{unit[:24]!r:30} {large * 1000:8.1f} ms, {ratio:5.1f} times")
    return ratio


def main() -> int:
    pages = [(p.read_bytes(), p.stem) for p in sorted(PAGES.glob("*.html")) if not p.stem.startswith("5")]
    texts = [html.read(raw, url=f"https://example.vn/{name}").text for raw, name in pages]
    long = [text * 4 for text in texts]
    size = sum(map(len, long)) / len(long)
    print(
        f"text: {cost(lambda: [article(t) for t in long]) / len(long) * 1000:.2f} ms a page of {size:,.0f} characters"
    )
    spent = cost(lambda: [html.read(raw, url="https://example.vn/a") for raw, _ in pages])
    print(f"HTML: {spent / len(pages) * 1000:.2f} ms a page of {sum(len(r) for r, _ in pages) / len(pages):,.0f} bytes")
    worst = 0.0
    for unit in HOSTILE:
        worst = max(worst, growth(unit, article))

    for unit in HOSTILE_HTML:
        worst = max(worst, growth(unit, page))
    return int(worst > 30)


if __name__ == "__main__":
    sys.exit(main())
