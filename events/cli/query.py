"""Answer a question about events."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from events.cli import options


class AnswerFormat(StrEnum):
    """Formats of an answer."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    md = "md"
    ics = "ics"
    atom = "atom"
    html = "html"


def query(
    ctx: typer.Context,
    question: options.Question = None,
    since: options.Since = None,
    until: options.Until = None,
    place: options.Places = None,
    organisation: options.Organisations = None,
    resolution: options.Resolutions = None,
    kind: options.Types = None,
    text: options.Texts = None,
    within: options.Within = False,
    with_predecessors: options.WithPredecessors = False,
    with_successors: options.WithSuccessors = False,
    today: options.Today = None,
    limit: options.Limit = None,
    offset: options.Offset = 0,
    form: Annotated[
        AnswerFormat, typer.Option("--format", "-f", help="How the events are printed.")
    ] = AnswerFormat.table,
) -> None:
    """Answer a question about events, in English or Vietnamese, with or without accents.

    A question names a time, places, bodies, documents and kinds of events, in any order: "events in 2018 for Điện
    Biên", "văn bản ban hành quý I/2019", "ky luat can tho tu 2016 den nay", "how many meetings per month in 2018".
    How it was understood is said on stderr; a word that is not understood is searched as text.

    A place includes all below it and the bodies seated there. A time means events that touch it. Options and
    question hold together; an option that is given twice means either.
    """
    from events.cli.asking import ask
    from events.cli.messages import say
    from events.cli.printing import put, put_rows, window
    from events.errors import UsageError
    from events.output.answer import Answer
    from events.output.counts import as_rows as counts_as_rows
    from events.output.formats import render

    asked = options.Asked(question or "", since, until, place, organisation, resolution, kind, text)
    meant = options.Meant(within, with_predecessors, with_successors, today)
    with ask(options.database(ctx), asked, meant) as answer:
        say(answer.understanding.sentence())
        if answer.understanding.counting:
            counts = answer.counts()
            if form not in ("table", "json", "jsonl", "csv"):
                raise UsageError(f"a number has no format {form.value}; take table, json, jsonl or csv")
            put_rows(counts_as_rows(counts, answer.understanding.group), form.value)
            if longer := sum(each.count for each in counts if each.group is None and answer.understanding.group):
                say(
                    f"{longer} of them lie in no one {answer.understanding.group}: they last longer, or are not told so exactly"
                )
            return
        rows = answer.rows(limit, offset)
        about = Answer(question or "", answer.understanding.sentence(), answer.today, window())
        put(render(rows, form.value, about))
        if answer.found == 0:
            say("no events fit" + answer.hint())
