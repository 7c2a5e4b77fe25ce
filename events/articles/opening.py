"""From what a person names (a file, a folder, a pattern, `-`) to open inputs, one at a time, compression undone."""

from __future__ import annotations

import bz2
import glob
import gzip
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

from events.articles.formats import COMPRESSED, by_suffix
from events.errors import ArticleError

GZIP_MAGIC = b"\x1f\x8b"
ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"


def inputs(source: str | Path) -> Iterator[Path | ArticleError]:
    """The files that a source names, in order of name; a folder gives all files in it that have a format of ours."""
    path = Path(source)
    try:
        if path.is_file() or (path.exists() and not path.is_dir()):
            yield path
        elif path.is_dir():
            yield from _in_folder(path)
        elif any(mark in str(source) for mark in "*?["):
            found = sorted(Path(name) for name in glob.glob(str(source), recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
            if not found:
                yield ArticleError("no file fits this pattern", locator=str(source))
            for one in found:
                if one.is_dir():
                    yield from _in_folder(one)
                else:
                    yield one
        else:
            yield ArticleError(
                "there is no such file; give a file, a folder, a pattern in quotes, or - for standard input",
                locator=str(source),
            )
    except (OSError, ValueError) as error:
        yield ArticleError(f"cannot be opened: {_why(error)}", locator=str(source))


def _in_folder(folder: Path) -> Iterator[Path | ArticleError]:
    found = sorted(
        path
        for path in folder.rglob("*")
        if by_suffix(path.name)
        and path.is_file()
        and not any(p.startswith(".") for p in path.relative_to(folder).parts)
    )
    if not found:
        yield ArticleError("no article files in this folder (.txt, .html, .jsonl, .xml, .warc)", locator=str(folder))
    yield from found


@contextmanager
def opened(path: Path | str) -> Iterator[IO[bytes]]:
    """The bytes of a file, or of standard input for `-`, unpacked where they are gzip, bzip2 or zstd.

    Raises ArticleError where it cannot be opened, or where this Python cannot unpack it.
    """
    if str(path) == "-":
        yield _unpacked(sys.stdin.buffer, "-")
        return
    try:
        with Path(path).open("rb") as file:
            yield _unpacked(file, str(path))
    except OSError as error:
        raise ArticleError(f"cannot be read: {_why(error)}", locator=str(path)) from error


def _unpacked(file: IO[bytes], name: str) -> IO[bytes]:
    peek = getattr(file, "peek", None)
    head = peek(4)[:4] if peek is not None else b""
    if head.startswith(GZIP_MAGIC):
        return cast(IO[bytes], gzip.open(file))
    if head.startswith(b"BZh"):
        return cast(IO[bytes], bz2.open(file))
    if head.startswith(ZSTD_MAGIC) or (not head and Path(name).suffix in COMPRESSED and name.endswith(".zst")):
        return _zstd(file, name)
    return file


def _zstd(file: IO[bytes], name: str) -> IO[bytes]:
    try:
        from compression import zstd  # type: ignore[import-not-found]  # Python 3.14 and later
    except ImportError:
        raise ArticleError(
            "zstd can be unpacked by Python 3.14 and later; unpack it first (`zstd -d`)", locator=name
        ) from None
    opener: Any = zstd.open
    return cast(IO[bytes], opener(file))


def _why(error: Exception) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
