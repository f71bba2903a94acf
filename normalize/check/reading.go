package check

import (
	"strings"

	"nianbao/normalize/annual"
)

// How many checks fail at least, over rows and down columns, that the reading of a whole
// table is the likelier culprit: a report that reckons wrongly does so in one row, or in
// one check of each column.
const (
	failingAcross = 3
	failingDown   = 3
)

// A tally counts the checks of one table that fail, over rows and down columns, and those
// that hold, over rows and in all.
type tally struct{ across, down, holdsAcross, holds int }

// misread reports whether the whole table is likely to have been read wrongly.
func (t tally) misread() bool {
	return t.across >= failingAcross && t.down >= failingDown || t.across+t.down >= failingDown && t.holds == 0
}

// columnsOff reports whether the sums over most rows fail: columns were taken for each
// other. Sums down the columns hold then as they did, and confirm no figure.
func (t tally) columnsOff() bool { return t.across >= failingAcross && t.across > t.holdsAcross }

// doubtFailing puts the terms of sums that fail in doubt, unless another sum confirms
// them, or nothing about them could be read otherwise: then it is the report that reckons
// wrongly. Where sums fail over rows and down columns, or all sums of a table do, no figure
// is above doubt that no sum confirms; where sums over most rows fail, none is that no head
// of its column tells.
func doubtFailing(equations []equation, at map[cell]*annual.Observation) {
	confirmed := map[cell]bool{}
	tables := map[string]*tally{}
	var failing []equation
	for _, e := range equations {
		left, ok1 := sum(e.left, at)
		right, ok2 := sum(e.right, at)
		if !ok1 || !ok2 {
			continue
		}
		t := tables[tableName(e)]
		if t == nil {
			t = new(tally)
			tables[tableName(e)] = t
		}
		switch {
		case left.Cmp(right) != 0 && e.check.Across:
			t.across++
		case left.Cmp(right) != 0:
			t.down++
		case left.Sign() != 0:
			t.holds++
			if e.check.Across {
				t.holdsAcross++
			}
			for _, cells := range [][]cell{e.left, e.right} {
				for _, c := range cells {
					confirmed[c] = true
				}
			}
			continue
		default:
			continue
		}
		failing = append(failing, e)
	}
	for _, e := range failing {
		t := tables[tableName(e)]
		for _, cells := range [][]cell{e.left, e.right} {
			for _, c := range cells {
				o := at[c]
				if o.Status != annual.Read || o.WasRecognized() || confirmed[c] && !t.columnsOff() || !o.Shaky() && !t.misread() {
					continue
				}
				o.Flag("a sum that it is part of does not hold, and it may have been read wrongly: " + e.check.Zh)
			}
		}
	}
}

// tableName returns what the indicators of a check begin with, but for the disputes,
// whose groups are checked apart: those are one table.
func tableName(e equation) string {
	name, _, _ := strings.Cut(e.left[0].Indicator, ".")
	if name != "applications" && name != "disclosure" && name != "statistics" {
		return "disputes"
	}
	return name
}
