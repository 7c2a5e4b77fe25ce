"""The view that an analyst reads without a join."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TIMELINE = """CREATE VIEW timeline AS
SELECT
    events.id,
    CASE
        WHEN events.start_date = events.end_date THEN events.start_date
        WHEN events.precision = 'month' THEN substr(events.start_date, 1, 7)
        WHEN events.precision = 'year' THEN substr(events.start_date, 1, 4)
        ELSE events.start_date || '/' || events.end_date
    END AS date,
    events.start_date,
    events.end_date,
    events.precision,
    events.modifier,
    events.title,
    event_types.label_vi AS type,
    event_types.label_en AS type_en,
    events.status,
    events.place_name AS place,
    (SELECT group_concat(name, '; ') FROM (
        SELECT DISTINCT organisations.name
        FROM event_organisations JOIN organisations ON organisations.id = event_organisations.organisation_id
        WHERE event_organisations.event_id = events.id ORDER BY organisations.name
    )) AS organisations,
    (SELECT group_concat(label, '; ') FROM (
        SELECT DISTINCT resolutions.label
        FROM event_resolutions JOIN resolutions ON resolutions.id = event_resolutions.resolution_id
        WHERE event_resolutions.event_id = events.id ORDER BY resolutions.label
    )) AS resolutions,
    events.article_count AS articles,
    (SELECT articles.url
     FROM event_mentions JOIN articles ON articles.id = event_mentions.article_id
     WHERE event_mentions.event_id = events.id
     ORDER BY articles.url IS NULL, articles.published, articles.url LIMIT 1) AS first_url,
    events.quote,
    events.confidence
FROM events JOIN event_types ON event_types.id = events.type
WHERE events.hidden = 0"""


def upgrade() -> None:
    op.execute(TIMELINE)


def downgrade() -> None:
    op.execute("DROP VIEW timeline")
