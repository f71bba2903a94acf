package annual

import (
	"nianbao/extract/document"
)

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
	ReasonZh string         `json:"reason_zh,omitempty"` // set by Bilingual alone
	Place    document.Place `json:"place"`
}

// An Axis is one of the two directions of a table.
type Axis string

// The axes.
const (
	RowAxis    Axis = "row"
	ColumnAxis Axis = "column"
)
