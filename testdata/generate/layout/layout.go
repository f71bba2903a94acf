package layout

import (
	"fmt"
	"strings"

	"nianbao/testdata/generate/pdf"
	"nianbao/testdata/generate/report"
)

// A Style is how a report is set on a canvas.
type Style struct {
	Rules      pdf.RuleStyle
	Labels     pdf.Face // of the labels; the figures take the other one
	Landscape  bool     // section 三 on sideways pages of its own
	RepeatHead bool     // the head of table 三 again on each page
}

// A Setter lays a report out from top to bottom.
type Setter struct {
	pdf.Canvas
	style  Style
	y      float64 // where the next line's top is
	Margin float64
}

// Direct writes a report with the canvas.
func Direct(r *report.Report, s Style) []byte {
	t := &Setter{style: s, Margin: 72}
	t.Rules = s.Rules
	t.Begin(false)
	for _, line := range r.Title {
		t.Centered(pdf.Hei, 20, line)
	}
	for _, p := range r.Preamble {
		t.Paragraph(pdf.Song, 14, p)
	}
	grids := r.Grids()
	for i, sec := range r.Sections {
		wide := s.Landscape && i == 2
		if wide != t.Page().Turned {
			t.Begin(wide)
		}
		t.Paragraph(pdf.Hei, 15, r.Heading(i))
		for _, p := range sec.Paragraphs {
			if table := grids[p]; table != nil {
				t.grid(table[0][0])
				continue
			}
			t.Paragraph(pdf.Song, 14, p)
		}
	}
	return t.Bytes(strings.Join(r.Title, ""))
}

// Begin starts a page, with its number at the foot.
func (t *Setter) Begin(landscape bool) {
	w, h := 595.0, 842.0
	if landscape {
		w, h = h, w
	}
	t.NewPage(w, h, landscape)
	t.y = h - t.Margin
	number := fmt.Sprintf("- %d -", len(t.Pages))
	t.Text(pdf.Song, 12, (w-pdf.Width(number, 12))/2, t.Margin/2, number)
}

// room starts a page unless height points are left on this one.
func (t *Setter) room(height float64) {
	if t.y-height < t.Margin {
		t.Begin(t.Page().Turned)
	}
}

// Centered sets one line in the middle of the measure.
func (t *Setter) Centered(f pdf.Face, size float64, s string) {
	t.y -= 1.5 * size
	t.Text(f, size, (t.Page().Wide-pdf.Width(s, size))/2, t.y, s)
}

// Paragraph sets a paragraph, over the end of a page where it comes.
func (t *Setter) Paragraph(f pdf.Face, size float64, s string) {
	for _, line := range pdf.Wrap("　　"+s, size, t.Page().Wide-2*t.Margin) {
		t.room(1.6 * size)
		t.y -= 1.6 * size
		bare := strings.TrimPrefix(line, "　　") // an indent is no text
		t.Text(f, size, t.Margin+pdf.Width(line, size)-pdf.Width(bare, size), t.y, bare)
	}
}
