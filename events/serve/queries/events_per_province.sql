-- Events per province and year
-- By the province in which each event took place, whatever it was called then.
WITH RECURSIVE line (id, province) AS (
    SELECT id, name FROM places WHERE level = 'province'
    UNION
    SELECT places.id, line.province FROM places JOIN line ON places.parent_id = line.id
)
SELECT line.province, count(*) AS events
FROM events JOIN line ON line.id = events.place_id
WHERE events.hidden = 0 AND events.start_date <= :year || '-12-31' AND events.end_date >= :year || '-01-01'
GROUP BY line.province
ORDER BY events DESC, line.province
