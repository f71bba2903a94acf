package store

import (
	"slices"
	"strings"
	"testing"
)

// What pages ask for is found by indexes. What reads a whole table all the same is
// named, with the table: it is short, or the answer is kept.
func TestPagePlans(t *testing.T) {
	s := openNew(t)
	latest := "SEARCH n USING INDEX reports_by_identity (<expr>=? AND body=? AND year=? AND version>?)"
	for name, tc := range map[string]struct {
		steps []string
		scans []string // tables that are read whole
	}{
		"all_figures":    {[]string{"SEARCH region_figures USING PRIMARY KEY (indicator=? AND applicant=?)"}, nil},
		"all_reports":    {nil, []string{"region_reports"}},                                                                        // kept
		"report_totals":  {[]string{"SEARCH reports USING COVERING INDEX reports_by_region (region_code>?)"}, []string{"reports"}}, // kept
		"failure_total":  {[]string{"SCAN documents USING INDEX documents_with_errors"}, []string{"documents", "unopened_files"}},  // failed ones alone
		"report_counts":  {[]string{"SEARCH reports USING INDEX reports_by_region (region_code>? AND region_code<?)"}, nil},
		"finding_counts": {[]string{"SCAN findings USING INDEX findings_by_code"}, []string{"findings"}}, // kept
		"browse_reports": {[]string{"SEARCH r USING INDEX reports_by_region (region_code=?)",
			"SEARCH r USING INDEX reports_by_region (region_code>? AND region_code<?)", latest}, nil},
		"organs_with":     {nil, []string{"organs"}}, // an entry for some seven reports, of a name alone
		"browse_organs":   {[]string{"SEARCH r USING INDEX reports_by_organ (organ=?)", latest}, nil},
		"browse_findings": {[]string{"SEARCH f USING INDEX findings_by_code (code=?)", "SEARCH r USING INTEGER PRIMARY KEY (rowid=?)"}, nil},
		"region_findings": {[]string{"SEARCH r USING INDEX reports_by_region (region_code>? AND region_code<?)", "SEARCH f USING PRIMARY KEY (report_id=?)"}, nil},
		"list_by_id":      {[]string{"SEARCH r USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH o USING PRIMARY KEY (report_id=?)", "SEARCH f USING PRIMARY KEY (report_id=?)", latest}, nil},
		"listed_by_id": {[]string{"SEARCH r USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH o USING COVERING INDEX observations_in_doubt (report_id=?)",
			"SEARCH c USING PRIMARY KEY (sha256=?)", "SEARCH o USING COVERING INDEX observations_in_doubt (report_id=? AND indicator=? AND applicant=?)", latest}, nil},
		"report_load":       {[]string{"SEARCH reports USING INTEGER PRIMARY KEY (rowid=?)"}, nil},
		"sections_load":     {[]string{"SEARCH sections USING INDEX sqlite_autoindex_sections_1 (report_id=?)"}, nil},
		"observations_load": {[]string{"SEARCH observations USING PRIMARY KEY (report_id=?)"}, nil},
		"findings_load":     {[]string{"SEARCH findings USING PRIMARY KEY (report_id=?)"}, nil},
		"series_findings": {[]string{"SEARCH now USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH before USING INDEX reports_by_identity (<expr>=? AND body=? AND year=?)",
			"SEARCH o USING PRIMARY KEY (report_id=? AND indicator=?)", "SEARCH b USING PRIMARY KEY (report_id=? AND indicator=? AND applicant=?)", latest}, nil},
		"cell_place": {[]string{"SEARCH observations USING PRIMARY KEY (report_id=? AND indicator=? AND applicant=?)"}, nil},
		"search": {[]string{"SCAN i VIRTUAL TABLE INDEX 2:DESC", "SEARCH n USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH r USING INTEGER PRIMARY KEY (rowid=?)",
			"SEARCH s USING INDEX sqlite_autoindex_sections_1 (report_id=? AND position=?)"}, nil},
		"region_chapters": {[]string{"SEARCH c USING COVERING INDEX reports_by_region (region_code>? AND region_code<?)", "SEARCH r USING INTEGER PRIMARY KEY (rowid=?)",
			"SEARCH s USING INDEX sqlite_autoindex_sections_1 (report_id=?)"}, nil}, // kept
		"chapters_at":        {[]string{"SEARCH s USING INDEX sqlite_autoindex_sections_1 (report_id=? AND position=?)"}, nil},
		"chapter_reports":    {[]string{"SEARCH reports USING INTEGER PRIMARY KEY (rowid=?)"}, nil},
		"find_by_sha256":     {[]string{"SEARCH d USING COVERING INDEX sqlite_autoindex_documents_1 (sha256>? AND sha256<?)"}, nil},
		"find_by_path":       {[]string{"SEARCH p USING PRIMARY KEY (path=?)"}, nil},
		"find_by_file_name":  {[]string{"SEARCH p USING COVERING INDEX document_paths_by_name (<expr>=?)"}, nil},
		"find_by_organ":      {[]string{"SEARCH r USING COVERING INDEX reports_by_organ (organ=?)"}, nil},
		"find_by_organ_part": {[]string{"SEARCH r USING COVERING INDEX reports_by_organ (organ=?)"}, []string{"o"}}, // the names of organs
		"find_by_region":     {[]string{"SEARCH r USING COVERING INDEX reports_by_region (region_code=?)"}, nil},
		"region_in_use":      {[]string{"SEARCH reports USING COVERING INDEX reports_by_region (region_code>? AND region_code<?)"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			plan := planOf(t, s, name)
			for _, step := range tc.steps {
				if !strings.Contains(plan, step) {
					t.Errorf("there is no step %s:\n%s", step, plan)
				}
			}
			for _, scan := range wholeTable.FindAllStringSubmatch(plan, -1) {
				if !slices.Contains(tc.scans, scan[1]) {
					t.Errorf("a whole table is read: %s\n%s", scan[0], plan)
				}
			}
		})
	}
}
