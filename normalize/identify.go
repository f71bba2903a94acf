package normalize

import (
	"fmt"
	"strconv"
	"strings"

	"nianbao/extract/document"
)

// sureRegion is the confidence from which a region goes without a warning.
const sureRegion = 0.75

// identify takes over whose report it is, for which year and period, and records
// what of it is in doubt.
func identify(r *Report, doc *document.Document) {
	o := ReadOpening(doc)
	id := o.Identity
	r.Title, r.Year, r.PeriodStart, r.PeriodEnd = o.Title, o.Year, o.PeriodStart, o.PeriodEnd
	r.Region, r.Organ, r.Department = id.Region, id.Organ, id.Department
	if o.PeriodYear != 0 && o.PeriodYear != o.Year {
		r.Add(Finding{Code: "year-conflict", Severity: Warning, Left: strconv.Itoa(o.Year), Right: strconv.Itoa(o.PeriodYear),
			Message: fmt.Sprintf("the title says %d, the period of the figures ends in %d", o.Year, o.PeriodYear)})
	}
	if r.Region.Code != "" && id.Confidence < sureRegion {
		r.Add(Finding{Code: "region-uncertain", Severity: Warning,
			Message: fmt.Sprintf("the region %s rests on weak evidence: %s", FullName(r.Region, r.Year), id.Evidence)})
	}
	if r.Region.Code == "" && len(id.Candidates) > 1 {
		var names []string
		for _, c := range id.Candidates {
			names = append(names, fmt.Sprintf("%s (%s)", FullName(c, r.Year), c.Code))
		}
		r.Add(Finding{Code: "region-ambiguous", Severity: Warning,
			Message: "the name of the region fits several: " + strings.Join(names, ", ")})
	}
}
