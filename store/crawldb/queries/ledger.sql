-- What the lists of sites had, and what became of it.

-- name: crawl_list_put
INSERT INTO crawl_lists (run_id, site, list, family, announced)
VALUES (:run, :site, :list, :family, :announced)
ON CONFLICT (site, list, run_id) DO UPDATE
SET family = excluded.family, announced = max(announced, excluded.announced);

-- name: crawl_record_put
INSERT INTO crawl_records (site, list, record, run_id, first_run, text, listed, in_list, outcome, detail)
VALUES (:site, :list, :record, :run, :run, :text, :listed, :in_list, 'seen', '')
ON CONFLICT (site, list, record) DO UPDATE
SET text = excluded.text, listed = excluded.listed, in_list = max(excluded.in_list, CASE run_id WHEN excluded.run_id THEN in_list ELSE 0 END),
    outcome = CASE run_id WHEN excluded.run_id THEN outcome ELSE excluded.outcome END,
    detail = CASE run_id WHEN excluded.run_id THEN detail ELSE excluded.detail END, run_id = excluded.run_id;

-- name: crawl_record_outcome
-- What came of a record. Of several files of one, that which is held counts.
UPDATE crawl_records SET outcome = :outcome, detail = :detail
WHERE site = :site AND list = :list AND record = :record AND run_id = :run AND (outcome <> 'held' OR :outcome = 'held');

-- name: crawl_lists_count
-- A record that stands in several lists of a site is asked for once, and what came of it is of all.
WITH known AS (
    SELECT r.site, r.list, r.in_list, r.record,
        coalesce((SELECT o.outcome FROM crawl_records AS o
                  WHERE o.site = r.site AND o.record = r.record AND o.run_id = r.run_id AND r.outcome = 'seen' AND o.outcome <> 'seen'
                  ORDER BY o.outcome <> 'held', o.outcome LIMIT 1), r.outcome) AS outcome
    FROM crawl_records AS r
    WHERE r.site = :site AND r.run_id = :run
), counted AS (
    SELECT list, CASE WHEN max(in_list) THEN sum(in_list) ELSE count(*) END AS seen, sum(outcome NOT IN ('not-a-report', 'leads-on')) AS reports, sum(outcome = 'held') AS held
    FROM known GROUP BY list
), reasons AS (
    SELECT list, json_group_object(outcome, n) AS refused
    FROM (SELECT list, outcome, count(*) AS n FROM known WHERE outcome <> 'held' GROUP BY list, outcome)
    GROUP BY list
)
UPDATE crawl_lists
SET seen = coalesce((SELECT c.seen FROM counted AS c WHERE c.list = crawl_lists.list), 0),
    reports = coalesce((SELECT c.reports FROM counted AS c WHERE c.list = crawl_lists.list), 0),
    held = coalesce((SELECT c.held FROM counted AS c WHERE c.list = crawl_lists.list), 0),
    refused = coalesce((SELECT s.refused FROM reasons AS s WHERE s.list = crawl_lists.list), '{}')
WHERE run_id = :run AND site = :site;

-- name: crawl_lists_of
-- The lists of a run, with what the run before had in each.
SELECT l.site, l.list, l.family, l.announced, l.seen, l.reports, l.held, l.refused,
    coalesce((SELECT b.reports FROM crawl_lists AS b WHERE b.site = l.site AND b.list = l.list AND b.run_id < l.run_id
              ORDER BY b.run_id DESC LIMIT 1), 0)
FROM crawl_lists AS l
WHERE l.run_id = :run
ORDER BY l.site, l.list;

-- name: crawl_lists_now
-- The lists of each site when it was walked last.
SELECT l.site, l.list, l.family, l.announced, l.seen, l.reports, l.held, l.refused,
    coalesce((SELECT b.reports FROM crawl_lists AS b WHERE b.site = l.site AND b.list = l.list AND b.run_id < l.run_id
              ORDER BY b.run_id DESC LIMIT 1), 0)
FROM crawl_lists AS l
JOIN crawl_sites AS s ON s.name = l.site AND s.run_id = l.run_id
ORDER BY l.site, l.list;

-- name: crawl_records_lost
-- Reports that stood in a list at an earlier run and stand in it no more.
SELECT text FROM crawl_records
WHERE site = :site AND list = :list AND run_id < :run AND outcome NOT IN ('not-a-report', 'leads-on')
ORDER BY run_id DESC, text;

-- name: crawl_lists_forget
-- The last runs are kept, and of each list the last that read it: not every site is asked in each.
DELETE FROM crawl_lists
WHERE run_id <= :run - 10 AND EXISTS (SELECT 1 FROM crawl_lists AS n
    WHERE n.site = crawl_lists.site AND n.list = crawl_lists.list AND n.run_id > crawl_lists.run_id);
