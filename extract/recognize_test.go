package extract

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// outcome writes a recognition down: "3 agree 0.90 unruled: doubt", "none" where there is none.
func outcome(r *Recognition) string {
	if r == nil {
		return "none"
	}
	unruled := ""
	if r.Unruled {
		unruled = " unruled"
	}
	return strings.TrimSuffix(fmt.Sprintf("%d agree %.2f%s: %s", r.Agreeing, r.Confidence, unruled, r.Doubt), ": ")
}

// How far the cells of a scanned page are trusted that no lines enclose. The page has
// the figure 12 in the first cell, read by all, and ink in the second that is no figure.
func TestRecognitionOf(t *testing.T) {
	p := &Page{Number: 1, Layer: ReadLayer,
		recognized: &recognized{
			figures: []recognizedFigure{{"12", Rect{110, 10, 120, 20}, &Recognition{Agreeing: 3, Confidence: 0.9}}},
			ink:     []Rect{{150, 10, 160, 20}}}}
	for _, c := range []struct {
		name string
		text string
		box  Rect
		want string
	}{
		{"the figure", "12", Rect{100, 0, 130, 30}, "3 agree 0.90 unruled"},
		{"another text where the figure stands", "12 3", Rect{100, 0, 130, 30}, "0 agree 0.00 unruled: read with the page around it, and once only"},
		{"the figure's text elsewhere", "12", Rect{200, 0, 230, 30}, "0 agree 0.00 unruled: read with the page around it, and once only"},
		{"a blank that holds ink", "", Rect{140, 0, 170, 30}, "0 agree 0.00 unruled: ink that could not be read"},
		{"a blank without ink", "", Rect{200, 0, 230, 30}, "0 agree 0.00 unruled"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := outcome(recognitionOf(p.recognized, &Cell{Text: c.text, Place: Place{Page: 1, Box: c.box}})); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
	if was := p.recognized.figures[0].recognition; was.Agreeing != 3 || was.Doubt != "" {
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
		Pages:    []*Page{{Number: 1, Layer: TextLayer}, {Number: 2, Layer: ReadLayer, recognized: &recognized{}}},
		Sections: []Section{{Blocks: []Block{{Paragraph: "12"}, {Table: table}}}},
	}
	trustUnruled(doc)
	for i, want := range []string{"none", "0 agree 0.00 unruled: read with the page around it, and once only", "2 agree 0.80"} {
		if got := outcome(table.Cells[i].Recognition); got != want {
			t.Errorf("cell %d: %s, want %s", i, got, want)
		}
	}
}

// What is said of a page that was recognized stands in the place of what was said of it
// before.
func TestNoteRecognized(t *testing.T) {
	for _, c := range []struct {
		name    string
		layer   Layer
		page    Page
		legible bool
		want    string
	}{
		{"a scan", ScanLayer, Page{}, true, "the page is a picture; its text was recognized"},
		{"askew", ScanLayer, Page{Skew: -0.6}, true, "the page is a picture; its text was recognized after turning it by -0.60 degrees"},
		{"on its side", ScanLayer, Page{Turned: 90}, true, "the page is a picture; its text was recognized after turning it by 90 degrees"},
		{"on its side and askew", ScanLayer, Page{Turned: 270, Skew: 1.1}, true, "the page is a picture; its text was recognized after turning it by 270 and then by 1.10 degrees"},
		{"a photograph", ScanLayer, Page{}, false, "the page is a picture; its text was recognized; hardly any of it is legible, in whichever way it is turned"},
		{"no meaning", GarbledLayer, Page{}, true, "a third or more of the glyphs have no known meaning: the text layer is of no use; the page was drawn and its text recognized"},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, _, _ := c.layer.textless()
			doc := &Document{Warnings: []Warning{{code, "of another page", 1}, {code, "as it was", 2}}}
			c.page.Number = 2
			noteRecognized(doc, &c.page, c.layer, c.legible)
			if len(doc.Warnings) != 2 || doc.Warnings[0].Message != "of another page" || doc.Warnings[1] != (Warning{"ocr-page", c.want, 2}) {
				t.Errorf("%+v", doc.Warnings)
			}
		})
	}
}

// A page that is too large is the end of the reading; one that can't be drawn is told,
// and stays as it was.
func TestPagesThatCannotBeRecognized(t *testing.T) {
	doc := &Document{Path: "a.pdf", Pages: []*Page{{Number: 1, Layer: ScanLayer, Width: 20000, Height: 20000}}}
	err := (&recognizer{doc: doc}).recognize(t.Context(), doc.Pages)
	const want = "a.pdf: page 1: a limit on the size of one document is exceeded: a page of 20000 by 20000 points: more than 80000000 pixels of a page at 300 an inch"
	if !errors.Is(err, ErrLimit) || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}

	glyphs := []Glyph{{Text: "\uFFFD"}}
	doc = &Document{Pages: []*Page{{Number: 1, Layer: GarbledLayer, Width: 595, Height: 842, Glyphs: glyphs}}}
	doc.Warnings = []Warning{{"garbled-page", "as it was", 1}}
	r := &recognizer{doc: doc, source: newPictureSource([]byte("no PDF"))}
	if err := r.recognize(t.Context(), doc.Pages); err != nil {
		t.Fatal(err)
	}
	if p := doc.Pages[0]; p.Layer != GarbledLayer || len(p.Glyphs) != 1 {
		t.Errorf("the page is now %s with %d glyphs", p.Layer, len(p.Glyphs))
	}
	if w := doc.Warnings[0]; len(doc.Warnings) != 1 || w.Code != "garbled-page" || !strings.Contains(w.Message, ", and could not be recognized: page 1: the page can't be drawn") {
		t.Errorf("%+v", doc.Warnings)
	}
	if !strings.HasPrefix(r.unread, "page 1: ") {
		t.Errorf("unread: %q", r.unread)
	}
}
