package store

import (
	"testing"
)

// Each statement is valid SQL for the schema.
func TestColumnsQueries(t *testing.T) { expectValid(t, openNew(t), columnsQueries) }

// No query of figures reads a table as long as that of reports or figures from end
// to end, but for lists that are kept.
func TestColumnsPlans(t *testing.T) {
	expectPlans(t, openNew(t), columnsQueries, map[string]planned{
		"all_figures":        expectSteps([]string{"SEARCH region_figures USING PRIMARY KEY (indicator=? AND applicant=?)"}),
		"all_reports":        expectSteps([]string{}, "region_reports"), // kept
		"government_reports": expectSteps([]string{"SEARCH c USING PRIMARY KEY (region_code=? AND year>? AND year<?)"}),
		"government_figures": expectSteps([]string{"SEARCH f USING PRIMARY KEY (indicator=? AND applicant=? AND region_code=? AND year>? AND year<?)"}),
		"department_reports": expectSteps([]string{"SEARCH d USING COVERING INDEX reports_by_body (body=? AND region_code=? AND year>? AND year<?)", "SEARCH n USING COVERING INDEX reports_by_body (body=? AND region_code=? AND year=? AND version>?)"}),
		"department_figures": expectSteps([]string{"SEARCH d USING INDEX reports_by_body (body=? AND region_code=? AND year>? AND year<?)", "SEARCH o USING PRIMARY KEY (report_id=? AND indicator=? AND applicant=?)"}),
	})
}
