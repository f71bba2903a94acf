package check

import (
	"slices"

	"nianbao/normalize/annual"
	"nianbao/normalize/form"
)

// Correct returns the report with the corrections in place of what was read. The
// sums that a corrected value takes part in are checked again: a finding that no
// longer holds is marked Mended, one that holds with other sums Replaced, and
// what the corrected values give anew is added as Raised, and as Held if the figures
// agree as they were read. The figures that nobody
// corrected stay as they are, derived ones too: where a correction belies one,
// its sum fails and says so. The report itself is not altered.
func Correct(r annual.Report, list []annual.Correction) annual.Report {
	if len(list) == 0 {
		return r
	}
	wasRead := map[cell]bool{}
	for _, o := range r.Observations {
		switch o.Status {
		case annual.Read, annual.Derived, annual.Inferred:
			wasRead[cell{Indicator: o.Indicator, Applicant: o.Applicant}] = o.Value != nil
		}
	}
	r.Observations = slices.Clone(r.Observations)
	corrected := map[cell]bool{}
	for _, c := range list {
		corrected[c.CellRef] = true
		i := slices.IndexFunc(r.Observations, func(o annual.Observation) bool {
			return cell{Indicator: o.Indicator, Applicant: o.Applicant} == c.CellRef
		})
		if i < 0 {
			i = len(r.Observations)
			r.Observations = append(r.Observations, annual.Observation{Indicator: c.Indicator, Applicant: c.Applicant,
				Unit: form.IndicatorUnit(c.Indicator), Status: annual.Missing})
		}
		o := &r.Observations[i]
		c.Machine = annual.Reading{Value: o.Value, Status: o.Status, Note: o.Note}
		o.Value, o.Status, o.Confidence, o.Note, o.Correction = c.Value, annual.Corrected, 1, "", &c
	}
	r.Findings = judge(r.Findings, recheck(r, corrected), corrected, wasRead)
	return r
}

// recheck returns the findings about sums and statements that a corrected cell
// takes part in, as they are now.
func recheck(r annual.Report, corrected map[cell]bool) []annual.Finding {
	r.Findings = nil
	at := index(&r)
	for _, e := range equationsOf(&r, at) {
		if touches(slices.Concat(e.left, e.right), corrected) {
			e.report(&r, at)
		}
	}
	checked := len(r.Findings)
	compareNarrative(&r)
	stated := slices.DeleteFunc(slices.Clone(r.Findings[checked:]), func(f annual.Finding) bool { return !touches(f.Cells, corrected) })
	return append(r.Findings[:checked:checked], stated...)
}

// judge sets what was found in the reading against what is found with the
// corrections.
func judge(before, now []annual.Finding, corrected, wasRead map[cell]bool) []annual.Finding {
	after := slices.Clone(before)
	for i := range after {
		f := &after[i]
		switch {
		case !touches(f.Cells, corrected):
			continue
		case f.Left == "": // a doubt about values: whoever corrected them all has settled it
			if !slices.ContainsFunc(f.Cells, func(c cell) bool { return !corrected[c] }) {
				mark(f, annual.Mended, corrected)
			}
			continue
		}
		effect := annual.Mended
		for k, n := range now {
			if !sameQuestion(*f, n) {
				continue
			}
			effect = annual.Replaced
			if n.Severity == f.Severity && n.Message == f.Message {
				effect = ""
				now = slices.Delete(slices.Clone(now), k, k+1)
			}
			break
		}
		mark(f, effect, corrected)
	}
	for _, n := range now {
		mark(&n, annual.Raised, corrected)
		n.Held = !slices.ContainsFunc(n.Cells, func(c cell) bool { return !wasRead[c] }) &&
			!slices.ContainsFunc(after[:len(before)], func(f annual.Finding) bool {
				return f.Correction == annual.Replaced && sameQuestion(f, n)
			})
		after = append(after, n)
	}
	return after
}

// Breaks returns the sums that hold in the report and fail with a correction.
func Breaks(r annual.Report, c annual.Correction) []Sum {
	type question struct { // corrections can change which cells a sum is made of, see sameQuestion
		check string
		first cell
	}
	at := index(&r)
	holds := map[question]bool{}
	for _, e := range equationsOf(&r, at) {
		if len(e.left) > 0 && e.work(at).State == Holds {
			holds[question{e.check.Code, e.left[0]}] = true
		}
	}
	r = Correct(r, []annual.Correction{c})
	at = index(&r)
	var broken []Sum
	for _, e := range equationsOf(&r, at) {
		if e.has(c.CellRef) && e.fails(at) && holds[question{e.check.Code, e.left[0]}] {
			broken = append(broken, e.work(at))
		}
	}
	return broken
}

// mark notes what the corrections do to the finding, and which of its cells they are of.
func mark(f *annual.Finding, effect annual.Effect, corrected map[cell]bool) {
	f.Correction = effect
	f.CorrectedCells = slices.DeleteFunc(slices.Clone(f.Cells), func(c cell) bool { return !corrected[c] })
}

// sameQuestion reports whether two findings are about one check or statement.
// Corrections can change which cells a sum is made of: an indicator that was blank
// stands for itself once it has a value, and no more for the rows it is split
// into. The first cell tells the sums of a check apart. A statement is set against
// several sums.
func sameQuestion(a, b annual.Finding) bool {
	if a.Code != b.Code || a.Cells[0] != b.Cells[0] {
		return false
	}
	return a.Code != narrativeDisagrees || slices.Equal(a.Cells, b.Cells)
}

func touches(cells []cell, corrected map[cell]bool) bool {
	return slices.ContainsFunc(cells, func(c cell) bool { return corrected[c] })
}
