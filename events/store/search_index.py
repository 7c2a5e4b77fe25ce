"""Full text: the indexes there are, and building them anew.

Triggers keep them up to date, in whatever program writes. Building anew is for a file that was changed with its
triggers off, and for the example, whose bytes must not tell in what order its articles came.
"""

from __future__ import annotations

import sqlalchemy as sa

from events.store.engine import raw

INDEXES = {"articles_fts": "articles_search", "events_fts": "events_search"}
"""Each index, and the view that it is made from."""


def rebuild(connection: sa.Connection) -> None:
    """Builds every index from its view, in the order of the ids, and joins its parts to one.

    Within the caller's transaction, where there is one.
    """
    from sqlite_utils import Database

    # the connection stays as our engine made it: no plugins' functions, no pragma
    database = Database(raw(connection), recursive_triggers=False, execute_plugins=False)
    for name in INDEXES:
        database.table(name).rebuild_fts().optimize()
