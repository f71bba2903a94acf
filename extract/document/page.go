package document

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
	// how many it was turned about its middle then to be straight; Perspective is that in
	// which it was photographed. All places are on the upright, straight and flat page.
	Layer       Layer
	Turned      int
	Skew        float64
	Perspective Perspective
	// Restacked tells how a scanned page on which tables lie on their side was put together anew, all upright, after
	// that; nil for others. Width and Height are those of the new page.
	Restacked *Restacked
	// Watermarks are glyphs set over the text of the page, which are in no line
	// and no cell.
	Watermarks []Glyph
	// LeftOut are the characters that the file has and that are not among Glyphs: what can't
	// be seen on the page, what is struck out, and marks of notes. A warning tells of each kind.
	LeftOut string
	// Lines are the lines of text outside of ruled tables, top to bottom,
	// including running headers, footers and page numbers, which have a Role
	// other than Body.
	Lines []Line
	// Tables are the ruled grids found on this page alone, before tables that run
	// over pages are joined.
	Tables []*Table
	// sequence holds the lines and tables of a document with markup in their
	// order; elsewhere their positions tell it.
	Sequence []Item
	// Inserted are the pictures of a document with markup, but for those that are too small
	// to show anything to read.
	Inserted []Inserted
	// pictures are the images that are objects of their own, in the order in which
	// they are shown; what a scanned page is recognized from.
	Pictures []Picture
	// recognized is what recognition found on a page with the layer ReadLayer, nil on
	// others.
	Recognized *Recognized
}

// OverEdge reports whether text between two abscissas leaves the page.
func (p *Page) OverEdge(from, to float64) bool { return from < 0 || to > p.Width }

// An Inserted is a picture of a document with markup, and the item of Sequence behind which
// it stands.
type Inserted struct {
	Place  Place
	Behind Item
}

// A Picture is an image that a page shows: its name in the resources, its size as
// the file states it, and the matrix that takes the unit square to where it lies.
type Picture struct {
	Name          string
	Width, Height int64 // pixels
	BlackAndWhite bool
	Matrix        Matrix
}
