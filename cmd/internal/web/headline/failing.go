package headline

import (
	"slices"

	"nianbao/cmd/internal/web/chart"
)

// A figure that is a term of a sum which fails in its own report may be the misprint that made it fail. No headline names it as
// the highest, the lowest or what changed most: those are found among the others, and how many are left out is said. Where
// it is told all the same, as the place of one's own region, its doubt stands beside it. Of the value of several regions, a sum or
// a median, that rests on such figures, this is said as well, since it is none of theirs.

// isFailing reports whether a point is left out of what is the highest and the lowest.
func isFailing(p chart.Point) bool { return p.Failing && p.All < 2 }

// sound parts points into those that are compared, and how many are at odds with others of their report: none are left out where
// all are so, and each is then told with its doubt.
func sound(points []chart.Point) (compared []chart.Point, left int) {
	compared = slices.DeleteFunc(slices.Clone(points), isFailing)
	if len(compared) == 0 {
		return points, 0
	}
	return compared, len(points) - len(compared)
}

// failingLeft says how many are left out.
func (w *writer) failingLeft(n int) string {
	if n == 0 {
		return ""
	}
	return w.text("headline-failing-left", n)
}

// failing says of a figure that is told that it is at odds with others of its report.
func (w *writer) failing(p chart.Point) string {
	switch {
	case !p.Failing:
		return ""
	case isFailing(p):
		return w.text("headline-failing")
	}
	return w.text("headline-failing-several")
}

// failingOf says so once of several points.
func (w *writer) failingOf(points ...chart.Point) string {
	if at := slices.IndexFunc(points, func(p chart.Point) bool { return p.Failing }); at >= 0 {
		return w.failing(points[at])
	}
	return ""
}
