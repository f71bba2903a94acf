package headline

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"nianbao/cmd/internal/web/chart"
)

// A share is how much of the whole a part is.
type share struct {
	name        string
	part, whole float64
}

// divided says of several regions what part is the greatest in all of them together, or how
// far the part goes that they are sorted by; of years, what is the greatest in the last one.
func (w *writer) divided(c chart.Chart) string {
	if len(c.Categories) == 0 {
		return ""
	}
	if w.Year == 0 {
		last := len(c.Categories) - 1
		if text := w.largest(c, last, c.Categories[last], w.everywhere()); text != "" {
			return text + w.reported() + w.doubtful(w.InDoubt)
		}
		return ""
	}
	at, led := leadingPart(c)
	part := c.Series[at]
	part.Name = inner.Replace(part.Name)
	points := known(named(c.Categories, part.Points))
	if len(points) == 0 {
		return ""
	}
	all := points
	if compared := comparable(points); len(compared) > 0 {
		points = compared
	}
	aside := len(all) - len(points)
	if !led && w.Listed(len(all)) && len(w.Sums) == len(c.Series) { // what is the greatest of the first ones need not be so of all
		var list []share
		for i, s := range c.Series {
			list = append(list, share{s.Name, w.Sums[i].Part, w.Sums[i].Whole})
		}
		return w.greatest("headline-parts-all", list, w.among(year(w.Year), w.Known, 0)) + w.doubtful(w.InDoubt) + w.text("headline-parts-drawn", len(all))
	}
	if len(all) == 1 && !led {
		return w.largest(c, slices.IndexFunc(part.Points, func(p chart.Point) bool { return p.Value != nil }), year(w.Year), all[0].Name)
	}
	if list, ok := together(c); ok && !led {
		return w.greatest("headline-parts-together", list, w.pictured(len(all), len(all))) + w.doubtful(regionsInDoubt(c))
	}
	points, failing := sound(points)
	least, most := points[0], points[0]
	for _, p := range points {
		if *p.Value < *least.Value {
			least = p
		}
		if *p.Value > *most.Value {
			most = p
		}
	}
	if len(points) == 1 {
		return w.text("headline-part-of", year(w.Year), points[0].Name, w.Measure, part.Name, w.shown(c, most)+w.made(most)) + w.left(aside) + w.failingLeft(failing) + w.doubtOf(points)
	}
	return w.text("headline-parts", year(w.Year), w.Measure, part.Name, w.shown(c, least), w.namedRate(least), w.shown(c, most), w.namedRate(most), w.pictured(len(points), len(all))) +
		w.left(aside) + w.failingLeft(failing) + w.doubtOf([]chart.Point{least, most})
}

// largest says which part is the greatest of one row of a chart, the sum of a year or a region, and which are if several
// are equal: a row stands for itself, whatever the others are.
func (w *writer) largest(c chart.Chart, row int, when, where string) string {
	var most float64
	var tied []chart.Point
	for _, s := range c.Series {
		p := s.Points[row]
		if p.Value == nil {
			continue
		}
		size, err := strconv.ParseFloat(p.Part, 64) // percentages are rounded: those of two parts may seem equal
		if err != nil {
			size = *p.Value
		}
		p.Name = s.Name
		switch {
		case size > most:
			most, tied = size, []chart.Point{p}
		case size == most:
			tied = append(tied, p)
		}
	}
	if most == 0 {
		return ""
	}
	return w.text(tieKey("headline-part", len(tied)), when, where, w.Measure, w.quoted(names(tied)), w.shown(c, tied[0])+w.made(tied[0])) + w.doubtOf(tied)
}

// greatest says which of the shares of several regions added up is the greatest, or which are.
func (w *writer) greatest(key string, list []share, where string) string {
	most := slices.MaxFunc(list, func(a, b share) int { return cmp.Compare(a.part, b.part) })
	var tied []string
	for _, s := range list {
		if s.part == most.part {
			tied = append(tied, s.name)
		}
	}
	return w.text(tieKey(key, len(tied)), year(w.Year), w.Measure, w.quoted(tied), where, percent(most.part, most.whole)+w.text("headline-made", plain(most.part), plain(most.whole)))
}

// tieKey returns the key of a sentence on the greatest part, that of several where several are equal.
func tieKey(key string, tied int) string {
	if tied > 1 {
		return key + "-tied"
	}
	return key
}

// quoted lists the names of parts, which are few enough to be named all.
func (w *writer) quoted(names []string) string {
	list := make([]string, len(names))
	for i, name := range names {
		list[i] = "“" + inner.Replace(name) + "”"
	}
	if last := len(list) - 1; last > 0 {
		return strings.Join(list[:last], w.text("headline-comma")) + w.text("headline-and") + list[last]
	}
	return list[0]
}

// pictured says of how many regions of a chart something is told, where these are, and of how many it could be where only
// the first are drawn.
func (w *writer) pictured(told, drawn int) string {
	if w.Listed(drawn) {
		return w.text("headline-shown-of", told, w.Known, w.within(), w.noun(told))
	}
	return w.text("headline-shown", told, w.within(), w.noun(told))
}

// doubtful says how many of what is added up are in doubt.
func (w *writer) doubtful(n int) string {
	if n == 0 {
		return ""
	}
	return w.text("headline-courses-doubtful", n)
}

// namedRate returns the name of a region with what its rate is made of.
func (w *writer) namedRate(p chart.Point) string {
	if p.Whole == "" {
		return p.Name
	}
	return w.text("headline-named-rate", p.Name, p.Part, p.Whole)
}

// regionsInDoubt counts the regions with a part in doubt: whichever part it is, it bears on which is the greatest.
func regionsInDoubt(c chart.Chart) int {
	n := 0
	for i := range c.Categories {
		if slices.ContainsFunc(c.Series, func(s chart.Series) bool { return s.Points[i].Value != nil && s.Points[i].Doubtful }) {
			n++
		}
	}
	return n
}

// inner are the quotation marks of a name that is itself quoted.
var inner = strings.NewReplacer("“", "‘", "”", "’")

// leadingPart returns the series that leads, and that one does, or else that whose values are the greatest added up.
func leadingPart(c chart.Chart) (at int, led bool) {
	best, most := 0, -1.0
	for i, s := range c.Series {
		if s.Lead {
			return i, true
		}
		sum := 0.0
		for _, p := range known(s.Points) {
			sum += *p.Value
		}
		if sum > most {
			best, most = i, sum
		}
	}
	return best, false
}

// together adds up what the rates of each part are made of, as of one region all may be one case; false if that is not known
// of each.
func together(c chart.Chart) (list []share, ok bool) {
	for _, s := range c.Series {
		sum := share{name: s.Name}
		for _, p := range known(s.Points) {
			part, err := strconv.ParseFloat(p.Part, 64)
			if err != nil {
				return nil, false
			}
			whole, err := strconv.ParseFloat(p.Whole, 64)
			if err != nil {
				return nil, false
			}
			sum.part, sum.whole = sum.part+part, sum.whole+whole
		}
		if sum.whole == 0 {
			return nil, false
		}
		list = append(list, sum)
	}
	return list, true
}

// percent writes a share with as many decimals as the tables have.
func percent(part, whole float64) string {
	return strconv.FormatFloat(math.Round(10000*part/whole)/100, 'f', -1, 64) + "%"
}

func plain(number float64) string { return strconv.FormatFloat(number, 'f', -1, 64) }
