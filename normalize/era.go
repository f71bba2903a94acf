package normalize

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/normalize/annual"
	"nianbao/normalize/gazetteer"
)

// noteEra records that there was no such region in the report's year: whoever compares regions of that year does not
// meet the report, and would look for it under the name that the place has then.
func noteEra(r *annual.Report) {
	const code = "region-year"
	of := r.Region
	if _, valid := gazetteer.LookupRegion(of.Code, r.Year); of.Code == "" || r.Year == 0 || valid ||
		slices.ContainsFunc(r.Findings, func(f annual.Finding) bool { return f.Code == code }) {
		return
	}
	name := func(r gazetteer.Region) string { return fmt.Sprintf("%s (%s)", r.Name, r.Code) }
	edge, happened, became := of.ValidFrom, "began", ", made of "
	if of.HadEnded(r.Year) {
		edge, happened, became = of.ValidTo, "ended", " and went on as "
	}
	message := fmt.Sprintf("the report is on %d, though %s %s in %d", r.Year, name(of), happened, edge)
	if others := of.Elsewhere(r.Year); len(others) > 0 {
		names := make([]string, len(others))
		for i, other := range others {
			names[i] = name(other)
		}
		message += became + strings.Join(names, ", ")
	}
	r.Add(annual.Finding{Code: code, Severity: annual.Warning, Left: strconv.Itoa(r.Year), Right: strconv.Itoa(edge), Message: message + "; comparisons leave it out"})
}
