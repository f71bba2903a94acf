package check

import (
	"fmt"
	"math/big"
	"slices"

	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/number"
)

// A figure can be printed as it is read and still be none that anybody counted: two cells run into one, or a slip of the
// pen. It is outsized where the report itself speaks against it by so much that no honest one is hit: reports have fewer
// disputes than applications, and sums that are wrong by a few, or by a cell that was left out.
const (
	overBound     = 10  // times what bounds it
	overOthers    = 100 // times all other terms of a sum that it breaks
	leastOutsized = 1000
)

// doubtOutsized puts the figures in doubt that are out of all proportion to others of the report. The sums that such a
// figure breaks have failed by then, and stay errors of the report: it is read as it is printed.
func doubtOutsized(equations []equation, at map[cell]*annual.Observation) {
	for _, b := range form.Bounds() {
		doubtUnbounded(b, at)
	}
	confirmed := confirmedCells(equations, at)
	for _, e := range equations {
		if !e.fails(at) {
			continue
		}
		for _, c := range slices.Concat(e.left, e.right) {
			if o := at[c]; canBeOutsized(o) && !confirmed[c] && e.outsizes(o, at) {
				flagOutsized(o, fmt.Sprintf("more than %d times all other figures of a sum that does not hold: %s", overOthers, e.check.Zh))
			}
		}
	}
}

// doubtUnbounded puts in doubt what is a multiple of that of which it can only be a part.
func doubtUnbounded(b form.Bound, at map[cell]*annual.Observation) {
	total := new(big.Rat)
	for i, c := range cellsOf(b.Of) {
		switch o := at[c]; {
		case o != nil && o.Value != nil && o.Status != annual.Flagged:
			total.Add(total, o.Value.Rat())
		case i == 0:
			return // the first is the greater part by far, without which nothing is known
		}
	}
	bound := new(big.Rat).Mul(total, big.NewRat(overBound, 1))
	for _, code := range b.Indicators {
		if o := at[cell{Indicator: code}]; canBeOutsized(o) && o.Value.Rat().Cmp(bound) > 0 {
			flagOutsized(o, fmt.Sprintf("more than %d times the applications of the report, which are %s", overBound, number.PlainRat(total)))
		}
	}
}

// canBeOutsized reports whether a figure is so great that it can be, and not in doubt already.
func canBeOutsized(o *annual.Observation) bool {
	return o != nil && o.Value != nil && o.Status == annual.Read && o.Value.Rat().Cmp(big.NewRat(leastOutsized, 1)) >= 0
}

// outsizes reports whether a term is that many times all others of an equation together. Where the others are nothing, they
// were left out, and say nothing of it.
func (e equation) outsizes(o *annual.Observation, at map[cell]*annual.Observation) bool {
	_, left := known(e.left, at)
	_, right := known(e.right, at)
	others := left.Add(left, right)
	others.Sub(others, o.Value.Rat())
	return others.Sign() > 0 && o.Value.Rat().Cmp(others.Mul(others, big.NewRat(overOthers, 1))) > 0
}

// confirmedCells returns the terms of all sums that hold and are not of nothing.
func confirmedCells(equations []equation, at map[cell]*annual.Observation) map[cell]bool {
	confirmed := map[cell]bool{}
	for _, e := range equations {
		left, ok1 := sum(e.left, at)
		right, ok2 := sum(e.right, at)
		if !ok1 || !ok2 || left.Sign() == 0 || left.Cmp(right) != 0 {
			continue
		}
		for _, c := range slices.Concat(e.left, e.right) {
			confirmed[c] = true
		}
	}
	return confirmed
}

// flagOutsized puts a figure in doubt, with what is to be known of one that was read from a picture.
func flagOutsized(o *annual.Observation, doubt string) {
	if o.WasRecognized() {
		o.FlagRecognized(doubt)
		return
	}
	o.Flag(doubt)
}
