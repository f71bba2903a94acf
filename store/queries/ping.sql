-- Whether the database can be read.

-- name: ping
SELECT count(*) FROM catalogue;
