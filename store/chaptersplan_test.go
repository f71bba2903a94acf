package store

import (
	"testing"
)

// Each statement is valid SQL for the schema.
func TestChaptersQueries(t *testing.T) { expectValid(t, openNew(t), QueriesOfChapters) }

// Chapters are found by indexes.
func TestChaptersPlans(t *testing.T) {
	expectPlans(t, openNew(t), QueriesOfChapters, map[string]planned{
		"search":          {[]string{"SCAN i VIRTUAL TABLE INDEX 2:DESC", "SEARCH n USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH r USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH s USING INDEX sqlite_autoindex_sections_1 (report_id=? AND position=?)"}, nil},
		"region_chapters": {[]string{"SEARCH c USING COVERING INDEX reports_by_region (region_code>? AND region_code<?)", "SEARCH r USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH s USING INDEX sqlite_autoindex_sections_1 (report_id=?)"}, nil}, // kept
		"chapters_at":     {[]string{"SEARCH s USING INDEX sqlite_autoindex_sections_1 (report_id=? AND position=?)"}, nil},
		"chapter_reports": {[]string{"SEARCH reports USING INTEGER PRIMARY KEY (rowid=?)"}, nil},
	})
}
