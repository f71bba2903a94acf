package extract

import (
	"maps"
	"testing"
	"unicode"

	"nianbao/extract/document"
	"nianbao/extract/internal/sketch"
	"nianbao/extract/layout"
	"nianbao/extract/table"
)

// Whatever rulings and glyphs a page has, no glyph is lost or counted twice, and
// the cells of a grid have places of their own in it.
func FuzzGrid(f *testing.F) {
	grid := "h 10 10 90\nh 30 10 90\nh 50 10 90\nv 10 10 50\nv 50 10 50\nv 90 10 50\n12 35 规章\n60 35 1\n12 15 许可\n60 15 2"
	f.Add(sketch.Drawn(grid))
	f.Add(sketch.Drawn(grid + "\np\n" + grid + "\n100 5 2"))
	f.Add(sketch.Drawn(grid + "\nl 12 30 规"))
	f.Add(sketch.Drawn("h 10 10 90\nh 30 50 90\nh 50 10 90\nh 70 10 90\nv 10 10 70\nv 50 10 50\nv 90 10 70\n12 55 总计\n12 25 规\n60 35 1\n60 15 2"))
	f.Add(sketch.Drawn("10 200 规章\n80 200 12\n120 200 3\n10 180 行政许可\n80 180 4\n120 180 55\n10 160 总计\n80 160 16\n120 160 58"))
	f.Add(sketch.Drawn("10 200 规章\n60 200 1\n130 200 许可\n180 200 2\n10 180 行政\n60 180 3\n130 180 总计\n180 180 4"))
	f.Fuzz(func(t *testing.T, data []byte) { checkPages(t, sketch.Pages(data)) })
}

// checkPages lays pages out and divides them into sections.
func checkPages(t *testing.T, pages []*document.Page) {
	shown := characterCount{}
	for _, p := range pages {
		for _, g := range p.Glyphs {
			shown.add(g.Text)
		}
	}
	doc := &document.Document{Layout: document.Positioned, Pages: pages}
	if err := arrange(doc); err != nil {
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
			sketch.CheckRuled(t, table)
		}
		checkAligned(t, p)
	}
	if !maps.Equal(shown, found) {
		t.Errorf("shown %v, found %v", shown, found)
	}
	for _, s := range divide(doc, flow(doc), nil) {
		for _, b := range s.Blocks {
			if b.Table != nil && b.Table.Source == document.FromRulings {
				sketch.CheckRuled(t, b.Table)
			} else if b.Table != nil {
				sketch.CheckRange(t, b.Table)
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

func (n characterCount) addTable(table *document.Table) {
	for _, c := range table.Cells {
		n.add(c.Text)
	}
}

// checkAligned makes tables of the lines of one page.
func checkAligned(t *testing.T, p *document.Page) {
	var items []document.Item
	shown, found := characterCount{}, characterCount{}
	for i := range p.Lines {
		items = append(items, document.Item{Page: p, Line: &p.Lines[i]})
		shown.add(p.Lines[i].Text)
	}
	m := layout.NewMeasure(items)
	for _, it := range table.ByPosition(m.Right - m.Left).Find(items) {
		if it.Table == nil {
			found.add(it.Line.Text)
			continue
		}
		found.addTable(it.Table)
		sketch.CheckRange(t, it.Table)
	}
	if !maps.Equal(shown, found) {
		t.Errorf("lines %v, in tables and lines %v", shown, found)
	}
}
