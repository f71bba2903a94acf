package recognize

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"nianbao/extract/document"
	"nianbao/extract/scan"
)

// pagesAtOnce is how many scanned pages are read in one batch: few runs of the
// program, and no more than 200 MB of pictures at a time.
const pagesAtOnce = 12

// Programs say which programs are to read: see scan.Choice.
type Programs = scan.Choice

// Options say whether and how pages are recognized.
type Options struct {
	Off bool
	// Programs are those that read, "" for those that are there.
	Programs Programs
	// Readings is the directory in which what was read is kept for the next
	// time, "" for none.
	Readings string
	// Begins, which may be nil, is called before it begins: it takes seconds a page. Where it
	// ends the context, nothing is recognized.
	Begins func()
}

// A recognizer reads the pages of a document that are pictures.
type recognizer struct {
	doc      *document.Document
	source   Source
	programs scan.Programs
	cache    *scan.Cache
	unread   string // why a page was not read
	// turnedPages is set once a page was turned as a whole, and sideways are the tables of pages that were not.
	turnedPages bool
	sideways    map[*document.Page][]sideways
}

// Document reads the scanned pages of a document, and those of which the
// text has no meaning; their pictures come from the source. Where that can't be done, unread and a warning say why and the pages stay as they are. The
// error is that of the context, or of type *Error for a limit that a page exceeds.
func Document(ctx context.Context, doc *document.Document, source Source, opts Options) (unread string, err error) {
	defer document.Guard(doc.Path, &err)
	var pages []*document.Page
	for _, p := range doc.Pages {
		if _, _, textless := p.Layer.Textless(); textless {
			pages = append(pages, p)
		}
	}
	switch {
	case len(pages) == 0:
		return "", nil
	case opts.Off:
		return "OCR is off", nil
	}
	if opts.Begins != nil {
		opts.Begins()
		if err := ctx.Err(); err != nil {
			return "", err
		}
	}
	programs, err := cmp.Or(opts.Programs, scan.Auto).Open()
	if err != nil {
		return err.Error(), nil
	}
	r := &recognizer{doc: doc, source: source, programs: programs, sideways: map[*document.Page][]sideways{}}
	if programs.Broken != nil {
		doc.Warnings = append(doc.Warnings, document.Warning{Code: "ocr-program", Message: "the recognition model could not be used, and tesseract read alone: " + programs.Broken.Error()})
	}
	if opts.Readings != "" {
		r.cache = scan.NewCache(opts.Readings)
	}
	for part := range slices.Chunk(pages, pagesAtOnce) {
		if err := r.recognize(ctx, part); err != nil {
			return r.unread, err
		}
	}
	return r.unread, nil
}

// recognize reads some pages. What lies on its side, so that nothing can be made of it as it is, is turned and read again:
// a page, or the tables of an upright one.
func (r *recognizer) recognize(ctx context.Context, pages []*document.Page) error {
	readings, err := r.read(ctx, pages)
	if err != nil {
		return r.noteUnread(ctx, err)
	}
	lying, err := r.lying(ctx, pages, readings)
	if err != nil {
		return err
	}
	again, err := r.read(ctx, lying)
	if err != nil {
		return r.noteUnread(ctx, err)
	}
	for i, p := range pages {
		read := readings[i]
		if at := slices.Index(lying, p); at >= 0 {
			read = again[at]
		}
		if read.err != nil {
			if errors.Is(read.err, document.ErrLimit) {
				return &document.Error{Path: r.doc.Path, Page: p.Number, Reason: document.ErrLimit, Detail: read.err.Error()}
			}
			r.noteUnreadPage(p, p.Layer, read.err)
			continue
		}
		layer := p.Layer
		take(p, read)
		if len(p.Glyphs) == 0 {
			r.noteUnreadPage(p, layer, errNothingRead)
			continue
		}
		noteRecognized(r.doc, p, layer, read.page.Legible())
	}
	return nil
}
