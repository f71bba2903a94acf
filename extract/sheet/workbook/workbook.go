package workbook

import (
	"slices"

	"nianbao/extract/document"
)

// A Workbook is what a file of a spreadsheet holds.
type Workbook struct {
	Sheets   []*Sheet // in the order of their tabs
	From1904 bool     // dates count from 1904
	Title    string   // the file's own, often wrong
	Producer string
}

// A Sheet is one sheet.
type Sheet struct {
	Name       string
	Hidden     bool
	Rows       []Row // those with cells, or that are hidden, from the top
	HiddenCols []Span
	Merged     []Range
	// NoZeros says that cells with the number 0 show nothing.
	NoZeros  bool
	Pictures []Anchor
	Boxes    []Box
}

// A Row is one row.
type Row struct {
	Number int // from 0
	Hidden bool
	Ruled  bool // a cell of it has a line below or above
	Cells  []Cell
}

// A Span is a number of columns, from the first to the last, from 0.
type Span struct{ First, Last int }

// A Range is a rectangle of cells, from 0; its last row and column belong to it.
type Range struct{ FirstRow, LastRow, FirstCol, LastCol int }

// An Anchor is where a drawing begins.
type Anchor struct{ Row, Col int }

// A Box is a text that stands in a drawing.
type Box struct {
	Anchor
	Text string
}

// A Kind says what a cell holds.
type Kind int

// The kinds of cells. What is empty is no cell.
const (
	Text    Kind = iota
	Number       // also dates and times
	Boolean      // Text is TRUE or FALSE
	Error        // Text is #REF! and the like
	Pending      // a formula without the value that it had when the file was saved
)

// A Cell is one cell with something in it.
type Cell struct {
	Col    int // from 0
	Kind   Kind
	Text   string  // of a text, lines parted by "\n"
	Number float64 // of a number
	Format string  // code of the number format, "" for General
	Shown  *string // what a number shows, where the file says so; its format does otherwise
	Ruled  bool    // it has a line above, below or beside
	Size   float64 // of its characters, in points; 0 where it is not known
	Bold   bool
	// Amended says that some of the text is struck out, raised or lowered.
	Amended bool
}

// The size of a sheet in today's format.
const (
	MostRows = 1 << 20
	MostCols = 1 << 14
)

// Row returns the row of a number, adding it. Readers come by rows from the top mostly.
func (s *Sheet) Row(number int) *Row {
	if n := len(s.Rows); n > 0 && s.Rows[n-1].Number == number {
		return &s.Rows[n-1]
	}
	i, found := slices.BinarySearchFunc(s.Rows, number, func(r Row, number int) int { return r.Number - number })
	if !found {
		s.Rows = slices.Insert(s.Rows, i, Row{Number: number})
	}
	return &s.Rows[i]
}

// Hides reports whether a column is hidden.
func (s *Sheet) Hides(col int) bool {
	return slices.ContainsFunc(s.HiddenCols, func(h Span) bool { return h.First <= col && col <= h.Last })
}

// A Budget counts what readers put into a workbook.
type Budget struct {
	limits  document.Limits
	seen    document.Seen
	objects int
}

// NewBudget returns a budget within the limits.
func NewBudget(limits document.Limits) *Budget { return &Budget{limits: limits} }

// Cell counts a cell with something in it, or a range of cells that are one, and returns a
// document.LimitError where that is too much.
func (b *Budget) Cell(text string) error { return b.seen.Add(text, b.limits) }

// Object counts a row, a style, a text, and returns a document.LimitError where that is too much.
func (b *Budget) Object() error { return b.Objects(1) }

// Objects counts so many places of a table, or other objects.
func (b *Budget) Objects(n int) error {
	if b.objects += n; b.objects > b.limits.MaxObjects {
		return &document.LimitError{Limit: "objects", Max: int64(b.limits.MaxObjects)}
	}
	return nil
}
