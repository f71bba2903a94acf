package main

import (
	"context"
	"strings"
	"testing"

	"nianbao/extract/document"
)

// at is a cell of one field.
func at(row, col int, text string) cell {
	return cell{fields: fields{row, col, row, col}, text: text}
}

func TestRelations(t *testing.T) {
	over := cell{fields: fields{0, 0, 0, 1}, text: "Yield"}
	for _, c := range []struct {
		name  string
		cells []cell
		want  map[relation]int
	}{
		{"right and below", []cell{at(0, 0, "Wheat"), at(0, 1, "12"), at(1, 0, "Rye")},
			map[relation]int{{"WHEAT", "12", false}: 1, {"WHEAT", "RYE", true}: 1}},
		{"blank cells are passed over", []cell{at(0, 0, "Wheat"), at(0, 1, " "), at(0, 4, "12")},
			map[relation]int{{"WHEAT", "12", false}: 1}},
		{"a cell over two columns stands above both", []cell{over, at(1, 0, "a"), at(1, 1, "b")},
			map[relation]int{{"YIELD", "A", true}: 1, {"YIELD", "B", true}: 1, {"A", "B", false}: 1}},
		{"the same relation twice", []cell{at(0, 0, "0"), at(0, 1, "0"), at(0, 2, "0")},
			map[relation]int{{"0", "0", false}: 2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := relations(c.cells)
			if len(got) != len(c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
			for r, n := range c.want {
				if got[r] != n {
					t.Errorf("%v: got %d, want %d", r, got[r], n)
				}
			}
		})
	}
}

func TestNormal(t *testing.T) {
	for text, want := range map[string]string{"to air\nkg/year": "TOAIRKGYEAR", "ﬁsh (1,000)": "FISH1000", " – ": "–", "2 %": "2", "\u00a0": ""} {
		if got := normal(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestCompare(t *testing.T) {
	wanted := relations([]cell{at(0, 0, "a"), at(0, 1, "b"), at(0, 2, "c"), at(0, 3, "d"), at(0, 4, "e")})
	s := compare(relations([]cell{at(0, 0, "a"), at(0, 1, "b"), at(0, 2, "c d")}), wanted)
	if s != (score{right: 1, found: 2, wanted: 4}) || s.recall() != 25 || s.precision() != 50 {
		t.Errorf("%+v", s)
	}
}

// A line that stands beside the texts parts nothing.
func TestParts(t *testing.T) {
	a, b := document.Rect{X0: 10, Y0: 10, X1: 30, Y1: 20}, document.Rect{X0: 50, Y0: 10, X1: 70, Y1: 20}
	for x, want := range map[float64]bool{29: true, 40: true, 20: false, 80: false} {
		rulings := []document.Ruling{{Box: document.Rect{X0: x, Y0: 0, X1: x, Y1: 30}}}
		if got := parts(rulings, a, b, false); got != want {
			t.Errorf("line at %v: %v", x, got)
		}
	}
}

// Of the two tables of the file the second is ruled; both are found as they stand there.
func TestMeasure(t *testing.T) {
	m, err := measure(context.Background(), "testdata")
	if err != nil {
		t.Fatal(err)
	}
	if len(m.tables) != 2 || m.tables[0].drawing != unruled || m.tables[1].drawing != ruled || m.surplus != 0 {
		t.Fatalf("%+v", m)
	}
	for i, relations := range []int{17, 7} {
		if s := m.tables[i].score; s != (score{relations, relations, relations}) {
			t.Errorf("table %d: %+v, want all of %d", i+1, s, relations)
		}
	}
	var b strings.Builder
	m.print(&b, 95)
	if !strings.Contains(b.String(), "1 files, 0 of them not read") || strings.Contains(b.String(), "harvest.pdf") {
		t.Error(b.String())
	}
}

func TestMeasureNothing(t *testing.T) {
	if _, err := measure(context.Background(), t.TempDir()); err == nil {
		t.Error("an empty folder is measured")
	}
}

// Boxes of a turned page, counted from the height before the turn, stand where the outline is.
func TestMoveIntoPlace(t *testing.T) {
	box := document.Rect{X0: 50, Y0: 300, X1: 90, Y1: 320}
	list := []truth{{{page: 1, box: box, cells: []cell{{box: box}}}}}
	moveIntoPlace(list, &xmlDocument{Tables: []xmlTable{{Regions: []xmlRegion{{Box: xmlBox{X1: 50, Y1: 53, X2: 90, Y2: 73}}}}}})
	if got := list[0][0].cells[0].box.Y0; got != 53 {
		t.Errorf("at %v, want 53", got)
	}
}
