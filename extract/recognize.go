package extract

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"nianbao/extract/scan"
)

// pagesAtOnce is how many scanned pages are read in one batch: few runs of the
// program, and no more than 200 MB of pictures at a time.
const pagesAtOnce = 12

// A recognizer reads the pages of a document that are pictures.
type recognizer struct {
	source pictureSource
	cache  *scan.Cache
}

// recognize reads the scanned pages, and those of which the text has no meaning.
// Where that can't be done, doc.unread and a warning say why and the pages stay as
// they are. The error is that of the context, or a limit that a page exceeds.
func (doc *Document) recognize(ctx context.Context, data []byte, opts Options) error {
	var pages []*Page
	for _, p := range doc.Pages {
		if _, textless := layerMessages[p.Layer]; textless {
			pages = append(pages, p)
		}
	}
	switch {
	case len(pages) == 0:
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
	r := &recognizer{source: pictureSource{data: data}}
	if opts.Readings != "" {
		r.cache = scan.NewCache(opts.Readings)
	}
	for part := range slices.Chunk(pages, pagesAtOnce) {
		if err := doc.recognizePages(ctx, r, part); err != nil {
			return err
		}
	}
	return nil
}

// recognizePages reads some pages. One that lies on its side, so that nothing can be
// made of it as it is, is turned and read again.
func (doc *Document) recognizePages(ctx context.Context, r *recognizer, pages []*Page) error {
	readings, err := r.read(ctx, pages)
	if err != nil {
		return doc.noteUnread(ctx, err)
	}
	var lying []*Page
	for i, read := range readings {
		if read.err != nil || read.page.Legible() {
			continue
		}
		turned, err := r.turn(ctx, pages[i])
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			readings[i].err = err
		case turned:
			lying = append(lying, pages[i])
		}
	}
	again, err := r.read(ctx, lying)
	if err != nil {
		return doc.noteUnread(ctx, err)
	}
	for i, p := range pages {
		read := readings[i]
		if at := slices.Index(lying, p); at >= 0 {
			read = again[at]
		}
		if read.err != nil {
			if errors.Is(read.err, ErrLimit) {
				return &Error{Path: doc.Path, Page: p.Number, Reason: ErrLimit, Detail: read.err.Error()}
			}
			doc.noteUnreadPage(p, p.Layer, read.err)
			continue
		}
		layer := p.Layer
		p.take(read)
		if len(p.Glyphs) == 0 {
			doc.noteUnreadPage(p, layer, errNothingRead)
			continue
		}
		doc.noteRecognized(p, layer, read.page.Legible())
	}
	return nil
}

// A pageReading is what was read on a page.
type pageReading struct {
	err     error // why nothing was: there is no picture to be had
	skew    float64
	drawn   bool // with the text of the page
	rulings []Ruling
	boxes   []Rect // of the cells
	page    scan.Page
}

// read reads pages, one reading for each. The error is that of the program, or of the
// context.
func (r *recognizer) read(ctx context.Context, pages []*Page) ([]pageReading, error) {
	batch, err := scan.NewBatch(r.cache)
	if err != nil {
		return nil, err
	}
	defer batch.Close()
	readings := make([]pageReading, len(pages))
	var added []int
	for i, p := range pages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		pictures, drawn, err := r.source.pictures(ctx, p)
		if err != nil {
			readings[i].err = err
			continue
		}
		sheet := scan.NewSheet(p.Width, p.Height, pictures)
		read := pageReading{skew: sheet.Skew, drawn: drawn}
		if !drawn {
			read.rulings = slices.Clone(p.Rulings)
		}
		for _, l := range sheet.Lines {
			read.rulings = append(read.rulings, Ruling{Rect(l.Box), l.Width})
		}
		read.boxes = cellBoxes(read.rulings)
		asked := make([]scan.Box, len(read.boxes))
		for i, c := range read.boxes {
			asked[i] = scan.Box(c)
		}
		if err := batch.Add(sheet, asked); err != nil {
			return nil, err
		}
		readings[i], added = read, append(added, i)
	}
	results, err := batch.Read(ctx)
	if err != nil {
		return nil, err
	}
	for k, i := range added {
		readings[i].page = results[k]
	}
	return readings, nil
}

