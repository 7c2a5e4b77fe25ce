"""Which source an address was polled for, when first, and when it may be asked again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("fetch_state", sa.Column("source_id", sa.Text, nullable=False, server_default=""))
    op.add_column("fetch_state", sa.Column("kind", sa.Text, nullable=False, server_default=""))
    op.add_column("fetch_state", sa.Column("listed_day", sa.Text, nullable=True))
    op.add_column("fetch_state", sa.Column("first_at", sa.Text, nullable=True))
    op.add_column("fetch_state", sa.Column("retry_at", sa.Text, nullable=True))
    op.create_index("ix_fetch_state_source_id_kind_first_at", "fetch_state", ["source_id", "kind", "first_at"])
    op.create_index("ix_fetch_state_content_hash", "fetch_state", ["content_hash"])


def downgrade() -> None:
    op.drop_index("ix_fetch_state_content_hash", "fetch_state")
    op.drop_index("ix_fetch_state_source_id_kind_first_at", "fetch_state")
    for name in ("retry_at", "first_at", "listed_day", "kind", "source_id"):
        op.drop_column("fetch_state", name)
