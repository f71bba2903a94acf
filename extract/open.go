package extract

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"strings"
	"unicode"
	"unicode/utf16"

	"github.com/ledongthuc/pdf"
)

// Options tell the reader what it can't find out by itself.
type Options struct {
	// Titles are section titles to expect. A line that resembles one is taken
	// for a section's heading before another line with the same numeral is.
	Titles []string
	// Recognize has scanned pages read by tesseract, where it is installed.
	Recognize bool
	// Readings is the directory in which what tesseract read is kept for the next
	// time, "" for none; see scan.Cache.
	Readings string
	// Textless takes a PDF that has no text for what it is, pages of a known size,
	// and does not refuse it.
	Textless bool
	// Recognizing, which may be nil, is called before that begins: it takes seconds
	// a page.
	Recognizing func()
	Limits
}

// Open reads the document at path: a PDF, a web page, a Word document (.docx), or a
// plain text that somebody else extracted from a PDF (UTF-8 or GB 18030), told apart by their
// first bytes.
//
// Errors are of type *Error, except those of the file system. A PDF that the
// parser can't read as it stands is rewritten first (see Document.Repaired).
func Open(ctx context.Context, path string, opts Options) (*Document, error) {
	opts.Limits = opts.withDefaults()
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.Size() > opts.MaxBytes {
		return nil, &Error{Path: path, Reason: ErrLimit, Detail: (&LimitError{"bytes", opts.MaxBytes}).Error()}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return Read(ctx, path, data, opts)
}

// Read reads a document that is in memory. name stands for its path in the
// result and in errors.
func Read(ctx context.Context, name string, data []byte, opts Options) (*Document, error) {
	opts.Limits = opts.withDefaults()
	if int64(len(data)) > opts.MaxBytes {
		return nil, &Error{Path: name, Reason: ErrLimit, Detail: (&LimitError{"bytes", opts.MaxBytes}).Error()}
	}
	sum := sha256.Sum256(data)
	doc := &Document{Path: name, SHA256: hex.EncodeToString(sum[:]), Size: int64(len(data))}
	var err error
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return nil, &Error{Path: name, Reason: ErrEmpty}
	case looksLikePDF(data):
		err = doc.readPDF(ctx, data, opts)
	case looksLikeOldWord(data):
		return nil, &Error{Path: name, Reason: ErrUnsupported, Detail: "a Word document of the old binary format (.doc); save it as .docx or PDF"}
	case looksLikeZip(name, data):
		err = doc.readWordDocument(data, opts)
	case looksLikeWebPage(name, data):
		err = doc.readWebPage(data, opts)
	case looksLikeText(name, data):
		err = doc.readText(data)
	default:
		return nil, &Error{Path: name, Reason: ErrNotPDF}
	}
	if err != nil {
		return nil, err
	}
	doc.Sections = divide(doc, opts.Titles)
	doc.trustUnruled()
	return doc, nil
}

// looksLikePDF looks for the signature near the beginning, where viewers look:
// mail gateways and scripts put bytes before it.
func looksLikePDF(data []byte) bool {
	return bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-"))
}

func (doc *Document) readPDF(ctx context.Context, data []byte, opts Options) error {
	doc.MediaType = "application/pdf"
	err := doc.readPages(ctx, data, opts)
	if err == nil || ctx.Err() != nil || errors.Is(err, ErrLimit) || errors.Is(err, ErrNoPages) || errors.Is(err, ErrNoText) {
		return err // rewriting would change none of these
	}
	rewritten, how, rerr := rewrite(data)
	if errors.Is(rerr, ErrPassword) {
		return &Error{Path: doc.Path, Reason: rerr}
	}
	if rerr != nil {
		var first *Error
		if errors.As(err, &first) {
			return &Error{Path: doc.Path, Page: first.Page, Reason: rerr, Detail: strings.TrimPrefix(first.Detail, "not a PDF file: ")} // the library says so of any fault
		}
		return &Error{Path: doc.Path, Reason: rerr, Detail: err.Error()}
	}
	doc.Pages, doc.Warnings = nil, nil
	if err := doc.readPages(ctx, rewritten, opts); err != nil {
		return err
	}
	doc.Repaired = how
	doc.Warnings = append(doc.Warnings, Warning{Code: "repaired", Message: "the file could not be read as it stands and was " + how})
	return nil
}

// recoverTo turns a panic into an error. The library reports malformed input by
// panicking, with errors and with plain strings.
func recoverTo(err *error) {
	switch r := recover().(type) {
	case nil:
	case error:
		*err = r
	default:
		*err = fmt.Errorf("%v", r)
	}
}

