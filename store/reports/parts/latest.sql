-- Of several versions of one report one counts: the last of those of which it is certain
-- whose they are, or the last if none is; and of its renditions the one that stands for it. This is the one place that says so of one organ
-- (which organ of a region counts: store/queries/counted.sql); {{}} is the table reports
-- in the statement.

-- name: latest
-- No later version of the same identity is here, and no certain one beside a doubtful
-- one. Worded as the index reports_by_identity is, so that it is of use.
({{}}.rendition = 1 AND NOT EXISTS (
    SELECT 1 FROM reports AS n
    WHERE coalesce(n.region_code, '') = coalesce({{}}.region_code, '') AND n.body = {{}}.body AND n.year = {{}}.year
      AND n.apart = {{}}.apart AND n.version > {{}}.version
      AND (n.identity NOT IN ('doubtful', 'unknown') OR {{}}.identity IN ('doubtful', 'unknown')))
 AND NOT ({{}}.identity IN ('doubtful', 'unknown') AND EXISTS (
    SELECT 1 FROM reports AS n
    WHERE coalesce(n.region_code, '') = coalesce({{}}.region_code, '') AND n.body = {{}}.body AND n.year = {{}}.year
      AND n.apart = {{}}.apart AND n.identity NOT IN ('doubtful', 'unknown'))))

-- name: latest_in_region
-- The same of a report of which organ, region and year are known: the index
-- reports_by_body has all that it takes.
({{}}.rendition = 1 AND NOT EXISTS (
    SELECT 1 FROM reports AS n
    WHERE n.body = {{}}.body AND n.region_code = {{}}.region_code AND n.year = {{}}.year AND n.version > {{}}.version
      AND (n.identity NOT IN ('doubtful', 'unknown') OR {{}}.identity IN ('doubtful', 'unknown')))
 AND NOT ({{}}.identity IN ('doubtful', 'unknown') AND EXISTS (
    SELECT 1 FROM reports AS n
    WHERE n.body = {{}}.body AND n.region_code = {{}}.region_code AND n.year = {{}}.year
      AND n.identity NOT IN ('doubtful', 'unknown'))))
