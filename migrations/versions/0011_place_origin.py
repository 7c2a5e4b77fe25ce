"""Who brought a place: the program's data, or a person whose word outranks it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("places", sa.Column("origin", sa.Text, nullable=False, server_default="data"))


def downgrade() -> None:
    op.drop_column("places", "origin")
