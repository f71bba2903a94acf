package extract

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"

	"nianbao/extract/document"
	"nianbao/extract/filekind"
	"nianbao/extract/markup"
	"nianbao/extract/ofd"
	"nianbao/extract/pdf"
	"nianbao/extract/picture"
	"nianbao/extract/plaintext"
	"nianbao/extract/recognize"
	"nianbao/extract/richtext"
	"nianbao/extract/sheet"
	"nianbao/extract/webarchive"
)

// Names are what tables print beside and above their figures.
type Names = plaintext.Names

// Options tell the reader what it can't find out by itself.
type Options struct {
	// Titles are section titles to expect. A line that resembles one is taken
	// for a section's heading before another line with the same numeral is.
	Titles []string
	// Names are those of rows and columns of tables to expect: a plain text that has lost its
	// lines is broken where they stand.
	Names Names
	// Recognize has scanned pages read by tesseract and the recognition model, as far as they are
	// installed, or by those of them that Programs names; see scan.Choice.
	Recognize bool
	Programs  string
	// Readings is the directory in which what they read is kept for the next
	// time, "" for none; see scan.Cache.
	Readings string
	// Published is where the document was published, if that is known: the address of a web
	// page tells those of the same article from others.
	Published string
	// Textless takes a PDF that has no text for what it is, pages of a known size,
	// and does not refuse it.
	Textless bool
	// Refuse, which may be nil, is asked what becomes of a document of which the pages are
	// known, before its tables and chapters are looked for, which takes longest. An error of it
	// ends the reading.
	Refuse func(*document.Document) error
	// Carries, which may be nil, is called with the names of the files that a PDF carries, also where it can't
	// be read for its own pages.
	Carries func(files []string)
	// Recognizing, which may be nil, is called before that begins: it takes seconds
	// a page.
	Recognizing func()
	document.Limits
}

// Open reads the document at path, of any kind that package filekind lists as one that holds a report
// or a picture; its first bytes tell which.
//
// Errors are of type *Error, except those of the file system. A PDF that the
// parser can't read as it stands is rewritten first (see Document.Repaired).
func Open(ctx context.Context, path string, opts Options) (*document.Document, error) {
	opts.Limits = opts.WithDefaults()
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.Size() > opts.MaxBytes {
		return nil, &document.Error{Path: path, Reason: document.ErrLimit, Detail: (&document.LimitError{Limit: "bytes", Max: opts.MaxBytes}).Error()}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return Read(ctx, path, data, opts)
}

// Read reads a document that is in memory. name stands for its path in the
// result and in errors.
func Read(ctx context.Context, name string, data []byte, opts Options) (*document.Document, error) {
	opts.Limits = opts.WithDefaults()
	if int64(len(data)) > opts.MaxBytes {
		return nil, &document.Error{Path: name, Reason: document.ErrLimit, Detail: (&document.LimitError{Limit: "bytes", Max: opts.MaxBytes}).Error()}
	}
	sum := sha256.Sum256(data)
	doc := &document.Document{Path: name, SHA256: hex.EncodeToString(sum[:]), Size: int64(len(data))}
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, &document.Error{Path: name, Reason: document.ErrEmpty}
	}
	unread, err := readKind(ctx, doc, data, opts)
	if err == nil && doc.Layout == document.Positioned {
		err = legible(doc, unread)
		if opts.Textless && (errors.Is(err, document.ErrNoText) || errors.Is(err, document.ErrGarbled)) {
			err = nil
		}
	}
	if err == nil && opts.Refuse != nil && doc.Series == nil { // of a part alone nothing can be told
		if refused := opts.Refuse(doc); refused != nil {
			err = fmt.Errorf("%s: %w", name, refused)
		}
	}
	if err == nil && doc.Layout == document.Positioned {
		err = arrange(doc)
	}
	if err != nil {
		return nil, err
	}
	doc.Sections = divide(doc, flow(doc), opts.Titles)
	markCut(doc)
	recognize.TrustUnruled(doc)
	return doc, nil
}

