package figure

import (
	"math"
	"slices"
	"strconv"
)

// spreadBins is the number of ranges of a histogram.
const spreadBins = 12

// Spread counts the values, of one region each, in each of a dozen ranges of equal
// width. Of values far above the lower nine tenths those above twice their
// spread share one last range, which has no end: one outlier would else leave all others in the
// first. Of few values there is no chart: each of them can be shown. Percentages of which none is
// above 100 have no range there.
func Spread(values []float64, percent bool) Chart {
	c := Chart{Kind: Histogram}
	if len(values) < 5 {
		return c
	}
	slices.Sort(values)
	least, most, tenth := values[0], values[len(values)-1], values[(len(values)-1)*9/10]
	top := min(most, tenth+(tenth-least))
	width := niceWidth((top - least) / spreadBins)
	if width == 0 {
		return c
	}
	counts := !percent && !slices.ContainsFunc(values, func(v float64) bool { return v != math.Trunc(v) })
	if counts { // of cases there is no half
		width = max(width, 1)
	}
	first := float64(int(least/width)) * width
	last := spreadBins // the range of all that is above the others
	if whole := int(math.Ceil((100 - first) / width)); percent && most <= 100 && whole <= spreadBins {
		last = whole - 1
	}
	binned := make([]int, last+1)
	for _, value := range values {
		binned[max(0, min(int((value-first)/width), last))]++
	}
	series := Series{}
	for i, n := range binned {
		from := first + float64(i)*width
		label := bound(from) + "–"
		switch {
		case i == spreadBins && n == 0 || counts && i < spreadBins && from > most:
			continue
		case counts && width == 1 && i < spreadBins:
			label = bound(from)
		case i < spreadBins && percent && most <= 100:
			label += bound(min(from+width, 100))
		case i < spreadBins:
			label += bound(from + width)
		}
		text := strconv.Itoa(n)
		c.Categories = append(c.Categories, label)
		series.Values = append(series.Values, &text)
	}
	c.Series = []Series{series}
	return c
}

// bound writes the bound of a range.
func bound(value float64) string { return strconv.FormatFloat(value, 'g', 6, 64) }

// niceWidth rounds the width of a range up to 1, 2 or 5 times a power of ten.
func niceWidth(width float64) float64 {
	if width <= 0 {
		return 0
	}
	for power := 0.01; ; power *= 10 {
		for _, step := range []float64{1, 2, 5} {
			if step*power >= width {
				return step * power
			}
		}
	}
}
