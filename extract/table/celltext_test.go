package table

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/extract/internal/sketch"
)

// A figure in a cell of 40 points, broken over lines or spread: what of it was
// done for want of room, or evenly.
func TestCellText(t *testing.T) {
	for _, c := range []struct{ name, row, want string }{
		{"one line, set close: evenly too", "102 12345", "12345 spread"},
		{"broken because the line is full", "102 1234567; 102,34 89", "1234567/89 wrapped"},
		{"broken though there is room", "102 12; 102,34 345", "12/345"},
		{"broken twice, one line not full", "102 1234567; 102,34 12; 102,22 3", "1234567/12/3"},
		{"spread evenly", "102 1; 112 3; 122 6", "1 3 6 spread"},
		{"spread unevenly", "102 1; 112 3; 130 6", "1 3 6"},
		{"two characters have one gap only", "102 1; 122 3", "1 3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := sketch.NewSheet(1).Put(22, 46, "规章")
			for _, part := range strings.Split(c.row, ";") {
				at, text, _ := strings.Cut(strings.TrimSpace(part), " ")
				x, y := 0.0, 46.0
				fmt.Sscanf(at, "%g,%g", &x, &y)
				s.Put(x, y, text)
			}
			for _, x := range []float64{20, 100, 140} {
				s.Rulings = append(s.Rulings, document.Ruling{Box: document.Rect{X0: x, Y0: 20, X1: x, Y1: 60}, Width: 0.5})
			}
			for _, y := range []float64{20, 60} {
				s.Rulings = append(s.Rulings, document.Ruling{Box: document.Rect{X0: 20, Y0: y, X1: 140, Y1: y}, Width: 0.5})
			}
			tables := FindRuled(&s.Page).Tables
			if len(tables) != 1 || len(tables[0].Cells) != 2 {
				t.Fatalf("tables %+v", tables)
			}
			cell := tables[0].Cells[1]
			got := strings.ReplaceAll(cell.Text, "\n", "/")
			if cell.Wrapped {
				got += " wrapped"
			}
			if cell.Spread {
				got += " spread"
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
