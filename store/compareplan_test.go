package store

import (
	"testing"
)

// Each statement is valid SQL for the schema.
func TestCompareQueries(t *testing.T) { expectValid(t, openNew(t), compareQueries) }

// Two reports are compared cell by cell, and years counted by an index.
func TestComparePlans(t *testing.T) {
	expectPlans(t, openNew(t), compareQueries, map[string]planned{
		"difference":    expectSteps([]string{"SEARCH observations USING PRIMARY KEY (report_id=?)", "SEARCH a USING PRIMARY KEY (report_id=? AND indicator=? AND applicant=?)", "SEARCH b USING PRIMARY KEY (report_id=? AND indicator=? AND applicant=?)"}, "p"), // the cells of two reports
		"counted_years": expectSteps([]string{"SEARCH region_reports USING COVERING INDEX region_reports_by_year"}),
	})
}
