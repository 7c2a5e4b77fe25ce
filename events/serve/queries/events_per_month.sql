-- Events per month of a year
-- Those that lie wholly in one month; what is dated less exactly is not counted.
SELECT substr(start_date, 1, 7) AS month, count(*) AS events
FROM timeline
WHERE substr(start_date, 1, 4) = :year AND substr(start_date, 1, 7) = substr(end_date, 1, 7)
GROUP BY month
ORDER BY month
