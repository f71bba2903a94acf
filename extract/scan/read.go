package scan

import (
	"bufio"
	"context"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"unicode"
)

// A Word is what was read in one piece.
type Word struct {
	Text       string
	Box        Box     // its width, by the height of its line
	Confidence float64 // 0 to 1
}

// A Cell is what was read in one cell. A cell without ink has neither words nor
// a figure.
type Cell struct {
	Words []Word
	// Figure is set where the cell holds a figure, a sign for none, or ink of
	// which nothing could be made; nil for text.
	Figure *Figure
}

// A Page is what was read on one sheet.
type Page struct {
	Words []Word // outside of the cells
	Cells []Cell // one for each box asked for, in order
}

// A Batch reads several sheets with few runs of the program: its models take
// longer to load than a cell takes to read.
type Batch struct {
	dir   string
	pages []*pageJob
	cells []*cellJob
}

type pageJob struct {
	sheet placer
	file  string
	cells []*cellJob
}

type cellJob struct {
	sheet  placer
	box    image.Rectangle // of its ink
	lines  []linePicture   // none for an empty cell
	doubt  string
	ink    []image.Rectangle // the characters of a cell that can be a figure
	shapes []shape
	sharp  string // file of the picture in black and white
	first  []word // as a figure
	second []word
	known  []rune // by the shapes
	text   string // of the figure
	figure *Figure
}

// A linePicture is the picture of one line of a cell in gray.
type linePicture struct {
	file   string
	corner image.Point // on the sheet
	words  []word      // as a text
}

// A placer turns pixels of a sheet into points of its page.
type placer struct{ height float64 }

// NewBatch begins a batch, which keeps its pictures in a directory of its own
// until Close.
func NewBatch() (*Batch, error) {
	dir, err := os.MkdirTemp("", "nianbao-scan-")
	if err != nil {
		return nil, err
	}
	return &Batch{dir: dir}, nil
}

// Close removes the pictures.
func (b *Batch) Close() error { return os.RemoveAll(b.dir) }

// Add takes a sheet with the boxes of its cells. The sheet itself is not kept.
func (b *Batch) Add(s *Sheet, cells []Box) error {
	job := &pageJob{sheet: placer{s.height}, file: filepath.Join(b.dir, fmt.Sprintf("page%d.pgm", len(b.pages)))}
	around := &raster{s.gray.w, s.gray.h, append([]uint8(nil), s.gray.pix...)}
	for _, k := range s.strokes {
		around.wipe(k.box.Inset(-3))
	}
	for _, box := range cells {
		r := s.pixels(box)
		around.wipe(r)
		c, err := b.cell(s, r)
		if err != nil {
			return err
		}
		job.cells = append(job.cells, c)
	}
	b.pages = append(b.pages, job)
	return around.save(job.file)
}

func (r *raster) wipe(box image.Rectangle) {
	box = box.Intersect(image.Rect(0, 0, r.w, r.h))
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			r.pix[y*r.w+x] = 255
		}
	}
}

// cellMargin is the white around the picture of a cell in pixels; without any,
// tesseract takes letters for frames.
const cellMargin = 14

// cellInset is what is left out at the edges of a cell: what a line leaves.
const cellInset = 3

// cell makes the pictures of a cell: one in gray without specks, and one in
// black and white.
func (b *Batch) cell(s *Sheet, box image.Rectangle) (*cellJob, error) {
	inner := box.Inset(cellInset)
	c := &cellJob{sheet: placer{s.height}}
	b.cells = append(b.cells, c)
	var parts []component
	var all image.Rectangle
	for _, p := range s.ink.components(inner) {
		if p.area >= minInk {
			parts = append(parts, p)
			all = all.Union(p.box)
		}
	}
	if len(parts) == 0 {
		for _, p := range s.faint.components(inner) {
			if p.area >= 2*minInk {
				c.doubt = "a trace of ink, too faint to be read"
			}
		}
		return c, nil
	}
	if !all.In(inner.Inset(1)) {
		c.doubt = "ink touches the edge of the cell"
	}
	c.box = all
	rows := lines(parts)
	for i, row := range rows {
		file := filepath.Join(b.dir, fmt.Sprintf("cell%d-%d.pgm", len(b.cells), i))
		gray, corner := s.draw(row, (*raster).copyAround)
		c.lines = append(c.lines, linePicture{file: file, corner: corner})
		if err := gray.save(file); err != nil {
			return nil, err
		}
	}
	if c.ink = clusters(parts); len(rows) > 1 || !looksLikeFigure(c.ink) {
		c.ink = nil
		return c, nil
	}
	for _, r := range c.ink {
		c.shapes = append(c.shapes, shapeOf(r, all, parts))
	}
	c.sharp = filepath.Join(b.dir, fmt.Sprintf("cell%d.pgm", len(b.cells)))
	sharp, _ := s.draw(parts, func(r *raster, _ *raster, to, _ image.Point) { r.pix[to.Y*r.w+to.X] = 0 })
	return c, sharp.save(c.sharp)
}

// draw makes a picture of pieces of ink alone, pixel by pixel.
func (s *Sheet) draw(parts []component, pixel func(r, from *raster, to, at image.Point)) (r *raster, corner image.Point) {
	var all image.Rectangle
	for _, p := range parts {
		all = all.Union(p.box)
	}
	r = newRaster(all.Dx()+2*cellMargin, all.Dy()+2*cellMargin)
	corner = all.Min.Sub(image.Pt(cellMargin, cellMargin))
	for _, p := range parts {
		for _, at := range p.at {
			pixel(r, s.gray, at.Sub(corner), at)
		}
	}
	return r, corner
}

