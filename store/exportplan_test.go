package store

import (
	"testing"
)

// Each statement is valid SQL for the schema.
func TestExportQueries(t *testing.T) { expectValid(t, openNew(t), exportQueries) }

// Exports go through the reports in their order, without a sort.
func TestExportPlans(t *testing.T) {
	expectPlans(t, openNew(t), exportQueries, map[string]planned{
		"export_observations": expectSteps([]string{"SCAN r VIRTUAL TABLE INDEX 1:", "SEARCH o USING PRIMARY KEY"}), // reports in their order, no sort
		"export_findings":     expectSteps([]string{"SEARCH f USING PRIMARY KEY"}),
	})
}
