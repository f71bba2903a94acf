-- Problems that a person knows of.

-- name: crawl_acknowledge
INSERT INTO crawl_acknowledged (site, kind, about, at) VALUES (:site, :kind, :about, :now) ON CONFLICT DO NOTHING;

-- name: crawl_acknowledged
SELECT site, kind, about FROM crawl_acknowledged ORDER BY site, kind, about;

-- name: crawl_acknowledged_forget
DELETE FROM crawl_acknowledged WHERE site = :site AND kind = :kind AND about = :about;
