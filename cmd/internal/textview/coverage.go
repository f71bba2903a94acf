package textview

import (
	"fmt"
	"strings"

	"nianbao/normalize/annual"
	"nianbao/store/compare"
)

// mostNamed is how many reports a note names.
const mostNamed = 6

// CoverageNotes warns of figures that cover different things: it says how many reports are
// of the organ alone and how many of all its area, and which the fewer are. There are none
// where all cover the same.
func CoverageNotes(c compare.Coverage) []string {
	if !c.Differ() {
		return nil
	}
	notes := []string{fmt.Sprintf("warning: the figures cover different things: reports on the organ alone: %d; on all organs of its area: %d; not said: %d",
		c.Own, c.Area, c.Unknown)}
	what := "on the organ alone"
	if c.Rarer == annual.AreaScope {
		what = "on the whole area"
	}
	notes = append(notes, what+": "+coveredText(c.Which))
	if len(c.Changed) > 0 {
		notes = append(notes, "covering something else than the region's report before it: "+coveredText(c.Changed))
	}
	return notes
}

func coveredText(list []compare.Covered) string {
	var names []string
	for _, each := range list[:min(len(list), mostNamed)] {
		names = append(names, fmt.Sprintf("%s %d (report %d)", each.Name, each.Year, each.ReportID))
	}
	if more := len(list) - len(names); more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	return strings.Join(names, ", ")
}

// Noted returns the table with further notes below it.
func (t Table) Noted(notes []string) Table {
	t.notes = append(t.notes, notes...)
	return t
}