// copyAround copies a pixel with the gray around it, which belongs to the stroke.
func (r *raster) copyAround(from *raster, to, at image.Point) {
	for dy := -2; dy <= 2; dy++ {
		for dx := -2; dx <= 2; dx++ {
			r.pix[(to.Y+dy)*r.w+to.X+dx] = from.at(at.X+dx, at.Y+dy)
		}
	}
}

func (r *raster) save(file string) error {
	f, err := os.OpenFile(file, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	fmt.Fprintf(w, "P5 %d %d 255\n", r.w, r.h)
	w.Write(r.pix)
	if err := w.Flush(); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// Read reads all that was added and returns one page for each sheet. Errors are
// ErrMissing, that of the context, and those of the program.
func (b *Batch) Read(ctx context.Context) ([]Page, error) {
	var files []string
	for _, p := range b.pages {
		files = append(files, p.file)
	}
	texts, err := recognize(ctx, asPage, files)
	if err != nil {
		return nil, err
	}
	if err := b.readCells(ctx); err != nil {
		return nil, err
	}
	var list []Page
	for i, p := range b.pages {
		page := Page{Words: p.sheet.words(texts[i], image.Point{})}
		for _, c := range p.cells {
			page.Cells = append(page.Cells, c.result())
		}
		list = append(list, page)
	}
	return list, nil
}

func (b *Batch) readCells(ctx context.Context) error {
	var figures, texts []*cellJob
	for _, c := range b.cells {
		switch {
		case c.ink != nil:
			figures = append(figures, c)
		default:
			texts = append(texts, c)
		}
	}
	if err := recognizeEach(ctx, asFigure, figures, func(c *cellJob) (string, *[]word) { return c.sharp, &c.first }); err != nil {
		return err
	}
	if err := recognizeEach(ctx, asBlock, figures, func(c *cellJob) (string, *[]word) { return c.lines[0].file, &c.second }); err != nil {
		return err
	}
	b.judge(figures)
	for _, c := range figures {
		if c.text == unread {
			texts = append(texts, c) // narrow ideographs, as of 总计 in a narrow column
		}
	}
	var pictures []*linePicture
	for _, c := range texts {
		for i := range c.lines {
			pictures = append(pictures, &c.lines[i])
		}
	}
	return recognizeEach(ctx, asLine, pictures, func(l *linePicture) (string, *[]word) { return l.file, &l.words })
}

// recognizeEach reads one picture of each item.
func recognizeEach[T any](ctx context.Context, m mode, items []*T, of func(*T) (file string, to *[]word)) error {
	files := make([]string, len(items))
	for i, it := range items {
		files[i], _ = of(it)
	}
	words, err := recognize(ctx, m, files)
	if err != nil {
		return err
	}
	for i, it := range items {
		_, to := of(it)
		*to = words[i]
	}
	return nil
}

// judge has the characters of which both readings agree teach what digits look
// like on these pages, and decides on each figure.
func (b *Batch) judge(figures []*cellJob) {
	var examples []example
	for i, c := range figures {
		first, second := figureText(c.first), figureText(c.second)
		if runes := []rune(first); first == second && len(runes) == len(c.shapes) {
			for j, r := range runes {
				examples = append(examples, example{&c.shapes[j], r, i})
			}
		}
	}
	for i, c := range figures {
		for j := range c.shapes {
			c.known = append(c.known, know(&c.shapes[j], i, examples))
		}
		text, f := judge(readingOf(c.first), readingOf(c.second), c.known, c.ink)
		c.text, c.figure = text, &f
	}
}

// isLabel reports whether what was read is a word: two ideographs or more and no
// digit. A single one may be a digit that was misread.
func isLabel(words []Word) bool {
	n := 0
	for _, w := range words {
		for _, r := range w.Text {
			if '0' <= r && r <= '9' {
				return false
			}
			if unicode.Is(unicode.Han, r) {
				n++
			}
		}
	}
	return n >= 2
}

// result says what a cell holds.
func (c *cellJob) result() Cell {
	var words []Word
	for _, l := range c.lines {
		words = append(words, c.sheet.words(l.words, l.corner)...)
	}
	switch {
	case len(c.lines) == 0 && c.doubt == "":
		return Cell{}
	case len(c.lines) == 0:
		return Cell{Figure: &Figure{Doubt: c.doubt}}
	case c.figure != nil && !(c.text == unread && isLabel(words)):
		if c.doubt != "" {
			c.figure.Doubt = c.doubt
		}
		return Cell{Figure: c.figure, Words: []Word{{Text: c.text, Box: c.sheet.points(c.box), Confidence: c.figure.Confidence}}}
	case len(words) == 0:
		return Cell{Figure: &Figure{Doubt: "ink that could not be read"}, Words: []Word{{Text: unread, Box: c.sheet.points(c.box)}}}
	}
	return Cell{Words: words}
}

func (p placer) points(r image.Rectangle) Box {
	const k = 72.0 / Resolution
	return Box{float64(r.Min.X) * k, p.height - float64(r.Max.Y)*k, float64(r.Max.X) * k, p.height - float64(r.Min.Y)*k}
}

// words places the words of a picture of which the corner lies at a point of the
// sheet.
func (p placer) words(list []word, corner image.Point) []Word {
	var out []Word
	edge := 0 // right edge of the word before
	for i, w := range list {
		box := w.box
		box.Min.Y, box.Max.Y = w.line.Min.Y, w.line.Max.Y
		// The program is surer of the order of words than of their places, and
		// gives some that overlap.
		if i > 0 && list[i-1].line == w.line {
			box.Min.X = max(box.Min.X, edge)
			box.Max.X = max(box.Max.X, box.Min.X+1)
		}
		edge = box.Max.X
		out = append(out, Word{w.text, p.points(box.Add(corner)), w.confidence})
	}
	return out
}
