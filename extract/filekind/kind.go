package filekind

import (
	"io"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"nianbao/extract/character"
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
	OFD        ID = "ofd"
	Word       ID = "word"
	OldWord    ID = "old-word"
	FlatWord   ID = "flat-word"
	RichText   ID = "rich-text"
	WebArchive ID = "web-archive"
	Sheet      ID = "sheet"
	OldSheet   ID = "old-sheet"
	BinSheet   ID = "binary-sheet"
	OpenText   ID = "open-text"
	OpenSheet  ID = "open-sheet"
	Zip        ID = "zip"
	Gzip       ID = "gzip"
	RAR        ID = "RAR"
	SevenZip   ID = "7-Zip"
	XZ         ID = "xz"
	Bzip2      ID = "bzip2"
	Zstandard  ID = "Zstandard"
	Tar        ID = "tar"
	WARC       ID = "WARC"
	ARC        ID = "ARC"
	Mail       ID = "e-mail"
	WebPage    ID = "web-page"
	JPEG       ID = "JPEG"
	PNG        ID = "PNG"
	GIF        ID = "GIF"
	BMP        ID = "BMP"
	WebP       ID = "WebP"
	TIFF       ID = "TIFF"
	HEIF       ID = "HEIF"
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
	Picture                // a picture, which may be that of a report
)

// kinds are tried in their order: what has a signature comes before what is told by how it looks.
var kinds = []Kind{
	{OldSheet, "application/vnd.ms-excel", []string{".xls", ".et"}, Report, compoundWith("Workbook", "Book")},
	{OldWord, "application/msword", []string{".doc", ".wps"}, Report, begins("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")},
	{Gzip, "application/gzip", []string{".gz", ".tgz"}, Files, begins("\x1f\x8b")},
	{RAR, "application/vnd.rar", []string{".rar"}, Files, begins("Rar!\x1a\x07")},
	{SevenZip, "application/x-7z-compressed", []string{".7z"}, Files, begins("7z\xbc\xaf\x27\x1c")},
	{XZ, "application/x-xz", []string{".xz", ".txz"}, Files, begins("\xfd7zXZ\x00")},
	{Bzip2, "application/x-bzip2", []string{".bz2", ".tbz2"}, Files, begins("BZh")},
	{Zstandard, "application/zstd", []string{".zst"}, Files, begins("\x28\xb5\x2f\xfd", "\x5d\x2a\x4d\x18")}, // the second is a dictionary, as WARC files have it
	{Tar, "application/x-tar", []string{".tar"}, Files, isTar},
	{WARC, "application/warc", []string{".warc", ".wet"}, Files, begins("WARC/")},
	{ARC, "application/x-internet-archive", []string{".arc"}, Files, begins("filedesc://")},
	{Word, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", []string{".docx"}, Report, zipWith("word/document.xml")},
	{Sheet, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", []string{".xlsx", ".xlsm"}, Report, zipWith("xl/workbook.xml")},
	{BinSheet, "application/vnd.ms-excel.sheet.binary.macroenabled.12", []string{".xlsb"}, Report, zipWith("xl/workbook.bin")},
	{OFD, "application/ofd", []string{".ofd"}, Report, zipWith("OFD.xml")},
	{OpenText, "application/vnd.oasis.opendocument.text", []string{".odt"}, Report, inContainer(zipSignature, memberNameAt, "mimetypeapplication/vnd.oasis.opendocument.text")},
	{OpenSheet, "application/vnd.oasis.opendocument.spreadsheet", []string{".ods"}, Report, inContainer(zipSignature, memberNameAt, "mimetypeapplication/vnd.oasis.opendocument.spreadsheet")},
	{Zip, "application/zip", []string{".zip", ".wacz"}, Files, begins(zipSignature)},
	{PDF, "application/pdf", []string{".pdf"}, Report, near("%PDF-", 1024)}, // behind archives, of which the first member can be one
	{JPEG, "image/jpeg", []string{".jpg", ".jpeg", ".jpe", ".jfif"}, Picture, begins("\xFF\xD8\xFF")},
	{PNG, "image/png", []string{".png"}, Picture, begins("\x89PNG\r\n\x1a\n")},
	{GIF, "image/gif", []string{".gif"}, Picture, begins("GIF87a", "GIF89a")},
	{WebP, "image/webp", []string{".webp"}, Picture, inContainer("RIFF", 8, "WEBP")},
	{TIFF, "image/tiff", []string{".tif", ".tiff"}, Picture, begins("II*\x00", "MM\x00*", "II+\x00", "MM\x00+")},
	{HEIF, "image/heif", []string{".heic", ".heif", ".avif"}, Picture, isHEIF},
	{BMP, "image/bmp", []string{".bmp"}, Picture, isBMP},
	{RichText, "application/rtf", []string{".rtf"}, Report, begins(`{\rt`)},
	{FlatWord, "application/xml", []string{".doc"}, Report, isFlatWord}, // few files named .xml are documents
	{WebArchive, "multipart/related", []string{".mht", ".mhtml"}, Report, isWebArchive},
	{WebPage, "text/html", []string{".html", ".htm"}, Report, beginsWithTag},
	{Mail, "message/rfc822", []string{".eml"}, Files, isMail},
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
	if text, wide := character.Wide(head); wide {
		head = []byte(text)
	}
	f := file{r, size, head, sync.OnceValue(func() []string { return membersOf(r, size) })}
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
