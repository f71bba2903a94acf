-- Where another rendition states another figure than the one that stands for the version, as
-- findings of that: a warning where both are sure, else for information.
CREATE VIEW rendition_findings AS
SELECT report_id, 'renditions-differ' AS code, iif(in_doubt, 'info', 'warning') AS severity,
    -- The name of the file alone: it may be told to strangers.
    'another rendition states ' || other_value || ' (' || replace(other_path, rtrim(other_path, replace(other_path, '/', '')), '')
        || CASE WHEN other_cell IS NOT NULL THEN ', ' || other_cell WHEN other_page IS NOT NULL THEN ', page ' || other_page WHEN other_line IS NOT NULL THEN ', line ' || other_line ELSE '' END
        || '), this one ' || value
        || CASE WHEN cell IS NOT NULL THEN ' (' || cell || ')' WHEN page IS NOT NULL THEN ' (page ' || page || ')' WHEN line IS NOT NULL THEN ' (line ' || line || ')' ELSE '' END
        || iif(in_doubt, '; one of the two is in doubt', '') AS message,
    value AS left_value, other_value AS right_value, indicator, applicant, page, other_report_id, other_rendition, position
FROM rendition_cells
WHERE verdict = 'differs';
