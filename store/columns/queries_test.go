package columns

import (
	"testing"

	"nianbao/store/storetest"
)

// Each statement is valid SQL for the schema.
func TestQueries(t *testing.T) { storetest.ExpectValid(t, storetest.OpenNew(t), queries) }

// No query of figures reads a table as long as that of reports or figures from end
// to end, but for lists that are kept.
func TestPlans(t *testing.T) {
	storetest.ExpectPlans(t, storetest.OpenNew(t), queries, map[string]storetest.Planned{
		"all_figures":        storetest.ExpectSteps([]string{"SEARCH region_figures USING PRIMARY KEY (indicator=? AND applicant=?)"}),
		"all_reports":        storetest.ExpectSteps([]string{}, "region_reports"), // kept
		"government_reports": storetest.ExpectSteps([]string{"SEARCH c USING PRIMARY KEY (region_code=? AND year>? AND year<?)"}),
		"government_stated": storetest.ExpectSteps([]string{"SEARCH c USING PRIMARY KEY (region_code=? AND year>? AND year<?)", "SEARCH d USING INTEGER PRIMARY KEY (rowid=?)",
			"SEARCH o USING PRIMARY KEY (report_id=? AND indicator=? AND applicant=?)"}),
		"all_stated":         storetest.ExpectSteps([]string{"SEARCH d USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH o USING PRIMARY KEY (report_id=? AND indicator=? AND applicant=?)"}, "c"), // kept
		"government_figures": storetest.ExpectSteps([]string{"SEARCH f USING PRIMARY KEY (indicator=? AND applicant=? AND region_code=? AND year>? AND year<?)"}),
		"department_reports": storetest.ExpectSteps([]string{"SEARCH d USING COVERING INDEX reports_by_body (body=? AND region_code=? AND year>? AND year<?)", "SEARCH n USING COVERING INDEX reports_by_body (body=? AND region_code=? AND year=? AND version>?)"}),
		"organ_rows":         storetest.ExpectSteps([]string{"SEARCH n USING COVERING INDEX reports_by_body (body=? AND region_code=? AND year=? AND version>?)"}, "d"), // kept
		"organ_figures":      storetest.ExpectSteps([]string{"SEARCH d USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH o USING PRIMARY KEY (report_id=? AND indicator=? AND applicant=?)"}),
		"reported_cells":     storetest.ExpectSteps([]string{"SEARCH d USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH o USING PRIMARY KEY (report_id=? AND indicator=? AND applicant=?) LEFT-JOIN"}),
		"cells_at":           storetest.ExpectSteps([]string{"SEARCH d USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH o USING PRIMARY KEY (report_id=? AND indicator=? AND applicant=?) LEFT-JOIN"}),
		"row_adds_up":        storetest.ExpectSteps([]string{"SEARCH observations USING PRIMARY KEY (report_id=? AND indicator=?)"}),
		"doubt_notes":        storetest.ExpectSteps([]string{"SEARCH o USING PRIMARY KEY (report_id=? AND indicator=? AND applicant=?)"}),
		"signs":              storetest.ExpectSteps([]string{"SEARCH o USING PRIMARY KEY (report_id=? AND indicator=? AND applicant=?)"}),
		"department_figures": storetest.ExpectSteps([]string{"SEARCH d USING INDEX reports_by_body (body=? AND region_code=? AND year>? AND year<?)", "SEARCH o USING PRIMARY KEY (report_id=? AND indicator=? AND applicant=?)"}),
	})
}
