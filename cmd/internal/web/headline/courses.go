package headline

import (
	"math"
	"slices"
	"strings"

	"nianbao/cmd/internal/web/chart"
)

// A run is the course of one line between two of the years of a chart.
type run struct {
	name     string
	from, to chart.Point
}

// change is by how much the value changed.
func (r run) change() float64 { return math.Abs(*r.to.Value - *r.from.Value) }

func (r run) doubtful() bool { return r.from.Doubtful || r.to.Doubtful }

// failing reports whether one of its ends is left out of what changed most.
func (r run) failing() bool { return isFailing(r.from) || isFailing(r.to) }

// courses says of several lines how many rose and fell between two years, and which changed most. It is "" where no
// line can be compared to itself.
func (w *writer) courses(c chart.Chart) string {
	from, last := w.between(c)
	if from < 0 {
		return ""
	}
	var runs []run
	known := 0
	for _, s := range c.Series {
		if s.Points[last].Value != nil {
			known++
		}
		if joined(s, from, last) {
			runs = append(runs, run{s.Name, s.Points[from], s.Points[last]})
		}
	}
	if len(runs) == 1 { // the others may be more, or greater
		return w.alone(c, from, last) + w.leading(c, last, runs[0].name)
	}
	first, to := c.Categories[from], c.Categories[last]
	text := w.directions(c, runs, w.among(w.text("headline-span", first, to), len(runs), known-len(runs)), w.text("headline-span", first, to))
	if doubtful := count(runs, run.doubtful); doubtful > 0 {
		text += w.text("headline-courses-doubtful", doubtful)
	}
	text += w.varied()
	if len(runs) <= mostListed {
		text += w.othersApart(c, from, last)
	}
	text += w.turning(c, from, last) + w.missing(c, c.Series, from, last) + w.outside(c, from, last)
	if known == len(runs) { // else one that is not compared may have changed more
		return text + w.most(c, runs)
	}
	return text + w.leading(c, last, "")
}

// leading says which of several lines lies highest in the last year that is told: of those that can be compared then, if it is one,
// and not one of which that was told.
func (w *writer) leading(c chart.Chart, last int, told string) string {
	var points []chart.Point
	for _, s := range c.Series {
		if p := s.Points[last]; p.Value != nil && !p.Aside {
			p.Name = s.Name
			points = append(points, p)
		}
	}
	points, left := sound(points)
	if len(points) < 2 {
		return ""
	}
	first := points[0]
	for _, p := range points {
		if *p.Value > *first.Value {
			first = p
		}
	}
	if count(points, func(p chart.Point) bool { return *p.Value == *first.Value }) > 1 || first.Name == told {
		return ""
	}
	key := "headline-leading"
	if c.Unit == "%" {
		key += "-rate"
	}
	return w.text(key, c.Categories[last], len(points), first.Name, w.shown(c, first)+w.made(first)) + w.doubtOf([]chart.Point{first}) + w.failingLeft(left)
}

// alone tells the course of the one line that can be compared to itself.
func (w *writer) alone(c chart.Chart, from, last int) string {
	at := slices.IndexFunc(c.Series, func(s chart.Series) bool { return joined(s, from, last) })
	s := c.Series[at]
	s.Points = slices.Clone(s.Points)
	for i := range s.Points {
		if i < from || i > last {
			s.Points[i].Value = nil
		}
	}
	return w.course(c, s, s.Name) + w.othersApart(c, from, last)
}

// othersApart says of which lines with a value in the last year the two years can't be compared, or of how many.
func (w *writer) othersApart(c chart.Chart, from, last int) string {
	var others []string
	for _, s := range c.Series {
		if s.Points[last].Value != nil && !joined(s, from, last) {
			others = append(others, s.Name)
		}
	}
	switch n := len(others); {
	case n == 0:
		return ""
	case n <= mostListed:
		return w.text("headline-those-apart", w.listed(others))
	default:
		return w.text("headline-others-apart", n)
	}
}

// directions says how many of some lines rose, fell, and did neither, or of a few which.
func (w *writer) directions(c chart.Chart, runs []run, among, span string) string {
	few := len(runs) <= mostListed
	var parts []string
	for _, direction := range []string{"rose", "fell", "steady", "stayed"} {
		var who []string
		for _, r := range runs {
			if r.direction(c) == direction {
				who = append(who, r.name)
			}
		}
		switch {
		case len(who) == 0:
		case len(who) == len(runs) && few:
			return w.text("headline-each-"+direction, w.listed(who), w.Measure, span)
		case len(who) == len(runs):
			return w.text("headline-all-"+direction, among, w.Measure, span)
		case few:
			parts = append(parts, w.text("headline-those-"+direction, w.listed(who)))
		default:
			parts = append(parts, w.text("headline-so-many-"+direction, len(who)))
		}
	}
	last := len(parts) - 1
	text := strings.Join(parts[:last], w.text("headline-comma")) + w.text("headline-courses-and") + parts[last]
	if few {
		return w.text("headline-courses-named", w.Measure, span, text)
	}
	return w.text("headline-courses", among, w.Measure, span, text)
}

