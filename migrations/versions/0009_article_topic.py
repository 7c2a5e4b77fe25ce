"""What an article's story is about, so that two papers' stories can be compared."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("articles", sa.Column("topic", sa.Text, nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("articles", "topic")
