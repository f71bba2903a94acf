package document

// A Document is what was read from one file: its identity, its pages, and the
// sections its body divides into.
type Document struct {
	Path      string // as given to Open
	SHA256    string // hex digest of the file's bytes
	Size      int64  // bytes
	MediaType string // "application/pdf", "text/plain", "text/html", or that of a Word document or a picture
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

// A Warning is something about the file that a careful reader wants to know
// but that does not stop the reading: glyphs without a meaning, digits that are
// drawn as others than the text says, a page that is only a picture.
type Warning struct {
	Code    string // "unmapped-glyphs", "unicode-conflict", "image-page", "picture-size", "repaired"
	Message string
	Page    int // 0 for the whole document
}
