package extract

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // of the pictures that pages consist of
	_ "image/png"
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	_ "golang.org/x/image/tiff"

	"nianbao/extract/scan"
)

// A picture is an image that a page shows: its name in the resources, and the
// matrix that takes the unit square to where it lies.
type picture struct {
	name   string
	matrix matrix
}

// pagesAtOnce is how many scanned pages are read in one batch: few runs of the
// program, and no more than 200 MB of pictures at a time.
const pagesAtOnce = 12

// recognize reads the scanned pages. Where that can't be done, doc.unread says
// why and the pages stay as they are. The error is that of the context.
func (doc *Document) recognize(ctx context.Context, data []byte, opts Options) error {
	var scans []*Page
	for _, p := range doc.Pages {
		if p.Layer == ScanLayer {
			scans = append(scans, p)
		}
	}
	switch {
	case len(scans) == 0:
		return nil
	case !opts.Recognize:
		doc.unread = "OCR is off"
		return nil
	case !scan.Available():
		doc.unread = scan.ErrMissing.Error()
		return nil
	}
	if opts.Recognizing != nil {
		opts.Recognizing()
	}
	file, err := pictureFile(data)
	if err != nil {
		doc.unread = err.Error()
		return nil
	}
	var cache *scan.Cache
	if opts.Readings != "" {
		cache = scan.NewCache(opts.Readings)
	}
	for part := range slices.Chunk(scans, pagesAtOnce) {
		if err := doc.recognizePages(ctx, file, part, cache); err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			doc.unread = err.Error()
		}
	}
	return nil
}

// pictureFile opens the document for taking out pictures.
func pictureFile(data []byte) (file *model.Context, err error) {
	defer recoverTo(&err)
	conf := plainConfiguration()
	conf.Optimize = true
	file, err = api.ReadValidateAndOptimize(bytes.NewReader(fromSignature(data)), conf)
	return file, err
}

// recognizePages reads some scanned pages.
func (doc *Document) recognizePages(ctx context.Context, file *model.Context, pages []*Page, cache *scan.Cache) error {
	batch, err := scan.NewBatch(cache)
	if err != nil {
		return err
	}
	defer batch.Close()
	var read []*Page
	var boxes [][]Rect
	var unread error
	for _, p := range pages {
		if err := ctx.Err(); err != nil {
			return err
		}
		pictures, err := p.decode(file)
		if err != nil {
			unread = fmt.Errorf("page %d: %w", p.Number, err)
			continue
		}
		sheet := scan.NewSheet(p.Width, p.Height, pictures)
		p.Skew = sheet.Skew
		for _, l := range sheet.Lines {
			p.Rulings = append(p.Rulings, Ruling{Rect(l.Box), l.Width})
		}
		cells := p.cellBoxes()
		asked := make([]scan.Box, len(cells))
		for i, c := range cells {
			asked[i] = scan.Box(c)
		}
		if err := batch.Add(sheet, asked); err != nil {
			return err
		}
		read, boxes = append(read, p), append(boxes, cells)
	}
	results, err := batch.Read(ctx)
	if err != nil {
		return err
	}
	for i, p := range read {
		p.take(results[i], boxes[i])
		doc.noteRecognized(p)
	}
	return unread
}

// noteRecognized puts the warning that a page was recognized in the place of that
// which says that it is a picture.
func (doc *Document) noteRecognized(p *Page) {
	w := Warning{"ocr-page", "the page is a picture; its text was recognized", p.Number}
	if p.Skew != 0 {
		w.Message += fmt.Sprintf(" after turning it by %.2f degrees", p.Skew)
	}
	for i, old := range doc.Warnings {
		if old.Code == "image-page" && old.Page == p.Number {
			doc.Warnings[i] = w
			return
		}
	}
	doc.Warnings = append(doc.Warnings, w)
}

// decode takes the pictures of a page out of the file.
func (p *Page) decode(file *model.Context) (list []scan.Picture, err error) {
	defer recoverTo(&err)
	images, err := pdfcpu.ExtractPageImages(file, p.Number, false)
	if err != nil {
		return nil, err
	}
	byName := map[string]image.Image{}
	for _, im := range images {
		if im.Thumb {
			continue
		}
		decoded, _, err := image.Decode(im)
		if err != nil {
			return nil, fmt.Errorf("a picture of type %s (%s): %w", im.FileType, im.Filter, err)
		}
		byName[im.Name] = decoded
	}
	for _, pic := range p.pictures {
		im := byName[pic.name]
		if im == nil && len(byName) == 1 && len(p.pictures) == 1 {
			for _, only := range byName {
				im = only
			}
		}
		if im == nil {
			return nil, errors.New("a picture that could not be taken out: " + pic.name)
		}
		list = append(list, scan.Picture{Image: im, Matrix: scan.Matrix(pic.matrix)})
	}
	if len(list) == 0 {
		return nil, errors.New("no picture that can be taken out")
	}
	return list, nil
}

