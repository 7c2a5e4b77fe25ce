"""Articles, their versions, what they cite and name, and the runs that brought them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("command", sa.Text, nullable=False),
        sa.Column("arguments", sa.Text, nullable=False),
        sa.Column("started_at", sa.Text, nullable=False),
        sa.Column("finished_at", sa.Text, nullable=True),
        sa.Column("exit_status", sa.Integer, nullable=True),
        sa.Column("inserted", sa.Integer, nullable=False),
        sa.Column("updated", sa.Integer, nullable=False),
        sa.Column("unchanged", sa.Integer, nullable=False),
        sa.Column("rejected", sa.Integer, nullable=False),
        sa.Column("counts", sa.Text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "rejections",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("run_id", sa.Integer, nullable=False),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("locator", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=True),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_rejections_run_id_runs", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_rejections"),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_index("ix_rejections_run_id", "rejections", ["run_id"], unique=False)
    op.create_table(
        "articles",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("url", sa.Text, nullable=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("published", sa.Text, nullable=True),
        sa.Column("published_basis", sa.Text, nullable=False),
        sa.Column("source_id", sa.Text, nullable=True),
        sa.Column("province", sa.Text, nullable=False),
        sa.Column("place_id", sa.Text, nullable=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("stamp", sa.Text, nullable=True),
        sa.Column("furniture", sa.Text, nullable=False),
        sa.Column("captions", sa.Text, nullable=False),
        sa.Column("warnings", sa.Text, nullable=False),
        sa.Column("content_hash", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name="fk_articles_place_id_places"),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_articles_source_id_sources"),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
        sa.UniqueConstraint("url", name="uq_articles_url"),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_index("ix_articles_place_id_published", "articles", ["place_id", "published"], unique=False)
    op.create_index("ix_articles_published", "articles", ["published"], unique=False)
    op.create_index("ix_articles_source_id_published", "articles", ["source_id", "published"], unique=False)
    op.create_table(
        "article_versions",
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.Column("content_hash", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("published", sa.Text, nullable=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("replaced_in", sa.Integer, nullable=True),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_article_versions_article_id_articles", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["replaced_in"], ["runs.id"], name="fk_article_versions_replaced_in_runs"),
        sa.PrimaryKeyConstraint("article_id", "content_hash", name="pk_article_versions"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_article_versions_replaced_in", "article_versions", ["replaced_in"], unique=False)
    op.create_table(
        "organisation_mentions",
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.Column("char_start", sa.Integer, nullable=False),
        sa.Column("char_end", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("via", sa.Text, nullable=False),
        sa.Column("organisation_id", sa.Text, nullable=True),
        sa.Column("candidates", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_organisation_mentions_article_id_articles", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name="fk_organisation_mentions_organisation_id_organisations"
        ),
        sa.PrimaryKeyConstraint("article_id", "char_start", "name", name="pk_organisation_mentions"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        ("ix_organisation_mentions_organisation_id"), "organisation_mentions", ["organisation_id"], unique=False
    )
    op.create_table(
        "resolution_mentions",
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.Column("char_start", sa.Integer, nullable=False),
        sa.Column("char_end", sa.Integer, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("number", sa.Text, nullable=True),
        sa.Column("symbol", sa.Text, nullable=True),
        sa.Column("issuer", sa.Text, nullable=True),
        sa.Column("issued_on", sa.Text, nullable=True),
        sa.Column("term", sa.Text, nullable=True),
        sa.Column("resolution_id", sa.Text, nullable=True),
        sa.Column("candidates", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("told", sa.Text, nullable=True),
        sa.Column("reason", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_resolution_mentions_article_id_articles", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["resolution_id"], ["resolutions.id"], name="fk_resolution_mentions_resolution_id_resolutions"
        ),
        sa.PrimaryKeyConstraint("article_id", "char_start", "label", name="pk_resolution_mentions"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_resolution_mentions_label", "resolution_mentions", ["label"], unique=False)
    op.create_index("ix_resolution_mentions_resolution_id", "resolution_mentions", ["resolution_id"], unique=False)
    op.create_table(
        "readings",
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.Column("rules", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_readings_article_id_articles", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", name="pk_readings"),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_index("ix_readings_rules", "readings", ["rules"], unique=False)


def downgrade() -> None:
    op.drop_table("readings")
    op.drop_table("resolution_mentions")
    op.drop_table("organisation_mentions")
    op.drop_table("article_versions")
    op.drop_table("articles")
    op.drop_table("rejections")
    op.drop_table("runs")
