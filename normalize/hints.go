package normalize

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"nianbao/normalize/annual"
	"nianbao/normalize/gazetteer"
	"nianbao/normalize/identity"
	"nianbao/normalize/issue"
	"nianbao/normalize/spelling"
)

// Hints are what somebody else, such as the index page that links to a report,
// says of it. What is left empty is not said.
type Hints struct {
	Organ  string `json:"organ,omitempty"`
	Region string `json:"region,omitempty"` // code or name
	Year   int    `json:"year,omitempty"`
	// LinkText is that of the link to the document, which may say that it corrects another where
	// the document does not, and Listed the day that stands beside the link, an ISO 8601 date: by
	// it are publications ordered of which the documents tell no day.
	LinkText string `json:"link_text,omitempty"`
	Listed   string `json:"listed,omitempty"`
}

// ApplyHints compares a report with what is said of it. A hint never overrides
// the document: where they disagree, a finding says so (hint-organ, hint-year,
// hint-region, of severity Warning). Where the document does not tell, the hint
// is taken, and a finding says so (organ-from-hint, year-from-hint,
// region-from-hint, of severity Info). Where the document names several regions that
// it may mean, a hint can settle which, and no other; and it can give the document no
// organ as which the text does not speak. A report named by a hint is doubtful. What the
// organ does and its id follow. The mark of a correction is taken from the link.
func ApplyHints(r *annual.Report, h Hints) {
	if r.CorrectionMark == "" {
		r.CorrectionMark = issue.MarkOf(h.LinkText)
	}
	if h.Year != 0 {
		hintYear(r, h.Year)
	}
	if inner, ok := regionOfOrgan(r, h); ok {
		h.Region = inner.Code // the page that lists the organs of a city's districts is the city's
	}
	if h.Region != "" {
		hintRegion(r, h.Region)
	}
	if h.Organ != "" {
		hintOrgan(r, spelling.Squeeze(h.Organ))
	}
	noteEra(r)
	nameOrgan(r)
}

// regionOfOrgan returns the region that the hint of an organ names, where it lies within that
// of the hint of a region and the document tells neither.
func regionOfOrgan(r *annual.Report, h Hints) (gazetteer.Region, bool) {
	if r.Organ != "" || r.Region.Code != "" || h.Organ == "" || h.Region == "" {
		return gazetteer.Region{}, false
	}
	named := identity.Named(spelling.Squeeze(h.Organ), r.Year)
	meant := named.Candidates
	if named.Region.Code != "" {
		meant = []gazetteer.Region{named.Region}
	}
	if meant = among(meant, gazetteer.RegionsNamedIn(h.Region, r.Year)); len(meant) != 1 {
		return gazetteer.Region{}, false
	}
	return meant[0], true
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
	if r.Organ != "" && len(r.RegionCandidates) > 1 {
		if regions = among(r.RegionCandidates, regions); len(regions) == 0 {
			disagree(r, "hint-region", "region", namesOf(r.RegionCandidates, r.Year), hint)
			return
		}
	}
	if len(regions) != 1 {
		r.Add(annual.Finding{Code: "hint-region", Severity: annual.Warning,
			Message: fmt.Sprintf("%q is said to be the document's region, which fits %d regions", hint, len(regions))})
		return
	}
	takeRegion(r, regions[0])
}

// takeRegion gives a report the region that was said of it.
func takeRegion(r *annual.Report, region gazetteer.Region) {
	r.Region = region
	r.PlaceID = gazetteer.PlaceID(region)
	message := fmt.Sprintf("the region %s (%s) is what was said of the document, not what it says", gazetteer.FullName(region, r.Year), region.Code)
	if len(r.RegionCandidates) > 1 {
		message += fmt.Sprintf("; by its text it may be any of %s", namesOf(r.RegionCandidates, r.Year))
	}
	r.Add(annual.Finding{Code: "region-from-hint", Severity: annual.Info, Message: message})
}

// among keeps the candidates that are one of the regions said, or lie within one.
func among(candidates, said []gazetteer.Region) []gazetteer.Region {
	return slices.DeleteFunc(slices.Clone(candidates), func(c gazetteer.Region) bool {
		return !slices.ContainsFunc(said, func(s gazetteer.Region) bool { return s.Code == c.Code || c.Within(s) })
	})
}

// namesOf lists regions with their codes.
func namesOf(regions []gazetteer.Region, year int) string {
	var names []string
	for _, region := range regions {
		names = append(names, fmt.Sprintf("%s (%s)", gazetteer.FullName(region, year), region.Code))
	}
	return strings.Join(names, ", ")
}

func hintOrgan(r *annual.Report, organ string) {
	named := identity.Named(organ, r.Year)
	if r.Organ == "" {
		if len(r.Speaks) > 0 && named.Kind != "" && !identity.SpeaksAs(r.Speaks, named.Kind) {
			disagree(r, "hint-organ", "organ", fmt.Sprintf("the words of another kind of body (%s)", kindsOf(r.Speaks)), organ)
			return
		}
		r.Organ, r.OrganKind, r.Department, r.Township = organ, named.Kind, named.Department, named.Township
		r.Identity, r.IdentityEvidence = identity.Doubtful, "清单“"+organ+"”"
		r.Add(annual.Finding{Code: "organ-from-hint", Severity: annual.Info,
			Message: fmt.Sprintf("the organ %s is what was said of the document, not what it says", organ)})
		if r.Region.Code == "" && named.Region.Code != "" {
			takeRegion(r, named.Region)
		}
		return
	}
	said := annual.Report{Organ: organ, Region: r.Region}
	if said.Body() == r.Body() || fullerName(organ, r.Organ) || fullerName(r.Organ, organ) {
		if r.Region.Code == "" && named.Region.Code != "" && len(among(r.RegionCandidates, []gazetteer.Region{named.Region})) == 1 {
			takeRegion(r, named.Region)
		}
		return
	}
	disagree(r, "hint-organ", "organ", r.Organ, organ)
}

// kindsOf lists kinds of organs.
func kindsOf(kinds []identity.Kind) string {
	var names []string
	for _, kind := range kinds {
		names = append(names, string(kind))
	}
	return strings.Join(names, ", ")
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
