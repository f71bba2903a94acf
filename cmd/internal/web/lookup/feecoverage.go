package lookup

import (
	"iter"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/store/catalogue"
	"nianbao/store/charges"
)

// A feeCoverage warns that sums of fees are of all organs, and that the report of one may include what another charged
// that is added to it: a government's those of its departments.
type feeCoverage struct {
	Own       int    `json:"own"` // reports in the sums that are of the organ alone
	Area      int    `json:"area"`
	Unknown   int    `json:"unknown"`   // that do not say
	Embracing int    `json:"embracing"` // that may include what others of the same area and year charged
	Note      string `json:"note"`      // in the language of the page
}

// coverageOf returns what the reports cover whose fees are added up.
func coverageOf(chosen iter.Seq[charges.Charge]) (cover feeCoverage) {
	type area struct {
		within catalogue.Division
		year   int
	}
	added := func(c charges.Charge) bool { return c.Yuan.Sign() > 0 && !c.Doubtful() && c.First }
	reports := map[area]int{}
	for c := range chosen {
		if !added(c) {
			continue
		}
		// A county lies in its prefecture and in its province, each with a report of its own.
		for digits := 2; digits <= 6; digits += 2 {
			if within := c.Within(digits); digits == 2 || within != c.Within(digits-2) {
				reports[area{within, c.Year()}]++
			}
		}
	}
	for c := range chosen {
		if !added(c) {
			continue
		}
		switch c.Scope() {
		case annual.OwnScope:
			cover.Own++
		case annual.AreaScope:
			cover.Area++
		default:
			cover.Unknown++
		}
		if c.Embracing && c.Within(6) != 0 && reports[area{c.Within(6), c.Year()}] > 1 {
			cover.Embracing++
		}
	}
	return cover
}

// told returns it with its note, nil where no report may include another.
func (cover feeCoverage) told(language wording.Language) (*feeCoverage, error) {
	if cover.Embracing == 0 {
		return nil, nil
	}
	var err error
	cover.Note, err = language.Text("fees-coverage", cover.Embracing, cover.Own, cover.Area, cover.Unknown)
	return &cover, err
}
