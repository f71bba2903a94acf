-- What reports state of fees for information, in the text or in the table, wherever that stands among all figures: a
-- list of the whole country would read through all of them.
CREATE INDEX observations_fees ON observations (indicator, report_id, value, status, unit, raw)
    WHERE applicant = '' AND indicator GLOB '*.fees';
