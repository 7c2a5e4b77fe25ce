-- Latest runs with what they rejected
-- One row a run; reasons are counted.
SELECT runs.id AS run_id, runs.command, runs.started_at, runs.exit_status, runs.inserted, runs.updated, runs.unchanged, runs.rejected,
       (SELECT group_concat(reason || ' (' || n || ')', '; ')
        FROM (SELECT reason, count(*) AS n FROM rejections WHERE rejections.run_id = runs.id GROUP BY reason ORDER BY n DESC LIMIT 5)) AS reasons
FROM runs
ORDER BY runs.id DESC
LIMIT 100
