package extract

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// Things on a sketched page. Any byte stands for one of them.
const (
	horizontal byte = iota // y, x0, x1
	vertical               // x, y0, y1
	small                  // a glyph of 10 points: x and y of its lower left corner, character
	large                  // a glyph of 20 points
	upright                // a glyph of vertical text
	nextPage
	things
)

// inTables are characters that tables hold.
var inTables = []rune("0123456789规章行政许可总计（一）、。.-/")

// sketch reads pages of 256 by 256 points from bytes, four for each thing.
func sketch(data []byte) []*Page {
	newPage := func(n int) *Page { return &Page{Number: n, Width: 256, Height: 256} }
	pages := []*Page{newPage(1)}
	for ; len(data) >= 4; data = data[4:] {
		p := pages[len(pages)-1]
		a, b, c := float64(data[1]), float64(data[2]), float64(data[3])
		glyph := func(size float64, angle int) {
			r := inTables[int(data[3])%len(inTables)]
			width := size
			if r < 0x80 {
				width = size / 2
			}
			p.Glyphs = append(p.Glyphs, Glyph{Text: string(r), Box: Rect{a, b, a + width, b + size}, Font: "Song", Size: size, Angle: angle})
		}
		switch data[0] % things {
		case horizontal:
			p.Rulings = append(p.Rulings, Ruling{Rect{min(b, c), a, max(b, c), a}, 0.5})
		case vertical:
			p.Rulings = append(p.Rulings, Ruling{Rect{a, min(b, c), a, max(b, c)}, 0.5})
		case small:
			glyph(10, 0)
		case large:
			glyph(20, 0)
		case upright:
			glyph(10, 270)
		case nextPage:
			if len(pages) < 3 {
				pages = append(pages, newPage(p.Number+1))
			}
		}
	}
	return pages
}

// drawn writes things for sketch: "h y x0 x1", "v x y0 y1", "p", and "x y text"
// for a line of glyphs.
func drawn(spec string) []byte {
	var data []byte
	for _, l := range strings.Split(strings.TrimSpace(spec), "\n") {
		var a, b, c byte
		var text string
		switch l[0] {
		case 'p':
			data = append(data, nextPage, 0, 0, 0)
		case 'h':
			fmt.Sscan(l[1:], &a, &b, &c)
			data = append(data, horizontal, a, b, c)
		case 'v':
			fmt.Sscan(l[1:], &a, &b, &c)
			data = append(data, vertical, a, b, c)
		default:
			fmt.Sscan(l, &a, &b, &text)
			for _, r := range text {
				data = append(data, small, a, b, byte(slices.Index(inTables, r)))
				a += 5
				if r >= 0x80 {
					a += 5
				}
			}
		}
	}
	return data
}

// Whatever rulings and glyphs a page has, no glyph is lost or counted twice, and
// the cells of a grid have places of their own in it.
func FuzzGrid(f *testing.F) {
	grid := "h 10 10 90\nh 30 10 90\nh 50 10 90\nv 10 10 50\nv 50 10 50\nv 90 10 50\n12 35 规章\n60 35 1\n12 15 许可\n60 15 2"
	f.Add(drawn(grid))
	f.Add(drawn(grid + "\np\n" + grid + "\n100 5 2"))
	f.Add(append(drawn(grid), large, 12, 30, 10))
	f.Add(drawn("h 10 10 90\nh 30 50 90\nh 50 10 90\nh 70 10 90\nv 10 10 70\nv 50 10 50\nv 90 10 70\n12 55 总计\n12 25 规\n60 35 1\n60 15 2"))
	f.Add(drawn("10 200 规章\n80 200 12\n120 200 3\n10 180 行政许可\n80 180 4\n120 180 55\n10 160 总计\n80 160 16\n120 160 58"))
	f.Add(drawn("10 200 规章\n60 200 1\n130 200 许可\n180 200 2\n10 180 行政\n60 180 3\n130 180 总计\n180 180 4"))
	f.Fuzz(func(t *testing.T, data []byte) { checkPages(t, sketch(data)) })
}