// direction returns the word for which way a line went.
func (r run) direction(c chart.Chart) string {
	switch from, to := *r.from.Value, *r.to.Value; {
	case from == to:
		return "stayed"
	case steady(c, from, to):
		return "steady"
	case to > from:
		return "rose"
	}
	return "fell"
}

// outside says of the years of a chart before and after those that are told why they are left.
func (w *writer) outside(c chart.Chart, from, last int) string {
	text := ""
	if slices.ContainsFunc(c.Series, func(s chart.Series) bool { return len(known(s.Points[:from])) > 0 }) {
		text = w.text("headline-earlier-apart" + otherwise(c))
	}
	return text + w.later(c, last)
}

// otherwise ends the keys of what is said of years that cannot be compared by the reason: sums are of other regions then, and the
// reports of one region cover something else, or it does. Nothing more is known of values that stand aside.
func otherwise(c chart.Chart) string {
	has := func(is func(chart.Point) bool) bool {
		return slices.ContainsFunc(c.Series, func(s chart.Series) bool { return slices.ContainsFunc(s.Points, is) })
	}
	switch {
	case has(func(p chart.Point) bool { return p.All > 1 }):
		return "-regions"
	case has(func(p chart.Point) bool { return p.Apart }):
		return "-scope"
	}
	return ""
}

// later says of the years behind the one that is told why they are left: of how few regions their sums are.
func (w *writer) later(c chart.Chart, last int) string {
	text := ""
	for i := last + 1; i < len(c.Categories); i++ {
		covered, all := 0, 0
		for _, s := range c.Series {
			if p := s.Points[i]; p.Value != nil {
				covered, all = covered+p.Covered, all+p.All
			}
		}
		if covered > 0 {
			text += w.text("headline-later-few", c.Categories[i], covered, all)
		}
	}
	return text
}

// most says which of some lines changed most, if it is one and changed at all.
func (w *writer) most(c chart.Chart, runs []run) string {
	all := len(runs)
	runs = slices.DeleteFunc(slices.Clone(runs), run.failing)
	left := w.failingLeft(all - len(runs))
	if len(runs) == 0 {
		return left
	}
	r := slices.MaxFunc(runs, func(a, b run) int {
		switch {
		case a.change() < b.change():
			return -1
		case a.change() > b.change():
			return 1
		}
		return 0
	})
	if steady(c, *r.from.Value, *r.to.Value) || count(runs, func(other run) bool { return other.change() == r.change() }) > 1 {
		return left
	}
	key := "headline-changed-most"
	if *r.to.Value < *r.from.Value {
		key = "headline-changed-most-down"
	}
	if c.Unit == "%" {
		key += "-rate"
	}
	return w.text(key, r.name, w.shown(c, r.from)+w.made(r.from), w.shown(c, r.to)+w.made(r.to)) + w.doubtOf([]chart.Point{r.from, r.to}) + left
}

// missing says of which years between two a figure of some lines is missing, that are known at both ends: the line
// leads over them.
func (w *writer) missing(c chart.Chart, lines []chart.Series, from, last int) string {
	var years []string
	every := true
	for i := from + 1; i < last; i++ {
		compared, without := 0, 0
		for _, s := range lines {
			if joined(s, from, last) {
				compared++
				if s.Points[i].Value == nil {
					without++
				}
			}
		}
		if without > 0 {
			years, every = append(years, c.Categories[i]), every && without == compared
		}
	}
	switch {
	case len(years) == 0:
		return ""
	case every:
		return w.text("headline-years-missing", w.spans(years))
	}
	return w.text("headline-years-incomplete", w.spans(years))
}

// spans writes the names of years, the first and the last alone of more than are listed.
func (w *writer) spans(years []string) string {
	if len(years) > mostListed {
		return years[0] + "–" + years[len(years)-1]
	}
	return strings.Join(years, w.text("headline-comma"))
}

// enough is in how many quarters of the lines that can be compared to themselves at all a year is the first that is told.
const enough = 3

// between returns between which two years most lines can be compared to themselves: the last that is told, and the first
// from which on nearly all of these can be; from is -1 where none can.
func (w *writer) between(c chart.Chart) (from, last int) {
	last = LastKnown(c)
	most := 0
	for i := range last {
		most = max(most, count(c.Series, func(s chart.Series) bool { return joined(s, i, last) }))
	}
	for i := range last {
		if n := count(c.Series, func(s chart.Series) bool { return joined(s, i, last) }); n > 0 && 4*n >= enough*most {
			return i, last
		}
	}
	return -1, last
}

// joined reports whether a line has at two years values that can be compared: neither stands aside, and nothing between
// them is of other things than what is before it.
func joined(s chart.Series, from, last int) bool {
	for _, at := range []int{from, last} {
		if p := s.Points[at]; p.Value == nil || p.Aside {
			return false
		}
	}
	return !slices.ContainsFunc(s.Points[from+1:last+1], func(p chart.Point) bool { return p.Apart })
}

// several reports whether a line has values of more than one year.
func several(s chart.Series) bool { return len(known(s.Points)) > 1 }

func count[E any](list []E, is func(E) bool) int {
	n := 0
	for _, e := range list {
		if is(e) {
			n++
		}
	}
	return n
}
