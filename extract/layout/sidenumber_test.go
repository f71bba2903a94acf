package layout

import (
	"fmt"
	"testing"

	"nianbao/extract/document"
	"nianbao/extract/internal/sketch"
)

func TestPageNumbersInTheSideMargin(t *testing.T) {
	// A page of a table without rulings, with a number of the page's at x, y.
	page := func(number int, x, y float64, text string) *sketch.Sheet {
		return sketch.NewSheet(number).Put(60, 300, "规章").Put(150, 300, "1").Put(220, 300, "2").Put(60, 240, "行政许可").Put(150, 240, "3").Put(220, 240, "4").Put(x, y, text)
	}
	for _, c := range []struct {
		name  string
		pages []*sketch.Sheet
		want  []string // texts of page numbers
	}{
		{"right of the table", []*sketch.Sheet{page(1, 280, 200, "4"), page(2, 280, 200, "5")}, []string{"4", "5"}},
		{"left of the table", []*sketch.Sheet{page(1, 10, 200, "9"), page(2, 10, 200, "10")}, []string{"9", "10"}},
		{"between dashes", []*sketch.Sheet{page(1, 275, 200, "-4-"), page(2, 275, 200, "-5-")}, []string{"-4-", "-5-"}},
		{"on two pages of three, upright pages between", []*sketch.Sheet{page(1, 280, 200, "1"), sketch.NewSheet(2).Put(60, 200, "规章"), page(3, 280, 200, "3")}, []string{"1", "3"}},
		{"turned, as on a wide page between upright ones", []*sketch.Sheet{page(1, 60, 200, "总计").Turned(280, 200, "4"), page(2, 60, 200, "总计").Turned(280, 200, "5")}, []string{"4", "5"}},
		{"on one page only", []*sketch.Sheet{page(1, 280, 200, "4"), sketch.NewSheet(2).Put(60, 200, "规章")}, nil},
		{"does not count the pages", []*sketch.Sheet{page(1, 280, 200, "4"), page(2, 280, 200, "4")}, nil},
		{"not in the same place", []*sketch.Sheet{page(1, 280, 200, "4"), page(2, 280, 190, "5")}, nil},
		{"a figure of the table's last column", []*sketch.Sheet{page(1, 222, 200, "4"), page(2, 222, 200, "5")}, nil},
		{"a column in the margin, with a figure in another row", []*sketch.Sheet{
			page(1, 280, 200, "4").Put(280, 150, "0"), page(2, 280, 200, "5").Put(280, 150, "0")}, nil},
		{"figures with words", []*sketch.Sheet{page(1, 270, 200, "4件"), page(2, 270, 200, "5件")}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, p := range layOut(c.pages...) {
				for _, l := range p.Lines {
					if l.Role == document.PageNumber {
						got = append(got, l.Text)
					}
				}
			}
			if fmt.Sprint(got) != fmt.Sprint(c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Three-line tables have no upright rulings; a figure in a column that is empty
// otherwise stands over their lines.
func TestFiguresOverRulingsAreNoPageNumbers(t *testing.T) {
	var pages []*sketch.Sheet
	for n := 1; n <= 2; n++ {
		s := sketch.NewSheet(n).Put(60, 300, "规章").Put(150, 300, "1").Put(280, 200, fmt.Sprint(n))
		s.Rulings = []document.Ruling{{Box: document.Rect{X0: 50, Y0: 330, X1: 290, Y1: 330}, Width: 1}, {Box: document.Rect{X0: 50, Y0: 180, X1: 290, Y1: 180}, Width: 1}}
		pages = append(pages, s)
	}
	for _, p := range layOut(pages...) {
		for _, l := range p.Lines {
			if l.Role != document.Body {
				t.Errorf("%q on page %d has the role %d", l.Text, p.Number, l.Role)
			}
		}
	}
}

func TestRunningHeadsAndPageNumbers(t *testing.T) {
	page := func(number int, top, bottom string) *sketch.Sheet {
		return sketch.NewSheet(number).Put(60, 380, top).Put(60, 200, "全年受理申请三件").Put(140, 15, bottom)
	}
	for _, c := range []struct {
		name  string
		pages []*sketch.Sheet
		want  string // role by role, page by page
	}{
		{"numbers between dashes", []*sketch.Sheet{page(1, "规章", "-1-"), page(2, "许可", "-2-")}, "001 001"},
		{"spelled out", []*sketch.Sheet{page(1, "规章", "第1页共2页"), page(2, "许可", "2/2")}, "001 001"},
		{"numbers alone that count the pages", []*sketch.Sheet{page(1, "规章", "1"), page(2, "许可", "2")}, "001 001"},
		{"numbers alone that do not", []*sketch.Sheet{page(1, "规章", "7"), page(2, "许可", "3")}, "000 000"},
		{"a head on each of three pages", []*sketch.Sheet{page(1, "年度报告", "0"), page(2, "年度报告", "0"), page(3, "年度报告", "0")}, "200 200 200"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ""
			for i, p := range layOut(c.pages...) {
				if i > 0 {
					got += " "
				}
				for _, l := range p.Lines {
					got += fmt.Sprint(int(l.Role))
				}
			}
			if got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}