// checkPages lays pages out and divides them into sections.
func checkPages(t *testing.T, pages []*Page) {
	shown := characterCount{}
	for _, p := range pages {
		for _, g := range p.Glyphs {
			shown.add(g.Text)
		}
	}
	doc := &Document{MediaType: "application/pdf", Pages: pages}
	if err := arrange(doc, ""); err != nil {
		if len(shown) > 0 {
			t.Fatal(err)
		}
		return
	}
	found := characterCount{}
	for _, p := range pages {
		for _, g := range p.Watermarks {
			found.add(g.Text)
		}
		for _, l := range p.Lines {
			found.add(l.Text)
		}
		for _, table := range p.Tables {
			found.addTable(table)
			checkRuled(t, table)
		}
		checkAligned(t, p)
	}
	if !maps.Equal(shown, found) {
		t.Errorf("shown %v, found %v", shown, found)
	}
	for _, s := range divide(doc, nil) {
		for _, b := range s.Blocks {
			if b.Table != nil && b.Table.Source == FromRulings {
				checkRuled(t, b.Table)
			} else if b.Table != nil {
				checkRange(t, b.Table)
			}
		}
	}
}

// A characterCount counts the characters of texts, white space apart.
type characterCount map[rune]int

func (n characterCount) add(text string) {
	for _, r := range text {
		if !unicode.IsSpace(r) {
			n[r]++
		}
	}
}

func (n characterCount) addTable(table *Table) {
	for _, c := range table.Cells {
		n.add(c.Text)
	}
}

// checkAligned makes tables of the lines of one page.
func checkAligned(t *testing.T, p *Page) {
	var items []item
	shown, found := characterCount{}, characterCount{}
	for i := range p.Lines {
		items = append(items, item{page: p, line: &p.Lines[i]})
		shown.add(p.Lines[i].Text)
	}
	for _, it := range byPosition(width(items)).find(items) {
		if it.table == nil {
			found.add(it.line.Text)
			continue
		}
		found.addTable(it.table)
		checkRange(t, it.table)
	}
	if !maps.Equal(shown, found) {
		t.Errorf("lines %v, in tables and lines %v", shown, found)
	}
}

// checkRange fails where a cell or a piece is not in the table.
func checkRange(t *testing.T, table *Table) {
	for _, c := range table.Cells {
		if c.Row < 0 || c.Col < 0 || c.RowSpan < 1 || c.ColSpan < 1 || c.Row+c.RowSpan > table.Rows || c.Col+c.ColSpan > table.Cols {
			t.Errorf("%d,%d+%dx%d in a table of %d by %d (%s)", c.Row, c.Col, c.RowSpan, c.ColSpan, table.Rows, table.Cols, table.Source)
		}
	}
	next := 0
	for _, p := range table.Pieces {
		if p.FirstRow != next || p.LastRow < p.FirstRow {
			t.Errorf("rows %d to %d of a piece, where row %d is next", p.FirstRow, p.LastRow, next)
		}
		next = p.LastRow + 1
	}
	if next != table.Rows {
		t.Errorf("pieces of %d rows, a table of %d", next, table.Rows)
	}
}

// checkRuled fails where two cells cover one field, or a cell lies outside of
// its table.
func checkRuled(t *testing.T, table *Table) {
	checkRange(t, table)
	covered := map[[2]int]bool{}
	for _, c := range table.Cells {
		for r := c.Row; r < c.Row+c.RowSpan; r++ {
			for col := c.Col; col < c.Col+c.ColSpan; col++ {
				if covered[[2]int{r, col}] {
					t.Errorf("two cells at %d,%d", r, col)
				}
				covered[[2]int{r, col}] = true
			}
		}
		for _, p := range table.Pieces {
			in := p.Place.Box
			if b := c.Place.Box; c.Place.Page == p.Place.Page && (b.X0 < in.X0 || b.X1 > in.X1 || b.Y0 < in.Y0 || b.Y1 > in.Y1) {
				t.Errorf("the cell %v lies outside of its table %v", b, in)
			}
		}
	}
}
