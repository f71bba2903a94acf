package picture

import "math"

// sheetsTolerance is by how much of a sheet a picture may be higher or lower than some sheets of A4.
const sheetsTolerance = 0.02

// sheets returns how many sheets of A4 a long picture shows below each other, as programs put the
// pages of a document together: so it is as high as they are, and blank where one ends. Each lies
// askew in its own way, if they were scanned. It is 0 for any other picture.
func (p *profile) sheets() int {
	exact := float64(len(p.rows)) / (a4Ratio * float64(p.width))
	n := int(math.Round(exact))
	if n < 2 || math.Abs(exact-float64(n)) > sheetsTolerance {
		return 0
	}
	for _, s := range p.sheetSpans(n)[1:] {
		if p.kindOf(s.from) != blank {
			return 0
		}
	}
	return n
}

// sheetSpans divides a picture into so many sheets.
func (p *profile) sheetSpans(n int) []span {
	spans := make([]span, n)
	for i := range spans {
		spans[i] = span{len(p.rows) * i / n, len(p.rows) * (i + 1) / n}
	}
	return spans
}
