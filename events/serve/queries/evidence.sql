-- The passages that tell an event
-- By the event's id: each passage, what dated it and by which rule, and where it was printed.
SELECT event_mentions.article_id, articles.published, articles.url, event_mentions.date_text, event_mentions.date_form,
       event_mentions.date_anchor, event_mentions.start_date, event_mentions.end_date, event_mentions.quote, event_mentions.reason
FROM event_mentions JOIN articles ON articles.id = event_mentions.article_id
WHERE event_mentions.event_id = CAST(:event_id AS INTEGER)
ORDER BY articles.published, articles.id, event_mentions.char_start
