-- The figures in doubt, which lists of reports count. They are few of the two hundred
-- of a report, all of which were read before to count them: of a page of a thousand
-- reports that took three quarters of the time.
CREATE INDEX observations_in_doubt ON observations (report_id) WHERE status = 'flagged';
