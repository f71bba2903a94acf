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
	if len(runs) == 1 {
		return w.alone(c, from, last, known)
	}
	first, to := c.Categories[from], c.Categories[last]
	text := w.directions(c, runs, w.among(w.text("headline-span", first, to), len(runs), known-len(runs)), w.text("headline-span", first, to))
	if doubtful := count(runs, run.doubtful); doubtful > 0 {
		text += w.text("headline-courses-doubtful", doubtful)
	}
	text += w.varied() + w.turning(c, from, last) + w.missing(c, c.Series, from, last)
	if known == len(runs) { // else one that is not compared may have changed more
		return text + w.most(c, runs)
	}
	return text + w.leading(c, last)
}

// leading says which of several lines lies highest in the last year that is told: of those that can be compared then, and if it is one.
func (w *writer) leading(c chart.Chart, last int) string {
	var points []chart.Point
	for _, s := range c.Series {
		if p := s.Points[last]; p.Value != nil && !p.Aside {
			p.Name = s.Name
			points = append(points, p)
		}
	}
	if len(points) < 2 {
		return ""
	}
	first := points[0]
	for _, p := range points {
		if *p.Value > *first.Value {
			first = p
		}
	}
	if count(points, func(p chart.Point) bool { return *p.Value == *first.Value }) > 1 {
		return ""
	}
	key := "headline-leading"
	if c.Unit == "%" {
		key += "-rate"
	}
	return w.text(key, c.Categories[last], len(points), first.Name, w.shown(c, first)+w.made(first)) + w.doubt(first.Doubtful)
}

// alone tells the course of the one line that can be compared to itself.
func (w *writer) alone(c chart.Chart, from, last, known int) string {
	at := slices.IndexFunc(c.Series, func(s chart.Series) bool { return joined(s, from, last) })
	s := c.Series[at]
	s.Points = slices.Clone(s.Points)
	for i := range s.Points {
		if i < from || i > last {
			s.Points[i].Value = nil
		}
	}
	text := w.course(c, s, s.Name)
	if known > 1 {
		text += w.text("headline-others-apart", known-1)
	}
	return text
}

// directions says how many of some lines rose, fell, and did neither.
func (w *writer) directions(c chart.Chart, runs []run, among, span string) string {
	flat := count(runs, func(r run) bool { return steady(c, *r.from.Value, *r.to.Value) })
	risen := count(runs, func(r run) bool { return *r.to.Value > *r.from.Value && !steady(c, *r.from.Value, *r.to.Value) })
	var parts []string
	for _, each := range []struct {
		key string
		n   int
	}{{"rose", risen}, {"fell", len(runs) - risen - flat}, {"steady", flat}} {
		if each.n == len(runs) {
			return w.text("headline-all-"+each.key, among, w.Measure, span)
		}
		if each.n > 0 {
			parts = append(parts, w.text("headline-so-many-"+each.key, each.n))
		}
	}
	last := len(parts) - 1
	return w.text("headline-courses", among, w.Measure, span, strings.Join(parts[:last], w.text("headline-comma"))+w.text("headline-courses-and")+parts[last])
}

// most says which of some lines changed most, if it is one and changed at all.
func (w *writer) most(c chart.Chart, runs []run) string {
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
		return ""
	}
	key := "headline-changed-most"
	if *r.to.Value < *r.from.Value {
		key = "headline-changed-most-down"
	}
	if c.Unit == "%" {
		key += "-rate"
	}
	return w.text(key, r.name, w.shown(c, r.from)+w.made(r.from), w.shown(c, r.to)+w.made(r.to)) + w.doubt(r.doubtful())
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
