"""HTML: one self-contained page, readable without scripts, that prints well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from events.output.answer import Answer, label
from events.output.when import when
from events.query.model import EventRow

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
h1 { font-size: 1.5rem; } .understood { color: #666; }
ol { list-style: none; padding: 0; } li.event { margin: 0 0 1.2rem; padding-left: 13.5rem; position: relative; }
time { position: absolute; left: 0; width: 13rem; font-variant-numeric: tabular-nums; color: #555; }
h2 { font-size: 1rem; margin: 0; } .about, blockquote { font-size: .9rem; color: #555; margin: .2rem 0; }
blockquote { border-left: 3px solid #ddd; padding-left: .6rem; }
@media (max-width: 40rem) { li.event { padding-left: 0; } time { position: static; display: block; } }
@media (prefers-color-scheme: dark) { body { background: #181818; color: #ddd; } .about, blockquote, time, .understood { color: #aaa; } a { color: #8bf; } }
"""


def render(rows: Iterable[EventRow], answer: Answer) -> Iterator[str]:
    """The page, from head to foot."""
    yield "<!doctype html>"
    yield '<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    yield f"<title>{escape(answer.heading)}</title><style>{STYLE}</style></head><body>"
    yield f"<h1>{escape(answer.heading)}</h1>"
    if answer.sentence:
        yield f'<p class="understood" lang="en">{escape(answer.sentence)}</p>'
    yield from items(rows)
    yield "</body></html>"


def items(rows: Iterable[EventRow]) -> Iterator[str]:
    """The events as a list, each with its passages and sources; a sentence where there are none."""
    yield "<ol>"
    empty = True
    for row in rows:
        empty = False
        yield f'<li class="event" id="event-{row.id}"><time datetime="{row.start_date}">{escape(when(row))}</time>'
        yield f"<h2>{escape(row.title)}</h2>"
        names = dict.fromkeys(part.name for part in (*row.organisations, *row.resolutions))
        about = "; ".join([label(row.type, "vi"), *([row.place] if row.place else []), *names])
        yield f'<p class="about">{escape(about)}</p>'
        for each in row.articles:
            told = ", ".join(part for part in (each.source, each.published) if part)
            source = link(each.title or each.url or "article", each.url)
            yield f"<blockquote>{escape(each.quote)} — {source} {escape(told)}</blockquote>"
        yield "</li>"
    yield "</ol>"
    if empty:
        yield "<p>No events fit.</p>"


def link(text: str, url: str | None) -> str:
    """A link where the address is one of the web; else the text, since `javascript:` is an address too."""
    if url is None or not url.startswith(("http://", "https://")):
        return escape(text)
    return f'<a href="{escape(url)}" rel="noreferrer">{escape(text)}</a>'
