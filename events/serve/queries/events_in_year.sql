-- Events in a year at a place
-- "Events in 2018 for Điện Biên": year 2018, place Điện Biên (or dien bien). The place counts with all below it and the bodies seated there; of several units of the name the highest is meant.
WITH RECURSIVE named (id, rank) AS (
    SELECT places.id, CASE places.level WHEN 'province' THEN 1 WHEN 'district' THEN 2 WHEN 'commune' THEN 3 ELSE 4 END
    FROM place_names JOIN places ON places.id = place_names.place_id
    WHERE place_names.folded = fold(trim(:place)) AND place_names.ambiguous = 0
), below (id) AS (
    SELECT id FROM named WHERE rank = (SELECT min(rank) FROM named)
    UNION
    SELECT places.id FROM places JOIN below ON places.parent_id = below.id
)
SELECT timeline.id AS event_id, date, title, type, place, organisations, resolutions, articles, first_url, quote
FROM timeline
WHERE start_date <= :year || '-12-31'
  AND end_date >= :year || '-01-01'
  AND id IN (
    SELECT id FROM events WHERE place_id IN below
    UNION
    SELECT event_id
    FROM event_organisations JOIN organisations ON organisations.id = event_organisations.organisation_id
    WHERE organisations.place_id IN below
  )
ORDER BY start_date, end_date, id
