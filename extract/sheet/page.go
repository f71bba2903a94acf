package sheet

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/extract/document"
)

// A page puts the lines and tables of one sheet in their order.
type page struct {
	*writer
	*document.Page
	grid  *grid
	ruled bool    // tables have lines round their cells
	size  float64 // of the characters of most cells in rows of several
}

// longestCell is how many characters a cell of a table has at most; what is longer is running
// text. The longest label of a form has 45.
const longestCell = 200

// A band is a number of rows that cells reaching over several hold together.
type band struct {
	rows  []row
	cells []*cell
	texts []*cell // those of cells in which something stands
	apart bool    // there is room above it
}

// write puts the sheet on the page.
func (p *page) write() error {
	bands := p.bands()
	p.measure(bands)
	for from := 0; from < len(bands); {
		if len(bands[from].texts) == 0 {
			from++
			continue
		}
		if p.isProse(bands, from) {
			if err := p.addLines(bands[from].texts); err != nil {
				return err
			}
			from++
			continue
		}
		to := from + 1
		for to < len(bands) && !bands[to].apart && !p.isProse(bands, to) {
			to++
		}
		if err := p.addTable(bands[from:to]); err != nil {
			return err
		}
		from = to
	}
	p.addPictures()
	for i := range p.Sequence {
		if l := p.Sequence[i].Line; l != nil {
			p.Lines = append(p.Lines, *l)
		}
	}
	return nil
}

// bands puts rows together over which a cell reaches.
func (p *page) bands() []band {
	var list []band
	last := -1 // row to which the cells of the band reach
	for _, r := range p.grid.rows {
		if r.number > last {
			list = append(list, band{apart: r.apart})
		}
		b := &list[len(list)-1]
		b.rows = append(b.rows, r)
		b.cells = append(b.cells, r.cells...)
		b.texts = append(b.texts, r.texts()...)
		last = max(last, r.number)
		for _, c := range r.cells {
			last = max(last, c.lastRow)
		}
	}
	return list
}

// measure finds how the cells of tables look: those in bands of several.
func (p *page) measure(bands []band) {
	cells, ruled := 0, 0
	sizes := map[float64]int{}
	for _, b := range bands {
		if len(b.texts) < 2 {
			continue
		}
		for _, c := range b.texts {
			cells++
			sizes[c.size]++
			if c.ruled {
				ruled++
			}
			if sizes[c.size] > sizes[p.size] {
				p.size = c.size
			}
		}
	}
	p.ruled = cells > 0 && ruled*2 >= cells
}

// isProse reports whether what stands in a band is text and no row of a table: a title, a
// heading, a paragraph, what stands above and below a table.
func (p *page) isProse(bands []band, at int) bool {
	b := bands[at]
	long := 0
	for _, c := range b.texts {
		if utf8.RuneCountInString(c.text) > longestCell {
			long++
		}
	}
	switch {
	case len(b.texts) == 0:
		return false
	case long > 0 && (len(b.texts) <= 3 || long*2 >= len(b.texts)):
		return true
	case p.ruled && !slices.ContainsFunc(b.texts, func(c *cell) bool { return c.ruled }):
		return true
	case len(b.texts) > 1:
		return false
	}
	return p.isAlone(bands, at)
}

// isAlone reports whether the only text of a band is no row of a table.
func (p *page) isAlone(bands []band, at int) bool {
	c := bands[at].texts[0]
	above, below := neighbour(bands, at, -1), neighbour(bands, at, 1)
	wide := c.lastCol > c.col
	switch {
	case c.size > p.size+0.5 && (wide || !p.ruled):
		return true // it is set larger than cells are
	case strings.HasSuffix(c.text, "。"):
		return true
	case above == nil && below == nil:
		return true
	case p.ruled:
		return wide && isHeading(c.text) && (above == nil || below == nil || !sameColumns(above, below))
	case above == nil:
		return wide || !isNumbered(c.text)
	case below == nil:
		return true
	}
	return wide || isHeading(c.text) && !sameColumns(above, below)
}

// neighbour returns the next band of several texts, upwards or downwards, as far as there is no room
// between; nil without one.
func neighbour(bands []band, at, step int) *band {
	for i := at + step; i >= 0 && i < len(bands); i += step {
		if step > 0 && bands[i].apart || step < 0 && bands[i+1].apart {
			return nil
		}
		if len(bands[i].texts) > 1 {
			return &bands[i]
		}
	}
	return nil
}

// sameColumns reports whether the cells of two bands begin in the same columns.
func sameColumns(a, b *band) bool {
	return slices.Equal(columnsOf(a.cells), columnsOf(b.cells))
}

// columnsOf returns the columns in which cells begin, from the left.
func columnsOf(cells []*cell) []int {
	var list []int
	for _, c := range cells {
		list = append(list, c.col)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// addLines adds the texts of a band as lines. What a cell names with a colon stands in the next.
func (p *page) addLines(texts []*cell) error {
	for i := 0; i < len(texts); i++ {
		c := texts[i]
		text := c.text
		for i+1 < len(texts) && texts[i+1].row == c.row && (strings.HasSuffix(text, "：") || strings.HasSuffix(text, ":")) {
			i++
			text += texts[i].text
		}
		at := p.place(c)
		for line := range strings.SplitSeq(text, "\n") {
			if err := p.budget.Cell(line); err != nil {
				return err
			}
			p.Sequence = append(p.Sequence, document.Item{Page: p.Page, Line: &document.Line{Text: line, Bold: c.bold, Number: at.Line, Cell: at.Cell, Box: at.Box}})
		}
	}
	return nil
}

// addPictures adds the pictures of the sheet behind what stands above them.
func (p *page) addPictures() {
	for _, at := range p.grid.sheet.Pictures {
		behind := -1
		for i, it := range p.Sequence {
			if place := it.Place(); place.Line > at.Row+1 {
				break
			}
			behind = i
		}
		if behind >= 0 {
			c := &cell{row: at.Row, lastRow: at.Row, col: at.Col, lastCol: at.Col}
			p.Inserted = append(p.Inserted, document.Inserted{Place: p.place(c), Behind: p.Sequence[behind]})
		}
	}
}
