package reports_test

import (
	"testing"

	"nianbao/store/reports"
	"nianbao/store/storetest"
)

// Each statement is valid SQL for the schema.
func TestQueries(t *testing.T) { storetest.ExpectValid(t, storetest.OpenNew(t), reports.Own) }

// What pages ask of reports is found by indexes. What reads a whole table all the
// same is named, with the table: it is short, or the answer is kept.
func TestPlans(t *testing.T) {
	storetest.ExpectPlans(t, storetest.OpenNew(t), reports.Own, map[string]storetest.Planned{
		"report_totals":         storetest.ExpectSteps([]string{"SEARCH reports USING COVERING INDEX reports_by_region (region_code>?)"}, "reports"), // kept
		"failure_total":         storetest.ExpectSteps([]string{"SCAN documents USING INDEX documents_with_errors"}, "documents", "unopened_files"),  // failed ones alone
		"report_counts":         storetest.ExpectSteps([]string{"SEARCH reports USING INDEX reports_by_region (region_code>? AND region_code<?)"}),
		"counting_reports":      storetest.ExpectSteps([]string{}, "region_reports"),                                                                               // kept
		"finding_counts":        storetest.ExpectSteps([]string{"SCAN f USING INDEX findings_by_code", "SEARCH r USING INTEGER PRIMARY KEY (rowid=?)"}, "f"),       // kept
		"count_findings":        storetest.ExpectSteps([]string{"SEARCH f USING INDEX findings_by_code (code=?)", "SEARCH r USING INTEGER PRIMARY KEY (rowid=?)"}), // kept
		"count_region_findings": storetest.ExpectSteps([]string{"SEARCH r USING COVERING INDEX reports_by_region (region_code>? AND region_code<?)", "SEARCH f USING PRIMARY KEY (report_id=?)"}),
		"browse_reports":        storetest.ExpectSteps([]string{"SEARCH r USING INDEX reports_by_region (region_code=?)", "SEARCH r USING INDEX reports_by_region (region_code>? AND region_code<?)", storetest.LatestStep}),
		"count_reports":         storetest.ExpectSteps([]string{storetest.LatestStep}, "r"), // kept
		"count_organs":          storetest.ExpectSteps([]string{"SEARCH r USING INDEX reports_by_organ (organ=?)", storetest.LatestStep}),
		"further_reports":       storetest.ExpectSteps([]string{storetest.LatestStep}, "r"), // kept
		"count_further":         storetest.ExpectSteps([]string{"SEARCH r USING INTEGER PRIMARY KEY (rowid=?)", storetest.LatestStep}),
		"newest_reports":        storetest.ExpectSteps([]string{storetest.LatestStep}, "r"), // from the end, as many as are wanted
		"of_region":             storetest.ExpectSteps([]string{"SEARCH reports USING COVERING INDEX reports_by_region (region_code>? AND region_code<?)"}),
		"latest_of":             storetest.ExpectSteps([]string{"SEARCH r USING INTEGER PRIMARY KEY (rowid=?)", storetest.LatestStep}),
		"report_ids":            storetest.ExpectSteps([]string{"SEARCH r USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)", storetest.LatestStep}),
		"last_report":           storetest.ExpectSteps([]string{}, "reports"), // one
		"region_codes":          storetest.ExpectSteps([]string{"SEARCH r USING COVERING INDEX reports_by_region (region_code>?)"}, "codes"),
		"browse_organs":         storetest.ExpectSteps([]string{"SEARCH r USING INDEX reports_by_organ (organ=?)", storetest.LatestStep}),
		"browse_findings":       storetest.ExpectSteps([]string{"SEARCH f USING INDEX findings_by_code (code=?)", "SEARCH r USING INTEGER PRIMARY KEY (rowid=?)"}),
		"region_findings":       storetest.ExpectSteps([]string{"SEARCH r USING INDEX reports_by_region (region_code>? AND region_code<?)", "SEARCH f USING PRIMARY KEY (report_id=?)"}),
		"list_by_id":            storetest.ExpectSteps([]string{"SEARCH r USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH o USING PRIMARY KEY (report_id=?)", "SEARCH f USING PRIMARY KEY (report_id=?)", storetest.LatestStep}),
		"listed_by_id":          storetest.ExpectSteps([]string{"SEARCH r USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH o USING COVERING INDEX observations_in_doubt (report_id=?)", "SEARCH c USING PRIMARY KEY (sha256=?)", "SEARCH o USING COVERING INDEX observations_in_doubt (report_id=? AND indicator=? AND applicant=?)", storetest.LatestStep}),
		"report_load":           storetest.ExpectSteps([]string{"SEARCH reports USING INTEGER PRIMARY KEY (rowid=?)"}),
		"sections_load":         storetest.ExpectSteps([]string{"SEARCH sections USING INDEX sqlite_autoindex_sections_1 (report_id=?)"}),
		"observations_load":     storetest.ExpectSteps([]string{"SEARCH observations USING PRIMARY KEY (report_id=?)"}),
		"findings_load":         storetest.ExpectSteps([]string{"SEARCH findings USING PRIMARY KEY (report_id=?)"}),
		"series_findings":       storetest.ExpectSteps([]string{"SEARCH now USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH before USING INDEX reports_by_identity (<expr>=? AND body=? AND year=? AND apart=?)", "SEARCH o USING PRIMARY KEY (report_id=? AND indicator=?)", "SEARCH b USING PRIMARY KEY (report_id=? AND indicator=? AND applicant=?)", storetest.LatestStep}), // through the view figures, which is not made whole
		"identity_changes":      storetest.ExpectSteps([]string{"SCAN c USING INDEX identity_changes_by_time"}, "c"),                                                                                                                                                                                                                                                           // up to the end of the part
		"identity_changes_of":   storetest.ExpectSteps([]string{"SEARCH c USING PRIMARY KEY (report_id=?)"}),
		"documents_kept":        storetest.ExpectSteps([]string{"SEARCH d USING INTEGER PRIMARY KEY (rowid=?)"}, "r"), // all are asked for
		"identity_counts":       storetest.ExpectSteps([]string{storetest.LatestStep}, "r"),                           // kept
		"cell_place":            storetest.ExpectSteps([]string{"SEARCH observations USING PRIMARY KEY (report_id=? AND indicator=? AND applicant=?)"}),
		"find_by_sha256":        storetest.ExpectSteps([]string{"SEARCH d USING COVERING INDEX sqlite_autoindex_documents_1 (sha256>? AND sha256<?)"}),
		"find_by_path":          storetest.ExpectSteps([]string{"SEARCH p USING PRIMARY KEY (path=?)"}),
		"find_by_file_name":     storetest.ExpectSteps([]string{"SEARCH p USING COVERING INDEX document_paths_by_name (<expr>=?)"}),
		"find_by_organ":         storetest.ExpectSteps([]string{"SEARCH r USING COVERING INDEX reports_by_organ (organ=?)"}),
		"find_by_organs":        storetest.ExpectSteps([]string{"SEARCH r USING COVERING INDEX reports_by_organ (organ=?)"}, "o"), // the names
		"find_by_region":        storetest.ExpectSteps([]string{"SEARCH r USING COVERING INDEX reports_by_region (region_code=?)"}),
		"corrections_load":      storetest.ExpectSteps([]string{"SEARCH c USING PRIMARY KEY"}),
		"failures":              storetest.ExpectSteps([]string{"USING INDEX documents_with_errors"}, "d", "u"), // failed ones alone
	})
}
