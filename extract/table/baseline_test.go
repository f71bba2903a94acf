package table

import (
	"strings"
	"testing"

	"nianbao/extract/document"
)

// Where lines part columns and not rows, each line of figures is a row, with all lines of
// its label.
func TestSplitByLines(t *testing.T) {
	p := &document.Page{Number: 1, Width: 300, Height: 300}
	for _, x := range []float64{10, 110, 150, 190} {
		p.Rulings = append(p.Rulings, document.Ruling{Box: document.Rect{X0: x, X1: x, Y0: 100, Y1: 250}, Width: 0.5})
	}
	for _, y := range []float64{100, 250} {
		p.Rulings = append(p.Rulings, document.Ruling{Box: document.Rect{X0: 10, X1: 190, Y0: y, Y1: y}, Width: 0.5})
	}
	write := func(x, y float64, text string) {
		for _, r := range text {
			p.Glyphs = append(p.Glyphs, document.Glyph{Text: string(r), Box: document.Rect{X0: x, X1: x + 8, Y0: y, Y1: y + 8}, Font: "Song", Size: 8})
			x += 8
		}
	}
	write(20, 230, "收到")
	write(20, 190, "其他法律")
	write(20, 180, "禁止公开")
	write(20, 150, "总计")
	for i, y := range []float64{230, 185, 150} {
		write(120, y, string(rune('1'+i)))
		write(160, y, string(rune('4'+i)))
	}
	tables := FindRuled(p).Tables
	if len(tables) != 1 || tables[0].Rows != 3 {
		t.Fatalf("%d tables, %+v", len(tables), tables)
	}
	var got []string
	for _, c := range tables[0].Cells {
		got = append(got, strings.ReplaceAll(c.Text, "\n", ""))
	}
	if s := strings.Join(got, " "); !strings.Contains(s, "其他法律禁止公开") || !strings.Contains(s, "收到") {
		t.Error(s)
	}
}
