"""Print what ingest would store, as JSON lines, without a database."""

from __future__ import annotations

import typer

from events.cli import options


def extract(
    sources: options.Sources,
    form: options.ArticleFormat = options.InputFormat.auto,
    published: options.Published = None,
    source: options.SourceName = None,
    jobs: options.Jobs = 1,
) -> None:
    """Print what `ingest` would store, one JSON object an article, without a database.

    Each object has the article (url, title, published, source, place, text) and its dates, resolutions,
    organisations and events, each with its offsets in the text. The `id` of a JSON-lines article is handed back.
    `--format` is the format of the input; the output is always JSON lines, in the order of the input.

    An article that cannot be read is named on stderr and the rest goes on; the exit code is then 1.
    """
    from events.articles import read_articles
    from events.cli.messages import progress, say
    from events.cli.printing import put
    from events.errors import ArticleError
    from events.output.extracting import lines_of

    articles = (
        article
        for name in sources
        for article in read_articles(name, format=form.value, published=published, source_name=source)
    )
    rejected = 0
    for line in progress(lines_of(articles, jobs), "articles"):
        if isinstance(line, ArticleError):
            rejected += 1
            say(f"rejected: {line}")
        else:
            put([line])
    if rejected:
        say(f"{rejected} rejected")
        raise typer.Exit(1)
