package compare

import (
	"testing"

	"nianbao/store/storetest"
)

// Each statement is valid SQL for the schema.
func TestQueries(t *testing.T) { storetest.ExpectValid(t, storetest.OpenNew(t), queries) }

// Two reports are compared cell by cell, and years counted by an index.
func TestPlans(t *testing.T) {
	storetest.ExpectPlans(t, storetest.OpenNew(t), queries, map[string]storetest.Planned{
		"difference":    storetest.ExpectSteps([]string{"SEARCH observations USING PRIMARY KEY (report_id=?)", "SEARCH a USING PRIMARY KEY (report_id=? AND indicator=? AND applicant=?)", "SEARCH b USING PRIMARY KEY (report_id=? AND indicator=? AND applicant=?)"}, "p"), // the cells of two reports
		"counted_years": storetest.ExpectSteps([]string{"SEARCH region_reports USING COVERING INDEX region_reports_by_year"}),
	})
}
