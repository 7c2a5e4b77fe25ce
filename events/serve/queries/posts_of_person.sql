-- Posts of a person over time
-- By name, with or without accents. Two people of one name are two rows.
SELECT people.id AS person_id, people.name, posts.post, posts.organisation_name, posts.organisation_id,
       posts.first_on, posts.last_on, posts.mention_count
FROM people JOIN posts ON posts.person_id = people.id
WHERE people.folded = fold(trim(:name))
ORDER BY people.id, posts.first_on, posts.post
