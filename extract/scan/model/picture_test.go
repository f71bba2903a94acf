package model

import (
	"testing"

	"nianbao/extract/scan/raster"
	"nianbao/extract/scan/reading"
)

// Pictures come to the model's height, keep their proportions and are filled up with white.
func TestFill(t *testing.T) {
	r := raster.New(96, 96)
	for y := range 96 {
		for x := range 48 {
			r.Pix[y*96+x] = 0
		}
	}
	task := Task{Picture: r}
	own, filled := task.width()
	if own != 48 || filled != 64 {
		t.Fatalf("%d of %d", own, filled)
	}
	in := make([]float32, 3*height*filled)
	task.fill(in)
	for plane := range 3 {
		row := in[plane*height*filled+20*filled:]
		if row[5] != -1 || row[40] != 1 || row[60] != 1 {
			t.Errorf("plane %d: %v, %v, %v", plane, row[5], row[40], row[60])
		}
	}
}

// A pixel that is of several has the mean of them, by how much of each it is; where it is of a part of one, the gray is
// that between the middles.
func TestMean(t *testing.T) {
	r := &raster.Raster{W: 3, H: 1, Pix: []uint8{0, 60, 240}}
	one := spans(1, 1)[0]
	for _, c := range []struct {
		among int
		want  []float64
	}{
		{1, []float64{100}},
		{2, []float64{20, 180}},
		{3, []float64{0, 60, 240}},
		{6, []float64{63.75, 15, 45, 105, 195, 243.75}}, // white around
	} {
		for i, across := range spans(r.W, c.among) {
			if got := mean(r, across, one); got != c.want[i] {
				t.Errorf("%d of %d: %v, want %v", i, c.among, got, c.want[i])
			}
		}
	}
}

// Lines of text are pressed together, figures are not.
func TestWidth(t *testing.T) {
	for _, c := range []struct {
		w, h, own, filled int
		figure            bool
	}{
		{1, 400, 8, 32, false}, {24, 48, 24, 32, false}, {100, 48, 100, 128, false}, {200, 48, 144, 160, false}, {400, 48, 260, 288, false},
		{200, 48, 200, 224, true}, {90000, 48, 4096, 4096, false}, {10, 0, 312, 320, false},
	} {
		task := Task{Picture: &raster.Raster{W: c.w, H: c.h}}
		if c.figure {
			task.Figure = new([]reading.Word)
		}
		if own, filled := task.width(); own != c.own || filled != c.filled {
			t.Errorf("%d by %d, figure %v: %d of %d, want %d of %d", c.w, c.h, c.figure, own, filled, c.own, c.filled)
		}
	}
}
