package extract

// A Document is what was read from one file: its identity, its pages, and the
// sections its body divides into.
type Document struct {
	Path      string // as given to Open
	SHA256    string // hex digest of the file's bytes
	Size      int64  // bytes
	MediaType string // "application/pdf", "text/plain", "text/html", wordMediaType
	Title     string // the file's own metadata, often wrong
	Producer  string
	// Repaired is empty when the file was read as it stands; else it names what
	// had to be done first ("decrypted", "rewritten: ...").
	Repaired string
	Pages    []*Page
	// Sections hold the whole body in reading order. The first has Ordinal 0:
	// what stands before the first heading (title, preamble).
	Sections []Section
	Warnings []Warning

	unread string // why scanned pages were not read
}

// A Page is one page as a reader sees it: any rotation, by the page's entry or
// because all its text runs sideways, is undone.
type Page struct {
	Number        int     // from 1
	Width, Height float64 // points, after Rotation
	Rotation      int     // degrees clockwise that were undone: 0, 90, 180, 270
	Glyphs        []Glyph
	Rulings       []Ruling
	Images        []Rect
	// Layer says what the page is made of. Turned is by how many degrees clockwise,
	// of those in Rotation, a scanned page was turned that lies on its side, and Skew by
	// how many it was turned about its middle then to be straight: all places are on
	// the upright and straight page.
	Layer  Layer
	Turned int
	Skew   float64
	// Watermarks are glyphs set over the text of the page, which are in no line
	// and no cell.
	Watermarks []Glyph
	// Lines are the lines of text outside of ruled tables, top to bottom,
	// including running headers, footers and page numbers, which have a Role
	// other than Body.
	Lines []Line
	// Tables are the ruled grids found on this page alone, before tables that run
	// over pages are joined.
	Tables []*Table
	// sequence holds the lines and tables of a document with markup in their
	// order; elsewhere their positions tell it.
	sequence []item

	pictures   []picture
	recognized map[Rect]*Recognition // of the cells of a scanned page, by their boxes
	figures    []scannedFigure       // that stand outside of cells on a scanned page
	ink        []Rect                // whatever else a scanned page has outside of cells
}

// A Layer says what a page is made of, and so whence its text comes.
type Layer string

// The layers of a page.
const (
	TextLayer    Layer = "text"       // glyphs that say what they stand for
	ScanLayer    Layer = "scan"       // a picture, with at most a line of text added to it
	HiddenLayer  Layer = "hidden"     // a picture over an invisible text, as OCR programs add it
	MixedLayer   Layer = "mixed"      // a picture as large as a page, and text
	GarbledLayer Layer = "garbled"    // glyphs of which many have no known meaning
	ReadLayer    Layer = "recognized" // one of the above without text of its own, recognized as a picture
)

// A Glyph is one shown character (or ligature).
type Glyph struct {
	// Text is what it stands for; U+FFFD where the font does not say. Radicals,
	// compatibility ideographs and ligatures are folded to plain characters.
	Text  string
	Box   Rect    // advance width by the em square's ascent and descent
	Font  string  // base font name without subset prefix
	Size  float64 // em height on the page in points
	Angle int     // degrees counterclockwise in which the text runs: 0, 270 for top to bottom
	turn  int     // angle of the glyph itself: 0 in upright vertical writing
}

// A Ruling is a straight horizontal or vertical line that was painted: a
// stroke or a thin filled rectangle.
type Ruling struct {
	Box   Rect    // the line's centre: Y0 == Y1 or X0 == X1
	Width float64 // thickness in points
}

// Horizontal reports whether the ruling runs from left to right.
func (r Ruling) Horizontal() bool { return r.Box.Y0 == r.Box.Y1 }

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
	// Number counts the lines of a plain text or of the source of a web page from
	// 1; 0 in a PDF.
	Number int
}

// A Word is a run of glyphs without a gap.
type Word struct {
	Text string
	Box  Rect
	Size float64
}

// A Section is a heading with what follows it, up to the next heading of the
// same kind.
type Section struct {
	Ordinal     int    // 1 for 一、; 0 for what precedes the first heading
	Title       string // without its numeral
	Place       Place  // of the heading
	Blocks      []Block
	Subheadings []Subheading
}

// A Subheading is a heading inside a section: （一）, 1., or 一是.
type Subheading struct {
	Label string // as printed: "（一）"
	Title string
	Place Place
}

// A Block is one paragraph or one table of a section: exactly one of the two
// is set.
type Block struct {
	Paragraph string
	Table     *Table
	Place     Place
}

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
	Row, Col         int // of its top left corner, from 0
	RowSpan, ColSpan int // at least 1
	// Text is what stands in the cell, line by line, with "\n" between lines.
	Text  string
	Place Place
	// Crossed says that text runs over an edge of the cell or of the page, so
	// that it is not certain that it belongs to this cell alone, or is whole.
	Crossed bool
	// Wrapped says that each line but the last is full, so that the text was
	// broken for want of room only, and Spread that its characters stand apart
	// evenly, as letter spacing sets them: the parts of a figure that is broken or
	// spread so are one figure.
	Wrapped, Spread bool
	// Recognition is set for the cells of a scanned page.
	Recognition *Recognition
}

// A Recognition says how the text of a cell was read from a picture.
type Recognition struct {
	// Agreeing is how many of three readings, or four where two differ, say the same; 0 where one is contradicted
	// by the shapes of its characters, or ink is left over.
	Agreeing   int
	Confidence float64 // 0 to 1
	Shaded     bool    // the picture has shades of gray, which keep strokes thinner than a pixel
	Other      string  // another reading of the same cell, "" for none
	Doubt      string  // why the reading is in doubt, "" where two agree or more
	// Unruled is set where no ruled lines enclose the cell: which column it is in, and
	// that nothing else stands there, can be told by its neighbours alone.
	Unruled bool
}

// A Warning is something about the file that a careful reader wants to know
// but that does not stop the reading: glyphs without a meaning, digits that are
// drawn as others than the text says, a page that is only a picture.
type Warning struct {
	Code    string // "unmapped-glyphs", "unicode-conflict", "image-page", "repaired"
	Message string
	Page    int // 0 for the whole document
}
