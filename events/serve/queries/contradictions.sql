-- Events on which articles disagree
-- Another day, another place: kept as told, for a person to look at.
SELECT id AS event_id, start_date, end_date, title, place_name, contradictions, article_count
FROM events
WHERE contradictions <> '[]' AND hidden = 0
ORDER BY start_date, id
