-- Events around a document, in the order of time
-- By label or symbol, with or without accents: 18-NQ/TW, Nghị quyết 18-NQ/TW. Numbers restart, so a symbol may name several documents: the column resolution_id tells them apart.
WITH named (resolution_id) AS (
    SELECT id FROM resolutions WHERE folded = fold(trim(:resolution)) OR fold(symbol) = fold(trim(:resolution))
    UNION
    SELECT resolution_id FROM resolution_names WHERE folded = fold(trim(:resolution))
)
SELECT named.resolution_id, event_resolutions.role, timeline.id AS event_id, date, title, type, place, organisations, articles, first_url
FROM named
JOIN event_resolutions ON event_resolutions.resolution_id = named.resolution_id
JOIN timeline ON timeline.id = event_resolutions.event_id
ORDER BY start_date, end_date, event_id
