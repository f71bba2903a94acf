package web

import (
	"math/big"
	"slices"
	"strconv"
)

// spreadBins is the number of ranges of a histogram.
const spreadBins = 12

// spread counts the regions with a value in each of a dozen ranges of equal
// width. Of values far above the lower nine tenths those above twice their
// spread share one last range: one outlier would else leave all others in the
// first.
func spread(list []figure) chart {
	var amounts []*big.Rat
	for _, f := range list {
		if f.known() {
			amounts = append(amounts, f.amount)
		}
	}
	c := chart{Kind: histogram}
	if len(amounts) < 5 {
		return c
	}
	slices.SortFunc(amounts, (*big.Rat).Cmp)
	least, _ := amounts[0].Float64()
	most, _ := amounts[len(amounts)-1].Float64()
	tenth, _ := amounts[(len(amounts)-1)*9/10].Float64()
	top := min(most, tenth+(tenth-least))
	width := niceWidth((top - least) / spreadBins)
	if width == 0 {
		return c
	}
	first := float64(int(least/width)) * width
	counts := make([]int, spreadBins+1)
	for _, a := range amounts {
		value, _ := a.Float64()
		counts[max(0, min(int((value-first)/width), spreadBins))]++
	}
	series := chartSeries{}
	for i, n := range counts {
		from := first + float64(i)*width
		label := strconv.FormatFloat(from, 'g', 6, 64) + "–"
		if i == spreadBins && n == 0 {
			continue
		}
		text := itoa(n)
		c.Categories = append(c.Categories, label)
		series.Values = append(series.Values, &text)
	}
	c.Series = []chartSeries{series}
	return c
}

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
