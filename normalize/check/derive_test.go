package check

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/normalize/annual"
)

// What sums leave for a cell with a sign in place of a number is told, and is not its reading.
func TestRemainders(t *testing.T) {
	for name, tc := range map[string]struct {
		cells []string
		want  string
	}{
		"nothing is left for a dash":           {[]string{"3", "—", "0", "0", "3"}, "corrected 0"},
		"nor for several signs":                {[]string{"3", "—", "/", "无", "3"}, "corrected 0, other 0, pending 0"},
		"beside a blank":                       {[]string{"3", "—", "", "0", "3"}, "corrected 0"},
		"two are left for one":                 {[]string{"3", "—", "1", "0", "6"}, "corrected 2"},
		"a total":                              {[]string{"3", "2", "1", "0", "—"}, "total 6"},
		"two signs share a rest: nobody knows": {[]string{"3", "—", "/", "0", "6"}, ""},
		"the parts are more than the total":    {[]string{"7", "—", "0", "0", "6"}, ""},
		"a figure in doubt proves nothing":     {[]string{"12?", "—", "0", "0", "13"}, ""},
		"nothing printed is derived already":   {[]string{"3", "", "0", "0", "3"}, ""},
		"all are signs":                        {[]string{"—", "—", "—", "—", "—"}, ""},
	} {
		r := disputes(tc.cells...)
		settle(r)
		before := fmt.Sprint(r.Observations)
		left := Remainders(r)
		var got []string
		for _, id := range []string{"upheld", "corrected", "other", "pending", "total"} {
			if l, ok := left[annual.CellRef{Indicator: "reconsideration." + id}]; ok {
				got = append(got, id+" "+l.Value.String())
				if l.Check != "行政复议：总计 = 其余四项之和" {
					t.Errorf("%s: by %q", name, l.Check)
				}
			}
		}
		if s := strings.Join(got, ", "); s != tc.want || fmt.Sprint(r.Observations) != before {
			t.Errorf("%s: %q, want %q; and the reading is altered: %v", name, s, tc.want, fmt.Sprint(r.Observations) != before)
		}
	}
	corrected := disputes("3", "—", "1", "0", "6")
	settle(corrected)
	corrected.Observations[0].Status = annual.Corrected
	if l := Remainders(corrected)[annual.CellRef{Indicator: "reconsideration.corrected"}]; l.Value.String() != "2" {
		t.Errorf("beside a corrected figure %s is left", l.Value)
	}
}
