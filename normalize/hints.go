package normalize

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"nianbao/normalize/annual"
	"nianbao/normalize/gazetteer"
	"nianbao/normalize/identity"
	"nianbao/normalize/spelling"
)

// Hints are what somebody else, such as the index page that links to a report,
// says of it. What is left empty is not said.
type Hints struct {
	Organ  string `json:"organ,omitempty"`
	Region string `json:"region,omitempty"` // code or name
	Year   int    `json:"year,omitempty"`
}

// ApplyHints compares a report with what is said of it. A hint never overrides
// the document: where they disagree, a finding says so (hint-organ, hint-year,
// hint-region, of severity Warning). Where the document does not tell, the hint
// is taken, and a finding says so (organ-from-hint, year-from-hint,
// region-from-hint, of severity Info). What the organ does and its id follow.
func ApplyHints(r *annual.Report, h Hints) {
	if h.Year != 0 {
		hintYear(r, h.Year)
	}
	if h.Region != "" {
		hintRegion(r, h.Region)
	}
	if h.Organ != "" {
		hintOrgan(r, spelling.Squeeze(h.Organ))
	}
	nameOrgan(r)
}

func hintYear(r *annual.Report, year int) {
	switch r.Year {
	case year:
	case 0:
		r.Year = year
		if r.PeriodStart == "" && r.PeriodEnd == "" {
			r.PeriodStart, r.PeriodEnd = identity.CalendarYear(year)
		}
		r.Add(annual.Finding{Code: "year-from-hint", Severity: annual.Info,
			Message: fmt.Sprintf("the year %d is what was said of the document, not what it says", year)})
	default:
		disagree(r, "hint-year", "year", strconv.Itoa(r.Year), strconv.Itoa(year))
	}
}

func hintRegion(r *annual.Report, hint string) {
	regions := gazetteer.RegionsNamedIn(hint, r.Year)
	if r.Region.Code != "" {
		for _, meant := range regions {
			if meant.Code == r.Region.Code {
				return
			}
		}
		disagree(r, "hint-region", "region", fmt.Sprintf("%s (%s)", gazetteer.FullName(r.Region, r.Year), r.Region.Code), hint)
		return
	}
	if len(regions) != 1 {
		r.Add(annual.Finding{Code: "hint-region", Severity: annual.Warning,
			Message: fmt.Sprintf("%q is said to be the document's region, which fits %d regions", hint, len(regions))})
		return
	}
	r.Region = regions[0]
	r.PlaceID = gazetteer.PlaceID(r.Region)
	r.Add(annual.Finding{Code: "region-from-hint", Severity: annual.Info,
		Message: fmt.Sprintf("the region %s (%s) is what was said of the document, not what it says", gazetteer.FullName(r.Region, r.Year), r.Region.Code)})
}

func hintOrgan(r *annual.Report, organ string) {
	if r.Organ == "" {
		r.Organ = organ
		r.Add(annual.Finding{Code: "organ-from-hint", Severity: annual.Info,
			Message: fmt.Sprintf("the organ %s is what was said of the document, not what it says", organ)})
		return
	}
	said := annual.Report{Organ: organ, Region: r.Region}
	if said.Body() == r.Body() || fullerName(organ, r.Organ) || fullerName(r.Organ, organ) {
		return
	}
	disagree(r, "hint-organ", "organ", r.Organ, organ)
}

// fullerName reports whether long is short with regions before it.
func fullerName(long, short string) bool {
	const shortestBody = 3 // runes; any name ends in 局
	return utf8.RuneCountInString(short) >= shortestBody && strings.HasSuffix(long, short)
}

func disagree(r *annual.Report, code, what, own, hint string) {
	r.Add(annual.Finding{Code: code, Severity: annual.Warning, Left: own, Right: hint,
		Message: fmt.Sprintf("%s: the document says %s, but was said to be of %s", what, own, hint)})
}
