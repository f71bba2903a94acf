package compare

import (
	"context"
	"strconv"
	"strings"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/wording"
	"nianbao/store/catalogue"
	"nianbao/store/compare"
	"nianbao/store/database"
)

// A coverage warns that the figures of a page cover different things: some reports are of
// the organ alone, others of all its area.
type coverage struct {
	Own     int       `json:"own"`
	Area    int       `json:"area"`
	Unknown int       `json:"unknown"` // reports that do not say
	Rarer   string    `json:"rarer"`   // the scope that fewer have
	Which   []covered `json:"which"`   // have it
	Changed []covered `json:"changed"` // cover another thing than the region's report before
	Note    string    `json:"note"`    // in the language of the page
}

// A covered is a report with its scope.
type covered struct {
	Report int64  `json:"report"`
	Code   string `json:"region_code,omitempty"`
	Name   string `json:"name"`
	Year   int    `json:"year"`
	Scope  string `json:"scope"`
}

// mostNamed is how many reports a note names.
const mostNamed = 6

// CoverageNote returns a sentence that warns of figures that cover different things, "" if
// they do not.
func CoverageNote(language wording.Language, c compare.Coverage) (string, error) {
	if !c.Differ() {
		return "", nil
	}
	note, err := language.Text("coverage-differs", c.Own, c.Area, c.Unknown)
	if err != nil {
		return "", err
	}
	sentences := []string{note}
	add := func(key string, list []compare.Covered) error {
		if len(list) == 0 {
			return nil
		}
		sentence, err := language.Text(key, named(language, list))
		sentences = append(sentences, sentence)
		return err
	}
	if err := add("coverage-"+string(c.Rarer), c.Which); err != nil {
		return "", err
	}
	if err := add("coverage-changed", c.Changed); err != nil {
		return "", err
	}
	if language == wording.Chinese {
		return strings.Join(sentences, ""), nil
	}
	return strings.Join(sentences, " "), nil
}

// named lists the first of some reports, and how many more there are.
func named(language wording.Language, list []compare.Covered) string {
	var names []string
	for _, each := range list[:min(len(list), mostNamed)] {
		names = append(names, each.Name+" "+strconv.Itoa(each.Year))
	}
	text := strings.Join(names, language.Pick("、", ", "))
	if more := len(list) - len(names); more > 0 {
		text += language.Pick("等"+strconv.Itoa(len(list))+"份", " and "+strconv.Itoa(more)+" more")
	}
	return text
}

func coverageOf(language wording.Language, c compare.Coverage) (*coverage, error) {
	note, err := CoverageNote(language, c)
	if err != nil || note == "" {
		return nil, err
	}
	return &coverage{Own: c.Own, Area: c.Area, Unknown: c.Unknown, Rarer: string(c.Rarer), Which: coveredOf(c.Which), Changed: coveredOf(c.Changed), Note: note}, nil
}

func coveredOf(list []compare.Covered) []covered {
	out := make([]covered, len(list))
	for i, each := range list {
		out[i] = covered{each.ReportID, each.Code, each.Name, each.Year, string(each.Scope)}
	}
	return out
}

// cover tells whether the figures of a comparison cover different things; with a level,
// those that a sum adds up.
func (a *asked) cover(r *page.Request, db *database.DB, c compare.Comparison, level catalogue.Level) error {
	found, err := compare.Covering(r.Context(), db, c, level)
	if err != nil {
		return err
	}
	return a.restOn(r.Language, found)
}

// coverReports does so for reports by their ids.
func (a *asked) coverReports(ctx context.Context, language wording.Language, db *database.DB, reports []int64) error {
	found, err := compare.CoverageOf(ctx, db, reports)
	if err != nil {
		return err
	}
	return a.restOn(language, found)
}

// restOn tells what is to be known of the reports that figures rest on.
func (a *asked) restOn(language wording.Language, found compare.Coverage) (err error) {
	if a.Coverage, err = coverageOf(language, found); err != nil {
		return err
	}
	a.Invented, err = figure.InventedOf(language, found.Invented, found.Reports())
	return err
}

// A doubtList is the figures of a page that are in doubt, with the reasons.
type doubtList struct {
	Doubts     []figure.Doubt `json:"-"` // the first ones
	MoreDoubts int            `json:"-"` // how many others there are
}

// doubt tells why figures of a cell are in doubt, which are the first of so many.
func (l *doubtList) doubt(r *page.Request, db *database.DB, c compare.Comparison, figures []compare.Figure, all int, cell string, sum bool) (err error) {
	l.Doubts, err = figure.Doubts(r, db, c, figures, cell, sum)
	l.MoreDoubts = all - len(figures)
	return err
}
