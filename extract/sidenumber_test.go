package extract

import (
	"fmt"
	"testing"
)

// turned sets a text that runs upwards.
func (s *sheet) turned(x, y float64, text string) *sheet {
	for i, r := range text {
		from := y + 5*float64(i)
		s.Glyphs = append(s.Glyphs, Glyph{Text: string(r), Box: Rect{x, from, x + 10, from + 5}, Font: "Song", Size: 10, Angle: 90, turn: 90})
	}
	return s
}

func TestPageNumbersInTheSideMargin(t *testing.T) {
	// A page of a table without rulings, with a number of the page's at x, y.
	page := func(number int, x, y float64, text string) *sheet {
		return newSheet(number).put(60, 300, "规章").put(150, 300, "1").put(220, 300, "2").put(60, 240, "行政许可").put(150, 240, "3").put(220, 240, "4").put(x, y, text)
	}
	for _, c := range []struct {
		name  string
		pages []*sheet
		want  []string // texts of page numbers
	}{
		{"right of the table", []*sheet{page(1, 280, 200, "4"), page(2, 280, 200, "5")}, []string{"4", "5"}},
		{"left of the table", []*sheet{page(1, 10, 200, "9"), page(2, 10, 200, "10")}, []string{"9", "10"}},
		{"between dashes", []*sheet{page(1, 275, 200, "-4-"), page(2, 275, 200, "-5-")}, []string{"-4-", "-5-"}},
		{"on two pages of three, upright pages between", []*sheet{page(1, 280, 200, "1"), newSheet(2).put(60, 200, "规章"), page(3, 280, 200, "3")}, []string{"1", "3"}},
		{"turned, as on a wide page between upright ones", []*sheet{page(1, 60, 200, "总计").turned(280, 200, "4"), page(2, 60, 200, "总计").turned(280, 200, "5")}, []string{"4", "5"}},
		{"on one page only", []*sheet{page(1, 280, 200, "4"), newSheet(2).put(60, 200, "规章")}, nil},
		{"does not count the pages", []*sheet{page(1, 280, 200, "4"), page(2, 280, 200, "4")}, nil},
		{"not in the same place", []*sheet{page(1, 280, 200, "4"), page(2, 280, 190, "5")}, nil},
		{"a figure of the table's last column", []*sheet{page(1, 222, 200, "4"), page(2, 222, 200, "5")}, nil},
		{"a column in the margin, with a figure in another row", []*sheet{
			page(1, 280, 200, "4").put(280, 150, "0"), page(2, 280, 200, "5").put(280, 150, "0")}, nil},
		{"figures with words", []*sheet{page(1, 270, 200, "4件"), page(2, 270, 200, "5件")}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, p := range layOut(c.pages...).Pages {
				for _, l := range p.Lines {
					if l.Role == PageNumber {
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
	var pages []*sheet
	for n := 1; n <= 2; n++ {
		s := newSheet(n).put(60, 300, "规章").put(150, 300, "1").put(280, 200, fmt.Sprint(n))
		s.Rulings = []Ruling{{Rect{50, 330, 290, 330}, 1}, {Rect{50, 180, 290, 180}, 1}}
		pages = append(pages, s)
	}
	for _, p := range layOut(pages...).Pages {
		for _, l := range p.Lines {
			if l.Role != Body {
				t.Errorf("%q on page %d has the role %d", l.Text, p.Number, l.Role)
			}
		}
	}
}

func TestRunningHeadsAndPageNumbers(t *testing.T) {
	page := func(number int, top, bottom string) *sheet {
		return newSheet(number).put(60, 380, top).put(60, 200, "全年受理申请三件").put(140, 15, bottom)
	}
	for _, c := range []struct {
		name  string
		pages []*sheet
		want  string // role by role, page by page
	}{
		{"numbers between dashes", []*sheet{page(1, "规章", "-1-"), page(2, "许可", "-2-")}, "001 001"},
		{"spelled out", []*sheet{page(1, "规章", "第1页共2页"), page(2, "许可", "2/2")}, "001 001"},
		{"numbers alone that count the pages", []*sheet{page(1, "规章", "1"), page(2, "许可", "2")}, "001 001"},
		{"numbers alone that do not", []*sheet{page(1, "规章", "7"), page(2, "许可", "3")}, "000 000"},
		{"a head on each of three pages", []*sheet{page(1, "年度报告", "0"), page(2, "年度报告", "0"), page(3, "年度报告", "0")}, "200 200 200"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ""
			for i, p := range layOut(c.pages...).Pages {
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
