"""The timeline page inside Datasette: a question in its address, its answer drawn and listed."""

from __future__ import annotations

import asyncio
import mimetypes
from pathlib import Path
from typing import Any

LIMIT = 2000
"""Events that one page draws."""

FILES = (
    "vis-timeline/vis-timeline-graph2d.min.js",
    "vis-timeline/vis-timeline-graph2d.min.css",
    "timeline.js",
    "timeline.css",
)
"""Files of `events/output/static` that the page asks for; no other is handed out."""


async def timeline(request: Any, datasette: Any) -> Any:
    """`/<database>/-/timeline?q=…`: the question's events; all of them without a question."""
    from datasette import NotFound, Response

    from events.errors import EventsError
    from events.output.formats.html_ import STYLE, items
    from events.output.timeline import data

    name = request.url_vars["database"]
    if name not in served(datasette):
        raise NotFound(f"There is no events database {name}")
    await datasette.ensure_permissions(request.actor, [("view-database", name), "view-instance"])
    question = request.args.get("q") or ""
    path = Path(datasette.databases[name].path)
    try:
        sentence, rows, more = await asyncio.to_thread(_answer, path, question)
    except EventsError as error:
        return Response.text(str(error), status=400)
    page = await datasette.render_template(
        "events_timeline.html",
        {
            "database": name,
            "question": question,
            "sentence": sentence,
            "more": more,
            "limit": LIMIT,
            "style": STYLE,
            "items": "\n".join(items(rows)),
            "data": data(rows),
            "files": {file: datasette.urls.path(f"/-/events-static/{file}") for file in FILES},
        },
        request=request,
    )
    return Response.html(page)


async def static(request: Any) -> Any:
    """A file that the page needs."""
    from datasette import NotFound, Response

    from events.output.timeline import asset

    name = request.url_vars["name"]
    if name not in FILES:
        raise NotFound(f"There is no file {name}")
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Response(asset(name), content_type=f"{kind}; charset=utf-8", headers={"Cache-Control": "max-age=86400"})


def served(datasette: Any) -> list[str]:
    """Names of the databases that are files; whether they are ours is found out when one is asked."""
    return [name for name, database in datasette.databases.items() if database.path]


def _answer(path: Path, question: str) -> tuple[str, list[Any], bool]:
    from events.query.asking import asked

    with asked(path, question) as answering:
        rows = list(answering.rows(LIMIT + 1))
        return answering.understanding.sentence(), rows[:LIMIT], len(rows) > LIMIT
