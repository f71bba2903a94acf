package profile

import (
	"fmt"
	"math"
	"strings"

	"nianbao/store/compare"
)

// A spark is a small line of a figure over the years. Where a year has no value the line has a
// gap; a value in doubt is a hollow point.
type spark struct {
	Lines  []string // points of each unbroken run of years
	Points []sparkPoint
	// Label is the whole course in words, for those who do not see the line.
	Label string

	values []float64 // NaN where none is known
	doubt  []bool
}

// A sparkPoint is the value of one year; 0, 0 is the top left corner.
type sparkPoint struct {
	X, Y  string
	Doubt bool
	Title string
}

// The size of a spark line, in the units of its view box, and the margin around its points.
const (
	sparkWidth  = 160
	sparkHeight = 36
	sparkMargin = 4
)

// Box returns the view box.
func (spark) Box() string { return fmt.Sprintf("0 0 %d %d", sparkWidth, sparkHeight) }

// Drawn reports whether there is a line to draw: one value is none.
func (s spark) Drawn() bool { return len(s.Points) > 1 }

func (s *spark) add(f compare.Figure) {
	value := math.NaN()
	if f.Value != nil {
		value, _ = f.Value.Float64()
	}
	s.values, s.doubt = append(s.values, value), append(s.doubt, f.Doubtful())
}

// draw places the points between 0, or the least value if that is below, and the greatest.
func (s *spark) draw(course []Proven) {
	least, most := 0.0, 0.0
	for _, v := range s.values {
		if !math.IsNaN(v) {
			least, most = min(least, v), max(most, v)
		}
	}
	var run, label []string
	end := func() {
		if len(run) > 1 {
			s.Lines = append(s.Lines, strings.Join(run, " "))
		}
		run = nil
	}
	for i, v := range s.values {
		f := course[i]
		text := f.Shown()
		switch {
		case text == "":
			text = "—"
		case f.Rate != "":
			text += "%"
		}
		if f.Doubt && f.Known() {
			text += "?"
		}
		text = fmt.Sprintf("%d: %s", f.Year, text)
		label = append(label, text)
		if math.IsNaN(v) {
			end()
			continue
		}
		x, y := sparkX(i, len(s.values)), sparkY(v, least, most)
		run = append(run, x+","+y)
		s.Points = append(s.Points, sparkPoint{x, y, s.doubt[i], text})
	}
	end()
	s.Label = strings.Join(label, "; ")
}

func sparkX(i, n int) string {
	if n < 2 {
		return fmt.Sprintf("%.1f", sparkWidth/2.0)
	}
	return fmt.Sprintf("%.1f", sparkMargin+float64(i)*(sparkWidth-2*sparkMargin)/float64(n-1))
}

func sparkY(v, least, most float64) string {
	share := 0.0
	if most > least {
		share = (v - least) / (most - least)
	}
	return fmt.Sprintf("%.1f", sparkHeight-sparkMargin-share*(sparkHeight-2*sparkMargin))
}
