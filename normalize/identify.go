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
	r.PlaceID = gazetteer.PlaceID(r.Region)
	r.OrganKind, r.Township, r.TownshipCode, r.Identity = id.Kind, id.Township, id.TownshipCode, id.State
	if o.PeriodYear != 0 && o.PeriodYear != o.Year {
		r.Add(annual.Finding{Code: "year-conflict", Severity: annual.Warning, Left: strconv.Itoa(o.Year), Right: strconv.Itoa(o.PeriodYear), Place: o.PeriodSource.Place,
			Message: fmt.Sprintf("the report is taken for that of %d (%s), the period of the figures ends in %d (%s)", o.Year, quoted(o.YearSource), o.PeriodYear, quoted(o.PeriodSource))})
	}
	if o.YearDoubt && o.Year != 0 { // without one, year-unknown is said
		r.Add(annual.Finding{Code: "year-uncertain", Severity: annual.Warning, Left: strconv.Itoa(o.Year),
			Message: fmt.Sprintf("the year %d was read by OCR, and no second place of the text agrees", o.Year)})
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
	r.RegionCandidates, r.Speaks = id.Candidates, id.Speaks
	switch id.State {
	case identity.Unknown:
		r.Add(annual.Finding{Code: "organ-unknown", Severity: annual.Warning,
			Message: "whose report it is could not be told from the text"})
	case identity.Doubtful:
		if o.SchoolYear && id.Against == "" {
			break
		}
		own, against := identity.Source{Quote: id.Evidence, Place: id.EvidencePlace}, identity.Source{Quote: id.Against, Place: id.AgainstPlace}
		message := fmt.Sprintf("that the report is of %s rests on weak evidence: %s", r.Organ, quoted(own))
		if id.Against != "" {
			message = fmt.Sprintf("the report is taken for that of %s (%s), though the text also says: %s", r.Organ, quoted(own), quoted(against))
		}
		r.Add(annual.Finding{Code: "organ-uncertain", Severity: annual.Warning, Left: r.Organ, Right: id.Against, Message: message, Place: against.Place})
	}
	if told := id.RegionAgainst; told.Quote != "" {
		name := fmt.Sprintf("%s (%s)", gazetteer.FullName(r.Region, r.Year), r.Region.Code)
		r.Add(annual.Finding{Code: "region-conflict", Severity: annual.Warning, Left: name, Right: told.Quote, Place: told.Place,
			Message: fmt.Sprintf("the report is placed in %s (%s), but what stands beside the text tells another region: %s", name,
				quoted(identity.Source{Quote: id.Evidence, Place: id.EvidencePlace}), quoted(told))})
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
	noteEra(r)
}

// quoted returns words with where they stand, as far as that is known.
func quoted(s identity.Source) string {
	switch {
	case s.Place.Cell != "":
		return fmt.Sprintf("%s, %s", s.Quote, s.Place.Cell)
	case s.Place.Line > 0:
		return fmt.Sprintf("%s, line %d", s.Quote, s.Place.Line)
	case s.Place.Page > 0:
		return fmt.Sprintf("%s, page %d", s.Quote, s.Place.Page)
	}
	return s.Quote
}
