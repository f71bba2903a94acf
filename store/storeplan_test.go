package store

import (
	"testing"
)

// Each statement is valid SQL for the schema.
func TestStoreQueries(t *testing.T) { expectValid(t, openNew(t), QueriesOfStore) }

// Writing looks rows up by indexes.
func TestStorePlans(t *testing.T) {
	expectPlans(t, openNew(t), QueriesOfStore, map[string]planned{
		"counted_best":        expectSteps([]string{"SEARCH reports USING INDEX reports_by_region (region_code=? AND year=?)"}),
		"counted_drop":        expectSteps([]string{"SEARCH region_reports USING COVERING INDEX sqlite_autoindex_region_reports_1 (report_id=?)"}),
		"counted_drop_other":  expectSteps([]string{"SEARCH region_reports USING PRIMARY KEY (region_code=? AND year=?)"}),
		"document_lookup":     expectSteps([]string{"SEARCH r USING INDEX sqlite_autoindex_reports_1"}),
		"report_last_version": expectSteps([]string{"SEARCH reports USING INDEX reports_by_identity"}),
	})
}
