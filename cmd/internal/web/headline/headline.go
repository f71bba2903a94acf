package headline

import (
	"slices"
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
		all := max(len(c.Points), w.Known)
		if all < leastOfHalf && len(c.Points) > 0 {
			return w.ranked(c, year(w.Year), c.Points)
		}
		if c.Median != nil && c.Median.Value != nil {
			key := "headline-half"
			if *c.Median.Value == 0 {
				key = "headline-half-zero"
			}
			return w.text(key, w.among(year(w.Year), all, 0), w.Measure, w.shown(c, *c.Median), w.Year) + w.included()
		}
	}
	return ""
}

// named gives points the names of their categories.
func named(names []string, points []chart.Point) []chart.Point {
	list := slices.Clone(points)
	for i := range list {
		if list[i].Name = names[i]; list[i].Place != "" {
			list[i].Name = list[i].Place
		}
	}
	return list
}

// leastOfHalf is of how many regions a half is spoken of: of fewer each can be named.
const leastOfHalf = 3

// longUnit is from how many letters on a unit does not stand behind a number.
const longUnit = 4

// money ends the units of amounts of money in English: without it, tens of thousands of yuan are taken for yuan.
const money = "yuan"

// shown returns a value with its unit, in English without the Chinese ones of counts.
func (w *writer) shown(c chart.Chart, p chart.Point) string {
	text := p.Text
	// A sentence needs no zeros behind the point that a column of figures has: none, all, and whole numbers.
	if whole, fraction, _ := strings.Cut(text, "."); strings.Trim(fraction, "0") == "" && (c.Unit != "%" || whole == "0" || whole == "100") {
		text = whole
	}
	if c.Unit == "%" || w.Language == wording.Chinese && utf8.RuneCountInString(c.Unit) < longUnit {
		return text + c.Unit
	}
	if w.Language == wording.English && strings.HasSuffix(c.Unit, money) {
		return text + " " + c.Unit
	}
	return text
}

// known returns the points with a value.
func known(points []chart.Point) []chart.Point {
	return slices.DeleteFunc(slices.Clone(points), func(p chart.Point) bool { return p.Value == nil })
}

// ranked says who comes first of those that can be compared, or which place one's own region has.
func (w *writer) ranked(c chart.Chart, when string, points []chart.Point) string {
	points = known(points)
	if len(points) == 0 {
		return ""
	}
	if at := slices.IndexFunc(points, func(p chart.Point) bool { return p.Own }); at >= 0 {
		return w.place(c, when, points, points[at])
	}
	all := len(points)
	if w.Listed(all) {
		all = w.Known
	}
	ranked := comparable(points)
	aside := max(w.Aside, len(points)-len(ranked))
	compared, failing := sound(ranked)
	if failing > 0 {
		failing = max(w.Failing, failing)
	}
	count := all - aside - failing
	switch {
	case len(compared) > 0:
	case all == 1:
		return w.text("headline-one", points[0].Name, w.Measure, w.shown(c, points[0])+w.made(points[0]), when) + w.text("headline-doubt", w.Why) + w.doubtOf(points)
	default:
		return w.text("headline-none-compared", w.among(when, all, 0), w.Measure, w.Why, when) + w.values(c, points, all)
	}
	first, tied := w.extreme(compared)
	value := w.shown(c, first)
	if len(tied) == 1 {
		value += w.made(first)
	}
	if count == 1 {
		return w.text("headline-one", first.Name, w.Measure, value, when) + w.only(all) + w.doubtOf(tied) + w.left(aside) + w.failingLeft(failing)
	}
	among, key := w.among(when, count, aside+failing), "headline-first"
	switch {
	case len(tied) == len(compared) && count == len(compared):
		return w.text("headline-all-same", among, w.Measure, value, when) + w.doubtOf(tied) + w.left(aside) + w.failingLeft(failing)
	case len(tied) > 1:
		key = "headline-tied"
	}
	if w.Ordered == Rising {
		key += "-lowest"
	}
	if w.Counted {
		key += "-counted"
	}
	return w.text(key, among, w.tied(tied), w.Measure, value, when) + w.doubtOf(tied) + w.left(aside) + w.failingLeft(failing)
}

// values names each of a few with its value, where none comes first.
func (w *writer) values(c chart.Chart, points []chart.Point, all int) string {
	if all > mostListed || len(points) < all {
		return ""
	}
	var list []string
	for _, p := range points {
		list = append(list, w.text("headline-value", p.Name, w.shown(c, p)+w.made(p)))
	}
	return w.text("headline-values", strings.Join(list, w.text("headline-comma"))) + w.doubtOf(points)
}

// comparable returns the points that are compared to others: not rates of few cases, nor sums of few
// of their regions.
func comparable(points []chart.Point) []chart.Point {
	return slices.DeleteFunc(slices.Clone(points), func(p chart.Point) bool { return p.Aside })
}

// left says how many are compared to none, and why.
func (w *writer) left(aside int) string {
	if aside == 0 {
		return ""
	}
	return w.text("headline-aside", aside, w.Why)
}

// included says how many of what a distribution is of stand aside in the ranking beside it, which would seem to be of others.
func (w *writer) included() string {
	if w.Aside == 0 {
		return ""
	}
	return w.text("headline-included", w.Aside, w.Why)
}

// only says of the one region with a figure that it is alone, where there are others.
func (w *writer) only(known int) string {
	if known > 1 || w.Regions < 2 {
		return ""
	}
	key := "headline-only"
	if w.Changes != nil {
		key = "headline-only-both"
	}
	return w.text(key, w.within(), w.Regions, w.noun(w.Regions))
}

// made says of what a rate is made, or of how many of its regions a sum is where not of all.
func (w *writer) made(p chart.Point) string {
	switch {
	case p.Whole != "" && p.Few:
		return w.text("headline-made-few", p.Part, p.Whole)
	case p.Whole != "":
		return w.text("headline-made", p.Part, p.Whole)
	case p.Covered < p.All:
		return w.text("headline-covered", p.Covered, p.All)
	}
	return ""
}

// tied lists points of one value, each rate with what it is made of, where they are few enough to be named.
func (w *writer) tied(points []chart.Point) string {
	list := names(points)
	for i, p := range points {
		if len(points) > 1 && len(points) <= mostListed && p.Whole != "" {
			list[i] += w.made(p)
		}
	}
	return w.listed(list)
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
	return w.doubt(slices.ContainsFunc(points, func(p chart.Point) bool { return p.Doubtful })) + w.failingOf(points...)
}

// place says which place a region has among others.
func (w *writer) place(c chart.Chart, when string, points []chart.Point, own chart.Point) string {
	value := w.shown(c, own) + w.made(own)
	doubts := w.doubt(own.Doubtful) + w.failing(own)
	if own.Aside {
		return w.text("headline-one", own.Name, w.Measure, value, when) + w.text("headline-doubt", w.Why) + doubts
	}
	ranked := comparable(points)
	compared := slices.DeleteFunc(slices.Clone(ranked), func(p chart.Point) bool { return isFailing(p) && !p.Own })
	left := w.failingLeft(len(ranked) - len(compared))
	if len(compared) < 2 {
		return w.text("headline-one", own.Name, w.Measure, value, when) + doubts + left
	}
	above := 0
	for _, p := range compared {
		if *p.Value > *own.Value {
			above++
		}
	}
	return w.text("headline-place", when, own.Name, w.Measure, value, above+1, len(compared)) + doubts + left
}
