package reports_test

import (
	"context"
	"reflect"
	"testing"

	"nianbao/store"
	"nianbao/store/reports"
	"nianbao/store/storetest"
)

func TestFindingList(t *testing.T) {
	s := storetest.OpenNew(t)
	r := storetest.Hongze(t)
	id := storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), r).ReportID
	if err := store.RecordFailure(context.Background(), s, storetest.FileOf("b.pdf", "b"), reports.Fault{Kind: "needs-ocr", Message: "a scan"}); err != nil {
		t.Fatal(err)
	}
	counts, err := reports.FindingCounts(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, c := range counts {
		total += c.Findings
		list, err := reports.Findings(context.Background(), s, reports.FindingQuery{Code: c.Code, Region: "洪泽区", Year: r.Year}, reports.Part{Limit: 100})
		if err != nil || len(list) == 0 || list[0].Report.ID != id || list[0].Finding.Message == "" {
			t.Errorf("%s: %+v, %v", c.Code, list, err)
		}
		if other, err := reports.Findings(context.Background(), s, reports.FindingQuery{Code: c.Code, Year: r.Year + 1}, reports.Part{Limit: 100}); err != nil || len(other) != 0 {
			t.Errorf("%s in another year: %+v, %v", c.Code, other, err)
		}
	}
	if total != len(r.Findings) || total == 0 {
		t.Errorf("%d findings counted, %d in the report", total, len(r.Findings))
	}
	failures, err := reports.FailureCounts(context.Background(), s)
	if err != nil || !reflect.DeepEqual(failures, []reports.FailureCount{{Kind: "needs-ocr", Files: 1}}) {
		t.Errorf("failures %+v, %v", failures, err)
	}
}