// readKind has the room for the kind of file read it. unread says why pages that are pictures
// were not recognized.
func readKind(ctx context.Context, doc *document.Document, data []byte, opts Options) (unread string, err error) {
	data, kind, err := unwrapped(doc.Path, data, opts.Limits)
	if err != nil {
		return "", err
	}
	named, _ := filekind.Named(doc.Path)
	if other := inPlace[kind.ID]; other != "" && named.ID == filekind.PDF {
		return "", &document.Error{Path: doc.Path, Reason: document.ErrNotPDF, Detail: other}
	}
	switch kind.ID {
	case filekind.PDF:
		return readPDF(ctx, doc, data, opts)
	case filekind.OFD:
		return readOFD(ctx, doc, data, opts)
	case filekind.Word:
		return "", markup.ReadWordDocument(doc, data, opts.Limits)
	case filekind.Sheet:
		return "", sheet.ReadOpenXML(doc, data, opts.Limits)
	case filekind.OldSheet:
		return "", sheet.ReadBinary(doc, data, opts.Limits)
	case filekind.OpenSheet:
		return "", sheet.ReadOpenDocument(doc, data, opts.Limits)
	case filekind.BinSheet:
		return "", &document.Error{Path: doc.Path, Reason: document.ErrUnsupported, Detail: "a binary workbook (.xlsb); save it as .xlsx"}
	case filekind.FlatWord:
		return "", markup.ReadFlatWord(doc, data, opts.Limits)
	case filekind.OpenText:
		return "", markup.ReadOpenText(doc, data, opts.Limits)
	case filekind.RichText:
		return "", richtext.Read(doc, data, opts.Limits)
	case filekind.WebArchive:
		return "", webarchive.Read(doc, data, opts.Limits)
	case filekind.WebPage:
		return "", markup.ReadWebPage(doc, data, opts.Published, opts.Limits)
	case filekind.Text:
		return "", plaintext.Read(doc, data, opts.Names, opts.Limits)
	case filekind.OldWord:
		return "", readOldWord(ctx, doc, data, opts)
	}
	switch kind.Holds {
	case filekind.Picture:
		return readPicture(ctx, doc, kind, data, opts)
	case filekind.Files:
		return "", &document.Error{Path: doc.Path, Reason: document.ErrUnsupported, Detail: fmt.Sprintf("an archive (%s); unpack it first", kind.ID)}
	}
	if named.ID == filekind.PDF {
		return "", &document.Error{Path: doc.Path, Reason: document.ErrNotPDF}
	}
	return "", &document.Error{Path: doc.Path, Reason: document.ErrUnsupported, Detail: "its first bytes are those of no kind that is known"}
}

// inPlace says what a file is that sites send in the place of a PDF that they have not.
var inPlace = map[filekind.ID]string{filekind.WebPage: "it is a web page", filekind.Text: "it is a text"}

// readOFD reads the pages of an OFD file from the PDF that is made of it.
func readOFD(ctx context.Context, doc *document.Document, data []byte, opts Options) (unread string, err error) {
	drawing, err := ofd.Draw(ctx, doc.Path, data, opts.Limits)
	if err != nil {
		return "", err
	}
	if unread, err = readPDF(ctx, doc, drawing.PDF, opts); err != nil {
		return "", err
	}
	doc.MediaType, doc.Title, doc.Producer = ofd.MediaType, drawing.Title, drawing.Producer
	doc.Warnings = append(drawing.Warnings, doc.Warnings...)
	return unread, nil
}

// readPDF reads the pages of a PDF and recognizes those that are pictures; unread says
// why some were not.
func readPDF(ctx context.Context, doc *document.Document, data []byte, opts Options) (unread string, err error) {
	data, err = pdf.Read(ctx, doc, data, opts.Limits)
	if len(doc.Attached) > 0 && opts.Carries != nil {
		opts.Carries(doc.Attached)
	}
	if err != nil {
		return "", err
	}
	return recognize.Document(ctx, doc, recognize.FromPDF(data), opts.recognition())
}

// readPicture has the pages of a picture file recognized.
func readPicture(ctx context.Context, doc *document.Document, kind filekind.Kind, data []byte, opts Options) (unread string, err error) {
	file, err := picture.Read(ctx, doc, kind, data, opts.Limits)
	if err != nil {
		return "", err
	}
	return recognize.Document(ctx, doc, recognize.FromPictures(file), opts.recognition())
}

func (o Options) recognition() recognize.Options {
	return recognize.Options{Off: !o.Recognize, Programs: recognize.Programs(o.Programs), Readings: o.Readings, Begins: o.Recognizing}
}
