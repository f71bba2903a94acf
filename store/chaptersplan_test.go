package store

import (
	"testing"
)

// Each statement is valid SQL for the schema.
func TestChaptersQueries(t *testing.T) { expectValid(t, openNew(t), QueriesOfChapters) }

// Chapters are found by indexes.
func TestChaptersPlans(t *testing.T) {
	expectPlans(t, openNew(t), QueriesOfChapters, map[string]planned{
		"search":          expectSteps([]string{"SCAN i VIRTUAL TABLE INDEX 2:DESC", "SEARCH n USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH r USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH s USING INDEX sqlite_autoindex_sections_1 (report_id=? AND position=?)"}),
		"region_chapters": expectSteps([]string{"SEARCH c USING COVERING INDEX reports_by_region (region_code>? AND region_code<?)", "SEARCH r USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH s USING INDEX sqlite_autoindex_sections_1 (report_id=?)"}), // kept
		"chapters_at":     expectSteps([]string{"SEARCH s USING INDEX sqlite_autoindex_sections_1 (report_id=? AND position=?)"}),
		"chapter_reports": expectSteps([]string{"SEARCH reports USING INTEGER PRIMARY KEY (rowid=?)"}),
	})
}
