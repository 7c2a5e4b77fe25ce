"""The command line: one command per file, named below; nothing of a command is loaded before it is called.

A command's file `<name>.py` (`import_.py` for `import`) has

- a docstring whose first line says in a few words what the command does (it is the line of `events --help`);
- a function of the file's name, `def dates(...)`, `def import_(...)`, with typer's annotated parameters and a
  docstring that is the command's help.

Data goes to stdout, everything else to stderr (`messages.say`). A command raises the errors of `events.errors`;
what they mean to the shell is decided here and nowhere else.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from events import errors

SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Database", ("init", "ingest", "fetch", "reprocess", "check", "backup", "stats", "runs")),
    ("Questions", ("query", "timeline", "show", "explain", "serve")),
    ("Look up", ("organisations", "resolutions", "places", "people", "articles", "sources")),
    ("Without a database", ("dates", "extract")),
    ("Corrections", ("add", "edit", "merge", "split", "hide", "link", "unlink", "history", "undo", "import")),
)
"""Every command, in the order of `events --help`."""

COMMANDS: tuple[str, ...] = tuple(name for _, names in SECTIONS for name in names)

EXIT_CODES: tuple[tuple[type[errors.EventsError], int], ...] = (
    # the first that fits counts, so the narrower stand first
    (errors.DatabaseError, 3),
    (errors.UsageError, 2),
    (errors.InputError, 1),
    (errors.DataError, 1),
    (errors.EventsError, 1),
)
INTERRUPTED = 130
BROKEN_PIPE = 141


def module_of(name: str) -> str:
    """The module of a command: `import` is a word of the language, so its file is `import_`."""
    return f"{name}_" if name == "import" else name


def summary(name: str) -> str:
    """The first line of the command file's docstring, read without importing it: that keeps `--help` quick."""
    with Path(__file__).with_name(f"{module_of(name)}.py").open(encoding="utf-8") as file:
        return file.readline().strip().strip('"').rstrip(".")


def exit_code(error: errors.EventsError) -> int:
    """What the shell gets for an error: 1 input rejected, 2 wrong usage, 3 database not usable."""
    return next(code for kind, code in EXIT_CODES if isinstance(error, kind))


class Commands(TyperGroup):
    """A group that imports a command when it is called, and that alone turns errors into messages and codes."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = dict.fromkeys(COMMANDS)  # type: ignore[assignment]  # the names, for "did you mean"

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of `SECTIONS`."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command, imported now; None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        module = import_module(f"events.cli.{module_of(cmd_name)}")
        single = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
        single.command(cmd_name)(getattr(module, module_of(cmd_name)))
        command = typer.main.get_command(single)
        command.name = cmd_name
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Names with their summaries, by section."""
        for title, names in SECTIONS:
            with formatter.section(title):
                formatter.write_dl([(name, summary(name)) for name in names])

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """`--db PATH` may stand after the command too: nobody remembers which side it belongs on."""
        return super().parse_args(ctx, _database_first(args))

    def invoke(self, ctx: Any) -> Any:
        """Runs the command; what goes wrong becomes one sentence on stderr and an exit code."""
        from events.cli.messages import say

        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except BrokenPipeError:
            # the reader (`| head`) has seen enough
            _leave_stdout()
            raise typer.Exit(BROKEN_PIPE) from None
        except OSError as error:
            # a full disk, a file that may not be read: the machine's matter, told in its words
            _leave_stdout()
            say(f"{error.filename}: {error.strerror}" if error.filename else str(error.strerror or error))
            raise typer.Exit(1) from error
        except KeyboardInterrupt:
            say("interrupted")
            raise typer.Exit(INTERRUPTED) from None
        except errors.EventsError as error:
            say(str(error))
            raise typer.Exit(exit_code(error)) from error


def _leave_stdout() -> None:
    """What is left in the buffer goes nowhere, instead of failing once more when the program ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _database_first(args: list[str]) -> list[str]:
    front: list[str] = []
    rest: list[str] = []
    words = iter(args)
    for word in words:
        if word == "--":
            return [*front, *rest, word, *words]
        if word == "--db":
            front += [word, *([value] if (value := next(words, None)) is not None else [])]
        elif word.startswith("--db="):
            front.append(word)
        else:
            rest.append(word)
    return front + rest


app = typer.Typer(
    name="events",
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    add_completion=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)


def _version(wanted: bool) -> None:
    if wanted:
        from events import __version__

        typer.echo(f"events {__version__}")
        raise typer.Exit


@app.callback()
def events(
    ctx: typer.Context,
    db: Annotated[
        Path,
        typer.Option(
            "--db",
            metavar="PATH",
            envvar="EVENTS_DB",
            help="The database.",
            show_default="events.db here",
            readable=False,  # whether it can be read is the database's matter, with its exit code
        ),
    ] = Path("events.db"),
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """A timeline and event database of the Vietnamese press.

    Reads news articles, finds what happened and when, links each event to the bodies and documents that took part,
    and answers questions such as "events in 2018 for Điện Biên".

    Exit codes: 0 done; 1 some inputs rejected, all others taken; 2 wrong usage; 3 the database is missing, locked
    or not at this program's schema.
    """
    ctx.obj = db


def main() -> None:
    """The entry point of the `events` program."""
    for stream in (sys.stdout, sys.stderr):
        # Vietnamese must come out whatever the locale says; a lone surrogate in a file name must not stop a run
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app(prog_name="events")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
