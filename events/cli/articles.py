"""List the articles, or print one."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from events.cli import options


def articles(
    ctx: typer.Context,
    article: Annotated[
        str | None, typer.Argument(metavar="[ID|URL]", help="Print this article with what it tells.")
    ] = None,
    text: Annotated[str | None, typer.Option("--text", metavar="WORDS", help="With all these words.")] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="NAME", help="Of this newspaper.")] = None,
    since: Annotated[
        date | None, typer.Option("--since", metavar="DATE", parser=options.iso_day, help="Published then or later.")
    ] = None,
    until: Annotated[
        date | None, typer.Option("--until", metavar="DATE", parser=options.iso_day, help="Published then or earlier.")
    ] = None,
    limit: options.Limit = None,
    offset: options.Offset = 0,
    form: options.Format = options.RecordFormat.table,
) -> None:
    """List the stored articles, the latest first; with an id or an address print that one with what it tells."""
    from events.cli.printing import put, put_rows, window
    from events.output.article import lines
    from events.query.articles import list_articles, one_article
    from events.store.engine import explained, reading

    path = options.database(ctx)
    with explained(path), reading(path) as connection:
        if article is None:
            rows = list_articles(
                connection,
                text=text,
                source=source,
                since=since.isoformat() if since else None,
                until=until.isoformat() if until else None,
                limit=limit,
                offset=offset,
            )
            put_rows(rows, form.value, columns=("id", "published", "source", "title", "url", "events"))
        elif form.value == "table":
            put(lines(one_article(connection, article), window()))
        else:
            put_rows([one_article(connection, article)], form.value)
