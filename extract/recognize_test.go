package extract

import (
	"fmt"
	"strings"
	"testing"
)

// outcome writes a recognition down: "3 agree 0.90: doubt", "none" where there is none.
func outcome(r *Recognition) string {
	if r == nil {
		return "none"
	}
	return strings.TrimSuffix(fmt.Sprintf("%d agree %.2f: %s", r.Agreeing, r.Confidence, r.Doubt), ": ")
}

// How far the cells of a scanned page are trusted that no lines enclose. The page has
// the figure 12 in the first cell, read by all, and ink in the second that is no figure.
func TestRecognitionOf(t *testing.T) {
	p := &Page{Number: 1, Layer: ReadLayer,
		figures: []scannedFigure{{"12", Rect{110, 10, 120, 20}, &Recognition{Agreeing: 3, Confidence: 0.9}}},
		ink:     []Rect{{150, 10, 160, 20}}}
	for _, c := range []struct {
		name string
		text string
		box  Rect
		want string
	}{
		{"the figure, its column and its neighbours in doubt", "12", Rect{100, 0, 130, 30}, "0 agree 0.90: " + withoutLines},
		{"another text where the figure stands", "12 3", Rect{100, 0, 130, 30}, "0 agree 0.00: read with the page around it, and once only"},
		{"the figure's text elsewhere", "12", Rect{200, 0, 230, 30}, "0 agree 0.00: read with the page around it, and once only"},
		{"a blank that holds ink", "", Rect{140, 0, 170, 30}, "0 agree 0.00: ink that could not be read"},
		{"a blank without ink: other columns may have shifted", "", Rect{200, 0, 230, 30}, "0 agree 0.00: " + withoutLines},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := outcome(p.recognitionOf(&Cell{Text: c.text, Place: Place{Page: 1, Box: c.box}})); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
	if was := p.figures[0].recognition; was.Agreeing != 3 || was.Doubt != "" {
		t.Errorf("the doubt about one cell went into the reading of the figure itself: %s", outcome(was))
	}
}

// Only cells of recognized pages get a recognition, and those that lines enclose keep
// the one that they have.
func TestTrustUnruled(t *testing.T) {
	at := func(page int, was *Recognition) Cell {
		return Cell{Text: "12", Place: Place{Page: page, Box: Rect{100, 0, 130, 30}}, Recognition: was}
	}
	table := &Table{Cells: []Cell{at(1, nil), at(2, nil), at(2, &Recognition{Agreeing: 2, Confidence: 0.8})}}
	doc := &Document{
		Pages:    []*Page{{Number: 1, Layer: TextLayer}, {Number: 2, Layer: ReadLayer}},
		Sections: []Section{{Blocks: []Block{{Paragraph: "12"}, {Table: table}}}},
	}
	doc.trustUnruled()
	for i, want := range []string{"none", "0 agree 0.00: read with the page around it, and once only", "2 agree 0.80"} {
		if got := outcome(table.Cells[i].Recognition); got != want {
			t.Errorf("cell %d: %s, want %s", i, got, want)
		}
	}
}
