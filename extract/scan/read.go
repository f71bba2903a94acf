package scan

import (
	"context"
	"image"
	"slices"
	"unicode"

	"nianbao/extract/scan/digits"
)

// Read reads all that was added and returns one page for each sheet. Errors are
// ErrMissing, that of the context, and those of the program.
func (b *Batch) Read(ctx context.Context) ([]Page, error) {
	var around []*pageJob
	for _, p := range b.pages {
		if len(p.texts) > 0 {
			around = append(around, p)
		}
	}
	err := recognizeEach(ctx, asPage, around, func(p *pageJob) (picture, *[]word) { return p.around, &p.words })
	if err != nil {
		return nil, err
	}
	if err := b.readCells(ctx); err != nil {
		return nil, err
	}
	if b.cache != nil {
		for _, p := range b.pages {
			p.around.page.save()
		}
		b.cache.trim(maxCache)
	}
	var list []Page
	for _, p := range b.pages {
		page := Page{Words: p.sheet.words(p.printed())}
		for _, c := range p.cells {
			page.Cells = append(page.Cells, c.result())
		}
		digit := p.digitHeight()
		for _, c := range p.free {
			c.box = c.onLine(digit)
			if cell := c.result(); cell.Figure != nil && !c.isText() {
				page.Figures = append(page.Figures, cell)
			} else if 2*c.box.Dy() > digit {
				page.Words = append(page.Words, c.textLines()...)
			} // else it is dust, or the tip of something
		}
		for _, r := range p.ink {
			page.Ink = append(page.Ink, p.sheet.points(r))
		}
		list = append(list, page)
	}
	return list, nil
}

// printed returns the words that stand where there are lines of text: the program
// sees words in the grain of white paper too.
func (p *pageJob) printed() []word {
	return slices.DeleteFunc(slices.Clone(p.words), func(w word) bool {
		return !slices.ContainsFunc(p.texts, w.box.Overlaps)
	})
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
	if err := recognizeEach(ctx, asFigure, figures, func(c *cellJob) (picture, *[]word) { return c.sharp, &c.first }); err != nil {
		return err
	}
	var unseen []*cellJob
	for _, c := range figures {
		if figureText(c.first) == "" {
			unseen = append(unseen, c)
		}
	}
	if err := recognizeEach(ctx, asDigits, unseen, func(c *cellJob) (picture, *[]word) { return c.sharp, &c.first }); err != nil {
		return err
	}
	if err := recognizeEach(ctx, asBlock, figures, func(c *cellJob) (picture, *[]word) { return c.lines[0].picture, &c.second }); err != nil {
		return err
	}
	var unclear []*cellJob
	for _, c := range figures {
		if figureText(c.first) != figureText(c.second) {
			unclear = append(unclear, c)
		}
	}
	err := recognizeEach(ctx, asDigits, unclear, func(c *cellJob) (picture, *[]word) {
		if slices.Contains(unseen, c) { // its picture in black and white was asked in this mode before
			return c.lines[0].picture, &c.third
		}
		return c.sharp, &c.third
	})
	if err != nil {
		return err
	}
	b.judge(figures)
	for _, p := range b.pages {
		p.tellDigits()
	}
	for _, c := range figures {
		if c.isText() || c.figure.Agreeing == 0 {
			texts = append(texts, c)
		}
	}
	var pictures []*linePicture
	for _, c := range texts {
		for i := range c.lines {
			pictures = append(pictures, &c.lines[i])
		}
	}
	return recognizeEach(ctx, asLine, pictures, func(l *linePicture) (picture, *[]word) { return l.picture, &l.words })
}

// recognizeEach reads one picture of each item, as far as it is not known from
// before.
func recognizeEach[T any](ctx context.Context, m mode, items []*T, of func(*T) (p picture, to *[]word)) error {
	var files []string
	var unknown []*T
	for _, it := range items {
		p, to := of(it)
		words, known := p.page.find(key(m, p.hash))
		if !known {
			files, unknown = append(files, p.file), append(unknown, it)
			continue
		}
		*to = words
	}
	read, err := recognize(ctx, m, files)
	if err != nil {
		return err
	}
	for i, it := range unknown {
		p, to := of(it)
		*to = read[i]
		p.page.add(key(m, p.hash), read[i])
	}
	return nil
}

// surePrint is how likely a character must be what it looks like to be known by
// its print. Of characters in fonts that were never seen, one in 700 told as surely
// is another; see package digits.
const surePrint = 0.95

// judge has the characters of which both readings agree teach what digits look
// like on these pages, and decides on each figure.
func (b *Batch) judge(figures []*cellJob) {
	var examples []example
	for i, c := range figures {
		c.known = make([]character, len(c.shapes))
		for j, s := range c.shapes {
			r, likely := digits.Read(s)
			if likely >= surePrint {
				c.known[j].print = r
			}
			if likely >= likelyPrint {
				c.known[j].guess = r
			}
		}
		first, second := figureText(c.first), figureText(c.second)
		if first != second || !matches(first, c.known) {
			continue
		}
		for j, r := range []rune(first) {
			examples = append(examples, example{c.shapes[j], r, i})
		}
	}
	for i, c := range figures {
		for j := range c.shapes {
			c.known[j].near = know(c.shapes[j], i, examples)
		}
		text, f := judge([]reading{readingOf(c.first), readingOf(c.second), readingOf(c.third)}, c.known, c.ink)
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

// isText reports whether what could be a figure by its size is text: narrow
// ideographs, as of 总计 in a narrow column, or one of two parts, as 构.
func (c *cellJob) isText() bool { return c.text == unread || c.beside && !c.likeDigits }

// tallestFigure is how much higher than a digit no figure is; ideographs are.
const tallestFigure = 1.15

// tellDigits finds out which of the lines that no lines enclose, and that have not the
// shape of a figure, are like one all the same: as high as the digits of the page,
// and read in some way that its ink does not contradict.
func (p *pageJob) tellDigits() {
	digit := float64(p.digitHeight())
	for _, c := range p.free {
		c.likeDigits = c.figure != nil && c.figure.Agreeing > 0 && float64(c.box.Dy()) <= tallestFigure*digit
	}
}

// result says what a cell holds.
func (c *cellJob) result() Cell {
	words := c.wholeLines()
	switch {
	case len(c.lines) == 0 && c.doubt == "":
		return Cell{}
	case len(c.lines) == 0:
		return Cell{Figure: &Figure{Doubt: c.doubt}}
	case c.figure != nil && !(c.figure.Agreeing == 0 && isLabel(words)):
		c.figure.Shaded = c.shaded
		if c.doubt != "" {
			c.figure.Doubt = c.doubt
		} else if c.coarse && c.figure.Doubt == "" {
			c.figure.Doubt = coarseDoubt
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

// words places the words of a picture of the whole sheet.
func (p placer) words(list []word) []Word {
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
		out = append(out, Word{w.text, p.points(box), w.confidence})
	}
	return out
}
