"""Write the answer as one timeline page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from events.cli import options


def timeline(
    ctx: typer.Context,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE.html", help="The page to write; - for stdout.")
    ],
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
    limit: options.Limit = 5000,
) -> None:
    """Write the answer to a question as one self-contained timeline page that works without a network.

    The question and the options are those of `query`. The page draws the events on a line that can be moved and
    zoomed, and lists them with their passages and sources below.
    """
    from events.cli.asking import ask
    from events.cli.messages import say
    from events.cli.printing import put
    from events.errors import UsageError
    from events.output.answer import Answer
    from events.output.timeline import page

    asked = options.Asked(question or "", since, until, place, organisation, resolution, kind, text)
    meant = options.Meant(within, with_predecessors, with_successors, today)
    with ask(options.database(ctx), asked, meant) as answer:
        sentence = answer.understanding.sentence()
        say(sentence)
        lines = page(answer.rows(limit), Answer(question or "", sentence, answer.today))
        if str(output) == "-":
            put(lines)
        else:
            try:
                output.write_text("\n".join(lines) + "\n", encoding="utf-8")
            except OSError as error:
                raise UsageError(f"{output} cannot be written: {error.strerror}") from None
            say(f"{answer.found} events written to {output}")
        if limit is not None and answer.found == limit:
            say(f"only the first {limit} events are on the page; --limit takes more")
