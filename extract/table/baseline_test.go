package table

import (
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/extract/internal/sketch"
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

// In a grid that is ruled across, lines are rows where each has its label; the lines of broken
// figures have one label, or no room for more.
func TestSplitByLinesOfRuledRows(t *testing.T) {
	const rulings = "h 380 10 190\nh 360 10 190\nh 290 10 190\nh 270 10 190\nh 250 10 190\nv 10 250 380\nv 100 250 380\nv 150 250 380\nv 190 250 380"
	for _, c := range []struct {
		name, rows string
		want       int
	}{
		{"labels on the same lines", "20 内容; 110 制发; 160 废止\n20 规章; 110 12; 160 3\n20 许可; 110 40; 160 5\n20 强制; 110 7; 160 16\n20\n20 总计; 110 59; 160 24", 6},
		{"one label", "20 内容; 110 制发; 160 废止\n110 12; 160 3\n20 许可; 110 40; 160 5\n110 7; 160 16\n20\n20 总计; 110 59; 160 24", 4},
		{"figures that fill their cells", "20 内容; 110 制发; 160 废止\n20 规章; 105 12345678; 155 123456\n20 许可; 105 90123456; 155 789012\n20 强制; 105 7; 155 3\n20\n20 总计; 110 59; 160 24", 4},
	} {
		t.Run(c.name, func(t *testing.T) {
			tables := FindRuled(&sketch.NewSheet(1).Rows(c.rows).Rule(rulings).Page).Tables
			if len(tables) != 1 {
				t.Fatalf("%d tables", len(tables))
			}
			if tables[0].Rows != c.want {
				t.Errorf("%d rows, want %d:\n%s", tables[0].Rows, c.want, sketch.Printed(tables[0]))
			}
			sketch.CheckRange(t, tables[0])
		})
	}
}
