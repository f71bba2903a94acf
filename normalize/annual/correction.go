package annual

import (
	"time"

	"nianbao/normalize/number"
)

// A Correction is what a person read in a cell, over what the program read.
type Correction struct {
	CellRef
	Value  *number.Decimal `json:"value"` // in the indicator's unit; null: the cell is blank
	Reason string          `json:"reason"`
	By     string          `json:"by"` // who made it
	At     time.Time       `json:"at"`
	// Machine is what the program read in the cell.
	Machine Reading `json:"machine"`
}

// A Reading is a value as the program read it.
type Reading struct {
	Value  *number.Decimal `json:"value"`
	Status Status          `json:"status"` // Missing if it found no such cell
	Note   string          `json:"note,omitempty"`
	NoteZh string          `json:"note_zh,omitempty"` // set by Bilingual alone
}

// Missing is the status of a Reading where there is none. No observation has it.
const Missing Status = "missing"

// An Effect is what corrections do to a finding.
type Effect string

// The effects of corrections on findings.
const (
	Mended   Effect = "mended"   // it does not stand any more
	Replaced Effect = "replaced" // it stands with other sums, in another finding
	Raised   Effect = "raised"   // the corrected values give it, the reading did not
)
