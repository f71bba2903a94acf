package profile

import (
	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/page"
	"nianbao/normalize/annual"
	"nianbao/normalize/chinese"
	"nianbao/store/database"
	"nianbao/store/profile"
	"nianbao/store/reports"
)

// A Checks is what the checks found in the last report.
type Checks struct {
	Errors   int       `json:"errors"`
	Warnings int       `json:"warnings"`
	Held     int       `json:"since_correction"` // findings that there are only since a correction, not counted above
	Findings []finding `json:"findings"`         // the gravest first
	Series   []jump    `json:"series"`           // disagreements with the report before
	// Sums says how many of the sums that the forms prescribe could be checked.
	Sums naming.Checked `json:"sums"`
}

// A finding is an error or a warning that stands.
type finding struct {
	Number    int      `json:"number"` // among the report's findings
	Code      string   `json:"code"`
	Severity  string   `json:"severity"`
	Message   string   `json:"message"`
	MessageZh string   `json:"message_zh"`
	Said      string   `json:"-"`                // what it says, with each term of a sum by its name
	Cells     []string `json:"cells"`            // names of the figures
	Corrected bool     `json:"corrected"`        // a person corrected one of them
	Held      bool     `json:"since_correction"` // it is there only since the correction
}

// A jump is a figure that does not go on from the report before.
type jump struct {
	Code   string `json:"code"`
	Cell   string `json:"cell"`
	Name   string `json:"name"`
	Before string `json:"before"`
	Value  string `json:"value"`

	Corrected bool `json:"corrected"`        // a person corrected one of the two figures
	Held      bool `json:"since_correction"` // it is there only since the correction
}

// findingsShown is how many findings are open; the others are folded.
const findingsShown = 4

// First returns the findings that are open, Rest those that are folded.
func (c Checks) First() []finding { return c.Findings[:min(len(c.Findings), findingsShown)] }

// Rest returns the findings that are folded.
func (c Checks) Rest() []finding { return c.Findings[len(c.First()):] }

func checksOf(r *page.Request, db *database.DB, report int64) (Checks, error) {
	c := Checks{Findings: []finding{}, Series: []jump{}}
	stored, err := reports.Load(r.Context(), db, report)
	if err != nil {
		return c, err
	}
	c.Sums = naming.CheckedOf(r.Language, &stored.Report)
	found, err := profile.Findings(r.Context(), db, report)
	if err != nil {
		return c, err
	}
	keys := make([]reports.FindingKey, len(found))
	for i, f := range found {
		keys[i] = reports.FindingKey{Report: report, Ordinal: f.Number}
	}
	terms, err := reports.Terms(r.Context(), db, keys)
	if err != nil {
		return c, err
	}
	names := naming.Names(r.Language)
	for i, f := range found {
		shown := finding{f.Number, f.Code, string(f.Severity), f.Message, chinese.Of(f.Message), naming.MessageOfSum(r.Language, f.Code, chinese.Of(f.Message), f.Message, terms[keys[i]]), []string{}, len(f.CorrectedCells) > 0 || f.Correction == annual.Raised, f.Held}
		for _, ref := range f.Cells {
			shown.Cells = append(shown.Cells, names.Cell(ref))
		}
		switch {
		case f.Held: // a correction makes it
			c.Held++
		case f.Severity == annual.Error:
			c.Errors++
		default:
			c.Warnings++
		}
		c.Findings = append(c.Findings, shown)
	}
	series, err := reports.SeriesFindings(r.Context(), db, report)
	for _, s := range series {
		c.Series = append(c.Series, jump{s.Code, naming.Anchor(s.Cell), names.Cell(s.Cell), s.Before, s.Value, s.Corrected, s.Held})
	}
	return c, err
}
