-- Versions of which nothing tells that they are later than the one before: neither dates nor a
-- title that says it corrects. A finding of the report that stands for the version.
CREATE VIEW version_findings AS
SELECT r.id AS report_id, 'version-order-unknown' AS code, 'warning' AS severity,
    'another file of the organ and year has other figures (version ' || (r.version - 1)
        || '), and nothing tells which of the two was published later' AS message,
    b.id AS other_report_id
FROM reports AS r
JOIN reports AS b ON coalesce(b.region_code, '') = coalesce(r.region_code, '') AND b.body = r.body AND b.year = r.year
    AND b.apart = r.apart AND b.version = r.version - 1 AND b.rendition = 1
WHERE r.version_by = 'unknown' AND r.rendition = 1;
