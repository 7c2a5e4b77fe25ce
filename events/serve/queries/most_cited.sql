-- Documents most cited
-- By how many articles cite each, among those that a citation settles.
SELECT resolutions.id AS resolution_id, resolutions.label, resolutions.issuer, resolutions.issued_on,
       count(DISTINCT resolution_mentions.article_id) AS articles
FROM resolution_mentions JOIN resolutions ON resolutions.id = resolution_mentions.resolution_id
GROUP BY resolutions.id
ORDER BY articles DESC, resolutions.folded
LIMIT 200
