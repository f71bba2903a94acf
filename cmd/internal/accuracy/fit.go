package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"

	"nianbao/cmd/internal/wholefile"
	"nianbao/normalize/annual"
	"nianbao/normalize/confidence"
)

// A measured class is what was found of the values with the same evidence.
type measured struct {
	class        confidence.Class
	reports      map[int]bool
	values       int
	right        int
	confidence   float64
	pooledWeight float64
}

// fit measures the classes of values and all wider ones that hold them.
//
// Values of one report are right or wrong together, so that its reports are what a class
// weighs: with one more report all right and one all wrong (the rule of succession), what
// was never found wrong is not taken for certain. Few reports say little: a class leans on
// the wider one, as if that had told of two reports more.
func fit(samples []sample) []*measured {
	of := map[confidence.Class]*measured{}
	for _, s := range samples {
		for c, ok := s.class, true; ok; c, ok = c.Wider() {
			m := of[c]
			if m == nil {
				m = &measured{class: c, reports: map[int]bool{}}
				of[c] = m
			}
			m.reports[s.report] = true
			m.values++
			if s.right {
				m.right++
			}
		}
	}
	list := slices.SortedFunc(maps.Values(of), func(a, b *measured) int { return cmp.Compare(rank(a.class), rank(b.class)) })
	for _, m := range list { // the wider ones stand before those that they hold
		prior := 0.5
		wider, ok := m.class.Wider()
		if ok {
			prior = of[wider].confidence
		}
		n := float64(len(m.reports))
		m.confidence = (n*float64(m.right)/float64(m.values) + 2*prior) / (n + 2)
		if ok && m.right == m.values {
			m.confidence = max(prior, (n+1)/(n+2))
		}
		m.pooledWeight = n + 2
	}
	pool(list)
	return list
}

// rank orders classes as the file lists them: by status, each wider class before those
// that it holds, the best evidence first.
func rank(c confidence.Class) string {
	order := func(list []string, part string) string { return fmt.Sprintf("%02d", 1+slices.Index(list, part)) }
	return strings.Join([]string{order(statusOrder, string(c.Status)), order(testimonyOrder, string(c.Testimony)),
		order(settingOrder, string(c.Setting)), order(namingOrder, string(c.Naming))}, "")
}

// The kinds of each part of the evidence, best first. Settings are not one better than another.
var (
	statusOrder    = []string{string(annual.Read), string(annual.Blank), string(annual.Derived), string(annual.Inferred), string(annual.Flagged)}
	testimonyOrder = []string{string(annual.Holds), string(annual.Silent), string(annual.Disputed), string(annual.Fails)}
	settingOrder   = []string{string(annual.Ruled), string(annual.Markup), string(annual.Aligned), string(annual.Ordered), string(annual.Scanned), string(annual.Prose)}
	namingOrder    = []string{string(annual.Printed), string(annual.Near), string(annual.ByOrder), string(annual.ByWording)}
)

// pool gives classes one confidence, by their weights, of which the one with the better
// evidence would have less, until there are none.
func pool(list []*measured) {
	for again := true; again; {
		again = false
		for _, a := range list {
			for _, b := range list {
				if !better(a.class, b.class) || a.confidence >= b.confidence {
					continue
				}
				both := (a.confidence*a.pooledWeight + b.confidence*b.pooledWeight) / (a.pooledWeight + b.pooledWeight)
				again = again || math.Abs(a.confidence-both) > 1e-7
				a.confidence, b.confidence = both, both
			}
		}
	}
}

// better reports whether a class has better evidence than another of the same status and
// setting in one part, and no worse in the other. What sums do not speak of is not held
// against what they dispute.
func better(a, b confidence.Class) bool {
	if a == b || a.Status != b.Status || a.Setting != b.Setting || (a.Naming == confidence.Any) != (b.Naming == confidence.Any) ||
		(a.Testimony == confidence.Any) != (b.Testimony == confidence.Any) {
		return false
	}
	silent := func(c confidence.Class) bool { return c.Testimony == annual.Silent }
	disputed := func(c confidence.Class) bool { return c.Testimony == annual.Disputed }
	if silent(a) && disputed(b) || disputed(a) && silent(b) {
		return false
	}
	return slices.Index(testimonyOrder, string(a.Testimony)) <= slices.Index(testimonyOrder, string(b.Testimony)) &&
		slices.Index(namingOrder, string(a.Naming)) <= slices.Index(namingOrder, string(b.Naming))
}

// writeMeasured writes classes as package confidence reads them. The confidence is rounded
// down, so that none is 1.
func writeMeasured(w io.Writer, list []*measured) error {
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, "status\ttestimony\tsetting\tnaming\treports\tvalues\tright\tconfidence")
	for _, m := range list {
		fmt.Fprintf(out, "%s\t%s\t%s\t%s\t%d\t%d\t%d\t%.4f\n", m.class.Status, m.class.Testimony, m.class.Setting, m.class.Naming,
			len(m.reports), m.values, m.right, math.Floor(1e4*m.confidence)/1e4)
	}
	return out.Flush()
}

func writeFit(file string, results []result) error {
	return wholefile.Stream(file, func(w io.Writer) error { return writeMeasured(w, fit(samplesOf(results))) })
}
