-- Events with these words
-- Full text over headline, passage and place, with or without accents; "words in quotes" stand together.
SELECT id AS event_id, date, title, type, place, organisations, resolutions, articles, first_url, quote
FROM timeline
WHERE id IN (SELECT rowid FROM events_fts WHERE events_fts MATCH 'folded : (' || fold(trim(:words)) || ')')
ORDER BY start_date, end_date, id
