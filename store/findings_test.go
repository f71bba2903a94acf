package store

import (
	"context"
	"reflect"
	"testing"
)

func TestFindingList(t *testing.T) {
	s := openNew(t)
	r := hongze(t)
	id := mustImport(t, s, fileOf("a.pdf", "a"), r).ReportID
	if err := RecordFailure(context.Background(), s, fileOf("b.pdf", "b"), Fault{Kind: "needs-ocr", Message: "a scan"}); err != nil {
		t.Fatal(err)
	}
	counts, err := FindingCounts(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, c := range counts {
		total += c.Findings
		list, err := Findings(context.Background(), s, FindingQuery{Code: c.Code, Region: "洪泽区", Year: r.Year}, Part{Limit: 100})
		if err != nil || len(list) == 0 || list[0].Report.ID != id || list[0].Finding.Message == "" {
			t.Errorf("%s: %+v, %v", c.Code, list, err)
		}
		if other, err := Findings(context.Background(), s, FindingQuery{Code: c.Code, Year: r.Year + 1}, Part{Limit: 100}); err != nil || len(other) != 0 {
			t.Errorf("%s in another year: %+v, %v", c.Code, other, err)
		}
	}
	if total != len(r.Findings) || total == 0 {
		t.Errorf("%d findings counted, %d in the report", total, len(r.Findings))
	}
	failures, err := FailureCounts(context.Background(), s)
	if err != nil || !reflect.DeepEqual(failures, []FailureCount{{"needs-ocr", 1}}) {
		t.Errorf("failures %+v, %v", failures, err)
	}
}
