package chart

import (
	"math"
	"slices"

	"nianbao/cmd/internal/web/scene"
	"nianbao/cmd/internal/web/typeface"
)

// tiles draws a square for each region, the darker the greater its value; hatching says why
// there is no value, or that it is in doubt. A value that is compared to none has no shade.
func (s *sheet) tiles() {
	steps := stepsOf(values(func(yield func(Point) bool) {
		for _, t := range s.Tiles {
			if !t.Aside && !yield(t.Point) {
				return
			}
		}
	}))
	s.legend(s.tileKeys(steps))
	rows, columns := 0, 0
	for _, t := range s.Tiles {
		rows, columns = max(rows, t.Row+1), max(columns, t.Column+1)
	}
	side := math.Floor((s.right - s.left) / float64(columns))
	if most := 3.7 * s.shape.Size; s.bottom == 0 {
		side = min(side, most)
	} else {
		side = min(side, math.Floor(s.room(float64(rows)*1.9*s.shape.Size)/float64(rows)))
	}
	left := s.left + (s.right-s.left-side*float64(columns))/2
	for _, t := range s.Tiles {
		s.tile(t, steps, scene.Box{X: left + side*float64(t.Column) + 1, Y: s.top + side*float64(t.Row) + 1, Width: side - 2, Height: side - 2, Link: t.Link})
	}
	s.top += side*float64(rows) + 0.6*s.shape.Size
}

func (s *sheet) tile(t Tile, steps []float64, b scene.Box) {
	b.Fill = scene.Paper
	switch {
	case t.Value != nil:
		b.Fill = scene.Shade(stepOf(*t.Value, steps))
		if t.Aside {
			b.Fill, b.Edge = scene.Paper, scene.Quiet
		}
		if t.Doubtful {
			b.Edge, b.Dashed = scene.Seal, true
		}
	case t.Why == Outside:
		b.Edge, b.Dashed = scene.Rule, true
	case t.Why == Few:
		b.Edge = scene.Quiet
	case t.Why == Blank:
		b.Hatch, b.HatchInk, b.Edge = scene.Blank, scene.Quiet, scene.Rule
	default:
		b.Hatch, b.HatchInk, b.Edge = scene.NoReport, scene.Rule, scene.Rule
	}
	if t.Own {
		b.Edge, b.Dashed = scene.Seal, false
	}
	s.Add(b)
	if t.Doubtful && t.Value != nil {
		corner := 0.3 * b.Width
		s.Add(scene.Box{X: b.X + b.Width - corner, Y: b.Y, Width: corner, Height: corner, Fill: scene.Paper, Hatch: scene.Doubtful, HatchInk: scene.Seal})
	}
	ink := b.Fill.On()
	size := min(1.1*s.shape.Size, 0.36*b.Width)
	text := func(y, size float64, words string) {
		if width := typeface.Width(words, size, false); width > b.Width-4 { // a long name is smaller, and a longer one is cut
			size *= max(0.7, (b.Width-4)/width)
		}
		words = cut(words, b.Width-2, size, false)
		label := scene.Text{X: b.X + b.Width/2, Y: b.Y + y*b.Height, Size: size, Text: words, Ink: ink, Anchor: scene.Middle}
		if b.Hatch != "" { // letters need quiet ground
			bounds := label.Bounds()
			s.Add(scene.Box{X: bounds.X - 2, Y: bounds.Y - 1, Width: bounds.Width + 4, Height: bounds.Height + 2, Fill: scene.Paper})
		}
		s.Add(label)
	}
	if t.Value == nil {
		text(0.6, size, t.Short)
		return
	}
	text(0.45, size, t.Short)
	if value := s.shown(t.Point); len(value) <= 7 {
		text(0.8, min(s.shape.Size, 0.27*b.Width), value)
	}
}

// tileKeys are the steps of the scale, and the hatches that there are.
func (s *sheet) tileKeys(steps []float64) []key {
	var keys []key
	for i := range len(steps) + 1 {
		text := ""
		switch {
		case len(steps) == 0:
			continue
		case i == 0:
			text = "≤ " + written(steps[0]) + s.sign()
		case i == len(steps):
			text = "> " + written(steps[i-1]) + s.sign()
		default:
			text = "> " + written(steps[i-1]) + "–" + written(steps[i]) + s.sign()
		}
		keys = append(keys, boxKey(text, scene.Box{Fill: scene.Shade(i)}))
	}
	has := func(is func(Tile) bool) bool { return slices.ContainsFunc(s.Tiles, is) }
	if has(func(t Tile) bool { return t.Value == nil && t.Why == NoReport }) {
		keys = append(keys, boxKey(s.Words.NoReport, scene.Box{Fill: scene.Paper, Edge: scene.Rule, Hatch: scene.NoReport, HatchInk: scene.Rule}))
	}
	if has(func(t Tile) bool { return t.Value == nil && t.Why == Blank }) {
		keys = append(keys, boxKey(s.Words.Blank, scene.Box{Fill: scene.Paper, Edge: scene.Rule, Hatch: scene.Blank, HatchInk: scene.Quiet}))
	}
	if has(func(t Tile) bool { return t.Value == nil && t.Why == Few }) {
		keys = append(keys, boxKey(s.Words.Few, scene.Box{Fill: scene.Paper, Edge: scene.Quiet}))
	}
	if has(func(t Tile) bool { return t.Value == nil && t.Why == Outside }) {
		keys = append(keys, boxKey(s.Words.Outside, scene.Box{Fill: scene.Paper, Edge: scene.Rule, Dashed: true}))
	}
	if has(func(t Tile) bool { return t.Value != nil && t.Aside }) {
		keys = append(keys, boxKey(s.Words.Aside, scene.Box{Fill: scene.Paper, Edge: scene.Quiet}))
	}
	if has(func(t Tile) bool { return t.Value != nil && t.Doubtful }) {
		keys = append(keys, boxKey(s.Words.Doubtful, scene.Box{Fill: scene.Paper, Edge: scene.Seal, Dashed: true, Hatch: scene.Doubtful, HatchInk: scene.Seal}))
	}
	return keys
}

// stepsOf returns the bounds of a scale of shades: round values with about as many values
// between each.
func stepsOf(values []float64) []float64 {
	slices.Sort(values)
	var steps []float64
	for i := 1; i < scene.ShadeSteps && len(values) > 1; i++ {
		step := round2(values[(len(values)-1)*i/scene.ShadeSteps])
		if (len(steps) == 0 || step > steps[len(steps)-1]) && step < values[len(values)-1] && step >= values[0] {
			steps = append(steps, step)
		}
	}
	return steps
}

// round2 rounds a value to two digits.
func round2(v float64) float64 {
	if v == 0 {
		return 0
	}
	power := math.Pow(10, math.Floor(math.Log10(abs(v)))-1)
	return math.Round(v/power) * power
}

// stepOf returns the step of a value on a scale.
func stepOf(v float64, steps []float64) int {
	for i, step := range steps {
		if v <= step {
			return i
		}
	}
	return len(steps)
}
