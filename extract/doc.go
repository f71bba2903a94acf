// Package extract reads a document into pages of glyphs and rulings, lines of
// text, sections, and grids of cells. It knows how such documents are drawn and
// laid out, and nothing of what their tables mean.
//
// All coordinates are PDF points (1/72 inch) with the origin at the bottom left
// of the page as a reader sees it: a page's rotation is undone, and the corner
// of its crop box is (0, 0). Pages that are read as pictures are turned upright and
// straightened first; Document.InFile takes a place back to the page as it was.
//
// The reading goes in steps, each in a file of its own: open (and repair),
// interpret (content streams to glyphs and painted paths), recognize (pages that are
// pictures, or whose text has no meaning), ruling, line, running head, ruled grid and
// aligned grid, join (tables over page breaks), section. Documents with markup (web
// page, Word document) go from markup to section at once.
package extract
