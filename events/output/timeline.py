"""The timeline page: one self-contained HTML file that works without a network, and reads as a list without scripts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from events.output.answer import Answer, label
from events.output.formats.html_ import STYLE
from events.output.formats.html_ import items as listed
from events.output.when import when
from events.query.model import EventRow

STATIC = Path(__file__).parent / "static"
LIBRARY = "vis-timeline/vis-timeline-graph2d.min"

# nothing is loaded from anywhere: not by this page, and not by a text that got into it
POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"


def page(rows: Iterable[EventRow], answer: Answer) -> Iterator[str]:
    """The page, in parts that end without a newline."""
    events = list(rows)
    yield "<!doctype html>"
    yield '<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">'
    yield f"<title>{escape(answer.heading)}</title>"
    yield f"<style>{asset(f'{LIBRARY}.css')}</style><style>{STYLE}{asset('timeline.css')}</style></head><body>"
    yield f"<h1>{escape(answer.heading)}</h1>"
    if answer.sentence:
        yield f'<p class="understood" lang="en">{escape(answer.sentence)}</p>'
    yield '<div id="tools" hidden></div><div id="timeline"></div><div id="detail" aria-live="polite"></div>'
    yield from listed(events)
    yield f'<script type="application/json" id="data">{data(events)}</script>'
    yield f"<script>{asset(f'{LIBRARY}.js')}</script>"
    yield f"<script>{asset('timeline.js')}</script>"
    yield "</body></html>"


def data(rows: Iterable[EventRow]) -> str:
    """The events as JSON that can stand inside a script element: no `<` in it, so no text can end the element."""
    return json.dumps([_item(row) for row in rows], ensure_ascii=False).replace("<", "\\u003c")


def _item(row: EventRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "title": row.title,
        "when": when(row),
        "start": row.start_date,
        "end": row.end_date,
        "kind": row.type,
        "label": label(row.type, "vi"),
        "place": row.place or "",
        "status": row.status,
    }


@cache
def asset(name: str) -> str:
    """A file of `static/`, without the address of a source map, which would be a request for a file that is not there."""
    text = (STATIC / name).read_text(encoding="utf-8")
    return text.partition("\n//# sourceMappingURL=")[0].partition("\n/*# sourceMappingURL=")[0]
