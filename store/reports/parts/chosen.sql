-- Which reports a reader chose, by the parameters of catalogue.Search; {{}} is the table reports in the
-- statement.

-- name: chosen
((:prefix = '' OR {{}}.region_code >= :prefix AND {{}}.region_code < :prefix || ':')
 AND (:from_year = 0 OR {{}}.year >= :from_year)
 AND (:to_year = 0 OR {{}}.year <= :to_year)
 AND (:kind = '' OR {{}}.organ_kind = :kind)
 -- Levels as catalogue.LevelOf tells them by the code.
 AND (:level = 0 OR {{}}.region_code IS NOT NULL
      AND :level = CASE WHEN substr({{}}.region_code, 3) = '0000' THEN 1 WHEN substr({{}}.region_code, 5) = '00' THEN 2 ELSE 3 END))
