package ingest

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"

	"nianbao/extract"
	"nianbao/extract/document"
	"nianbao/normalize"
	"nianbao/normalize/annual"
)

// Parser names the version of the reading, stored beside every document: one
// read by another version is read again.
var Parser = fmt.Sprintf("nianbao-%d", normalize.Revision)

// Read reads the file at path as a report. A nil Document comes with an error
// only; with ErrNotReport and the like, the document is there and the report is
// not. A file with several reports gives ErrSeveralReports.
func Read(ctx context.Context, path string) (*document.Document, *annual.Report, error) {
	return one(guarded(path, func() (*document.Document, error) {
		return extract.Open(ctx, path, options())
	}))
}

// ReadBytes is Read for a document in memory.
func ReadBytes(ctx context.Context, name string, data []byte) (*document.Document, *annual.Report, error) {
	return one(guarded(name, func() (*document.Document, error) {
		return extract.Read(ctx, name, data, options())
	}))
}

// ReadWithin is ReadBytes with options of the caller's, but for the titles and names.
func ReadWithin(ctx context.Context, name string, data []byte, opts extract.Options) (*document.Document, *annual.Report, error) {
	return one(readAll(ctx, []File{{Name: name, Data: data}}, nil, opts))
}

// readAll returns all reports of a document in memory, which may be put together of several files.
func readAll(ctx context.Context, files []File, series *document.Series, opts extract.Options) (*document.Document, []*annual.Report, error) {
	return guarded(files[0].Name, func() (*document.Document, error) {
		opts.Titles, opts.Names = sectionTitles(), TableNames()
		if len(files) == 1 {
			opts.Refuse, opts.Published = normalize.Refuse, files[0].Published
			return extract.Read(ctx, files[0].Name, files[0].Data, opts)
		}
		var parts []*document.Document
		for _, f := range files {
			opts.Published = f.Published
			part, err := extract.Read(ctx, f.Name, f.Data, opts)
			if err != nil {
				return nil, err
			}
			parts = append(parts, part)
		}
		whole := extract.Whole(parts, opts.Titles)
		whole.Series = series
		return whole, nil
	})
}

// SeriesOf returns what a web page that was published at an address tells of the others of its
// article, nil of one that is whole.
func SeriesOf(page []byte, published string) *document.Series {
	return extract.SeriesOf(page, published)
}

// one returns the report of a document that holds one.
func one(doc *document.Document, list []*annual.Report, err error) (*document.Document, *annual.Report, error) {
	switch {
	case err != nil:
		return doc, nil, err
	case len(list) > 1:
		return doc, nil, fmt.Errorf("%s: %w, %d of them", doc.Path, normalize.ErrSeveralReports, len(list))
	}
	return doc, list[0], nil
}

// sectionTitles are the same for every document.
var sectionTitles = sync.OnceValue(normalize.SectionTitles)

// TableNames returns the names of rows and columns of all forms, the same for every document.
var TableNames = sync.OnceValue(func() extract.Names {
	rows, groups, heads := normalize.TableNames()
	return extract.Names{Rows: rows, Groups: groups, Heads: heads}
})

func options() extract.Options {
	return extract.Options{Titles: sectionTitles(), Names: TableNames(), Refuse: normalize.Refuse, Recognize: true}
}

// guarded turns a panic into an error: one hostile file must not end the
// import of the others.
func guarded(name string, open func() (*document.Document, error)) (doc *document.Document, list []*annual.Report, err error) {
	defer func() {
		if p := recover(); p != nil {
			list, err = nil, fmt.Errorf("%s: %w", name, Stumbled(string(debug.Stack())))
		}
	}()
	if doc, err = open(); err != nil {
		return nil, nil, err
	}
	if list, err = normalizeAll(doc); err != nil {
		return doc, nil, fmt.Errorf("%s: %w", name, err)
	}
	return doc, list, nil
}
