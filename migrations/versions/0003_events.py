"""Events, the passages that tell them, their links."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "events",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("start_date", sa.Text, nullable=False),
        sa.Column("end_date", sa.Text, nullable=False),
        sa.Column("precision", sa.Text, nullable=False),
        sa.Column("modifier", sa.Text, nullable=True),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("place_id", sa.Text, nullable=True),
        sa.Column("place_name", sa.Text, nullable=False),
        sa.Column("confidence", sa.REAL, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("mention_count", sa.Integer, nullable=False),
        sa.Column("article_count", sa.Integer, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("block", sa.Text, nullable=False),
        sa.Column("contradictions", sa.Text, nullable=False),
        sa.Column("corrected", sa.Integer, server_default=sa.text("0"), nullable=False),
        sa.Column("hidden", sa.Integer, server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint("start_date <= end_date", name="ck_events_interval"),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name="fk_events_place_id_places"),
        sa.ForeignKeyConstraint(["type"], ["event_types.id"], name="fk_events_type_event_types"),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
        sa.UniqueConstraint("key", name="uq_events_key"),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_index("ix_events_block", "events", ["block"], unique=False)
    op.create_index("ix_events_place_id_start_date", "events", ["place_id", "start_date"], unique=False)
    op.create_index("ix_events_start_date_end_date", "events", ["start_date", "end_date"], unique=False)
    op.create_index("ix_events_type_start_date", "events", ["type", "start_date"], unique=False)
    op.create_table(
        "event_mentions",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("event_id", sa.Integer, nullable=True),
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.Column("char_start", sa.Integer, nullable=False),
        sa.Column("char_end", sa.Integer, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("start_date", sa.Text, nullable=False),
        sa.Column("end_date", sa.Text, nullable=False),
        sa.Column("precision", sa.Text, nullable=False),
        sa.Column("modifier", sa.Text, nullable=True),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("place_id", sa.Text, nullable=True),
        sa.Column("place_name", sa.Text, nullable=False),
        sa.Column("date_text", sa.Text, nullable=False),
        sa.Column("date_start", sa.Integer, nullable=False),
        sa.Column("date_end", sa.Integer, nullable=False),
        sa.Column("part_of_day", sa.Text, nullable=True),
        sa.Column("date_form", sa.Text, nullable=False),
        sa.Column("date_anchor", sa.Text, nullable=True),
        sa.Column("date_assumed", sa.Text, nullable=False),
        sa.Column("confidence", sa.REAL, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("details", sa.Text, nullable=False),
        sa.Column("block", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_event_mentions_article_id_articles", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["events.id"],
            name="fk_event_mentions_event_id_events",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name="fk_event_mentions_place_id_places"),
        sa.ForeignKeyConstraint(["type"], ["event_types.id"], name="fk_event_mentions_type_event_types"),
        sa.PrimaryKeyConstraint("id", name="pk_event_mentions"),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_index(
        ("ix_event_mentions_article_id_char_start"), "event_mentions", ["article_id", "char_start"], unique=False
    )
    op.create_index("ix_event_mentions_block", "event_mentions", ["block"], unique=False)
    op.create_index("ix_event_mentions_event_id", "event_mentions", ["event_id"], unique=False)
    op.create_index("ix_event_mentions_place_id", "event_mentions", ["place_id"], unique=False)
    op.create_table(
        "event_organisations",
        sa.Column("event_id", sa.Integer, nullable=False),
        sa.Column("organisation_id", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["events.id"],
            name="fk_event_organisations_event_id_events",
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name="fk_event_organisations_organisation_id_organisations"
        ),
        sa.PrimaryKeyConstraint("event_id", "organisation_id", "role", name="pk_event_organisations"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        ("ix_event_organisations_organisation_id_event_id"),
        "event_organisations",
        ["organisation_id", "event_id"],
        unique=False,
    )
    op.create_table(
        "event_resolutions",
        sa.Column("event_id", sa.Integer, nullable=False),
        sa.Column("resolution_id", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["events.id"],
            name="fk_event_resolutions_event_id_events",
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["resolution_id"], ["resolutions.id"], name="fk_event_resolutions_resolution_id_resolutions"
        ),
        sa.PrimaryKeyConstraint("event_id", "resolution_id", "role", name="pk_event_resolutions"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        ("ix_event_resolutions_resolution_id_event_id"),
        "event_resolutions",
        ["resolution_id", "event_id"],
        unique=False,
    )
    op.create_table(
        "event_aliases",
        sa.Column("old_id", sa.Integer, nullable=False),
        sa.Column("event_id", sa.Integer, nullable=False),
        sa.Column("basis", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("old_id", "event_id", name="pk_event_aliases"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_event_aliases_event_id", "event_aliases", ["event_id"], unique=False)
    op.create_table(
        "pending",
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("block", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("kind", "block", name="pk_pending"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("pending")
    op.drop_table("event_aliases")
    op.drop_table("event_resolutions")
    op.drop_table("event_organisations")
    op.drop_table("event_mentions")
    op.drop_table("events")
