package confidence

import (
	"testing"

	"nianbao/normalize/annual"
)

// No value is taken for certain, and none for wrong for certain.
func TestMeasuredIsNeverCertain(t *testing.T) {
	if len(measured()) < 20 {
		t.Fatalf("%d classes measured", len(measured()))
	}
	for c, p := range measured() {
		if p <= 0 || p >= 1 {
			t.Errorf("%v: a confidence of %g", c, p)
		}
	}
}

// Better evidence is never worth less.
func TestMeasuredIsMonotone(t *testing.T) {
	sums := []annual.Testimony{annual.Fails, annual.Disputed, annual.Holds}
	for c, p := range measured() {
		for i := range len(sums) - 1 {
			if c.Testimony != sums[i] {
				continue
			}
			better := c
			better.Testimony = sums[i+1]
			if q, ok := measured()[better]; ok && q < p {
				t.Errorf("%v: %g, and only %g where sums say more for it", c, p, q)
			}
		}
	}
}

// What was not measured is judged by the narrowest class that holds it.
func TestOfUnmeasured(t *testing.T) {
	of, err := parse("heads\nread\t*\t*\t*\t9\t90\t81\t0.9\nread\tholds\t*\t*\t9\t50\t50\t0.95\n")
	if err != nil || of[Class{annual.Read, annual.Holds, Any, Any}] != 0.95 {
		t.Fatalf("%v, %v", of, err)
	}
	whole := Of(Class{annual.Read, Any, Any, Any})
	if got := Of(Class{annual.Read, "unheard", annual.Ruled, annual.Printed}); got != whole {
		t.Errorf("%g, want that of all values read, %g", got, whole)
	}
	if got := Of(Class{"unheard", Any, Any, Any}); got != unmeasured {
		t.Errorf("%g for a status that no report has", got)
	}
}

// Values get the confidence of their evidence, but what a person corrected is the person's.
func TestRate(t *testing.T) {
	o := annual.Observation{Status: annual.Read}
	o.SetBasis(annual.Ruled, annual.Printed)
	o.SetTestimony(annual.Holds)
	r := &annual.Report{Observations: []annual.Observation{o, {Status: annual.Corrected, Confidence: 1}}}
	Rate(r)
	if got := r.Observations[0].Confidence; got < 0.99 || got >= 1 {
		t.Errorf("a figure in a ruled cell, told by its names, of sums that hold: %g", got)
	}
	if got := r.Observations[1].Confidence; got != 1 {
		t.Errorf("a correction: %g", got)
	}
}