func (doc *Document) readPages(ctx context.Context, data []byte, opts Options) (err error) {
	pageNumber := 0
	defer func() {
		var typed *Error
		if err != nil && !errors.As(err, &typed) && ctx.Err() == nil {
			reason := ErrDamaged
			if errors.Is(err, ErrLimit) {
				reason = ErrLimit
			}
			err = &Error{Path: doc.Path, Page: pageNumber, Reason: reason, Detail: err.Error()}
		}
	}()
	defer recoverTo(&err)
	r, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	info := r.Trailer().Key("Info")
	doc.Title, doc.Producer = infoText(info, "Title"), infoText(info, "Producer")
	if doc.Producer == "" {
		doc.Producer = infoText(info, "Creator")
	}
	if r.Trailer().Key("Size").Int64() > int64(opts.MaxObjects) {
		return &LimitError{"objects", int64(opts.MaxObjects)}
	}
	pages, err := pageList(r, opts.MaxPages)
	if err != nil {
		return err
	}
	if len(pages) == 0 {
		return &Error{Path: doc.Path, Reason: ErrNoPages}
	}
	fonts := map[string]*font{}
	budget := newBudget(ctx, opts.Limits)
	for i, v := range pages {
		pageNumber = i + 1
		if err := ctx.Err(); err != nil {
			return err
		}
		p, warnings, err := readPage(v, pageNumber, fonts, budget)
		if err != nil {
			return err
		}
		doc.Pages = append(doc.Pages, p)
		doc.Warnings = append(doc.Warnings, warnings...)
	}
	if err := doc.recognize(ctx, data, opts); err != nil {
		return err
	}
	if err := doc.layOut(); err != nil && !(opts.Textless && errors.Is(err, ErrNoText)) {
		return err
	}
	return nil
}

// infoText returns an entry of the document information as plain text. The
// library's Text takes UTF-16 for PDFDocEncoding.
func infoText(info pdf.Value, key string) string {
	raw := unpadded(info.Key(key).RawString())
	switch {
	case strings.HasPrefix(raw, "\xfe\xff"):
		raw = string(utf16.Decode(units(raw[2:])))
	case strings.HasPrefix(raw, "\xff\xfe"): // against the standard, but WPS writes it
		raw = string(utf16.Decode(littleEndian(raw[2:])))
	default:
		raw = info.Key(key).Text()
	}
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, raw))
}

// unpadded returns a string of a file's objects without the padding that the
// library leaves at the end of strings encrypted with AES: up to 16 bytes, each
// of them their number, which fill the last block of 16 (ISO 32000-1, 7.6.2).
func unpadded(s string) string {
	const block = 16
	if len(s) == 0 || len(s)%block != 0 {
		return s
	}
	n := int(s[len(s)-1])
	utf16 := strings.HasPrefix(s, "\xfe\xff") || strings.HasPrefix(s, "\xff\xfe")
	if n < 1 || n > block || utf16 && n%2 == 1 || s[len(s)-n:] != strings.Repeat(s[len(s)-1:], n) {
		return s
	}
	return s[:len(s)-n]
}

func littleEndian(s string) []uint16 {
	u := make([]uint16, len(s)/2)
	for i := range u {
		u[i] = uint16(s[2*i]) | uint16(s[2*i+1])<<8
	}
	return u
}

// maxPageDepth bounds the depth of the page tree, which may hold a cycle.
const maxPageDepth = 64

// pageList walks the page tree. The library's Page trusts the counts in the
// tree and starts from the root for every page.
func pageList(r *pdf.Reader, limit int) ([]pdf.Value, error) {
	var pages []pdf.Value
	var walk func(node pdf.Value, depth int) error
	walk = func(node pdf.Value, depth int) error {
		if depth > maxPageDepth {
			return &LimitError{"nesting", maxPageDepth}
		}
		kids := node.Key("Kids")
		if kids.Kind() != pdf.Array {
			if node.Kind() == pdf.Dict {
				if len(pages) == limit {
					return &LimitError{"pages", int64(limit)}
				}
				pages = append(pages, node)
			}
			return nil
		}
		for i := 0; i < kids.Len(); i++ {
			if err := walk(kids.Index(i), depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	root := r.Trailer().Key("Root").Key("Pages")
	if root.Kind() != pdf.Dict {
		return nil, errors.New("no page tree")
	}
	return pages, walk(root, 0)
}
