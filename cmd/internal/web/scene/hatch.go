package scene

// A Hatch says by lines why a value is not there, or not to be relied on.
type Hatch string

// The hatches. Each is told from the others without colours.
const (
	NoReport Hatch = "no-report" // lines one way
	Blank    Hatch = "blank"     // dots
	Doubtful Hatch = "doubtful"  // lines both ways
)

// hatchGap is the distance of hatch lines.
const hatchGap = 6.0

// strokes returns the lines of the box's hatch, cut at its edges.
func (b Box) strokes() []Line {
	var list []Line
	add := func(points ...Point) {
		list = append(list, Line{Points: points, Ink: b.HatchInk, Width: 1})
	}
	switch b.Hatch {
	case NoReport:
		b.diagonals(false, add)
	case Doubtful:
		b.diagonals(false, add)
		b.diagonals(true, add)
	case Blank:
		for y := b.Y + hatchGap/2; y < b.Y+b.Height-1; y += hatchGap {
			for x := b.X + hatchGap/2; x < b.X+b.Width-1; x += hatchGap {
				add(Point{x - 0.7, y}, Point{x + 0.7, y})
			}
		}
	}
	return list
}

// diagonals draws lines from the lower left to the upper right, or mirrored.
func (b Box) diagonals(mirrored bool, add func(...Point)) {
	for at := hatchGap; at < b.Width+b.Height; at += hatchGap {
		from := Point{max(0, at-b.Height), min(at, b.Height)}
		to := Point{min(at, b.Width), max(0, at-b.Width)}
		if mirrored {
			from.X, to.X = b.Width-from.X, b.Width-to.X
		}
		add(Point{b.X + from.X, b.Y + from.Y}, Point{b.X + to.X, b.Y + to.Y})
	}
}
