package filekind

import (
	"io"
	"path/filepath"
	"slices"
	"strings"
)

// A Kind is a kind of file.
type Kind struct {
	ID        ID
	MediaType string
	// Extensions are those that such files are given, in small letters and with the dot. The
	// first is that which the project gives one.
	Extensions []string
	Holds      Holding
	is         func(f file) bool
}

// An ID names a kind.
type ID string

// The kinds.
const (
	PDF        ID = "pdf"
	Word       ID = "word"
	OldWord    ID = "old-word"
	FlatWord   ID = "flat-word"
	RichText   ID = "rich-text"
	WebArchive ID = "web-archive"
	Zip        ID = "zip"
	Gzip       ID = "gzip"
	RAR        ID = "RAR"
	SevenZip   ID = "7-Zip"
	XZ         ID = "xz"
	Bzip2      ID = "bzip2"
	Zstandard  ID = "Zstandard"
	WebPage    ID = "web-page"
	Text       ID = "text"
	Unknown    ID = "unknown"
)

// Holding says what a reader expects in files of a kind.
type Holding int

// What files hold.
const (
	Nothing Holding = iota // that is of use here
	Report                 // a document, which may be a report
	Files                  // other files
)

// kinds are tried in their order: what has a signature comes before what is told by how it looks.
var kinds = []Kind{
	{PDF, "application/pdf", []string{".pdf"}, Report, near("%PDF-", 1024)},
	{OldWord, "application/msword", []string{".doc", ".wps"}, Report, begins("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")},
	{Gzip, "application/gzip", []string{".gz"}, Files, begins("\x1f\x8b")},
	{RAR, "application/vnd.rar", []string{".rar"}, Files, begins("Rar!\x1a\x07")},
	{SevenZip, "application/x-7z-compressed", []string{".7z"}, Files, begins("7z\xbc\xaf\x27\x1c")},
	{XZ, "application/x-xz", []string{".xz"}, Files, begins("\xfd7zXZ\x00")},
	{Bzip2, "application/x-bzip2", []string{".bz2"}, Files, begins("BZh")},
	{Zstandard, "application/zstd", []string{".zst"}, Files, begins("\x28\xb5\x2f\xfd")},
	{Word, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", []string{".docx"}, Report, zipWith("word/document.xml")},
	{Zip, "application/zip", []string{".zip"}, Files, begins(zipSignature)},
	{RichText, "application/rtf", []string{".rtf"}, Report, begins(`{\rt`)},
	{FlatWord, "application/xml", []string{".doc"}, Report, isFlatWord}, // few files named .xml are documents
	{WebArchive, "multipart/related", []string{".mht", ".mhtml"}, Report, isWebArchive},
	{WebPage, "text/html", []string{".html", ".htm"}, Report, beginsWithTag},
	{Text, "text/plain", []string{".txt"}, Report, isText},
}

// unknown is the kind of what is none of the others.
var unknown = Kind{ID: Unknown, MediaType: "application/octet-stream", Extensions: []string{".bin"}}

// Of returns the kind of a file of so many bytes. It fails where the file can't be read.
func Of(r io.ReaderAt, size int64) (Kind, error) {
	head := make([]byte, min(size, headLength))
	if n, err := r.ReadAt(head, 0); err != nil && n < len(head) {
		return unknown, err
	}
	f := file{r, size, head}
	for _, k := range kinds {
		if k.is(f) {
			return k, nil
		}
	}
	return unknown, nil
}

// Named returns the kind that a file of that name is said to be. It reports false for a name
// that no kind has.
func Named(name string) (Kind, bool) {
	extension := strings.ToLower(filepath.Ext(name))
	for _, k := range kinds {
		if slices.Contains(k.Extensions, extension) {
			return k, true
		}
	}
	return unknown, false
}

// ByMediaType returns the kind of a media type, the unknown one for another.
func ByMediaType(mediaType string) Kind {
	if i := slices.IndexFunc(kinds, func(k Kind) bool { return k.MediaType == mediaType }); i >= 0 {
		return kinds[i]
	}
	return unknown
}

// Extensions returns the extensions of all kinds that hold such a thing.
func Extensions(h Holding) []string {
	var list []string
	for _, k := range kinds {
		if k.Holds == h {
			list = append(list, k.Extensions...)
		}
	}
	return list
}
