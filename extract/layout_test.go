package extract

import (
	"fmt"
	"strings"
)

// A sheet is a page to be read, 300 by 400 points, made of words in place:
// ideographs of 10 points, which fill their em, and half as wide ASCII.
type sheet struct{ Page }

func newSheet(number int) *sheet {
	return &sheet{Page{Number: number, Width: 300, Height: 400}}
}

// put sets a text with its lower left corner at x, y.
func (s *sheet) put(x, y float64, text string) *sheet { return s.set("Song", 10, x, y, text) }

func (s *sheet) set(font string, size, x, y float64, text string) *sheet {
	for _, r := range text {
		width := size
		if r < 0x80 {
			width = size / 2
		}
		if r != ' ' {
			s.Glyphs = append(s.Glyphs, Glyph{Text: string(r), Box: Rect{x, y, x + width, y + size}, Font: font, Size: size})
		}
		x += width
	}
	return s
}

// row sets words with their left edges given: "20 规章; 120 3; 180 4".
func (s *sheet) row(y float64, spec string) *sheet {
	for _, part := range strings.Split(spec, ";") {
		var x float64
		word := strings.TrimSpace(part)
		at, text, _ := strings.Cut(word, " ")
		fmt.Sscan(at, &x)
		s.put(x, y, text)
	}
	return s
}

// rows sets rows 20 points apart, the first at 360.
func (s *sheet) rows(spec string) *sheet {
	for i, l := range strings.Split(strings.TrimSpace(spec), "\n") {
		s.row(360-20*float64(i), l)
	}
	return s
}

func layOut(sheets ...*sheet) *Document {
	doc := &Document{MediaType: "application/pdf"}
	for _, s := range sheets {
		doc.Pages = append(doc.Pages, &s.Page)
	}
	if err := arrange(doc, ""); err != nil {
		panic(err) // a sheet of a test without text
	}
	return doc
}

// items are the lines of a page from top to bottom.
func (s *sheet) items() []item {
	p := layOut(s).Pages[0]
	var list []item
	for i := range p.Lines {
		list = append(list, item{page: p, line: &p.Lines[i]})
	}
	return list
}

// printed writes a table, one row a line: "0 规章 | 1 3 | 2-3 4", each cell with
// its columns.
func printed(t *Table) string {
	rows := make([]string, t.Rows)
	for _, c := range t.Cells {
		s := fmt.Sprint(c.Col)
		if c.ColSpan > 1 {
			s += fmt.Sprintf("-%d", c.Col+c.ColSpan-1)
		}
		s += " " + c.Text
		if c.Spread {
			s += " spread"
		}
		if rows[c.Row] != "" {
			rows[c.Row] += " | "
		}
		rows[c.Row] += s
	}
	return strings.Join(rows, "\n")
}

// width is the measure of some lines, in points.
func width(items []item) float64 {
	m := newMeasure(items)
	return m.right - m.left
}
