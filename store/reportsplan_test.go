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
		"report_totals":      {[]string{"SEARCH reports USING COVERING INDEX reports_by_region (region_code>?)"}, []string{"reports"}}, // kept
		"failure_total":      {[]string{"SCAN documents USING INDEX documents_with_errors"}, []string{"documents", "unopened_files"}},  // failed ones alone
		"report_counts":      {[]string{"SEARCH reports USING INDEX reports_by_region (region_code>? AND region_code<?)"}, nil},
		"finding_counts":     {[]string{"SCAN findings USING INDEX findings_by_code"}, []string{"findings"}}, // kept
		"browse_reports":     {[]string{"SEARCH r USING INDEX reports_by_region (region_code=?)", "SEARCH r USING INDEX reports_by_region (region_code>? AND region_code<?)", latestStep}, nil},
		"organs_with":        {[]string{}, []string{"organs"}}, // an entry for some seven reports, of a name alone
		"browse_organs":      {[]string{"SEARCH r USING INDEX reports_by_organ (organ=?)", latestStep}, nil},
		"browse_findings":    {[]string{"SEARCH f USING INDEX findings_by_code (code=?)", "SEARCH r USING INTEGER PRIMARY KEY (rowid=?)"}, nil},
		"region_findings":    {[]string{"SEARCH r USING INDEX reports_by_region (region_code>? AND region_code<?)", "SEARCH f USING PRIMARY KEY (report_id=?)"}, nil},
		"list_by_id":         {[]string{"SEARCH r USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH o USING PRIMARY KEY (report_id=?)", "SEARCH f USING PRIMARY KEY (report_id=?)", latestStep}, nil},
		"listed_by_id":       {[]string{"SEARCH r USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH o USING COVERING INDEX observations_in_doubt (report_id=?)", "SEARCH c USING PRIMARY KEY (sha256=?)", "SEARCH o USING COVERING INDEX observations_in_doubt (report_id=? AND indicator=? AND applicant=?)", latestStep}, nil},
		"report_load":        {[]string{"SEARCH reports USING INTEGER PRIMARY KEY (rowid=?)"}, nil},
		"sections_load":      {[]string{"SEARCH sections USING INDEX sqlite_autoindex_sections_1 (report_id=?)"}, nil},
		"observations_load":  {[]string{"SEARCH observations USING PRIMARY KEY (report_id=?)"}, nil},
		"findings_load":      {[]string{"SEARCH findings USING PRIMARY KEY (report_id=?)"}, nil},
		"series_findings":    {[]string{"SEARCH now USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH before USING INDEX reports_by_identity (<expr>=? AND body=? AND year=?)", "SEARCH o USING PRIMARY KEY (report_id=? AND indicator=?)", "SEARCH b USING PRIMARY KEY (report_id=? AND indicator=? AND applicant=?)", latestStep}, nil}, // through the view figures, which is not made whole
		"cell_place":         {[]string{"SEARCH observations USING PRIMARY KEY (report_id=? AND indicator=? AND applicant=?)"}, nil},
		"find_by_sha256":     {[]string{"SEARCH d USING COVERING INDEX sqlite_autoindex_documents_1 (sha256>? AND sha256<?)"}, nil},
		"find_by_path":       {[]string{"SEARCH p USING PRIMARY KEY (path=?)"}, nil},
		"find_by_file_name":  {[]string{"SEARCH p USING COVERING INDEX document_paths_by_name (<expr>=?)"}, nil},
		"find_by_organ":      {[]string{"SEARCH r USING COVERING INDEX reports_by_organ (organ=?)"}, nil},
		"find_by_organ_part": {[]string{"SEARCH r USING COVERING INDEX reports_by_organ (organ=?)"}, []string{"o"}}, // the names of organs
		"find_by_region":     {[]string{"SEARCH r USING COVERING INDEX reports_by_region (region_code=?)"}, nil},
		"corrections_load":   {[]string{"SEARCH c USING PRIMARY KEY"}, nil},
		"failures":           {[]string{"USING INDEX documents_with_errors"}, []string{"d", "u"}}, // failed ones alone
	})
}
