package annual

import (
	"nianbao/extract/document"
)

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
	// MessageZh is Message in Chinese, set by Bilingual alone.
	MessageZh string `json:"message_zh,omitempty"`
	// Left and Right are the two sums of a failed check, empty otherwise.
	Left  string         `json:"left,omitempty"`
	Right string         `json:"right,omitempty"`
	Cells []CellRef      `json:"cells,omitempty"` // the cells involved
	Place document.Place `json:"place"`
	// Correction says what corrections do to the finding, "" where nothing.
	Correction Effect `json:"correction,omitempty"`
	// Held says that it is there only with a correction: as they were read, the figures agree.
	Held bool `json:"since_correction,omitempty"`
	// CorrectedCells are those of Cells that a person corrected.
	CorrectedCells []CellRef `json:"corrected_cells,omitempty"`
}

// Stands reports whether the finding holds with the corrections made.
func (f Finding) Stands() bool { return f.Correction != Mended && f.Correction != Replaced }

// Counts reports whether the finding is one of the report's own: it stands, and the figures did not agree
// before a person corrected one.
func (f Finding) Counts() bool { return f.Stands() && !f.Held }

// Add adds a finding to the report's.
func (r *Report) Add(f Finding) { r.Findings = append(r.Findings, f) }