// cellBoxes returns the boxes of the cells that the page's rulings draw.
func (p *Page) cellBoxes() []Rect {
	var boxes []Rect
	for _, g := range findGrids(mergeRulings(p.Rulings, minRuling)) {
		if cells, _ := g.cells(); len(cells) > 1 {
			for _, c := range cells {
				boxes = append(boxes, c.Place.Box)
			}
		}
	}
	return boxes
}

// figureHeight is the height of digits in em, textHeight that of a line of
// ideographs.
const (
	figureHeight = 0.7
	textHeight   = 0.95
)

// take puts what was read on the page.
func (p *Page) take(read scan.Page, boxes []Rect) {
	p.Layer = ReadLayer
	p.recognized = map[Rect]*Recognition{}
	for _, w := range read.Words {
		p.addWord(w, textHeight)
	}
	for i, c := range read.Cells {
		p.recognized[boxes[i]] = p.addCell(c)
	}
	for _, c := range read.Figures {
		r := p.addCell(c)
		for _, w := range c.Words {
			p.figures = append(p.figures, scannedFigure{w.Text, Rect(w.Box), r})
		}
	}
	for _, b := range read.Ink {
		p.ink = append(p.ink, Rect(b))
	}
}

// A scannedFigure is one that no lines enclose, and how it was read.
type scannedFigure struct {
	text        string
	box         Rect
	recognition *Recognition
}

// addCell adds the words of a cell and tells how they were read.
func (p *Page) addCell(c scan.Cell) *Recognition {
	r := &Recognition{Confidence: 1}
	height := textHeight
	switch {
	case c.Figure != nil:
		f := c.Figure
		*r = Recognition{Agreeing: f.Agreeing, Confidence: f.Confidence, Other: f.Other, Doubt: f.Doubt}
		height = figureHeight
	case len(c.Words) > 0:
		r.Doubt = "read once only"
		for _, w := range c.Words {
			r.Confidence = min(r.Confidence, w.Confidence)
		}
	}
	for _, w := range c.Words {
		p.addWord(w, height)
	}
	return r
}

// addWord adds the glyphs of a word. Where in it each stands is not known; they
// share its width, ideographs as twice as wide as others.
func (p *Page) addWord(w scan.Word, height float64) {
	width := func(r rune) float64 {
		if r >= 0x2E80 {
			return 2
		}
		return 1
	}
	text := clean(w.Text)
	total := 0.0
	for _, r := range text {
		total += width(r)
	}
	at := w.Box.X0
	for _, r := range text {
		next := at + width(r)/total*(w.Box.X1-w.Box.X0)
		p.Glyphs = append(p.Glyphs, Glyph{Text: string(r), Box: Rect{at, w.Box.Y0, next, w.Box.Y1}, Size: (w.Box.Y1 - w.Box.Y0) / height})
		at = next
	}
}

// trustUnruled tells how the cells of scanned pages were read that no lines enclose:
// those that hold one figure with nothing beside it as that figure was, others once
// only, with the text around them. A cell is blank only if there is no ink in it.
func (doc *Document) trustUnruled() {
	pages := map[int]*Page{}
	for _, p := range doc.Pages {
		if p.Layer == ReadLayer {
			pages[p.Number] = p
		}
	}
	for _, s := range doc.Sections {
		for _, b := range s.Blocks {
			if b.Table != nil {
				b.Table.trustUnruled(pages)
			}
		}
	}
}

func (t *Table) trustUnruled(pages map[int]*Page) {
	for i := range t.Cells {
		c := &t.Cells[i]
		if p := pages[c.Place.Page]; p != nil && c.Recognition == nil {
			c.Recognition = p.recognitionOf(c)
		}
	}
	for _, piece := range t.Pieces {
		p := pages[piece.Place.Page]
		if p == nil || t.Source == FromRulings {
			continue
		}
		for _, r := range p.ink {
			t.Unread = append(t.Unread, Place{Page: p.Number, Box: r})
		}
	}
}

// recognitionOf tells how a cell was read that no lines enclose.
func (p *Page) recognitionOf(c *Cell) *Recognition {
	holds := func(r Rect) bool { return c.Place.Box.Contains(Point{r.CenterX(), r.CenterY()}) }
	text := strings.TrimSpace(c.Text)
	for _, f := range p.figures {
		if text == clean(f.text) && holds(f.box) {
			r := *f.recognition
			r.Unruled = true
			return &r
		}
	}
	if text != "" {
		return &Recognition{Doubt: "read with the page around it, and once only", Unruled: true}
	}
	if slices.ContainsFunc(p.ink, holds) {
		return &Recognition{Doubt: "ink that could not be read", Unruled: true}
	}
	return &Recognition{Unruled: true}
}
