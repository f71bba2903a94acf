package normalize

import (
	"fmt"
	"strconv"
	"strings"

	"nianbao/normalize/annual"
	"nianbao/normalize/gazetteer"
	"nianbao/normalize/identity"
)

// sureRegion is the confidence from which a region goes without a warning.
const sureRegion = 0.75

// mostCandidates is how many regions a finding names: 城关镇 is in eighty.
const mostCandidates = 8

// identify takes over whose report it is, for which year and period, and records
// what of it is in doubt.
func identify(r *annual.Report, o identity.Opening) {
	id := o.Identity
	r.Title, r.Year, r.PeriodStart, r.PeriodEnd = o.Title, o.Year, o.PeriodStart, o.PeriodEnd
	r.Region, r.Organ, r.Department = id.Region, id.Organ, id.Department
	r.OrganKind, r.Township, r.TownshipCode, r.Identity = id.Kind, id.Township, id.TownshipCode, id.State
	if o.PeriodYear != 0 && o.PeriodYear != o.Year {
		r.Add(annual.Finding{Code: "year-conflict", Severity: annual.Warning, Left: strconv.Itoa(o.Year), Right: strconv.Itoa(o.PeriodYear),
			Message: fmt.Sprintf("the title says %d, the period of the figures ends in %d", o.Year, o.PeriodYear)})
	}
	if o.TitleYear != 0 && o.TitleYear != o.Year && !o.SchoolYear {
		r.Add(annual.Finding{Code: "year-conflict", Severity: annual.Warning, Left: strconv.Itoa(o.TitleYear), Right: strconv.Itoa(o.PeriodYear),
			Message: fmt.Sprintf("the title says %d, the period of the figures and the text say %d, which is taken", o.TitleYear, o.Year)})
	}
	if o.SchoolYear {
		r.Add(annual.Finding{Code: "school-year", Severity: annual.Info, Left: strconv.Itoa(o.Year - 1), Right: strconv.Itoa(o.Year),
			Message: fmt.Sprintf("the report is on a school year and is kept under the year of its end, %d", o.Year)})
	}
	r.IdentityEvidence, r.IdentityAgainst = id.Evidence, id.Against
	switch id.State {
	case identity.Unknown:
		r.Add(annual.Finding{Code: "organ-unknown", Severity: annual.Warning,
			Message: "whose report it is could not be told from the text"})
	case identity.Doubtful:
		if o.SchoolYear && id.Against == "" {
			break
		}
		message := fmt.Sprintf("that the report is of %s rests on weak evidence: %s", r.Organ, id.Evidence)
		if id.Against != "" {
			message = fmt.Sprintf("the report is taken for that of %s (%s), though the text also says: %s", r.Organ, id.Evidence, id.Against)
		}
		r.Add(annual.Finding{Code: "organ-uncertain", Severity: annual.Warning, Left: r.Organ, Right: id.Against, Message: message})
	}
	if r.Region.Code != "" && id.Confidence < sureRegion {
		r.Add(annual.Finding{Code: "region-uncertain", Severity: annual.Warning,
			Message: fmt.Sprintf("the region %s rests on weak evidence: %s", gazetteer.FullName(r.Region, r.Year), id.Evidence)})
	}
	if r.Region.Code == "" && len(id.Candidates) > 1 {
		var names []string
		for i, c := range id.Candidates {
			if i == mostCandidates {
				names = append(names, fmt.Sprintf("and %d more", len(id.Candidates)-i))
				break
			}
			names = append(names, fmt.Sprintf("%s (%s)", gazetteer.FullName(c, r.Year), c.Code))
		}
		r.Add(annual.Finding{Code: "region-ambiguous", Severity: annual.Warning,
			Message: "the name of the region fits several: " + strings.Join(names, ", ")})
	}
}
