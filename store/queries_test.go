package store_test

import (
	"testing"

	"nianbao/store"
	"nianbao/store/storetest"
)

// Each statement is valid SQL for the schema.
func TestQueries(t *testing.T) { storetest.ExpectValid(t, storetest.OpenNew(t), store.Own) }

// Writing looks rows up by indexes.
func TestPlans(t *testing.T) {
	storetest.ExpectPlans(t, storetest.OpenNew(t), store.Own, map[string]storetest.Planned{
		"counted_best":        storetest.ExpectSteps([]string{"SEARCH reports USING INDEX reports_by_region (region_code=? AND year=?)"}),
		"counted_drop":        storetest.ExpectSteps([]string{"SEARCH region_reports USING COVERING INDEX sqlite_autoindex_region_reports_1 (report_id=?)"}),
		"counted_drop_other":  storetest.ExpectSteps([]string{"SEARCH region_reports USING PRIMARY KEY (region_code=? AND year=?)"}),
		"document_lookup":     storetest.ExpectSteps([]string{"SEARCH r USING INDEX sqlite_autoindex_reports_1"}),
		"report_last_version": storetest.ExpectSteps([]string{"SEARCH reports USING COVERING INDEX reports_by_identity"}),
		"report_succeeds":     storetest.ExpectSteps([]string{"SEARCH r USING INDEX reports_by_identity", "SEARCH v USING COVERING INDEX crawl_versions_by_content"}),
	})
}
