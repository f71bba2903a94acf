package annual

import (
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/gazetteer"
	"nianbao/normalize/identity"
)

// A Report is one annual report in comparable terms.
type Report struct {
	Title  string           `json:"title"`
	Organ  string           `json:"organ"` // as the report names its author
	Region gazetteer.Region `json:"region"`
	// Department is empty for the report of a government itself.
	Department string `json:"department,omitempty"`
	// OrganKind is what sort of body the organ is, "" where no organ is known.
	OrganKind identity.Kind `json:"organ_kind,omitempty"`
	// Township is the township or street whose organ it is, "岔河镇", else "".
	Township string `json:"township,omitempty"`
	// Identity is how sure it is whose report this is; "" in a report that was read
	// before this was told.
	Identity identity.State `json:"identity,omitempty"`
	// IdentityEvidence quotes what tells whose report it is, and IdentityAgainst what speaks
	// for another organ; "" where nothing does.
	IdentityEvidence string `json:"identity_evidence,omitempty"`
	IdentityAgainst  string `json:"identity_against,omitempty"`
	// PlaceID is of the region and stays when its code or name changes, "" without a region.
	PlaceID string `json:"place_id,omitempty"`
	// OrganID is of the organ and stays over years, readings and spellings of its name; ""
	// where no organ is known.
	OrganID string `json:"organ_id,omitempty"`
	// Function is the ID of a register.Function, "" where the register has none for the organ.
	Function string `json:"organ_function,omitempty"`
	// TownshipCode is the nine-digit code of the township or street, "" where it is not known.
	TownshipCode string `json:"township_code,omitempty"`
	// Scope is whether the figures are the organ's own or those of all its area, and
	// ScopeSentence the sentence that tells so.
	Scope         Scope  `json:"scope,omitempty"`
	ScopeSentence string `json:"scope_sentence,omitempty"`
	Year          int    `json:"year"`
	Form          string `json:"form"` // a Form's ID
	// PeriodStart and PeriodEnd bound the statistics, ISO 8601 dates, as stated
	// in the text; the calendar year where the text does not say.
	PeriodStart string `json:"period_start"`
	PeriodEnd   string `json:"period_end"`
	// Published is the day on which the document says that it was published, an ISO 8601 date,
	// and CorrectionMark the words of its title, or of the link to it, by which it corrects what was
	// published before; "" where it does not say.
	Published      string        `json:"published,omitempty"`
	CorrectionMark string        `json:"correction_mark,omitempty"`
	Sections       []Section     `json:"sections"`
	Tables         []TableForm   `json:"tables"` // those that were found
	Observations   []Observation `json:"observations"`
	Unplaced       []Unplaced    `json:"unplaced"`
	Evidence       []Evidence    `json:"evidence"`
	Findings       []Finding     `json:"findings"`
	// Printed is what the tables of the document hold. It is no part of the JSON of a
	// reading, and the database has it of the last reading alone.
	Printed []PrintedTable `json:"-"`

	// RegionCandidates are the regions that the text may mean where it decides for none, and
	// Speaks the kinds of organ as which it speaks where it names none. What is said of the
	// document elsewhere is held against them; they are not stored.
	RegionCandidates []gazetteer.Region `json:"-"`
	Speaks           []identity.Kind    `json:"-"`
}

// A TableForm names a statistical table and the form that it follows: a report
// can take a table from another edition than its own.
type TableForm struct {
	Table string `json:"table"` // "applications"
	Form  string `json:"form"`  // a Form's ID
}

// Body returns the organ's name without the regions before it: "人民政府",
// "商务局". With the region it tells organs apart, whether their titles say
// 洪泽区 or 淮安市洪泽区, 政府 or 人民政府. It is the organ's whole name where that
// does not hold the region's.
func (r *Report) Body() string {
	at := strings.Index(r.Organ, r.Region.Name)
	if r.Region.Name == "" || at < 0 {
		return r.Organ
	}
	body := r.Organ[at+len(r.Region.Name):]
	switch {
	case body == "":
		return "人民政府"
	case strings.HasPrefix(body, "政府"):
		return "人民" + body
	}
	return body
}

// A Section is one chapter of a report with the text of its paragraphs.
type Section struct {
	Ordinal     int                   `json:"ordinal"`
	Title       string                `json:"title"`
	Text        string                `json:"text"` // paragraphs, one a line, without tables
	Place       document.Place        `json:"place"`
	Subheadings []document.Subheading `json:"subheadings,omitempty"`
}
