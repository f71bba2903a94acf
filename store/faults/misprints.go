package faults

import (
	"cmp"
	"slices"
	"strings"

	"nianbao/normalize/annual"
)

// searched bounds how many choices of figures are looked at for one report. Beyond it the fewest are not known, and
// the number that is told is one that is surely needed.
const searched = 20_000

// Fewest returns how many figures at least must be wrong for all of these sums to fail, each given by its
// figures: the size of the smallest choice of figures that has one of each sum. Sums that fail around one figure
// come to one.
func Fewest(sums [][]int) int {
	told := slices.DeleteFunc(slices.Clone(sums), func(sum []int) bool { return len(sum) == 0 })
	s := search{best: len(told), left: searched}
	s.look(told, 0)
	if s.left <= 0 {
		s.best = disjoint(told)
	}
	return max(s.best, min(1, len(sums))) // a sum of which the figures are not told has a wrong one too
}

// Shared returns the figures that are in the most failing sums of a report, and in several: the likely
// misprints. It returns none where too many are alike to say.
func Shared(list []Fault) []annual.CellRef {
	in := map[annual.CellRef]int{}
	var cells []annual.CellRef
	for _, f := range list {
		if f.Held {
			continue
		}
		for _, c := range f.Cells {
			if in[c]++; in[c] == 2 {
				cells = append(cells, c)
			}
		}
	}
	if len(cells) == 0 {
		return nil
	}
	most := in[slices.MaxFunc(cells, func(a, b annual.CellRef) int { return cmp.Compare(in[a], in[b]) })]
	cells = slices.DeleteFunc(cells, func(c annual.CellRef) bool { return in[c] < most })
	if len(cells) > mostShared {
		return nil
	}
	return cells
}

// mostShared is how many figures may be told as likely.
const mostShared = 3

// A search looks for the smallest choice.
type search struct {
	best int // the smallest that was found
	left int // choices to be looked at
}

// look goes on from a choice of so many figures, which leaves these sums.
func (s *search) look(sums [][]int, chosen int) {
	s.left--
	switch {
	case s.left <= 0 || chosen+disjoint(sums) >= s.best:
		return
	case len(sums) == 0:
		s.best = chosen
		return
	}
	// One figure of the shortest sum is wrong. Those that are in no other sum are as good as each other.
	shortest := slices.MinFunc(sums, func(a, b []int) int { return len(a) - len(b) })
	alone := false
	for _, figure := range shortest {
		rest := slices.DeleteFunc(slices.Clone(sums), func(sum []int) bool { return slices.Contains(sum, figure) })
		if len(rest) == len(sums)-1 {
			if alone {
				continue
			}
			alone = true
		}
		s.look(rest, chosen+1)
	}
}

// disjoint returns how many sums there are, as they come, that have no figure in common: each needs a wrong one of
// its own.
func disjoint(sums [][]int) int {
	taken := map[int]bool{}
	n := 0
	for _, sum := range sums {
		if slices.ContainsFunc(sum, func(figure int) bool { return taken[figure] }) {
			continue
		}
		n++
		for _, figure := range sum {
			taken[figure] = true
		}
	}
	return n
}

// A failure is a sum that fails in a report.
type failure struct {
	entry
	cells string // its figures, as the database names them
}

// gathered counts failures, which are in the order of their reports and codes, by these.
func gathered(failed []failure) []entry {
	var list []entry
	number := map[string]int{}
	sumsOf := func(part []failure) [][]int {
		var sums [][]int
		for _, f := range part {
			if f.held != 0 {
				continue
			}
			sum := []int{}
			for cell := range strings.FieldsSeq(f.cells) {
				if _, known := number[cell]; !known {
					number[cell] = len(number)
				}
				sum = append(sum, number[cell])
			}
			sums = append(sums, sum)
		}
		return sums
	}
	for _, ofReport := range runs(failed, func(a, b failure) bool { return a.report == b.report }) {
		all := Fewest(sumsOf(ofReport))
		for _, ofCheck := range runs(ofReport, func(a, b failure) bool { return a.code == b.code }) {
			e := ofCheck[0].entry
			e.findings, e.held, e.figures, e.ofReport = len(ofCheck), 0, Fewest(sumsOf(ofCheck)), all
			for _, f := range ofCheck {
				e.held += f.held
			}
			list = append(list, e)
		}
	}
	return list
}

// runs parts a list where its neighbours are not alike.
func runs(list []failure, alike func(a, b failure) bool) [][]failure {
	var parts [][]failure
	for from, i := 0, 1; i <= len(list); i++ {
		if i == len(list) || !alike(list[from], list[i]) {
			parts = append(parts, list[from:i])
			from = i
		}
	}
	return parts
}
