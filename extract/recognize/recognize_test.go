package recognize

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"nianbao/extract/document"
)

// outcome writes a recognition down: "3 agree 0.90 unruled: doubt", "none" where there is none.
func outcome(r *document.Recognition) string {
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
	p := &document.Page{Number: 1, Layer: document.ReadLayer,
		Recognized: &document.Recognized{
			Figures: []document.RecognizedFigure{{Text: "12", Box: document.Rect{X0: 110, Y0: 10, X1: 120, Y1: 20}, Recognition: &document.Recognition{Agreeing: 3, Confidence: 0.9}}},
			Ink:     []document.Rect{{X0: 150, Y0: 10, X1: 160, Y1: 20}, {X0: 280, Y0: -60, X1: 400, Y1: 60}}}}
	for _, c := range []struct {
		name string
		text string
		box  document.Rect
		want string
	}{
		{"the figure", "12", document.Rect{X0: 100, Y0: 0, X1: 130, Y1: 30}, "3 agree 0.90 unruled"},
		{"another text where the figure stands", "12 3", document.Rect{X0: 100, Y0: 0, X1: 130, Y1: 30}, "0 agree 0.00 unruled: read with the page around it, and once only"},
		{"the figure's text elsewhere", "12", document.Rect{X0: 200, Y0: 0, X1: 230, Y1: 30}, "0 agree 0.00 unruled: read with the page around it, and once only"},
		{"a blank that holds ink", "", document.Rect{X0: 140, Y0: 0, X1: 170, Y1: 30}, "0 agree 0.00 unruled: ink that could not be read"},
		{"a blank that a seal lies over", "", document.Rect{X0: 300, Y0: 0, X1: 310, Y1: 30}, "0 agree 0.00 unruled: ink that could not be read"},
		{"a blank that ink touches", "", document.Rect{X0: 120.5, Y0: 0, X1: 150.5, Y1: 30}, "0 agree 0.00 unruled"},
		{"a blank without ink", "", document.Rect{X0: 200, Y0: 0, X1: 230, Y1: 30}, "0 agree 0.00 unruled"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := outcome(recognitionOf(p.Recognized, &document.Cell{Text: c.text, Place: document.Place{Page: 1, Box: c.box}})); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
	if was := p.Recognized.Figures[0].Recognition; was.Agreeing != 3 || was.Doubt != "" {
		t.Errorf("the doubt about one cell went into the reading of the figure itself: %s", outcome(was))
	}
}

// Only cells of recognized pages get a recognition, and those that lines enclose keep
// the one that they have.
func TestTrustUnruled(t *testing.T) {
	at := func(page int, was *document.Recognition) document.Cell {
		return document.Cell{Text: "12", Place: document.Place{Page: page, Box: document.Rect{X0: 100, Y0: 0, X1: 130, Y1: 30}}, Recognition: was}
	}
	table := &document.Table{Cells: []document.Cell{at(1, nil), at(2, nil), at(2, &document.Recognition{Agreeing: 2, Confidence: 0.8})}}
	doc := &document.Document{
		Pages:    []*document.Page{{Number: 1, Layer: document.TextLayer}, {Number: 2, Layer: document.ReadLayer, Recognized: &document.Recognized{}}},
		Sections: []document.Section{{Blocks: []document.Block{{Paragraph: "12"}, {Table: table}}}},
	}
	TrustUnruled(doc)
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
		layer   document.Layer
		page    document.Page
		legible bool
		want    string
	}{
		{"a scan", document.ScanLayer, document.Page{}, true, "the page is a picture; its text was recognized"},
		{"askew", document.ScanLayer, document.Page{Skew: -0.6}, true, "the page is a picture; its text was recognized after turning it by -0.60 degrees"},
		{"on its side", document.ScanLayer, document.Page{Turned: 90}, true, "the page is a picture; its text was recognized after turning it by 90 degrees"},
		{"on its side and askew", document.ScanLayer, document.Page{Turned: 270, Skew: 1.1}, true, "the page is a picture; its text was recognized after turning it by 270 and then by 1.10 degrees"},
		{"a photograph", document.ScanLayer, document.Page{}, false, "the page is a picture; its text was recognized; hardly any of it is legible, in whichever way it is turned"},
		{"no meaning", document.GarbledLayer, document.Page{}, true, "a third or more of the glyphs have no known meaning: the text layer is of no use; the page was drawn and its text recognized"},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, _, _ := c.layer.Textless()
			doc := &document.Document{Warnings: []document.Warning{{Code: code, Message: "of another page", Page: 1}, {Code: code, Message: "as it was", Page: 2}}}
			c.page.Number = 2
			noteRecognized(doc, &c.page, c.layer, c.legible)
			if len(doc.Warnings) != 2 || doc.Warnings[0].Message != "of another page" || doc.Warnings[1] != (document.Warning{Code: "ocr-page", Message: c.want, Page: 2}) {
				t.Errorf("%+v", doc.Warnings)
			}
		})
	}
}

// A page that is too large is the end of the reading; one that can't be drawn is told,
// and stays as it was.
func TestPagesThatCannotBeRecognized(t *testing.T) {
	doc := &document.Document{Path: "a.pdf", Pages: []*document.Page{{Number: 1, Layer: document.ScanLayer, Width: 20000, Height: 20000}}}
	err := (&recognizer{doc: doc}).recognize(t.Context(), doc.Pages)
	const want = "a.pdf: page 1: a limit on the size of one document is exceeded: a page of 20000 by 20000 points: more than 80000000 pixels of a page at 300 an inch"
	if !errors.Is(err, document.ErrLimit) || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}

	glyphs := []document.Glyph{{Text: "\uFFFD"}}
	doc = &document.Document{Pages: []*document.Page{{Number: 1, Layer: document.GarbledLayer, Width: 595, Height: 842, Glyphs: glyphs}}}
	doc.Warnings = []document.Warning{{Code: "garbled-page", Message: "as it was", Page: 1}}
	r := &recognizer{doc: doc, source: FromPDF([]byte("no PDF"))}
	if err := r.recognize(t.Context(), doc.Pages); err != nil {
		t.Fatal(err)
	}
	if p := doc.Pages[0]; p.Layer != document.GarbledLayer || len(p.Glyphs) != 1 {
		t.Errorf("the page is now %s with %d glyphs", p.Layer, len(p.Glyphs))
	}
	if w := doc.Warnings[0]; len(doc.Warnings) != 1 || w.Code != "garbled-page" || !strings.Contains(w.Message, ", and could not be recognized: page 1: the page can't be drawn") {
		t.Errorf("%+v", doc.Warnings)
	}
	if !strings.HasPrefix(r.unread, "page 1: ") {
		t.Errorf("unread: %q", r.unread)
	}
}
