"""People with their posts, and numbers told about events."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        sa.UniqueConstraint("key", name="uq_people_key"),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_index("ix_people_folded", "people", ["folded"], unique=False)
    op.create_table(
        "posts",
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("post", sa.Text, nullable=False),
        sa.Column("organisation_name", sa.Text, nullable=False),
        sa.Column("organisation_id", sa.Text, nullable=True),
        sa.Column("first_on", sa.Text, nullable=True),
        sa.Column("last_on", sa.Text, nullable=True),
        sa.Column("mention_count", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name="fk_posts_organisation_id_organisations"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name="fk_posts_person_id_people",
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("person_id", "post", "organisation_name", name="pk_posts"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_posts_organisation_id", "posts", ["organisation_id"], unique=False)
    op.create_table(
        "person_mentions",
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.Column("char_start", sa.Integer, nullable=False),
        sa.Column("char_end", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("post", sa.Text, nullable=False),
        sa.Column("organisation_name", sa.Text, nullable=False),
        sa.Column("organisation_id", sa.Text, nullable=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("told_on", sa.Text, nullable=True),
        sa.Column("person_id", sa.Integer, nullable=True),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_person_mentions_article_id_articles", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name="fk_person_mentions_organisation_id_organisations"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name="fk_person_mentions_person_id_people",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("article_id", "char_start", "name", "post", name="pk_person_mentions"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_person_mentions_folded", "person_mentions", ["folded"], unique=False)
    op.create_index("ix_person_mentions_organisation_id", "person_mentions", ["organisation_id"], unique=False)
    op.create_index("ix_person_mentions_person_id", "person_mentions", ["person_id"], unique=False)
    op.create_table(
        "event_people",
        sa.Column("event_id", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("post", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["events.id"],
            name="fk_event_people_event_id_events",
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name="fk_event_people_person_id_people",
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("event_id", "person_id", "post", name="pk_event_people"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_event_people_person_id_event_id", "event_people", ["person_id", "event_id"], unique=False)
    op.create_table(
        "event_figures",
        sa.Column("event_id", sa.Integer, nullable=False),
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.Column("char_start", sa.Integer, nullable=False),
        sa.Column("char_end", sa.Integer, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("unit", sa.Text, nullable=False),
        sa.Column("counted", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_event_figures_article_id_articles", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["events.id"],
            name="fk_event_figures_event_id_events",
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("event_id", "article_id", "char_start", name="pk_event_figures"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_event_figures_article_id", "event_figures", ["article_id"], unique=False)


def downgrade() -> None:
    op.drop_table("event_figures")
    op.drop_table("event_people")
    op.drop_table("person_mentions")
    op.drop_table("posts")
    op.drop_table("people")
