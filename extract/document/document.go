package document

// A Document is what was read from one file: its identity, its pages, and the
// sections its body divides into.
type Document struct {
	Path      string // as given to Open
	SHA256    string // hex digest of the file's bytes
	Size      int64  // bytes
	MediaType string // "application/pdf", "text/plain", "text/html", or that of another kind of file, see package filekind
	// Layout says what is known of where things stand, and so how tables are found.
	Layout   Layout
	Title    string // the file's own metadata, often wrong
	Producer string
	Address  string // where a web page says that it is published, "" if it does not
	// Metadata is what a web page says of itself by name, in its order.
	Metadata []Meta
	// Repaired is empty when the file was read as it stands; else it names what
	// had to be done first ("decrypted", "rewritten: ...").
	Repaired string
	Pages    []*Page
	// Sections hold the whole body in reading order. The first has Ordinal 0:
	// what stands before the first heading (title, preamble).
	Sections []Section
	Warnings []Warning
	// Series is what the file says of the others with which it makes one report, nil of a
	// file that is whole.
	Series *Series
	// Parts are the files of a document that was put together, in their order, nil of one
	// that is a single file.
	Parts []Part
	// Attached are the names of the files that the document's file carries, as a PDF can. They are
	// documents of their own.
	Attached []string
}

// A Series is what a file says of the files that make one report: the pages of an article
// that a site shows one by one.
type Series struct {
	Number int      // of this file among them, from 1; 0 if it does not tell
	Count  int      // how many there are, as far as it tells; 0 if it does not
	Others []Member // those that it names, by number
	By     Bond
}

// A Bond says what tells that files make one report.
type Bond string

// The bonds.
const (
	ByLinks Bond = ""      // the files name each other
	ByNames Bond = "names" // they are called alike, and each has a part of it
	ByPlace Bond = "place" // they lie beside each other and each has a part of it; their names tell an order at most
)

// A Member is another file of a series.
type Member struct {
	Number  int
	Address string // as the file has it: of the web, complete or not, or a file's name
}

// A Part is a file that a document was put together of.
type Part struct {
	Number  int    // in the series, from 1
	Page    int    // its first page among the document's
	Address string // by which the others call it, "" if they don't
	Path    string
	SHA256  string // hex digest of the file's bytes
	Size    int64
}

// A Layout says what is known of where the parts of a document stand. Whoever reads a kind
// of file sets it.
type Layout int

// The layouts.
const (
	Ordered    Layout = iota // lines in their order, as in a plain text
	Positioned               // glyphs and rulings in their places, as in a PDF
	MarkedUp                 // the document says itself what is a paragraph and what a cell
)

// CutShort is the code of the warning that a file was read of which the end is missing.
const CutShort = "cut-short"

// A Warning is something about the file that a careful reader wants to know
// but that does not stop the reading: glyphs without a meaning, digits that are
// drawn as others than the text says, a page that is only a picture.
type Warning struct {
	Code    string // "unmapped-glyphs", "unicode-conflict", "image-page", "picture-size", "repaired"
	Message string
	Page    int // 0 for the whole document
}
