"""Full text over articles and events that answers with and without accents.

Plain SQL throughout: any program can open, write and vacuum the file. `unicode61 remove_diacritics 2` takes off every
mark but the bar of đ, so the views add a column in which đ is d. Rows leave the index in *before* triggers, while the
views still show what was indexed.
"""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

BARS = "replace(replace(replace(replace({}, 'đ', 'd'), 'Đ', 'D'), 'Ð', 'D'), 'ð', 'd')"

VIEWS = (
    f"""CREATE VIEW articles_search AS
SELECT id, title, text, {BARS.format("title || char(10) || text")} AS folded
FROM articles""",
    f"""CREATE VIEW events_search AS
SELECT id, title, quote, place_name, {BARS.format("title || char(10) || quote || char(10) || place_name")} AS folded
FROM events
WHERE hidden = 0""",
)

# content in double quotes: Datasette does not see it in single ones
TABLES = (
    """CREATE VIRTUAL TABLE articles_fts USING fts5(
    title, text, folded,
    tokenize="unicode61 remove_diacritics 2", content="articles_search", content_rowid="id"
)""",
    """CREATE VIRTUAL TABLE events_fts USING fts5(
    title, quote, place_name, folded,
    tokenize="unicode61 remove_diacritics 2", content="events_search", content_rowid="id"
)""",
)


def triggers(table: str, columns: str, watched: str) -> tuple[str, ...]:
    leave = f"""INSERT INTO {table}_fts ({table}_fts, rowid, {columns})
    SELECT 'delete', id, {columns} FROM {table}_search WHERE id = old.id;"""
    enter = f"""INSERT INTO {table}_fts (rowid, {columns})
    SELECT id, {columns} FROM {table}_search WHERE id = new.id;"""
    return (
        f"CREATE TRIGGER {table}_fts_insert AFTER INSERT ON {table} BEGIN\n    {enter}\nEND",
        f"CREATE TRIGGER {table}_fts_delete BEFORE DELETE ON {table} BEGIN\n    {leave}\nEND",
        f"CREATE TRIGGER {table}_fts_update_before BEFORE UPDATE OF {watched} ON {table} BEGIN\n    {leave}\nEND",
        f"CREATE TRIGGER {table}_fts_update_after AFTER UPDATE OF {watched} ON {table} BEGIN\n    {enter}\nEND",
    )


def upgrade() -> None:
    for statement in (
        *VIEWS,
        *TABLES,
        *triggers("articles", "title, text, folded", "id, title, text"),
        *triggers("events", "title, quote, place_name, folded", "id, title, quote, place_name, hidden"),
    ):
        op.execute(statement)
    for table in ("articles", "events"):
        op.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('rebuild')")


def downgrade() -> None:
    for table in ("events", "articles"):
        for moment in ("insert", "delete", "update_before", "update_after"):
            op.execute(f"DROP TRIGGER {table}_fts_{moment}")
        op.execute(f"DROP TABLE {table}_fts")
        op.execute(f"DROP VIEW {table}_search")
