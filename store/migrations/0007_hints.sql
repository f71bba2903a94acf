-- What was said of a document under a path of it, by a manifest or by the page that
-- links to it: JSON with organ, region and year as far as they were said, '' for
-- nothing. The document's report was read with what was last said.
ALTER TABLE document_paths ADD COLUMN hints TEXT NOT NULL DEFAULT ''
    CHECK (hints = '' OR json_valid(hints));

-- One entry for each figure, which no query has used since figures are compared in
-- region_figures; it took a fifth of the time in which a report is stored.
DROP INDEX observations_by_indicator;
