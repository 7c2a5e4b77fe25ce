"""Every exception of ours. Only `cli` turns them into messages and exit codes.

EventsError
├── InputError            an input that cannot be read: names the input, the place, the way out (exit 1 or 2)
│   ├── UsageError        wrong words on the command line (exit 2)
│   └── ArticleError      one article that cannot be read; becomes a row of `rejections` (exit 1)
├── DataError             a row of our authority data, or of a user's file of rows, is wrong (stops at once)
└── DatabaseError         the database is missing, locked, not ours or not at head (exit 3)
    ├── DatabaseMissing
    ├── DatabaseOutdated  older than this program: `events init` upgrades it
    ├── DatabaseTooNew    written by a newer program
    ├── DatabaseLocked
    ├── DatabaseReadOnly
    └── NotADatabase
"""

from __future__ import annotations


class EventsError(Exception):
    """Base of all errors that this package raises on purpose."""


class InputError(EventsError):
    """An input that cannot be used. The message names the input, the place and the way out."""


class UsageError(InputError):
    """Wrong words on the command line."""


class ArticleError(InputError):
    """One article that cannot be read or extracted; the rest of the batch goes on.

    `stage` is where it failed (`read`, `extract`, `store`), `reason` a short sentence,
    `locator` where in the input (`articles.jsonl:17`), `url` the article's address if known.
    """

    def __init__(self, reason: str, *, stage: str = "read", locator: str = "", url: str | None = None) -> None:
        super().__init__(f"{locator}: {reason}" if locator else reason)
        self.reason = reason
        self.stage = stage
        self.locator = locator
        self.url = url


class DataError(EventsError):
    """A row of reference data is wrong. The message names the file and the line."""


class DatabaseError(EventsError):
    """The database cannot be used as it is; the message says what to do."""


class DatabaseMissing(DatabaseError):
    """There is no database at that path."""


class DatabaseOutdated(DatabaseError):
    """The database's schema is older than this program."""


class DatabaseTooNew(DatabaseError):
    """The database's schema is newer than this program."""


class DatabaseLocked(DatabaseError):
    """Another process is writing and did not finish in time."""


class DatabaseReadOnly(DatabaseError):
    """The database or its folder cannot be written."""


class NotADatabase(DatabaseError):
    """The file is not an SQLite database, or not one of ours."""
