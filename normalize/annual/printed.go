package annual

import (
	"nianbao/extract/document"
	"nianbao/normalize/number"
)

// A PrintedTable is a table of the document as it is printed, whether a form knows it or not.
type PrintedTable struct {
	Title   string              `json:"title"`   // the line right above, or over all columns; "" without one
	Section string              `json:"section"` // title of the chapter it stands in
	Source  document.GridSource `json:"source"`
	Rows    int                 `json:"rows"`
	Columns int                 `json:"columns"`
	Place   document.Place      `json:"place"` // of its part on the first page
	Cells   []PrintedCell       `json:"cells"` // those with a figure, by row, then column
}

// A PrintedCell is a cell of a table that holds a figure, under the names that the table
// itself gives it.
type PrintedCell struct {
	Row    int      `json:"row"`    // in the table, from 1
	Column int      `json:"column"` // in the table, from 1
	Labels []string `json:"labels"` // names of the row, the widest group first
	Heads  []string `json:"heads"`  // names of the column, from top to bottom
	Text   string   `json:"text"`   // as printed
	// Value is the number in the unit that is printed with it; nil where the text is more
	// than one number can say.
	Value *number.Decimal `json:"value"`
	// Remark is as in Observation.
	Remark string         `json:"remark,omitempty"`
	Unit   string         `json:"unit,omitempty"` // as printed: beside the figure, in its row, or in a head
	Place  document.Place `json:"place"`
	// CellRef is the observation that was read here; Indicator is "" where none was.
	CellRef
	Unplaced bool `json:"unplaced"` // one of Report.Unplaced
}
