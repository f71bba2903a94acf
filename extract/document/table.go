package document

// A Table is a grid of cells, already joined over page breaks.
type Table struct {
	Cells []Cell // sorted by row, then column
	Rows  int
	Cols  int
	// Source says how the grid was found.
	Source GridSource
	Pieces []Piece // one for each page the table runs over, in order
	// Unread is the ink on scanned pages that no figure was made of, where no lines
	// enclose the cells; nil elsewhere.
	Unread []Place
}

// GridSource says what evidence a grid rests on.
type GridSource string

// The sources of a grid, best first.
const (
	FromRulings   GridSource = "rulings"   // cells are what lines enclose
	FromAlignment GridSource = "alignment" // cells are what stands in line
	FromText      GridSource = "text"      // order alone; boxes are zero
	FromMarkup    GridSource = "markup"    // cells are what the document says they are
)

// Encloses reports whether the cells of such a grid have edges of their own: lines, or what
// the document says.
func (s GridSource) Encloses() bool { return s == FromRulings || s == FromMarkup }

// A Piece is the part of a table on one page.
type Piece struct {
	Place    Place
	FirstRow int
	LastRow  int
	// OpenTop and OpenBottom say that no ruling closes the piece there, as
	// where a page break cuts through a row.
	OpenTop, OpenBottom bool
}

// A Cell is one cell of a table.
type Cell struct {
	// Number tells the cells of a document apart, from 1; 0 before NumberCells gave it one.
	Number           int
	Row, Col         int // of its top left corner, from 0
	RowSpan, ColSpan int // at least 1
	// Text is what stands in the cell, line by line, with "\n" between lines.
	Text  string
	Place Place
	// Crossed says that text runs over an edge of the cell or of the page, so
	// that it is not certain that it belongs to this cell alone, or is whole; of
	// an empty cell, that a figure beside it reaches into it and may be its own.
	Crossed bool
	// Cut says that the file ends in the cell, so that a figure in it may go on.
	Cut bool
	// Wrapped says that each line but the last is full, so that the text was
	// broken for want of room only, and Spread that its characters stand apart
	// evenly, as letter spacing sets them: the parts of a figure that is broken or
	// spread so are one figure.
	Wrapped, Spread bool
	// Recognition is set for the cells of a scanned page.
	Recognition *Recognition
	// RunOn is set where the digits of several figures stand without a gap.
	RunOn *RunOn
}

// A RunOn says how the digits stand that a figure was cut from, or of which none could be.
type RunOn struct {
	Text   string // all digits of the row as they stand
	Parted bool   // the figure was cut from them: sums leave one way to part them only
	Proven bool   // and sums of more than one kind do
}

// IsRunOn reports whether the digits of several figures stand in the cell, which nothing may
// read as one.
func (c Cell) IsRunOn() bool { return c.RunOn != nil && !c.RunOn.Parted }

// NumberCells numbers the cells of all tables of the sections, in their order, so that one
// is known again in whatever arrangement it is looked at.
func (doc *Document) NumberCells() {
	n := 0
	for _, s := range doc.Sections {
		for _, b := range s.Blocks {
			if b.Table == nil {
				continue
			}
			for i := range b.Table.Cells {
				n++
				b.Table.Cells[i].Number = n
			}
		}
	}
}
