"""A database as an example: its content alone, nothing of the moment it was made in."""

from __future__ import annotations

import sqlalchemy as sa

from events.store.dump import JOURNEY
from events.store.search_index import rebuild
from events.store.tables import TABLES


def forget_journey(connection: sa.Connection) -> None:
    """Empties what tells of the way (runs, rejections, …) and builds the full text anew, in the order of the ids.

    Two databases of one content are then copied to equal bytes by `VACUUM INTO`. The caller's transaction holds it.
    """
    for table in reversed(TABLES):
        if table.name == "article_versions":
            connection.execute(sa.update(table).values(replaced_in=None))
        if table.name in JOURNEY:
            connection.execute(sa.delete(table))
    rebuild(connection)
