package chart

import (
	"iter"
	"math"
	"strconv"
	"strings"
)

// Digits returns with how many digits behind the point decimals that stand together are written, so that they read
// alike: as many as the one has that has most.
func Digits(decimals []string) int {
	most := 0
	for _, decimal := range decimals {
		_, fraction, _ := strings.Cut(decimal, ".")
		most = max(most, len(fraction))
	}
	return most
}

// padded returns a decimal with at least so many digits behind the point.
func padded(decimal string, digits int) string {
	_, fraction, has := strings.Cut(decimal, ".")
	if !has && digits > 0 {
		decimal += "."
	}
	return decimal + strings.Repeat("0", max(0, digits-len(fraction)))
}

// minus is the sign of negative numbers in print.
const minus = "−"

// Grouped writes a decimal with its digits in groups of three and a minus sign before one below zero. What is no number
// is returned as it is.
func Grouped(decimal string) string {
	sign := ""
	if rest, negative := strings.CutPrefix(decimal, "-"); negative {
		sign, decimal = minus, rest
	}
	whole, fraction, has := strings.Cut(decimal, ".")
	if _, err := strconv.ParseUint(whole, 10, 64); err != nil {
		return sign + decimal
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if has {
		whole += "." + fraction
	}
	return sign + whole
}

// written writes a number of a scale.
func written(v float64) string {
	return Grouped(strconv.FormatFloat(math.Round(v*1e6)/1e6, 'f', -1, 64))
}

// A scale is an axis: values from Low to High, with marks at round values.
type scale struct {
	Low, High float64
	Marks     []float64
}

// scaleOf returns a scale that has zero and all values, with about so many marks.
func scaleOf(values []float64, marks int) scale {
	s := scale{}
	for _, v := range values {
		s.Low, s.High = min(s.Low, v), max(s.High, v)
	}
	if s.Low == s.High {
		s.High = 1
	}
	step := roundStep((s.High - s.Low) / float64(marks))
	s.Low, s.High = math.Floor(s.Low/step)*step, math.Ceil(s.High/step)*step
	for i := 0; s.Low+float64(i)*step <= s.High+step/2; i++ {
		s.Marks = append(s.Marks, s.Low+float64(i)*step)
	}
	return s
}

// roundStep rounds a distance up to 1, 2 or 5 times a power of ten.
func roundStep(width float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(width)))
	for _, step := range []float64{1, 2, 5} {
		if step*power >= width*(1-1e-9) {
			return step * power
		}
	}
	return 10 * power
}

// part returns where a value lies on the scale, from 0 to 1.
func (s scale) part(v float64) float64 { return (v - s.Low) / (s.High - s.Low) }

// values returns the values that are known.
func values(points iter.Seq[Point]) []float64 {
	var list []float64
	for p := range points {
		if p.Value != nil {
			list = append(list, *p.Value)
		}
	}
	return list
}
