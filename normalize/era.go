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
	var others []string
	switch {
	case of.ValidTo != 0 && r.Year > of.ValidTo:
		for _, s := range gazetteer.Successors(of) {
			others = append(others, name(s.After))
		}
		message := fmt.Sprintf("the report is on %d, though %s ended in %d; comparisons leave it out", r.Year, name(of), of.ValidTo)
		if len(others) > 0 {
			message = fmt.Sprintf("the report is on %d, though %s ended in %d and went on as %s; comparisons leave it out", r.Year, name(of), of.ValidTo, strings.Join(others, ", "))
		}
		r.Add(annual.Finding{Code: code, Severity: annual.Warning, Left: strconv.Itoa(r.Year), Right: strconv.Itoa(of.ValidTo), Message: message})
	case r.Year < of.ValidFrom:
		for _, s := range gazetteer.Predecessors(of) {
			others = append(others, name(s.Before))
		}
		message := fmt.Sprintf("the report is on %d, though %s began in %d; comparisons leave it out", r.Year, name(of), of.ValidFrom)
		if len(others) > 0 {
			message = fmt.Sprintf("the report is on %d, though %s began in %d, made of %s; comparisons leave it out", r.Year, name(of), of.ValidFrom, strings.Join(others, ", "))
		}
		r.Add(annual.Finding{Code: code, Severity: annual.Warning, Left: strconv.Itoa(r.Year), Right: strconv.Itoa(of.ValidFrom), Message: message})
	}
}
