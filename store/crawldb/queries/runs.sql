-- Runs of the crawler.

-- name: crawl_last_run
SELECT id, started_at, coalesce(finished_at, ''), coalesce(summary, '')
FROM crawl_runs
ORDER BY id DESC
LIMIT 1;

-- name: crawl_last_summary
SELECT summary FROM crawl_runs WHERE summary IS NOT NULL ORDER BY id DESC LIMIT 1;

-- name: crawl_run_insert
INSERT INTO crawl_runs (started_at) VALUES (:started_at);

-- name: crawl_run_finish
UPDATE crawl_runs SET finished_at = :finished_at, summary = :summary WHERE id = :run;
