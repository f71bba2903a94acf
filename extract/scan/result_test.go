package scan

import (
	"image"
	"testing"

	"nianbao/extract/scan/judge"
	"nianbao/extract/scan/reading"
)

// Tesseract ends figures in points and commas that are not there.
func TestFigureText(t *testing.T) {
	for _, c := range []struct {
		words []reading.Word
		want  string
	}{
		{[]reading.Word{{Text: "+86,"}}, "+86"},
		{[]reading.Word{{Text: "1,203.50."}}, "1,203.50"},
		{[]reading.Word{{Text: "12"}, {Text: "345"}}, "12345"},
		{nil, ""},
	} {
		if got := figureText(c.words); got != c.want {
			t.Errorf("%v: %q, want %q", c.words, got, c.want)
		}
	}
}

// On a bare scan, a 1 may be what is left of a 4, however many readings agree on it, unless no trace of a bar is beside its stem.
func TestMayBeFour(t *testing.T) {
	for _, c := range []struct {
		text  string
		bare  bool
		stems []bool
		want  string
	}{
		{"168", true, []bool{false, false, false}, coarseDoubt},
		{"168", true, []bool{true, false, false}, ""},
		{"161", true, []bool{true, false, false}, coarseDoubt},
		{"168", true, []bool{true, false}, coarseDoubt}, // of another number of characters
		{"168", true, nil, coarseDoubt},
		{"168", false, nil, ""},
		{"268", true, nil, ""},
	} {
		job := &cellJob{text: c.text, coarse: true, bare: c.bare, stems: c.stems, lines: make([]linePicture, 1), figure: &judge.Figure{Agreeing: 3, Firm: true}}
		if got := job.result().Figure.Doubt; got != c.want {
			t.Errorf("%s, bare %v, stems %v: %q, want %q", c.text, c.bare, c.stems, got, c.want)
		}
	}
}

// A lone stem is a 1 if three readings say so, though the model is not sure of it.
func TestIsOne(t *testing.T) {
	for _, c := range []struct {
		text     string
		alone    bool
		agreeing int
		want     string
	}{{"1", true, 3, ""}, {"1", true, 2, coarseDoubt}, {"1", false, 3, coarseDoubt}, {"7", true, 3, coarseDoubt}} {
		job := &cellJob{text: c.text, coarse: true, bare: true, stems: []bool{c.alone}, lines: make([]linePicture, 1), figure: &judge.Figure{Agreeing: c.agreeing}}
		if got := job.result().Figure.Doubt; got != c.want {
			t.Errorf("%s, alone %v, %d agree: %q, want %q", c.text, c.alone, c.agreeing, got, c.want)
		}
	}
}

// A level stroke may be all that a coarse scan has left of a digit, unless it is wider than one.
func TestLongDash(t *testing.T) {
	for _, c := range []struct {
		wide, high int
		want       string
	}{{44, 4, ""}, {24, 4, coarseDoubt}, {44, 20, coarseDoubt}} {
		job := &cellJob{text: "-", coarse: true, ink: []image.Rectangle{image.Rect(100, 50, 100+c.wide, 50+c.high)}, lines: make([]linePicture, 1), figure: &judge.Figure{Agreeing: 3}}
		if got := job.result().Figure.Doubt; got != c.want {
			t.Errorf("%d by %d pixels: %q, want %q", c.wide, c.high, got, c.want)
		}
	}
}

// A 3 that has lost its bar may be a 5, however many readings agree on it; another digit is what it is.
func TestMayBeFive(t *testing.T) {
	for _, c := range []struct {
		text string
		lost []bool
		want bool
	}{
		{"3", []bool{true}, true},
		{"13", []bool{false, true}, true},
		{"13", []bool{true, false}, false},
		{"5", []bool{true}, false},
		{"83", []bool{false, false}, false},
		{"53", []bool{false, true, false}, true}, // more pieces than characters
	} {
		job := &cellJob{text: c.text, lostBar: c.lost, lines: make([]linePicture, 1), figure: &judge.Figure{Agreeing: 3}}
		if got := job.mayBeFive(); got != c.want {
			t.Errorf("%s %v: %v", c.text, c.lost, got)
		}
		if got := job.result().Figure.Doubt == lostBarDoubt; got != c.want {
			t.Errorf("%s %v: the doubt is %q", c.text, c.lost, job.result().Figure.Doubt)
		}
	}
}
