package document

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
}

// A Warning is something about the file that a careful reader wants to know
// but that does not stop the reading: glyphs without a meaning, digits that are
// drawn as others than the text says, a page that is only a picture.
type Warning struct {
	Code    string // "unmapped-glyphs", "unicode-conflict", "image-page", "repaired"
	Message string
	Page    int // 0 for the whole document
}
