package basis

import (
	"math/big"
	"slices"
)

// A Reason is why a change between two reports is none of the same thing, or may be none.
type Reason string

// The reasons. Of those under Remarks alone a change is as good as any other.
const (
	OtherScope    Reason = "scope"       // one report is of its organ alone, the other of all its area
	ScopeConflict Reason = "conflict"    // a report contradicts itself on what it covers
	MaybeScope    Reason = "maybe-scope" // one report says what it covers, the other does not, and the figure is several times the other
	OtherArea     Reason = "area"        // the area of the region changed
	SmallBase     Reason = "small-base"  // a rate is of so little that a case more or less changes it
	Doubt         Reason = "doubt"       // a figure is in doubt
	Identity      Reason = "identity"    // it is in doubt whose report it is

	OneUntold Reason = "untold" // one report says what it covers, the other does not
	Jump      Reason = "jump"   // neither report says what it covers, and the figure is several times the other
	OtherForm Reason = "form"   // the reports follow different forms
)

// Reasons lists the reasons, the gravest first.
func Reasons() []Reason {
	return []Reason{OtherScope, ScopeConflict, MaybeScope, OtherArea, SmallBase, Doubt, Identity, OneUntold, Jump, OtherForm}
}

// Far reports whether the reason is, among others, that one figure is several times the other: which of the two
// is told with it.
func (r Reason) Far() bool { return r == MaybeScope || r == Jump }

// Remark reports whether a change with the reason may stand among those that are certain. A
// cell keeps its code over forms as long as it is counted alike, and most reports never say
// what they cover: those are told, and ranked as they stand.
func (r Reason) Remark() bool { return r == OneUntold || r == Jump || r == OtherForm }

// Certain reports whether none of some reasons speaks against a change.
func Certain(reasons []Reason) bool {
	for _, r := range reasons {
		if !r.Remark() {
			return false
		}
	}
	return true
}

// A Side is one of two figures between which there is a change.
type Side struct {
	Value    *big.Rat
	Base     *big.Rat // of a rate: what it is of; nil of a number
	Doubtful bool
}

// BetweenFigures returns the same of two figures of reports: values far apart are told of counts and
// sums, little to go by of rates.
func BetweenFigures(a, b Basis, from, to Side) []Reason {
	before, after := from.Value, to.Value
	if from.Base != nil || to.Base != nil {
		before, after = nil, nil
	}
	list := Between(a, b, before, after)
	if Small(from.Base) || Small(to.Base) {
		list = append(list, SmallBase)
	}
	if from.Doubtful || to.Doubtful {
		list = append(list, Doubt)
	}
	return list
}

// Growth returns by what part of itself a number grew, nil where that says nothing: from less than ten,
// or where it is not certain, by the reasons between the two, that both are of the same thing. Nor is it told of a jump, which
// is marked for being far out of what reports of one coverage say, and has its words.
func Growth(from, to *big.Rat, reasons []Reason) *big.Rat {
	if !Grows(from, reasons) {
		return nil
	}
	grown := new(big.Rat).Sub(to, from)
	return grown.Quo(grown, from)
}

// Grows reports whether a growth from a number is told, by the reasons between the two.
func Grows(from *big.Rat, reasons []Reason) bool {
	return !Small(from) && Certain(reasons) && !slices.Contains(reasons, Jump)
}

// A figure that is several times the other is a jump if the two are so far apart, too:
// of small numbers a few cases more are a multiple.
const (
	jumpFactor     = 3
	jumpDifference = 20
)

// Between returns why a change of a figure from one report to another is none, or may be none,
// of the same thing, as far as the reports tell. The values may be nil, where they are not
// known.
func Between(a, b Basis, from, to *big.Rat) []Reason {
	var list []Reason
	add := func(yes bool, r Reason) {
		if yes {
			list = append(list, r)
		}
	}
	both, one, far := a.Told() && b.Told(), a.Told() != b.Told(), jumps(from, to)
	add(both && a.Scope != b.Scope, OtherScope)
	add(a.Conflict || b.Conflict, ScopeConflict)
	add(one && far, MaybeScope)
	add(a.Doubtful || b.Doubtful, Identity)
	add(one && !far, OneUntold)
	add(!both && !one && far, Jump)
	add(a.Form != b.Form && a.Form != "" && b.Form != "", OtherForm)
	return list
}

// jumps reports whether one value is several times the other and far from it, or nothing is left of one that was not small.
func jumps(from, to *big.Rat) bool {
	if from == nil || to == nil || from.Sign() <= 0 || to.Sign() < 0 {
		return false
	}
	if to.Sign() == 0 {
		return !Small(from)
	}
	less, more := from, to
	if less.Cmp(more) > 0 {
		less, more = more, less
	}
	times := new(big.Rat).Mul(less, big.NewRat(jumpFactor, 1))
	apart := new(big.Rat).Sub(more, less)
	return times.Cmp(more) <= 0 && apart.Cmp(big.NewRat(jumpDifference, 1)) >= 0
}
