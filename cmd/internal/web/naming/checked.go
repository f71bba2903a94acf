package naming

import (
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/normalize/check"
)

// A Checked says how many of the sums that the forms prescribe could be checked in a report: where some could not, a
// report without findings is not one without faults.
type Checked struct {
	Holds     int `json:"hold"`
	Fails     int `json:"fail"`
	Unchecked int `json:"unchecked"` // a cell is blank, has a sign in place of a number, or was not found
	// IfZero is how many of the unchecked hold if each sign stands for zero, and Short has those that fail then.
	IfZero int        `json:"holding_if_signs_are_zero,omitempty"`
	Short  []ShortSum `json:"failing_if_signs_are_zero,omitempty"`
}

// A ShortSum is a sum whose two sides differ if signs in it stand for zero.
type ShortSum struct {
	Sum   string `json:"sum"` // what it is called in the page's language
	Left  string `json:"left"`
	Right string `json:"right"`
}

// CheckedOf works out the sums of a report.
func CheckedOf(language wording.Language, r *annual.Report) Checked {
	tally := check.TallyOf(r)
	c := Checked{Holds: tally.Holds, Fails: tally.Fails, Unchecked: tally.Unchecked, IfZero: tally.IfZero}
	for _, s := range tally.Short {
		name, left, right := SumNamed(language, s, r)
		c.Short = append(c.Short, ShortSum{name, left, right})
	}
	return c
}

// All reports whether there are sums, and each of them could be checked.
func (c Checked) All() bool { return c.Unchecked == 0 && c.Holds+c.Fails > 0 }

// None reports whether the forms prescribe no sum for what the report has.
func (c Checked) None() bool { return c.Unchecked+c.Holds+c.Fails == 0 }
