package judge

import (
	"math"
	"slices"

	"nianbao/extract/scan/digits"
)

// unlike returns how different two shapes are: 0 for the same, about 1 for ink in
// other fields altogether.
func unlike(a, b *digits.Shape) float64 {
	sum := 0.0
	for i, v := range a[:digits.Grid] {
		sum += square(v - b[i])
	}
	sum /= digits.Grid
	aspect, height, middle := square(a[digits.Grid]-b[digits.Grid]), square(a[digits.Grid+1]-b[digits.Grid+1]), square(a[digits.Grid+2]-b[digits.Grid+2])
	return math.Sqrt(sum + aspect/4 + height + middle)
}

func square(x float32) float64 { return float64(x) * float64(x) }

// An example is a character of which two readings agree what it is.
type example struct {
	shape *digits.Shape
	text  rune
	cell  int // in which it stands
}

// Measures of likeness by which a shape is known, as measured on the fixtures: the
// same character scanned twice differs by less than sameShape, and two different
// ones by half as much again as two that are the same.
const (
	sameShape  = 0.27
	clearShape = 1.3
)

// neighbours is how many examples have to say the same of a character.
const neighbours = 2

// know returns what a character is by the examples most like it, which must be of
// other cells and agree; 0 where there are none.
func know(s *digits.Shape, cell int, examples []example) rune {
	type near struct {
		unlike float64
		text   rune
	}
	best := map[rune][]float64{}
	for i := range examples {
		if e := &examples[i]; e.cell != cell {
			best[e.text] = append(best[e.text], unlike(s, e.shape))
		}
	}
	var list []near
	for text, all := range best {
		if len(all) >= neighbours {
			slices.Sort(all)
			list = append(list, near{all[neighbours-1], text})
		} else {
			list = append(list, near{math.Max(all[0], sameShape), text})
		}
	}
	slices.SortFunc(list, func(a, b near) int {
		switch {
		case a.unlike < b.unlike:
			return -1
		case a.unlike > b.unlike:
			return 1
		}
		return int(a.text - b.text)
	})
	switch {
	case len(list) == 0 || list[0].unlike >= sameShape:
		return 0
	case len(list) > 1 && list[1].unlike < clearShape*list[0].unlike:
		return 0
	}
	return list[0].text
}
