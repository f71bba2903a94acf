package main

import (
	"fmt"
	"strings"
)

// A directStyle is how a report is set on a canvas.
type directStyle struct {
	rules      ruleStyle
	labels     face // of the labels; the figures take the other one
	landscape  bool // section 三 on sideways pages of its own
	repeatHead bool // the head of table 三 again on each page
}

// A setter lays a report out from top to bottom.
type setter struct {
	canvas
	style  directStyle
	y      float64 // where the next line's top is
	margin float64
}

// direct writes a report with the canvas.
func direct(r *report, s directStyle) []byte {
	t := &setter{style: s, margin: 72}
	t.rules = s.rules
	t.begin(false)
	for _, line := range r.title {
		t.centered(hei, 20, line)
	}
	for _, p := range r.preamble {
		t.paragraph(song, 14, p)
	}
	grids := r.grids()
	for i, sec := range r.sections {
		wide := s.landscape && i == 2
		if wide != t.page().turned {
			t.begin(wide)
		}
		t.paragraph(hei, 15, r.heading(i))
		for _, p := range sec.paragraphs {
			if table := grids[p]; table != nil {
				t.grid(table[0][0])
				continue
			}
			t.paragraph(song, 14, p)
		}
	}
	return t.bytes(strings.Join(r.title, ""))
}

// begin starts a page, with its number at the foot.
func (t *setter) begin(landscape bool) {
	w, h := 595.0, 842.0
	if landscape {
		w, h = h, w
	}
	t.newPage(w, h, landscape)
	t.y = h - t.margin
	number := fmt.Sprintf("- %d -", len(t.pages))
	t.text(song, 12, (w-width(number, 12))/2, t.margin/2, number)
}

// room starts a page unless height points are left on this one.
func (t *setter) room(height float64) {
	if t.y-height < t.margin {
		t.begin(t.page().turned)
	}
}

func (t *setter) centered(f face, size float64, s string) {
	t.y -= 1.5 * size
	t.text(f, size, (t.page().wide-width(s, size))/2, t.y, s)
}

func (t *setter) paragraph(f face, size float64, s string) {
	for _, line := range wrap("　　"+s, size, t.page().wide-2*t.margin) {
		t.room(1.6 * size)
		t.y -= 1.6 * size
		bare := strings.TrimPrefix(line, "　　") // an indent is no text
		t.text(f, size, t.margin+width(line, size)-width(bare, size), t.y, bare)
	}
}
