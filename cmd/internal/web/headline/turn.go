package headline

import (
	"math"

	"nianbao/cmd/internal/web/chart"
)

// The two ends of a course do not tell that it rose and fell again between them. It is told where a value between lies beyond
// both ends by more than half of what the ends are apart and by a tenth of the greater one at least, so that a course that
// mostly goes one way is not said to turn for a ripple; of rates by a percentage point, and of counts only where one of
// the three values is ten or more, as a few cases always go up and down.
//
// Of several lines those alone are counted that went up and down a long way: beyond both ends by half of the greater one, of rates by
// twenty percentage points at least.
const (
	leastSwing       = 0.5
	leastSwingPoints = 20

	leastTurn       = 0.1
	leastTurnPoints = 1
	leastTurned     = 10
)

// turn returns where a line lies farthest beyond two of its years, if that is far enough; -1 if it is not. Years of which
// nothing is told are left out.
func turn(c chart.Chart, s chart.Series, from, last int, tells func(int) bool) int {
	least, most := *s.Points[from].Value, *s.Points[last].Value
	if least > most {
		least, most = most, least
	}
	at, farthest := -1, max((most-least)/2, leastTurn*math.Abs(most))
	for i := from + 1; i < last; i++ {
		p := s.Points[i]
		if p.Value == nil || p.Aside || !tells(i) {
			continue
		}
		beyond := max(*p.Value-most, least-*p.Value)
		switch {
		case beyond <= farthest:
		case c.Unit == "%" && beyond < leastTurnPoints:
		case c.Unit != "%" && max(math.Abs(*p.Value), math.Abs(most)) < leastTurned:
		default:
			at, farthest = i, beyond
		}
	}
	return at
}

// turned says of a line that it rose and fell again between two years, or fell and rose, and how far.
func (w *writer) turned(c chart.Chart, s chart.Series, from, last int) string {
	at := turn(c, s, from, last, func(i int) bool { return w.Course.tells(c.Categories[i]) })
	if at < 0 {
		return ""
	}
	key := "headline-turn-up"
	if *s.Points[at].Value < *s.Points[from].Value {
		key = "headline-turn-down"
	}
	p := s.Points[at]
	return w.text(key, c.Categories[at], w.shown(c, p)+w.rated(p)) + w.doubtOf([]chart.Point{p})
}

// swung reports whether a line lies far beyond two of its years at one between them.
func swung(c chart.Chart, s chart.Series, from, last int) bool {
	at := turn(c, s, from, last, func(int) bool { return true })
	if at < 0 {
		return false
	}
	first, end, between := *s.Points[from].Value, *s.Points[last].Value, *s.Points[at].Value
	beyond := max(between-max(first, end), min(first, end)-between)
	return beyond >= leastSwing*max(math.Abs(first), math.Abs(end)) || c.Unit == "%" && beyond >= leastSwingPoints
}

// turning says how many of several lines did so by far.
func (w *writer) turning(c chart.Chart, from, last int) string {
	n := count(c.Series, func(s chart.Series) bool {
		return joined(s, from, last) && swung(c, s, from, last)
	})
	if n == 0 {
		return ""
	}
	return w.text("headline-turning", n)
}
