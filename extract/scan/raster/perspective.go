package raster

import (
	"image"
	"math"
)

// A Perspective is how a page that was photographed at an angle lies in its picture. What is at (x, y)
// on the flat page, in points from its middle, upwards and to the right, is at ((x+Lean·y)/w,
// (y+Slope·x)/w) in the picture, where w = 1+Right·x+Up·y. That of a page which lies flat is zero.
type Perspective struct {
	Slope, Lean float64 // of the row and the column through the middle of the page
	Right, Up   float64 // a point: by how much things get smaller that way
}

// Apply returns where in the picture a point of the flat page is.
func (p Perspective) Apply(x, y float64) (float64, float64) {
	w := 1 + p.Right*x + p.Up*y
	return (x + p.Lean*y) / w, (y + p.Slope*x) / w
}

// plus returns the perspective with what of it was left, which is small.
func (p Perspective) plus(rest Perspective) Perspective {
	return Perspective{p.Slope + rest.Slope, p.Lean + rest.Lean, p.Right + rest.Right, p.Up + rest.Up}
}

// By how many degrees rows may differ at the top and at the bottom, or columns at the left and at the
// right. What is less than leastBent is that of a scanner, or of a page that does not lie quite flat, and
// lines are found all the same. The slope is looked for in steps of coarseStep, and finer then.
const (
	maxBent    = 6.0
	leastBent  = 0.6
	coarseStep = 0.25
)

// clearer is how much more rows or columns must stand out where a perspective is taken off, as a share, and
// clearGain by how much for each pixel of ink that is looked at. Text without ruled lines gains too little to
// tell. Of 76 scanned pages none that seems to be bent gains more than 2.0; photographed tables gained 2.7 to 40.
const (
	clearer   = 1.15
	clearGain = 2.5
)

// sampled is how many columns of ink are passed over for each that is looked at for rows, and the
// reverse: those that are left show as well where rows are.
const sampled = 4

// rounds is how often the perspective is measured, each time where that found before is taken off.
const rounds = 3

// Perspective finds how a page lies in its picture that was turned by an angle: as rows of ink, and
// columns of it, stand out most. It is zero for a page that lies flat, as on the glass of a scanner.
func (c *Composition) Perspective(degrees float64) Perspective {
	var found Perspective
	for round := range rounds {
		b := c.Draw(degrees, found, skewResolution).Threshold(SolidInk)[0]
		b.clearEdges()
		rest, clear := b.perspective()
		if round == 0 && !clear {
			return Perspective{}
		}
		found = found.plus(rest)
	}
	return found
}

// perspective finds that of the ink, and whether it is clear that there is one. Where rows or columns are clearly bent, the
// others count too however little they are: over the height of a page, half a degree is more than a line may be thick.
func (b *Bitmap) perspective() (found Perspective, clear bool) {
	const perPoint = skewResolution / 72.0
	across, down := b.inked(image.Pt(sampled, 1), perPoint), b.inked(image.Pt(1, sampled), perPoint)
	for i, p := range down {
		down[i] = inkedPoint{p.y, p.x}
	}
	width, height := float64(b.W)/perPoint, float64(b.H)/perPoint
	rows, columns := fan(across, height, perPoint), fan(down, width, perPoint)
	return Perspective{rows.slope, columns.slope, rows.fall, columns.fall}, rows.bent || columns.bent
}

// An inkedPoint is one of ink, in points from the middle of the page.
type inkedPoint struct{ x, y float64 }

// inked lists the ink of each so many columns and rows.
func (b *Bitmap) inked(each image.Point, perPoint float64) []inkedPoint {
	var list []inkedPoint
	for y := 0; y < b.H; y += each.Y {
		for x := 0; x < b.W; x += each.X {
			if b.Ink[y*b.W+x] {
				list = append(list, inkedPoint{(float64(x) + 0.5 - float64(b.W)/2) / perPoint, (float64(b.H)/2 - float64(y) - 0.5) / perPoint})
			}
		}
	}
	return list
}

// A bend is how rows lie that fan out: the slope of that through the middle, and by how much it falls a point upwards.
type bend struct {
	slope, fall float64
	bent        bool // more than where lines are found all the same
}

// fan finds the lines, fanned out as rows are in a perspective, in which ink stands out most, if that is clear.
// They go on as far as extent, up and down together.
func fan(points []inkedPoint, extent, perPoint float64) bend {
	counts := make([]float64, 2*int(extent*perPoint))
	middle := float64(len(counts)) / 2
	sharpness := func(slope, fall float64) float64 {
		clear(counts)
		for _, p := range points {
			at := int((p.y-slope*p.x)/(1-fall*p.x)*perPoint + middle)
			if at >= 0 && at < len(counts) {
				counts[at]++
			}
		}
		sum := 0.0
		for i := 1; i < len(counts); i++ {
			sum += (counts[i] - counts[i-1]) * (counts[i] - counts[i-1])
		}
		return sum
	}
	flat := sharpness(0, 0)
	most := flat
	slope, fall := 0.0, 0.0
	const degree = math.Pi / 180
	search := func(reachSlope, reachFall, step float64) {
		middleSlope, middleFall := slope, fall
		for f := -reachFall; f <= reachFall; f += 2 * step { // from the middle, half of it counts
			for s := -reachSlope; s <= reachSlope; s += step {
				trySlope, tryFall := middleSlope+s*degree, middleFall+f*degree/extent
				if v := sharpness(trySlope, tryFall); v > most {
					slope, fall, most = trySlope, tryFall, v
				}
			}
		}
	}
	search(maxSkew/2, maxBent, coarseStep)
	if most < clearer*flat {
		return bend{} // nothing that is worth looking for more closely
	}
	search(coarseStep, coarseStep, coarseStep/4)
	search(coarseStep/4, coarseStep/4, coarseStep/16)
	if most-flat < clearGain*float64(len(points)) {
		return bend{}
	}
	return bend{slope, fall, math.Abs(fall*extent) >= leastBent*degree || math.Abs(slope) >= leastBent*degree}
}
