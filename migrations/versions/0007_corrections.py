"""What people correct, and where a new reading disagrees."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("event_id", sa.Integer, nullable=True),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("seen", sa.Text, nullable=False),
        sa.Column("undone_at", sa.Text, nullable=True),
        sa.Column("undone_by", sa.Text, nullable=True),
        sa.Column("undone_why", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_corrections"),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_index("ix_corrections_event_id", "corrections", ["event_id"], unique=False)
    op.create_table(
        "correction_conflicts",
        sa.Column("correction_id", sa.Integer, nullable=False),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("seen", sa.Text, nullable=False),
        sa.Column("now", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["correction_id"],
            ["corrections.id"],
            name="fk_correction_conflicts_correction_id_corrections",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("correction_id", "field", name="pk_correction_conflicts"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("correction_conflicts")
    op.drop_table("corrections")
