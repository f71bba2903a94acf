package store

import (
	"testing"
)

// Each statement is valid SQL for the schema.
func TestReportsQueries(t *testing.T) { expectValid(t, openNew(t), QueriesOfReports) }

// What pages ask of reports is found by indexes. What reads a whole table all the
// same is named, with the table: it is short, or the answer is kept.
func TestReportsPlans(t *testing.T) {
	expectPlans(t, openNew(t), QueriesOfReports, map[string]planned{
		"report_totals":      expectSteps([]string{"SEARCH reports USING COVERING INDEX reports_by_region (region_code>?)"}, "reports"), // kept
		"failure_total":      expectSteps([]string{"SCAN documents USING INDEX documents_with_errors"}, "documents", "unopened_files"),  // failed ones alone
		"report_counts":      expectSteps([]string{"SEARCH reports USING INDEX reports_by_region (region_code>? AND region_code<?)"}),
		"finding_counts":     expectSteps([]string{"SCAN findings USING INDEX findings_by_code"}, "findings"), // kept
		"browse_reports":     expectSteps([]string{"SEARCH r USING INDEX reports_by_region (region_code=?)", "SEARCH r USING INDEX reports_by_region (region_code>? AND region_code<?)", latestStep}),
		"organs_with":        expectSteps([]string{}, "organs"), // an entry for some seven reports, of a name alone
		"browse_organs":      expectSteps([]string{"SEARCH r USING INDEX reports_by_organ (organ=?)", latestStep}),
		"browse_findings":    expectSteps([]string{"SEARCH f USING INDEX findings_by_code (code=?)", "SEARCH r USING INTEGER PRIMARY KEY (rowid=?)"}),
		"region_findings":    expectSteps([]string{"SEARCH r USING INDEX reports_by_region (region_code>? AND region_code<?)", "SEARCH f USING PRIMARY KEY (report_id=?)"}),
		"list_by_id":         expectSteps([]string{"SEARCH r USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH o USING PRIMARY KEY (report_id=?)", "SEARCH f USING PRIMARY KEY (report_id=?)", latestStep}),
		"listed_by_id":       expectSteps([]string{"SEARCH r USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH o USING COVERING INDEX observations_in_doubt (report_id=?)", "SEARCH c USING PRIMARY KEY (sha256=?)", "SEARCH o USING COVERING INDEX observations_in_doubt (report_id=? AND indicator=? AND applicant=?)", latestStep}),
		"report_load":        expectSteps([]string{"SEARCH reports USING INTEGER PRIMARY KEY (rowid=?)"}),
		"sections_load":      expectSteps([]string{"SEARCH sections USING INDEX sqlite_autoindex_sections_1 (report_id=?)"}),
		"observations_load":  expectSteps([]string{"SEARCH observations USING PRIMARY KEY (report_id=?)"}),
		"findings_load":      expectSteps([]string{"SEARCH findings USING PRIMARY KEY (report_id=?)"}),
		"series_findings":    expectSteps([]string{"SEARCH now USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH before USING INDEX reports_by_identity (<expr>=? AND body=? AND year=?)", "SEARCH o USING PRIMARY KEY (report_id=? AND indicator=?)", "SEARCH b USING PRIMARY KEY (report_id=? AND indicator=? AND applicant=?)", latestStep}), // through the view figures, which is not made whole
		"cell_place":         expectSteps([]string{"SEARCH observations USING PRIMARY KEY (report_id=? AND indicator=? AND applicant=?)"}),
		"find_by_sha256":     expectSteps([]string{"SEARCH d USING COVERING INDEX sqlite_autoindex_documents_1 (sha256>? AND sha256<?)"}),
		"find_by_path":       expectSteps([]string{"SEARCH p USING PRIMARY KEY (path=?)"}),
		"find_by_file_name":  expectSteps([]string{"SEARCH p USING COVERING INDEX document_paths_by_name (<expr>=?)"}),
		"find_by_organ":      expectSteps([]string{"SEARCH r USING COVERING INDEX reports_by_organ (organ=?)"}),
		"find_by_organ_part": expectSteps([]string{"SEARCH r USING COVERING INDEX reports_by_organ (organ=?)"}, "o"), // the names of organs
		"find_by_region":     expectSteps([]string{"SEARCH r USING COVERING INDEX reports_by_region (region_code=?)"}),
		"corrections_load":   expectSteps([]string{"SEARCH c USING PRIMARY KEY"}),
		"failures":           expectSteps([]string{"USING INDEX documents_with_errors"}, "d", "u"), // failed ones alone
	})
}
