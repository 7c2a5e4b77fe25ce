"""The program as the shell sees it: commands, help, exit codes, what goes to which stream."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from typer.testing import CliRunner

from events import cli, errors
from events.cli import COMMANDS, SECTIONS, app, exit_code, module_of, summary

RUN = CliRunner()
OWN = {"__init__", "asking", "correcting", "messages", "options", "printing"}
"""Files of the package that are no commands."""


def test_every_command_is_named_once() -> None:
    """The tuple and the files agree; no name stands twice."""
    files = {path.stem for path in Path(cli.__file__).parent.glob("*.py")} - OWN
    assert files == {module_of(name) for name in COMMANDS}
    assert len(COMMANDS) == len(set(COMMANDS))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    """A line in the list, a docstring, and a word on every option; asking for it is no error."""
    assert len(summary(name)) > 10
    function = getattr(import_module(f"events.cli.{module_of(name)}"), module_of(name))
    first = inspect.getdoc(function)
    assert first is not None and len(first) > 20
    shown = RUN.invoke(app, [name, "--help"])
    assert shown.exit_code == 0
    assert f"events {name}" in shown.output or f"{name} [" in shown.output or name in shown.output


def test_help_lists_every_command() -> None:
    """In its section, with its line."""
    shown = RUN.invoke(app, ["--help"]).output
    for title, names in SECTIONS:
        assert f"{title}:" in shown
        for name in names:
            assert f"\n  {name} " in shown


def test_help_loads_no_command() -> None:
    """Nor anything heavy: that is what keeps it quick."""
    heavy = (
        "sqlalchemy",
        "alembic",
        "httpx",
        "dateparser",
        "datasette",
        "selectolax",
        "pydantic",
        "rich",
        "events.query",
    )
    code = (
        "import sys\nfrom events.cli import app\n"
        "try: app(['--help'], prog_name='events')\nexcept SystemExit: pass\n"
        f"print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip().splitlines()[-1] == "[]"


def test_no_arguments_show_help_as_wrong_usage() -> None:
    """So that a script that forgot its command notices."""
    assert RUN.invoke(app, []).exit_code == 2


def test_version() -> None:
    """The package's."""
    from events import __version__

    assert RUN.invoke(app, ["--version"]).stdout == f"events {__version__}\n"


def test_a_mistyped_command_is_wrong_usage_with_a_hint() -> None:
    """`querry` is close to `query`."""
    result = RUN.invoke(app, ["querry"])
    assert result.exit_code == 2
    assert "query" in result.stderr


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.ArticleError("x"), 1),
        (errors.InputError("x"), 1),
        (errors.DataError("x"), 1),
        (errors.UsageError("x"), 2),
        (errors.DatabaseMissing("x"), 3),
        (errors.DatabaseOutdated("x"), 3),
        (errors.DatabaseTooNew("x"), 3),
        (errors.DatabaseLocked("x"), 3),
        (errors.DatabaseReadOnly("x"), 3),
        (errors.NotADatabase("x"), 3),
    ],
)
def test_exit_codes(error: errors.EventsError, code: int) -> None:
    """Every error of the tree means one code."""
    assert exit_code(error) == code


def test_every_error_has_its_code() -> None:
    """None of the tree is left to a traceback."""

    def below(kind: type[errors.EventsError]) -> set[type[errors.EventsError]]:
        return {kind}.union(*(below(child) for child in kind.__subclasses__() if child.__module__ == "events.errors"))

    for kind in below(errors.EventsError):
        assert exit_code(kind("x")) in (1, 2, 3)


@pytest.mark.parametrize(
    "arguments",
    [["query", "x"], ["show", "1"], ["explain", "1"], ["articles"], ["timeline", "x", "-o", "-"], ["serve"]],
)
def test_a_missing_database_is_exit_3_and_a_sentence(arguments: list[str], tmp_path: Path) -> None:
    """It says what to do; nothing is written to stdout, and no file is made."""
    path = tmp_path / "none.db"
    result = RUN.invoke(app, ["--db", str(path), *arguments])
    assert result.exit_code == 3
    assert "init" in result.stderr
    assert result.stdout == ""
    assert not path.exists()


def test_a_file_that_is_no_database_is_exit_3(tmp_path: Path) -> None:
    """A text file, and a database of another program."""
    import sqlite3

    text = tmp_path / "text.db"
    text.write_text("Ngày 1/1/2018, một tệp văn bản.\n" * 100)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE recipes (id INTEGER PRIMARY KEY)")
    connection.close()
    for path in (text, other, tmp_path):
        result = RUN.invoke(app, ["--db", str(path), "query", "2018"])
        assert result.exit_code == 3, path
        assert len(result.stderr.strip().splitlines()) == 1


def test_the_database_may_be_named_anywhere(made: Path) -> None:
    """Before the command, after it, with an equals sign, in the environment; the option wins."""
    right = str(made)
    for arguments in (
        ["--db", right, "show", "101"],
        ["show", "--db", right, "101"],
        ["show", "101", f"--db={right}"],
    ):
        assert RUN.invoke(app, arguments, env={"EVENTS_DB": "nowhere.db"}).exit_code == 0
    assert RUN.invoke(app, ["show", "101"], env={"EVENTS_DB": right}).exit_code == 0
    assert RUN.invoke(app, ["show", "101", "--db"]).exit_code == 2


def _shell(*arguments: str, **settings: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, **settings}
    return subprocess.run(
        [sys.executable, "-m", "events", *arguments], capture_output=True, env=environment, timeout=60
    )


def test_output_is_utf8_whatever_the_locale(made: Path) -> None:
    """Vietnamese comes out of a shell that knows ASCII only; data on stdout, words on stderr."""
    done = _shell("--db", str(made), "show", "101", "--format", "jsonl", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "Huyện ủy Điện Biên Đông" in done.stdout.decode("utf-8")
    assert done.stderr == b""


def test_a_reader_that_has_seen_enough_ends_it_quietly(made: Path) -> None:
    """`events query | head -1`: no traceback."""
    piped = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m events --db "{made}" query "" --format csv | head -1'],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert piped.stdout.startswith("id,")
    assert "Traceback" not in piped.stderr
    assert "BrokenPipe" not in piped.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_a_sentence(made: Path) -> None:
    """Exit 1, in the machine's words."""
    script = f'"{sys.executable}" -m events --db "{made}" show 101 2>&1 >/dev/full; echo "code $?"'
    full = subprocess.run(["sh", "-c", script], capture_output=True, text=True, timeout=60)
    assert full.stdout.splitlines()[-1] == "code 1"
    assert "No space left" in full.stdout
    assert "Traceback" not in full.stdout


@pytest.mark.parametrize(
    "command",
    [
        ["show", "99999999999999999999"],
        ["explain", "99999999999999999999"],
        ["articles", "99999999999999999999"],
        ["runs", "99999999999999999999"],
        ["query", "2018", "--limit", "99999999999999999999"],
        ["hide", "99999999999999999999", "--why", "test"],
    ],
    ids=lambda command: command[0],
)
def test_a_number_that_no_database_holds_is_wrong_usage(made: Path, command: list[str]) -> None:
    """Ids and counts come from people; one too many digits is no crash."""
    done = RUN.invoke(app, ["--db", str(made), *command])
    assert done.exit_code == 2, done.output
    assert "no id and no number of rows is larger" in done.stderr
    assert done.stdout == ""
