package headline

import (
	"math"
	"slices"

	"nianbao/cmd/internal/web/chart"
)

// over says of one line how it went, and of several how many rose and fell. Where that can't be compared over the years it says
// so, and which is first in the last one.
func (w *writer) over(c chart.Chart) string {
	if len(c.Series) == 1 {
		return w.course(c, c.Series[0], c.Series[0].Name)
	}
	if at := slices.IndexFunc(c.Series, func(s chart.Series) bool { return s.Lead }); at >= 0 {
		return w.course(c, c.Series[at], "")
	}
	if text := w.courses(c); text != "" {
		return text
	}
	last := LastKnown(c)
	if last < 0 {
		return ""
	}
	var points []chart.Point
	for _, series := range c.Series {
		p := series.Points[last]
		p.Name = series.Name
		points = append(points, p)
	}
	text := w.ranked(c, c.Categories[last], points)
	if text != "" && slices.ContainsFunc(c.Series, several) {
		text += w.text("headline-apart" + otherwise(c))
	}
	if text != "" {
		text += w.later(c, last)
	}
	return text
}

// LastKnown returns the last year in which most of the series have a value that can be compared, or
// if none has, a value; -1 if there is none.
func LastKnown(c chart.Chart) int {
	compared := func(p chart.Point) bool { return p.Value != nil && !p.Aside }
	if !slices.ContainsFunc(c.Series, func(s chart.Series) bool { return slices.ContainsFunc(s.Points, compared) }) {
		compared = func(p chart.Point) bool { return p.Value != nil }
	}
	best, most := -1, 0
	for i := range c.Categories {
		count := 0
		for _, s := range c.Series {
			if compared(s.Points[i]) {
				count++
			}
		}
		if count > 0 && 2*count >= most {
			best = i
		}
		most = max(most, count)
	}
	return best
}

// course says from what to what a line went, over the longest run of years up to the last that can be compared: not over a
// change of what is covered, nor from or to a value that stands aside. Where no two years can be compared one value
// alone is told.
func (w *writer) course(c chart.Chart, s chart.Series, of string) string {
	var told []int
	for i, p := range s.Points {
		if p.Value != nil && w.Course.tells(c.Categories[i]) {
			told = append(told, i)
		}
	}
	if len(told) == 0 {
		return ""
	}
	end := told[len(told)-1]
	last := end
	for _, i := range told {
		if !s.Points[i].Aside || s.Points[last].Aside {
			last = i
		}
	}
	first := last
	for _, i := range slices.Backward(told) {
		if i < first && joined(s, i, last) {
			first = i
		}
	}
	from, to := s.Points[first], s.Points[last]
	who, measure := of, w.Measure
	switch {
	case who != "":
	case w.Level == OwnLevel: // of one there is no middle
		who = w.Region
	default:
		key := "headline-median-of"
		if c.Unit == "%" {
			key = "headline-median-rate"
		}
		who, measure = w.everywhere(), w.text(key, w.Measure)
	}
	beyond := ""
	if first > told[0] {
		beyond = w.text("headline-earlier-apart")
	}
	if last < end {
		beyond += w.text("headline-later-aside", c.Categories[end], w.Why)
	}
	if first == last {
		text := w.text("headline-one", who, measure, w.shown(c, to)+w.made(to), c.Categories[last]) + w.reported()
		if to.Aside {
			text += w.text("headline-doubt", w.Why)
		}
		return text + w.doubtOf([]chart.Point{to}) + beyond
	}
	key := "headline-stayed"
	switch {
	case *to.Value == *from.Value:
	case steady(c, *from.Value, *to.Value):
		key = "headline-steady"
	case *to.Value > *from.Value:
		key = "headline-rose"
	case *to.Value < *from.Value:
		key = "headline-fell"
	}
	return w.text(key, who, measure, c.Categories[first], w.shown(c, from)+w.rated(from), c.Categories[last], w.shown(c, to)+w.rated(to)) + w.varied() + w.turned(c, s, first, last) + w.reported() + w.doubtOf([]chart.Point{from, to}) + w.missing(c, []chart.Series{s}, first, last) + beyond
}

// varied says that a sum may have risen or fallen since other regions are in it.
func (w *writer) varied() string {
	if !w.Varied {
		return ""
	}
	return w.text("headline-varied")
}

// reported says of how many regions the value of the last year told is, where not of all.
func (w *writer) reported() string {
	if w.Course == nil || w.Course.Known >= w.Course.Regions {
		return ""
	}
	return w.text("headline-course", w.Course.Known, w.Course.Regions, w.noun(w.Course.Regions))
}

// rated says of what a rate is made.
func (w *writer) rated(p chart.Point) string {
	if p.Whole == "" {
		return ""
	}
	return w.made(p)
}

// A change is none to speak of that is less than a hundredth of the value, of a rate less than a tenth of a
// percentage point: as much as the line in the chart is thick.
const (
	leastChange = 0.01
	leastPoints = 0.1
)

// steady reports whether two values are about the same.
func steady(c chart.Chart, from, to float64) bool {
	change := math.Abs(to - from)
	return change < leastChange*max(math.Abs(from), math.Abs(to)) || c.Unit == "%" && change < leastPoints
}

// everywhere names the regions without their number, which differs from year to year.
func (w *writer) everywhere() string {
	if w.Region == "" {
		text, err := Everywhere(w.Language, w.Level, w.Provinces, w.AllProvinces, w.noun(2))
		if err != nil && w.err == nil {
			w.err = err
		}
		return text
	}
	return w.text("headline-those", w.Region, w.noun(2))
}
