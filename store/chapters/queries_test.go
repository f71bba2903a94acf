package chapters_test

import (
	"testing"

	"nianbao/store/chapters"
	"nianbao/store/storetest"
)

// Each statement is valid SQL for the schema.
func TestQueries(t *testing.T) { storetest.ExpectValid(t, storetest.OpenNew(t), chapters.Own) }

// Chapters are found by indexes.
func TestPlans(t *testing.T) {
	storetest.ExpectPlans(t, storetest.OpenNew(t), chapters.Own, map[string]storetest.Planned{
		"search":             storetest.ExpectSteps([]string{"SCAN i VIRTUAL TABLE INDEX 2:DESC", "SEARCH n USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH r USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH s USING INDEX sqlite_autoindex_sections_1 (report_id=? AND position=?)"}),
		"search_in":          storetest.ExpectSteps([]string{"SCAN i VIRTUAL TABLE INDEX 2:DESC", "SEARCH q USING INDEX reports_by_region (region_code>? AND region_code<?)", "SEARCH m USING COVERING INDEX sqlite_autoindex_narratives_1 (report_id=?)", "SEARCH n USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH r USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH s USING INDEX sqlite_autoindex_sections_1 (report_id=? AND position=?)"}),
		"search_entries":     storetest.ExpectSteps([]string{"SCAN i VIRTUAL TABLE INDEX", "SEARCH n USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH r USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH s USING INDEX sqlite_autoindex_sections_1 (report_id=? AND position=?)"}),
		"search_through":     storetest.ExpectSteps([]string{"SEARCH s USING INDEX sqlite_autoindex_sections_1 (report_id=?)", "SEARCH n USING COVERING INDEX sqlite_autoindex_narratives_1 (report_id=? AND section=?)"}),
		"search_hits":        storetest.ExpectSteps([]string{"SEARCH n USING INTEGER PRIMARY KEY (rowid=?)"}),
		"entries_of_reports": storetest.ExpectSteps([]string{"USING COVERING INDEX sqlite_autoindex_narratives_1"}, "narratives"), // kept
		"chosen_reports":     storetest.ExpectSteps([]string{"SEARCH r USING INDEX reports_by_region (region_code>? AND region_code<?)", "SEARCH r USING INDEX reports_by_region (region_code=?)"}),
		"long_chapters":      storetest.ExpectSteps([]string{"SEARCH s USING INDEX sqlite_autoindex_sections_1 (report_id=?)"}),
		"chapter_reports":    storetest.ExpectSteps([]string{"SEARCH reports USING INTEGER PRIMARY KEY (rowid=?)"}),
	})
}
