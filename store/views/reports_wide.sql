-- One row for each report with a number for every indicator, and for every kind
-- of applicant where it is counted by applicant: "applications.received.total".
-- Only figures that are read, derived or corrected are shown; every other is NULL, and
-- untrusted counts those among them that have a value.
CREATE VIEW reports_wide AS
SELECT
    l.report_id, l.region_code, l.region, l.parent_region, l.organ, l.department, l.year, l.version, l.latest,
    l.form, l.errors, l.warnings, l.flagged, l.untrusted, l.unplaced, l.corrected, l.organ_kind, l.identity, l.scope, l.rendition, l.report_key,
    {{indicators}}
FROM report_list AS l;
