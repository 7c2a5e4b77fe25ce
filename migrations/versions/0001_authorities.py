"""Newspapers, places, organisations, documents and kinds of event."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sources",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("province", sa.Text, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sources"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "places",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("full_name", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("level", sa.Text, nullable=False),
        sa.Column("parent_id", sa.Text, nullable=True),
        sa.Column("valid_from", sa.Text, nullable=True),
        sa.Column("valid_to", sa.Text, nullable=True),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("iso_code", sa.Text, nullable=False),
        sa.Column("basis", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("verified", sa.Integer, server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["places.id"], name="fk_places_parent_id_places", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_places"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_places_folded", "places", ["folded"], unique=False)
    op.create_index("ix_places_parent_id", "places", ["parent_id"], unique=False)
    op.create_table(
        "place_names",
        sa.Column("place_id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("ambiguous", sa.Integer, server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["place_id"],
            ["places.id"],
            name="fk_place_names_place_id_places",
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("place_id", "name", name="pk_place_names"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_place_names_folded", "place_names", ["folded"], unique=False)
    op.create_table(
        "place_changes",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("place_id", sa.Text, nullable=False),
        sa.Column("successor_id", sa.Text, nullable=True),
        sa.Column("changed_on", sa.Text, nullable=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("part", sa.Text, nullable=False),
        sa.Column("basis", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("verified", sa.Integer, server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["place_id"],
            ["places.id"],
            name="fk_place_changes_place_id_places",
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["successor_id"],
            ["places.id"],
            name="fk_place_changes_successor_id_places",
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_place_changes"),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_index("ix_place_changes_place_id", "place_changes", ["place_id"], unique=False)
    op.create_index("ix_place_changes_successor_id", "place_changes", ["successor_id"], unique=False)
    op.create_table(
        "organisations",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("classification", sa.Text, nullable=False),
        sa.Column("level", sa.Text, nullable=False),
        sa.Column("place_id", sa.Text, nullable=True),
        sa.Column("parent_name", sa.Text, nullable=True),
        sa.Column("founding_date", sa.Text, nullable=True),
        sa.Column("dissolution_date", sa.Text, nullable=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("verified", sa.Integer, server_default=sa.text("0"), nullable=False),
        sa.Column("optional", sa.Integer, server_default=sa.text("0"), nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name="fk_organisations_place_id_places"),
        sa.PrimaryKeyConstraint("id", name="pk_organisations"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_organisations_name", "organisations", ["name"], unique=False)
    op.create_index("ix_organisations_folded", "organisations", ["folded"], unique=False)
    op.create_index("ix_organisations_parent_name", "organisations", ["parent_name"], unique=False)
    op.create_index("ix_organisations_place_id", "organisations", ["place_id"], unique=False)
    op.create_table(
        "organisation_names",
        sa.Column("organisation_id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("valid_from", sa.Text, nullable=True),
        sa.Column("valid_to", sa.Text, nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name="fk_organisation_names_organisation_id_organisations",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "name", name="pk_organisation_names"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_organisation_names_folded", "organisation_names", ["folded"], unique=False)
    op.create_table(
        "resolutions",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("number", sa.Text, nullable=True),
        sa.Column("symbol", sa.Text, nullable=True),
        sa.Column("issuer", sa.Text, nullable=True),
        sa.Column("issued_on", sa.Text, nullable=True),
        sa.Column("term", sa.Text, nullable=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("amended_by", sa.Text, nullable=False),
        sa.Column("replaced_by", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("verified", sa.Integer, server_default=sa.text("0"), nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_resolutions"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_resolutions_folded", "resolutions", ["folded"], unique=False)
    op.create_index("ix_resolutions_issuer_issued_on", "resolutions", ["issuer", "issued_on"], unique=False)
    op.create_index("ix_resolutions_symbol", "resolutions", ["symbol"], unique=False)
    op.create_table(
        "resolution_names",
        sa.Column("resolution_id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["resolution_id"],
            ["resolutions.id"],
            name="fk_resolution_names_resolution_id_resolutions",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("resolution_id", "name", name="pk_resolution_names"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_resolution_names_folded", "resolution_names", ["folded"], unique=False)
    op.create_table(
        "event_types",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("label_vi", sa.Text, nullable=False),
        sa.Column("label_en", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_event_types"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "data_files",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("content_hash", sa.Text, nullable=False),
        sa.Column("row_count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_data_files"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("data_files")
    op.drop_table("event_types")
    op.drop_table("resolution_names")
    op.drop_table("resolutions")
    op.drop_table("organisation_names")
    op.drop_table("organisations")
    op.drop_table("place_changes")
    op.drop_table("place_names")
    op.drop_table("places")
    op.drop_table("sources")
