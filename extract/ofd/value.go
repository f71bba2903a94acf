package ofd

import (
	"math"
	"strconv"
	"strings"

	"nianbao/extract/document"
)

// perMillimetre is how many points a millimetre has.
const perMillimetre = 72 / 25.4

// farthest bounds coordinates, in millimetres: what lies beyond is on no page, and sums of what
// is smaller stay numbers.
const farthest = 1e7

// number reads a number. It reports false for what is none, or is none that a place can have.
func number(s string) (float64, bool) {
	v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || math.IsNaN(v) || math.Abs(v) > farthest {
		return 0, false
	}
	return v, true
}

// numberOr is number with another in place of what is none.
func numberOr(s string, otherwise float64) float64 {
	if v, ok := number(s); ok {
		return v
	}
	return otherwise
}

// numbers reads a list of numbers (ST_Array). It reports false where one of them is none.
func numbers(s string) ([]float64, bool) {
	var list []float64
	for _, f := range strings.FieldsFunc(s, func(c rune) bool { return c == ' ' || c == ',' || c == '\t' || c == '\n' || c == '\r' }) {
		v, ok := number(f)
		if !ok {
			return nil, false
		}
		list = append(list, v)
	}
	return list, len(list) > 0
}

// A box is where something lies (ST_Box): its upper left corner and its size, in millimetres,
// with y counted downwards.
type box struct{ x, y, width, height float64 }

func boxOf(s string) (box, bool) {
	v, ok := numbers(s)
	if !ok || len(v) != 4 {
		return box{}, false
	}
	return box{v[0], v[1], v[2], v[3]}, true
}

// matrixOf reads a transformation (CTM), the identity where there is none.
func matrixOf(s string) document.Matrix {
	v, ok := numbers(s)
	if !ok || len(v) != 6 {
		return document.Identity
	}
	return document.Matrix(v)
}

// shift is the transformation that moves by so much.
func shift(x, y float64) document.Matrix { return document.Matrix{1, 0, 0, 1, x, y} }

// isTrue reads a truth value, with another for what is none.
func isTrue(s string, otherwise bool) bool {
	switch strings.ToLower(s) {
	case "true", "1":
		return true
	case "false", "0":
		return false
	}
	return otherwise
}

// mostRepeated bounds how often one distance stands in a list of them.
const mostRepeated = 100_000

// distances reads the distances of characters (DeltaX, DeltaY), in which "g 3 5.0" stands for
// three times 5 (GB/T 33190). What is no number ends them.
func distances(s string) []float64 {
	fields := strings.FieldsFunc(s, func(c rune) bool { return c == ' ' || c == ',' || c == '\t' || c == '\n' || c == '\r' })
	var list []float64
	for i := 0; i < len(fields); i++ {
		times := 1
		if fields[i] == "g" && i+2 < len(fields) {
			n, err := strconv.Atoi(fields[i+1])
			if err != nil || n < 0 || n > mostRepeated-len(list) {
				return list
			}
			times, i = n, i+2
		}
		v, ok := number(fields[i])
		if !ok {
			return list
		}
		for range times {
			list = append(list, v)
		}
	}
	return list
}