// turn turns a page that lies on its side, or upside down, and reports whether it
// does.
func (r *recognizer) turn(ctx context.Context, p *Page) (bool, error) {
	pictures, _, err := r.source.pictures(ctx, p)
	if err != nil {
		return false, err
	}
	angle, err := scan.Orientation(ctx, r.cache, p.Width, p.Height, pictures)
	if err != nil || angle == 0 {
		return false, err
	}
	p.turn(angle)
	p.Turned = angle
	return true, nil
}

// noteUnread notes why none of some pages could be read; it returns the error of the
// context.
func (doc *Document) noteUnread(ctx context.Context, err error) error {
	doc.unread = err.Error()
	return ctx.Err()
}

// errNothingRead says that a page has no text even for OCR: an empty page, or a
// picture that could not be drawn.
var errNothingRead = errors.New("nothing is written on it that could be read")

// noteUnreadPage notes why a page of the layer could not be read.
func (doc *Document) noteUnreadPage(p *Page, layer Layer, err error) {
	doc.unread = fmt.Sprintf("page %d: %v", p.Number, err)
	message := layerMessages[layer]
	doc.replaceWarning(message[0], Warning{message[0], message[1] + ", and could not be recognized: " + err.Error(), p.Number})
}

// noteRecognized puts the warning that a page was recognized in the place of that
// which says that it has no text.
func (doc *Document) noteRecognized(p *Page, layer Layer, legible bool) {
	w := Warning{"ocr-page", "the page is a picture; its text was recognized", p.Number}
	if layer == GarbledLayer {
		w.Message = layerMessages[layer][1] + "; the page was drawn and its text recognized"
	}
	switch {
	case p.Turned != 0 && p.Skew != 0:
		w.Message += fmt.Sprintf(" after turning it by %d and then by %.2f degrees", p.Turned, p.Skew)
	case p.Turned != 0:
		w.Message += fmt.Sprintf(" after turning it by %d degrees", p.Turned)
	case p.Skew != 0:
		w.Message += fmt.Sprintf(" after turning it by %.2f degrees", p.Skew)
	}
	if !legible {
		w.Message += "; hardly any of it is legible, in whichever way it is turned"
	}
	doc.replaceWarning(layerMessages[layer][0], w)
}

// replaceWarning puts a warning in the place of that with the code on its page.
func (doc *Document) replaceWarning(code string, w Warning) {
	for i, old := range doc.Warnings {
		if old.Code == code && old.Page == w.Page {
			doc.Warnings[i] = w
			return
		}
	}
	doc.Warnings = append(doc.Warnings, w)
}

// cellBoxes returns the boxes of the cells that rulings draw.
func cellBoxes(rulings []Ruling) []Rect {
	var boxes []Rect
	for _, g := range findGrids(mergeRulings(rulings, minRuling)) {
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
func (p *Page) take(reading pageReading) {
	p.Layer, p.Skew, p.Rulings = ReadLayer, reading.skew, reading.rulings
	if reading.drawn {
		p.Glyphs = nil // they are in the picture
	}
	read := reading.page
	p.recognized = map[Rect]*Recognition{}
	for _, w := range read.Words {
		p.addWord(w, textHeight)
	}
	for i, c := range read.Cells {
		p.recognized[reading.boxes[i]] = p.addCell(c)
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
		*r = Recognition{Agreeing: f.Agreeing, Confidence: f.Confidence, Shaded: f.Shaded, Other: f.Other, Doubt: f.Doubt}
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
			if slices.ContainsFunc(p.ink, func(ink Rect) bool { return isBeside(ink, f.box) }) {
				r.Doubt, r.Agreeing = "ink that is no figure stands close to it", 0
			}
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

// closeInk is how close to a figure, by its height, other ink of its line may be a part
// of it: the gaps between columns are wider.
const closeInk = 1.5

// isBeside reports whether ink stands close beside a figure.
func isBeside(ink, figure Rect) bool {
	common := min(ink.Y1, figure.Y1) - max(ink.Y0, figure.Y0)
	gap := max(ink.X0, figure.X0) - min(ink.X1, figure.X1)
	return common > 0 && gap < closeInk*figure.Height()
}
