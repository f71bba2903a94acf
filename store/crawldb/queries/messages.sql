-- Messages to a person, until they are delivered.

-- name: crawl_message_put
INSERT INTO crawl_messages (run_id, channel, body, created_at, next_at) VALUES (nullif(:run, 0), :channel, :body, :now, :now);

-- name: crawl_messages_waiting
SELECT id, coalesce(run_id, 0), channel, body, created_at, attempts, next_at, last_error, set_aside_at IS NOT NULL
FROM crawl_messages WHERE delivered_at IS NULL ORDER BY id;

-- name: crawl_message_delivered
UPDATE crawl_messages SET delivered_at = :now, last_error = '', set_aside_at = NULL WHERE id = :id;

-- name: crawl_message_set_aside
UPDATE crawl_messages SET set_aside_at = :now WHERE id = :id;

-- name: crawl_message_undelivered
UPDATE crawl_messages SET attempts = attempts + 1, next_at = :next, last_error = :error, set_aside_at = NULL WHERE id = :id;
