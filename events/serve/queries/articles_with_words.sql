-- Articles with these words
-- Full text over title and text, with or without accents; the best matches first.
SELECT articles.id AS article_id, articles.published, sources.name AS source, articles.title, articles.url,
       snippet(articles_fts, 1, '[', ']', ' … ', 20) AS passage
FROM articles_fts
JOIN articles ON articles.id = articles_fts.rowid
LEFT JOIN sources ON sources.id = articles.source_id
WHERE articles_fts MATCH 'folded : (' || fold(trim(:words)) || ')'
ORDER BY rank
LIMIT 200
