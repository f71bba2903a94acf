package check

import (
	"strings"
	"testing"

	"nianbao/normalize/annual"
)

// Beside a figure of the text stands what the tables have: applications received, for one, are often counted with those
// carried over.
func TestBesideText(t *testing.T) {
	for stated, want := range map[string]struct {
		total  string
		values string
		agrees bool
	}{"26": {"26", "26", true}, "28": {"28", "26 2", true}, "21": {"26", "26", false}} {
		r := &annual.Report{Observations: []annual.Observation{
			{Indicator: "applications.received", Applicant: "total", Value: decimal(t, "26"), Unit: "件", Status: annual.Read},
			{Indicator: "applications.carried_in", Applicant: "total", Value: decimal(t, "2"), Unit: "件", Status: annual.Read},
			{Indicator: "narrative.received", Value: decimal(t, stated), Unit: "件", Status: annual.Inferred},
			{Indicator: "narrative.fees", Value: decimal(t, "0"), Unit: "元", Status: annual.Inferred},
		}}
		found := BesideText(r)
		got, ok := found["narrative.received"]
		if !ok || len(found) != 1 || got.Total != want.total || len(got.Cells) != len(got.Values) || strings.Join(got.Values, " ") != want.values || got.Agrees != want.agrees || got.Unit != "件" {
			t.Errorf("%s: %+v", stated, found)
		}
	}
}
