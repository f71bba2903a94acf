package report

import (
	"container/list"
	"context"
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"nianbao/cmd/internal/bulk/source"
	"nianbao/cmd/internal/ingest"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/pageimage"
	"nianbao/extract"
	"nianbao/store/reports"
)

// Reasons why the bytes of a document are not at hand.
var (
	errMoved   = errors.New("the file is no longer where it was")
	errChanged = errors.New("the file has changed since it was read")
	errNoPages = errors.New("the document has no pages to be drawn")
)

// documents finds the files from which reports were read, and knows the shape of
// their pages.
type documents struct {
	roots  []string
	limits ingest.Limits

	mu     sync.Mutex
	recent *list.List // of shape, the one used last in front
	known  map[string]*list.Element
}

// A shape is what pictures need to know of a document's pages.
type shape struct {
	sha256 string
	pages  []pageimage.Page
}

const (
	// maxShapes bounds how many documents' shapes are kept.
	maxShapes = 2000
	// shapeTime bounds how long a document may take to be read for its shape. It
	// was read before, within the limits of the import, or it would not be here.
	shapeTime = 15 * time.Second
)

func newDocuments(roots []string) *documents {
	return &documents{roots: roots, limits: ingest.DefaultLimits(), recent: list.New(), known: map[string]*list.Element{}}
}

// open returns the bytes of a document, or errMoved or errChanged.
func (d *documents) open(doc reports.Document) ([]byte, error) {
	missing := errMoved
	places := d.candidates(doc.Path)
	moved := len(places)
	for i, path := range append(places, d.elsewhere(doc.Path)...) {
		data, err := source.Reopen(path, d.limits)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			continue // of no use, whatever it is: another root may have it
		}
		if ingest.IsOf(data, doc.Path, doc.SHA256) {
			return data, nil
		}
		if i < moved {
			missing = errChanged
		}
	}
	return nil, missing
}

// there reports whether the file of a document with pages seems to be at hand, without reading it.
func (d *documents) there(f reports.File) bool {
	return f.Pages > 0 && slices.ContainsFunc(append(d.candidates(f.Path), d.elsewhere(f.Path)...), func(path string) bool { return source.There(path, f.Size) })
}

// AtHand tells of which of some reports the original is at hand, so that their pages can be shown. What it found it says
// again for a minute: a list of thousands is asked for part by part.
func (p *Pages) AtHand(ctx context.Context, ids []int64) (map[int64]bool, error) {
	found := map[int64]bool{}
	unknown := p.seen.known(ids, found, time.Now())
	if len(unknown) == 0 {
		return found, nil
	}
	files, err := reports.Files(ctx, p.db, unknown)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		found[f.Report] = p.documents.there(f)
	}
	p.seen.keep(found, time.Now())
	return found, nil
}

// A seen is which originals were at hand when they were looked for last.
type seen struct {
	mu    sync.Mutex
	found map[int64]bool
	until time.Time
}

// seenFor is how long that is believed.
const seenFor = time.Minute

// known puts into found what is known of some reports, and returns the others.
func (s *seen) known(ids []int64, found map[int64]bool, now time.Time) (unknown []int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if now.After(s.until) {
		s.found, s.until = map[int64]bool{}, now.Add(seenFor)
	}
	for _, id := range ids {
		if here, ok := s.found[id]; ok {
			found[id] = here
		} else {
			unknown = append(unknown, id)
		}
	}
	return unknown
}

func (s *seen) keep(found map[int64]bool, now time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if now.Before(s.until) {
		maps.Copy(s.found, found)
	}
}

// drawable returns the PDF or the picture file that shows the pages of a document, or errMoved, errChanged or
// errNoPages.
func (d *documents) drawable(ctx context.Context, doc reports.Document) ([]byte, error) {
	data, err := d.open(doc)
	if err != nil {
		return nil, err
	}
	pdf, err := extract.Drawable(ctx, doc.Path, data, d.limits.Limits)
	if err == nil && pdf == nil {
		err = errNoPages
	}
	return pdf, err
}

func (d *documents) candidates(path string) []string {
	if filepath.IsAbs(path) {
		return []string{path}
	}
	var list []string
	for _, root := range d.roots {
		list = append(list, filepath.Join(root, filepath.FromSlash(path)))
	}
	return list
}

// elsewhere returns where the file of a document may be now: in one of the roots, below as many of the last
// folders of its path as have moved with it. Others may be called as it is: its bytes tell.
func (d *documents) elsewhere(path string) []string {
	var list []string
	for _, rest, more := strings.Cut(filepath.ToSlash(path), "/"); more; _, rest, more = strings.Cut(rest, "/") {
		for _, root := range d.roots {
			list = append(list, filepath.Join(root, filepath.FromSlash(rest)))
		}
	}
	return list
}

// pageOf returns the shape of a page of a document, or why it is not known, with the file that has
// the page.
func (p *Pages) pageOf(ctx context.Context, doc reports.Document, number int) (reports.Document, pageimage.Page, error) {
	file, number, err := reports.FileAt(ctx, p.db, doc, number)
	if err != nil {
		return file, pageimage.Page{}, err
	}
	shape, err := p.documents.page(ctx, file, number)
	return file, shape, err
}

// page returns the shape of a page, or why it is not known.
func (d *documents) page(ctx context.Context, doc reports.Document, number int) (pageimage.Page, error) {
	pages, ok := d.lookup(doc.SHA256)
	if !ok {
		ctx, cancel := context.WithTimeout(ctx, shapeTime)
		defer cancel()
		data, err := d.drawable(ctx, doc)
		if err != nil {
			return pageimage.Page{}, err
		}
		read, err := extract.Read(ctx, doc.Path, data, extract.Options{Limits: d.limits.Limits, Textless: true})
		if err != nil {
			return pageimage.Page{}, err
		}
		for _, p := range read.Pages {
			pages = append(pages, pageimage.Page{SHA256: doc.SHA256, Number: p.Number, Rotation: p.Rotation, Width: p.Width, Height: p.Height})
		}
		d.keep(shape{doc.SHA256, pages})
	}
	if number < 1 || number > len(pages) {
		return pageimage.Page{}, page.NotFound("")
	}
	return pages[number-1], nil
}

func (d *documents) lookup(sha256 string) ([]pageimage.Page, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	e, ok := d.known[sha256]
	if !ok {
		return nil, false
	}
	d.recent.MoveToFront(e)
	return e.Value.(shape).pages, true
}

func (d *documents) keep(s shape) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, ok := d.known[s.sha256]; ok {
		return
	}
	d.known[s.sha256] = d.recent.PushFront(s)
	if d.recent.Len() > maxShapes {
		old := d.recent.Remove(d.recent.Back()).(shape)
		delete(d.known, old.sha256)
	}
}
