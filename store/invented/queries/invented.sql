-- Reports that say of themselves that they are invented.

-- name: all_reports
SELECT count(*) FROM reports;

-- name: report_numbers
SELECT id FROM reports;

-- name: invented_organs
-- Those whose organ's name begins so: a range of an index, empty where there are none.
SELECT id FROM reports WHERE organ >= :mark AND organ < :mark || char(0x10FFFF);

-- name: invented_notices
-- Those with a chapter that holds a notice, by the index of chapters.
SELECT n.report_id
FROM narrative_index AS i
CROSS JOIN narratives AS n ON n.docid = i.docid
WHERE i.pairs MATCH :match;
