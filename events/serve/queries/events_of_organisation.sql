-- Events of a body
-- By any of its names, with or without accents: Ban Tổ chức Trung ương. Its parts count too: Ban Thường vụ Tỉnh ủy Điện Biên for Tỉnh ủy Điện Biên.
WITH named (id, name) AS (
    SELECT id, name FROM organisations
    WHERE folded = fold(trim(:organisation))
       OR id IN (SELECT organisation_id FROM organisation_names WHERE folded = fold(trim(:organisation)))
)
SELECT organisations.id AS organisation_id, event_organisations.role, timeline.id AS event_id, date, title, type, place, resolutions, articles, first_url
FROM organisations
JOIN event_organisations ON event_organisations.organisation_id = organisations.id
JOIN timeline ON timeline.id = event_organisations.event_id
WHERE organisations.id IN (SELECT id FROM named)
   OR EXISTS (
    SELECT 1 FROM named
    WHERE organisations.parent_name = named.name AND organisations.name LIKE '% ' || named.name
   )
ORDER BY start_date, end_date, event_id
