package document

// A Role says what a line of text is on its page.
type Role int

// The roles of a line.
const (
	Body        Role = iota
	PageNumber       // a page number: "- 3 -", "第 3 页 共 5 页"
	RunningHead      // a text repeated at the top or bottom of pages
)

// A Line is a run of words on one baseline (or one column of vertical text).
type Line struct {
	Text  string
	Words []Word
	Box   Rect
	Size  float64 // em height of most of its glyphs
	Role  Role
	Bold  bool
	// Apart says that a blank line of a plain text stands before it.
	Apart bool
	// Number counts the lines of a plain text or of the source of a web page from
	// 1; 0 in a PDF.
	Number int
	// Cell is the address of the cell of a spreadsheet in which the line stands, "" elsewhere.
	Cell string
	// Numbers are those of the lines that its words stood on, one a word, where a line
	// was put together of cells that stood one a line; nil elsewhere.
	Numbers []int
	// Cells are what stands between the signs that part the cells of a row in a plain text, ""
	// where nothing does; nil for a line of words.
	Cells []string
}

// A Word is a run of glyphs without a gap.
type Word struct {
	Text string
	Box  Rect
	Size float64
}

// An Item of the flow is a line of the body or a table, in reading order over
// all pages: exactly one of the two is set.
type Item struct {
	Page  *Page
	Line  *Line
	Table *Table
}

// Place returns where the item stands; of a table that runs over pages, its first piece.
func (it Item) Place() Place {
	if it.Table != nil {
		return it.Table.Pieces[0].Place
	}
	return Place{Page: it.Page.Number, Box: it.Line.Box, Line: it.Line.Number, Cell: it.Line.Cell}
}
