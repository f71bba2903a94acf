package store

import (
	"regexp"
	"strings"
	"testing"
)

// wholeTable is a step of a plan that reads all of a table. The lists that are
// handed over as JSON are read whole.
var wholeTable = regexp.MustCompile(`(?m)^SCAN (\w+)(?: USING (?:COVERING )?INDEX \w+)?$`)

// No query of comparisons reads a table as long as that of reports or figures
// from end to end.
func TestComparisonPlans(t *testing.T) {
	s := openNew(t)
	for name, steps := range map[string][]string{
		"government_reports": {"SEARCH c USING PRIMARY KEY (region_code=? AND year>? AND year<?)"},
		"government_figures": {"SEARCH f USING PRIMARY KEY (indicator=? AND applicant=? AND region_code=? AND year>? AND year<?)"},
		"department_reports": {"SEARCH d USING COVERING INDEX reports_by_body (body=? AND region_code=? AND year>? AND year<?)",
			"SEARCH n USING COVERING INDEX reports_by_body (body=? AND region_code=? AND year=? AND version>?)"},
		"department_figures": {"SEARCH d USING INDEX reports_by_body (body=? AND region_code=? AND year>? AND year<?)",
			"SEARCH o USING PRIMARY KEY (report_id=? AND indicator=? AND applicant=?)"},
		"difference": {"SEARCH observations USING PRIMARY KEY (report_id=?)", "SEARCH a USING PRIMARY KEY (report_id=? AND indicator=? AND applicant=?)",
			"SEARCH b USING PRIMARY KEY (report_id=? AND indicator=? AND applicant=?)"},
		"counted_best":       {"SEARCH reports USING INDEX reports_by_region (region_code=? AND year=?)"},
		"counted_years":      {"SEARCH region_reports USING COVERING INDEX region_reports_by_year"},
		"counted_drop":       {"SEARCH region_reports USING COVERING INDEX sqlite_autoindex_region_reports_1 (report_id=?)"},
		"counted_drop_other": {"SEARCH region_reports USING PRIMARY KEY (region_code=? AND year=?)"},
	} {
		plan := planOf(t, s, name)
		for _, step := range steps {
			if !strings.Contains(plan, step) {
				t.Errorf("%s has no step %s:\n%s", name, step, plan)
			}
		}
		for _, scan := range wholeTable.FindAllStringSubmatch(plan, -1) {
			if scan[1] != "p" { // the cells of two reports
				t.Errorf("%s reads a whole table: %s\n%s", name, scan[0], plan)
			}
		}
	}
}
