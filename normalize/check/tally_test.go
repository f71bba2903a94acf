package check

import (
	"fmt"
	"testing"
)

// Of the sums of a report it is told how many could be checked; those that fail if a dash stands for zero are named, and are no
// findings.
func TestTally(t *testing.T) {
	for name, tc := range map[string]struct {
		cells []string
		want  string
	}{
		"all is there":                         {[]string{"3", "1", "0", "0", "4"}, "1 0 0 0"},
		"a sum fails":                          {[]string{"3", "1", "0", "0", "5"}, "0 1 0 0"},
		"the known parts are more in any case": {[]string{"3", "4", "—", "", "5"}, "0 1 0 0"},
		"the dashes can be zero":               {[]string{"3", "1", "—", "/", "4"}, "0 0 1 1"},
		"and can't":                            {[]string{"1", "1", "—", "—", "7"}, "0 0 1 0: 7 ≠ 1 + 1 = 2"},
		"all parts are dashes":                 {[]string{"—", "—", "—", "—", "6"}, "0 0 1 0: 6 ≠ 0"},
		"blanks say nothing of the rest":       {[]string{"1", "", "", "—", "7"}, "0 0 1 0"},
		"a blank that is derived is no blank":  {[]string{"3", "1", "", "", "4"}, "1 0 0 0"},
	} {
		r := disputes(tc.cells...)
		settle(r)
		before := len(r.Findings)
		tally := TallyOf(r)
		got := fmt.Sprint(tally.Holds, tally.Fails, tally.Unchecked, tally.IfZero)
		for _, s := range tally.Short {
			got += fmt.Sprintf(": %s ≠ %s", s.Left, s.Right)
		}
		if got != tc.want || len(r.Findings) != before || before != tally.Fails {
			t.Errorf("%s: %s, want %s; %d findings", name, got, tc.want, len(r.Findings))
		}
	}
}
