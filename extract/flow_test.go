package extract

import (
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/extract/internal/sketch"
)

// Ruled tables of one page, each by its left, lower, right and upper edge, with
// a name in its first cell.
func TestTablesBesideEachOther(t *testing.T) {
	type box struct {
		name           string
		x0, y0, x1, y1 float64
	}
	for _, c := range []struct {
		name   string
		tables []box
		want   string
	}{
		{"below each other", []box{{"b", 20, 100, 120, 180}, {"a", 20, 220, 120, 300}}, "a b"},
		{"beside each other, the right one begins higher", []box{{"b", 160, 100, 260, 190}, {"a", 20, 100, 120, 180}}, "a b"},
		{"three, from right to left ever higher", []box{{"c", 210, 100, 290, 200}, {"b", 110, 100, 190, 190}, {"a", 20, 100, 90, 180}}, "a b c"},
		{"staggered: the upper one first", []box{{"a", 160, 180, 260, 300}, {"b", 20, 80, 120, 200}}, "a b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := sketch.NewSheet(1)
			for _, b := range c.tables {
				middle := (b.x0 + b.x1) / 2
				for _, x := range []float64{b.x0, middle, b.x1} {
					s.Rulings = append(s.Rulings, document.Ruling{Box: document.Rect{X0: x, Y0: b.y0, X1: x, Y1: b.y1}, Width: 0.5})
				}
				for _, y := range []float64{b.y0, b.y1} {
					s.Rulings = append(s.Rulings, document.Ruling{Box: document.Rect{X0: b.x0, Y0: y, X1: b.x1, Y1: y}, Width: 0.5})
				}
				s.Put(b.x0+2, b.y1-12, b.name)
			}
			doc := &document.Document{Layout: document.Positioned, Pages: []*document.Page{&s.Page}}
			if err := arrange(doc); err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, it := range flow(doc) {
				if it.Table == nil {
					t.Fatalf("a line %q", it.Line.Text)
				}
				got = append(got, it.Table.Cells[0].Text)
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("got %s, want %s", s, c.want)
			}
		})
	}
}
