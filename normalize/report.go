package normalize

import (
	"strings"

	"nianbao/extract/document"
)

// A Report is one annual report in comparable terms.
type Report struct {
	Title  string `json:"title"`
	Organ  string `json:"organ"` // as the report names its author
	Region Region `json:"region"`
	// Department is empty for the report of a government itself.
	Department string `json:"department,omitempty"`
	Year       int    `json:"year"`
	Form       string `json:"form"` // a Form's ID
	// PeriodStart and PeriodEnd bound the statistics, ISO 8601 dates, as stated
	// in the text; the calendar year where the text does not say.
	PeriodStart  string        `json:"period_start"`
	PeriodEnd    string        `json:"period_end"`
	Sections     []Section     `json:"sections"`
	Tables       []TableForm   `json:"tables"` // those that were found
	Observations []Observation `json:"observations"`
	Unplaced     []Unplaced    `json:"unplaced"`
	Evidence     []Evidence    `json:"evidence"`
	Findings     []Finding     `json:"findings"`
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

// A Status says how far a value can be trusted, and why it is there.
type Status string

// The statuses of an observation.
const (
	Read     Status = "read"     // printed in a cell that is placed with certainty
	Blank    Status = "blank"    // the cell is there and empty: unknown, not zero
	Derived  Status = "derived"  // not printed; the arithmetic admits this value only
	Inferred Status = "inferred" // printed, and placed by reasoning that could err
	Flagged  Status = "flagged"  // printed, but reading or place is in doubt: see Note
	// Corrected is a value that a person read, in place of the program's: see
	// Observation.Correction.
	Corrected Status = "corrected"
)

// An Observation is the value of one indicator in one report, for one kind of
// applicant where the indicator is counted by applicant.
type Observation struct {
	Indicator string `json:"indicator"`
	// Applicant is the ID of the column of the applications table, "total" for
	// its last column, and empty for indicators that have no such columns.
	Applicant string `json:"applicant,omitempty"`
	// Value is null when the cell is blank or holds no number.
	Value *Decimal `json:"value"`
	Unit  string   `json:"unit"`
	Raw   string   `json:"raw"` // the cell's text as printed
	// Status, Confidence (0 to 1) and Note say how the value came here.
	Status     Status         `json:"status"`
	Confidence float64        `json:"confidence"`
	Note       string         `json:"note,omitempty"`
	Place      document.Place `json:"place"`
	// Correction is set where the status is Corrected. Raw and Place are then
	// still those of the program's reading.
	Correction *Correction `json:"correction,omitempty"`

	recognition *document.Recognition // of a scanned cell, until the figures are judged
}

// An Evidence says why a row or a column of a printed table was taken for one of
// the form's. The place of a figure rests on the evidence for its row and for
// its column.
type Evidence struct {
	Table string `json:"table"` // a form table's ID
	Block int    `json:"block"` // of the table, from 0
	Axis  Axis   `json:"axis"`
	ID    string `json:"id"` // of the row or column in the form
	// Printed is the label or the heads as read, fragments put together.
	Printed string `json:"printed"`
	// Likeness of what is printed to the form's label, 0 to 1.
	Likeness float64        `json:"likeness"`
	Reason   string         `json:"reason"`
	Place    document.Place `json:"place"`
}

// An Axis is one of the two directions of a table.
type Axis string

// The axes.
const (
	RowAxis    Axis = "row"
	ColumnAxis Axis = "column"
)

// An Unplaced is a figure printed in a table that could not be given to an
// indicator with certainty. It is kept so that nothing printed is lost.
type Unplaced struct {
	Table string `json:"table"` // a form table's ID
	// Indicator is set when the row is certain and only the column is not.
	Indicator string         `json:"indicator,omitempty"`
	Value     *Decimal       `json:"value"`
	Raw       string         `json:"raw"`
	Note      string         `json:"note"`
	Place     document.Place `json:"place"`
}

// Severity ranks findings.
type Severity string

// The severities of a finding.
const (
	Error   Severity = "error"   // a check fails: the report or its reading is wrong
	Warning Severity = "warning" // a value or its place is in doubt
	Info    Severity = "info"    // worth knowing: a drift of the form, a repaired file
)

// A Finding is one thing a careful reader should know about a report.
type Finding struct {
	Code     string   `json:"code"` // stable, kebab-case: "sum-row", "form-drift"
	Severity Severity `json:"severity"`
	Message  string   `json:"message"`
	// Left and Right are the two sums of a failed check, empty otherwise.
	Left  string         `json:"left,omitempty"`
	Right string         `json:"right,omitempty"`
	Cells []CellRef      `json:"cells,omitempty"` // the cells involved
	Place document.Place `json:"place"`
	// Correction says what corrections do to the finding, "" where nothing.
	Correction Effect `json:"correction,omitempty"`
	// CorrectedCells are those of Cells whose corrections do it.
	CorrectedCells []CellRef `json:"corrected_cells,omitempty"`
}

// A CellRef names an observation of the same report.
type CellRef struct {
	Indicator string `json:"indicator"`
	Applicant string `json:"applicant,omitempty"`
}
