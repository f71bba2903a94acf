package annual

import (
	"nianbao/extract/document"
	"nianbao/normalize/form"
	"nianbao/normalize/number"
)

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
	Value *number.Decimal `json:"value"`
	Unit  string          `json:"unit"`
	Raw   string          `json:"raw"` // the cell's text as printed
	// Remark is what is printed beside the figure, or in place of one: （其中修订16件）, 不适用.
	// A mark is followed by the footnote that it refers to. "" for nothing.
	Remark string `json:"remark,omitempty"`
	// Status and Note say how the value came here. Confidence is the share of values
	// with such evidence that were found to be right where the truth is known, 0 to 1: see
	// package confidence.
	Status     Status         `json:"status"`
	Confidence float64        `json:"confidence"`
	Note       string         `json:"note,omitempty"`
	NoteZh     string         `json:"note_zh,omitempty"` // set by Bilingual alone
	Place      document.Place `json:"place"`
	// Correction is set where the status is Corrected. Raw and Place are then
	// still those of the program's reading.
	Correction *Correction `json:"correction,omitempty"`

	recognition *document.Recognition // of a scanned cell, until the figures are judged
	shaky       bool                  // see Shaky
	basis       Basis
	cell        int // see Cell
}

// Cell returns the number of the cell of the document that the value was read in, 0 for one
// that was read in none, and after the printed tables of the report were made.
func (o *Observation) Cell() int { return o.cell }

// SetCell notes the number of the cell that the value was read in.
func (o *Observation) SetCell(number int) { o.cell = number }

// Shaky reports whether something about a figure of a table leaves room for another place,
// though it was taken as it is: the names of its row and its column are less like the
// form's than they can be expected to be, and the more so where nothing encloses it.
func (o *Observation) Shaky() bool { return o.shaky }

// SetShaky notes that a figure is shaky.
func (o *Observation) SetShaky() { o.shaky = true }

// Stated reports whether the value is of the report's text, not of a table.
func (o Observation) Stated() bool { return form.IsStated(o.Indicator) }

// Doubtful reports whether the reading or the place of a value is in doubt. A figure of the text is placed by
// reasoning as all of them are, which is no doubt of this one.
func (s Status) Doubtful(stated bool) bool { return s == Flagged || s == Inferred && !stated }

// Doubtful reports whether the reading or the place of the value is in doubt.
func (o Observation) Doubtful() bool { return o.Status.Doubtful(o.Stated()) }

// A CellRef names an observation of the same report.
type CellRef struct {
	Indicator string `json:"indicator"`
	Applicant string `json:"applicant,omitempty"`
}

// An Unplaced is a figure printed in a table that could not be given to an
// indicator with certainty. It is kept so that nothing printed is lost.
type Unplaced struct {
	Table string `json:"table"` // a form table's ID
	// Indicator is set when the row is certain and only the column is not.
	Indicator string          `json:"indicator,omitempty"`
	Value     *number.Decimal `json:"value"`
	Raw       string          `json:"raw"`
	Note      string          `json:"note"`
	NoteZh    string          `json:"note_zh,omitempty"` // set by Bilingual alone
	Place     document.Place  `json:"place"`

	cell int // see Cell
}

// Cell returns the number of the cell of the document that the figure stands in, 0 after
// the printed tables of the report were made.
func (u *Unplaced) Cell() int { return u.cell }

// SetCell notes the number of the cell that the figure stands in.
func (u *Unplaced) SetCell(number int) { u.cell = number }
