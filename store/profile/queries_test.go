package profile

import (
	"testing"

	"nianbao/store/storetest"
)

func TestQueries(t *testing.T) { storetest.ExpectValid(t, storetest.OpenNew(t), queries) }

func TestPlans(t *testing.T) {
	const byID = "SEARCH d USING INTEGER PRIMARY KEY (rowid=?)"
	storetest.ExpectPlans(t, storetest.OpenNew(t), queries, map[string]storetest.Planned{
		"organ_by_id":      storetest.ExpectSteps([]string{"reports_by_organ_id (organ_id=?)", "SEARCH old USING INDEX reports_by_body (body=? AND region_code=?)"}, "o"),
		"organ_by_name":    storetest.ExpectSteps([]string{"reports_by_body (body=? AND region_code=?)"}),
		"region_counted":   storetest.ExpectSteps([]string{"SEARCH c USING PRIMARY KEY (region_code=?)"}),
		"region_versions":  storetest.ExpectSteps([]string{"SEARCH v USING COVERING INDEX reports_by_body (body=? AND region_code=? AND year=?)"}),
		"reports_told":     storetest.ExpectSteps([]string{"SEARCH r USING INTEGER PRIMARY KEY (rowid=?)"}),
		"region_organs":    storetest.ExpectSteps([]string{"SEARCH reports USING INDEX reports_by_region (region_code=? AND year>?)"}),
		"peers_counted":    storetest.ExpectSteps([]string{"SEARCH c USING PRIMARY KEY (region_code=? AND year=?)", byID}),
		"peers_alike":      storetest.ExpectSteps([]string{"SEARCH d USING INDEX reports_by_region (region_code=? AND year=?)"}),
		"peers_townships":  storetest.ExpectSteps([]string{"SEARCH d USING INDEX reports_by_region (region_code=? AND year=?)"}),
		"findings_of":      storetest.ExpectSteps([]string{"SEARCH f USING PRIMARY KEY (report_id=?)"}),
		"repeated":         storetest.ExpectSteps([]string{"SEARCH now USING PRIMARY KEY (report_id=?)", "SEARCH earlier USING PRIMARY KEY (report_id=? AND indicator=? AND applicant=?)"}),
		"finding_cells_of": storetest.ExpectSteps([]string{"SEARCH finding_cells USING PRIMARY KEY (report_id=?)"}),
		"covered_years":    storetest.ExpectSteps([]string{"SEARCH c USING PRIMARY KEY (region_code=?)"}),
		"earlier":          storetest.ExpectSteps([]string{"SEARCH d USING INDEX reports_by_body (body=? AND region_code=? AND year<?)"}),
		"earlier_by_id":    storetest.ExpectSteps([]string{"SEARCH d USING INDEX reports_by_organ_id (organ_id=?)"}),
	})
}
