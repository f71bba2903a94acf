package check

import (
	"slices"

	"nianbao/normalize/annual"
)

// A Tally says what became of the sums that the forms prescribe for the tables of a report: how many hold, fail, and
// could not be checked, as a cell is blank, has a sign in place of a number, or was not found.
type Tally struct {
	Holds, Fails, Unchecked int
	// IfZero is how many of the unchecked hold if each sign in place of a number, as a dash, stands for zero.
	IfZero int
	// Short has those that would fail: either the organ
	// means another thing by it, or the sum is wrong in print. Which, the report does not say, so that it is no finding.
	Short []Sum
}

// TallyOf works the sums of a report out.
func TallyOf(r *annual.Report) Tally {
	at := index(r)
	var t Tally
	for _, e := range equationsOf(r, at) {
		s := e.work(at)
		switch s.State {
		case Holds:
			t.Holds++
		case Fails:
			t.Fails++
		default:
			t.Unchecked++
			if !e.lacksSignsAlone(at) {
				continue
			}
			knownLeft, left := known(e.left, at)
			knownRight, right := known(e.right, at)
			if left.Cmp(right) == 0 {
				t.IfZero++
				continue
			}
			s.LeftTerms, s.RightTerms = knownLeft, knownRight
			s.Left, s.Right = terms(knownLeft, at, left), terms(knownRight, at, right)
			t.Short = append(t.Short, s)
		}
	}
	return t
}

// lacksSignsAlone reports whether each cell of an equation has a value, or a sign in its place.
func (e equation) lacksSignsAlone(at map[cell]*annual.Observation) bool {
	return !slices.ContainsFunc(slices.Concat(e.left, e.right), func(c cell) bool {
		o := at[c]
		return o == nil || o.Value == nil && (o.Status != annual.Blank || o.Raw == "")
	})
}
