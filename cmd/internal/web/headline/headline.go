package headline

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"nianbao/cmd/internal/web/chart"
	"nianbao/cmd/internal/web/wording"
)

// Of returns the sentence that a chart shows, "" if it has no value.
func Of(c chart.Chart, s Subject) (string, error) {
	w := &writer{Subject: s}
	text := w.sentence(c)
	if text != "" && 'a' <= text[0] && text[0] <= 'z' { // names of indicators are words in English
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	return text, w.err
}

func (w *writer) sentence(c chart.Chart) string {
	switch c.Kind {
	case chart.Bars:
		if w.Changes != nil {
			return w.changed(c)
		}
		return w.ranked(c, year(w.Year), named(c.Categories, c.Series[0].Points))
	case chart.Tiles:
		var points []chart.Point
		for _, t := range c.Tiles {
			points = append(points, t.Point)
		}
		return w.ranked(c, year(w.Year), points)
	case chart.Lines, chart.Multiples:
		return w.over(c)
	case chart.Shares:
		return w.divided(c)
	case chart.Histogram, chart.Spread:
		if c.Median != nil && c.Median.Value != nil {
			key := "headline-half"
			if *c.Median.Value == 0 {
				key = "headline-half-zero"
			}
			return w.text(key, w.among(year(w.Year), max(len(c.Points), w.Known)), w.Measure, w.shown(c, *c.Median), w.Year)
		}
	}
	return ""
}

// named gives points the names of their categories.
func named(names []string, points []chart.Point) []chart.Point {
	list := slices.Clone(points)
	for i := range list {
		list[i].Name = names[i]
	}
	return list
}

// longUnit is from how many letters on a unit does not stand behind a number.
const longUnit = 4

// shown returns a value with its unit, in English without the Chinese ones of counts.
func (w *writer) shown(c chart.Chart, p chart.Point) string {
	if c.Unit == "%" || w.Language == wording.Chinese && utf8.RuneCountInString(c.Unit) < longUnit {
		return p.Text + c.Unit
	}
	return p.Text
}

// known returns the points with a value.
func known(points []chart.Point) []chart.Point {
	return slices.DeleteFunc(slices.Clone(points), func(p chart.Point) bool { return p.Value == nil })
}

// ranked says who comes first, or which place one's own region has.
func (w *writer) ranked(c chart.Chart, when string, points []chart.Point) string {
	points = known(points)
	if len(points) == 0 {
		return ""
	}
	if at := slices.IndexFunc(points, func(p chart.Point) bool { return p.Own }); at >= 0 {
		return w.place(c, when, points, points[at])
	}
	count := len(points)
	if w.Listed(count) {
		count = w.Known
	}
	first, tied := w.extreme(points)
	among := w.among(when, count)
	key := "headline-first"
	switch {
	case len(tied) == len(points) && count == len(points) && len(points) > 1:
		return w.text("headline-all-same", among, w.Measure, w.shown(c, first), when) + w.doubtOf(tied)
	case len(points) == 1 && max(w.Regions, count) == 1:
		return w.text("headline-one", points[0].Name, w.Measure, w.shown(c, first), when) + w.doubtOf(tied)
	case len(tied) > 1:
		key = "headline-tied"
	}
	if w.Ordered == Rising {
		key += "-lowest"
	}
	value := w.shown(c, first)
	if len(tied) == 1 {
		value += w.made(first)
	}
	return w.text(key, among, w.listed(names(tied)), w.Measure, value, when) + w.small(c, points, tied) + w.doubtOf(tied)
}

// smallBase is below how many a rate is of so little that it is news of nothing.
const smallBase = 10

// isSmall reports whether a point is a rate of little.
func isSmall(p chart.Point) bool {
	whole, err := strconv.ParseFloat(p.Whole, 64)
	return p.Whole != "" && err == nil && whole < smallBase
}

// small warns where those that come first do so by rates of little, and says who comes first
// of the others.
func (w *writer) small(c chart.Chart, points, tied []chart.Point) string {
	little := 0
	for _, p := range tied {
		if isSmall(p) {
			little++
		}
	}
	var text string
	switch {
	case little == 0:
		return ""
	case little < len(tied):
		return w.text("headline-small-some", little, smallBase)
	case len(tied) > 1:
		text = w.text("headline-small-all", smallBase)
	default:
		text = w.text("headline-small", smallBase)
	}
	others := slices.DeleteFunc(slices.Clone(points), isSmall)
	if len(others) == 0 {
		return text
	}
	first, next := w.extreme(others)
	key := "headline-small-next"
	if w.Ordered == Rising {
		key += "-lowest"
	}
	value := w.shown(c, first)
	if len(next) == 1 {
		value += w.made(first)
	}
	return text + w.text(key, w.listed(names(next)), value, smallBase)
}

// made says of what a rate is made: one of two is half, and little to go by.
func (w *writer) made(p chart.Point) string {
	if p.Whole == "" {
		return ""
	}
	return w.text("headline-made", p.Part, p.Whole)
}

// extreme returns the first of the points in order, and all that are equal to it.
func (w *writer) extreme(points []chart.Point) (first chart.Point, tied []chart.Point) {
	first = points[0]
	for _, p := range points {
		if *p.Value > *first.Value == (w.Ordered == Falling) && *p.Value != *first.Value {
			first = p
		}
	}
	for _, p := range points {
		if *p.Value == *first.Value {
			tied = append(tied, p)
		}
	}
	return first, tied
}

func names(points []chart.Point) []string {
	var list []string
	for _, p := range points {
		list = append(list, p.Name)
	}
	return list
}

func (w *writer) doubtOf(points []chart.Point) string {
	return w.doubt(slices.ContainsFunc(points, func(p chart.Point) bool { return p.Doubtful }))
}

// place says which place a region has among others.
func (w *writer) place(c chart.Chart, when string, points []chart.Point, own chart.Point) string {
	above := 0
	for _, p := range points {
		if *p.Value > *own.Value {
			above++
		}
	}
	return w.text("headline-place", when, own.Name, w.Measure, w.shown(c, own)+w.made(own), above+1, len(points)) + w.doubt(own.Doubtful)
}

// changed says how many rose and fell, and who did so most.
func (w *writer) changed(c chart.Chart) string {
	span := w.text("headline-span", w.FromYear, w.Year)
	if w.Changes.Known == 0 {
		return ""
	}
	text := w.text("headline-changes", w.among(span, w.Changes.Known), w.Measure, w.Changes.Risen, w.Changes.Fallen, span)
	if w.Changes.Uncertain > 0 {
		text += w.text("headline-uncertain", w.Changes.Uncertain)
	}
	points := slices.DeleteFunc(known(named(c.Categories, c.Series[0].Points)), func(p chart.Point) bool { return p.Doubtful })
	if len(points) == 0 {
		return text
	}
	first, tied := w.extreme(points)
	switch {
	case *first.Value > 0 && w.Ordered == Falling:
		return text + w.text("headline-rose-most", w.listed(names(tied)), w.shown(c, first))
	case *first.Value < 0 && w.Ordered == Rising:
		return text + w.text("headline-fell-most", w.listed(names(tied)), w.shown(c, first))
	}
	return text
}
