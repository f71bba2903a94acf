package extract

import (
	"strings"
	"testing"
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
			s := newSheet(1)
			for _, b := range c.tables {
				middle := (b.x0 + b.x1) / 2
				for _, x := range []float64{b.x0, middle, b.x1} {
					s.Rulings = append(s.Rulings, Ruling{Rect{x, b.y0, x, b.y1}, 0.5})
				}
				for _, y := range []float64{b.y0, b.y1} {
					s.Rulings = append(s.Rulings, Ruling{Rect{b.x0, y, b.x1, y}, 0.5})
				}
				s.put(b.x0+2, b.y1-12, b.name)
			}
			var got []string
			for _, it := range flow(layOut(s)) {
				if it.table == nil {
					t.Fatalf("a line %q", it.line.Text)
				}
				got = append(got, it.table.Cells[0].Text)
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("got %s, want %s", s, c.want)
			}
		})
	}
}
