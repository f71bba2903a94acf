-- Several files of one publication, say a PDF and a web page, are renditions of one version
-- of a report. Each is a row of reports of its own, with its document, its reading and its
-- places; those of one version have its number in common and a number each, and the one with
-- rendition 1 stands for the version wherever one reading is asked for. What becomes a version
-- and which rendition stands is worked out from all files of an organ and year at once, so that
-- the order in which they came decides nothing (package store/renditions).
ALTER TABLE reports ADD COLUMN rendition INTEGER NOT NULL DEFAULT 1 CHECK (rendition >= 1);
-- What tells the version from the one before it: published, a later date of publication;
-- correction, the title says that it corrects; fetched, a later date of fetching; unknown,
-- nothing; '' for the first version.
ALTER TABLE reports ADD COLUMN version_by TEXT NOT NULL DEFAULT ''
    CHECK (version_by IN ('', 'published', 'correction', 'fetched', 'unknown'));
-- When the document says that it was published, YYYY-MM-DD, '' where it does not; and the words
-- of its title by which it corrects another, '' for none.
ALTER TABLE reports ADD COLUMN published TEXT NOT NULL DEFAULT '';
ALTER TABLE reports ADD COLUMN correction_mark TEXT NOT NULL DEFAULT '';

DROP INDEX reports_by_identity;
CREATE UNIQUE INDEX reports_by_identity
    ON reports (coalesce(region_code, ''), body, year, apart, version, rendition)
    WHERE year IS NOT NULL;

DROP INDEX reports_by_body;
CREATE INDEX reports_by_body ON reports (body, region_code, year, version, identity, rendition);

-- They are few, and what compares them begins here.
CREATE INDEX reports_beside ON reports (id) WHERE rendition > 1;

-- Where the one that stands is removed by hand, the next one stands.
CREATE TRIGGER rendition_removed AFTER DELETE ON reports WHEN OLD.rendition = 1 AND OLD.year IS NOT NULL BEGIN
    UPDATE reports SET rendition = 1
    WHERE id = (SELECT id FROM reports
                WHERE coalesce(region_code, '') = coalesce(OLD.region_code, '') AND body = OLD.body AND year = OLD.year
                  AND apart = OLD.apart AND version = OLD.version
                ORDER BY rendition LIMIT 1);
END;
