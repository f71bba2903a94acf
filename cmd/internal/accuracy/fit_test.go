package main

import (
	"strings"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/normalize/confidence"
)

var (
	ruledHolds = confidence.Class{Status: annual.Read, Testimony: annual.Holds, Setting: annual.Ruled, Naming: annual.Printed}
	ruledFails = confidence.Class{Status: annual.Read, Testimony: annual.Fails, Setting: annual.Ruled, Naming: annual.Printed}
)

// valuesOf returns n values of each of the reports, the first wrong ones of each report wrong.
func valuesOf(class confidence.Class, reports, n, wrong int) []sample {
	var list []sample
	for r := range reports {
		for i := range n {
			list = append(list, sample{report: r, class: class, right: i >= wrong})
		}
	}
	return list
}

func confidenceOf(t *testing.T, list []*measured, class confidence.Class) *measured {
	t.Helper()
	for _, m := range list {
		if m.class == class {
			return m
		}
	}
	t.Fatalf("no class %v", class)
	return nil
}

// What was never found wrong is sure by the number of reports, not of values, and never certain.
func TestFitWeighsReports(t *testing.T) {
	few := confidenceOf(t, fit(valuesOf(ruledHolds, 2, 1000, 0)), ruledHolds)
	many := confidenceOf(t, fit(valuesOf(ruledHolds, 200, 10, 0)), ruledHolds)
	if few.values != many.values || few.right != many.right {
		t.Fatalf("%d of %d and %d of %d values right, want as many of both", few.right, few.values, many.right, many.values)
	}
	if few.confidence >= many.confidence || many.confidence >= 1 {
		t.Errorf("2 reports give %.4f and 200 give %.4f, want less of the two and none certain", few.confidence, many.confidence)
	}
	if want := 201.0 / 202; many.confidence != want {
		t.Errorf("200 reports without an error give %.6f, want %.6f (the rule of succession)", many.confidence, want)
	}
}

// A class of few reports leans on the wider one that holds it.
func TestFitLeansOnTheWiderClass(t *testing.T) {
	samples := append(valuesOf(ruledHolds, 98, 10, 0), valuesOf(ruledFails, 2, 10, 5)...)
	list := fit(samples)
	wider := ruledFails
	wider.Naming = confidence.Any
	m, w := confidenceOf(t, list, ruledFails), confidenceOf(t, list, wider)
	if share := 0.5; m.confidence <= share || m.confidence >= confidenceOf(t, list, ruledHolds).confidence {
		t.Errorf("half of two reports' values right gives %.4f: want more than %.1f, the share, and less than of the class that holds", m.confidence, share)
	}
	if m.values != 20 || w.values != 20 {
		t.Errorf("%d values, %d in the wider class, want 20 of both", m.values, w.values)
	}
	status := confidence.Class{Status: annual.Read, Testimony: confidence.Any, Setting: confidence.Any, Naming: confidence.Any}
	if all := confidenceOf(t, list, status); all.values != len(samples) {
		t.Errorf("the widest class has %d values, want all %d", all.values, len(samples))
	}
}

// Where sums fail, a value is not trusted more than where they hold, whatever was measured.
func TestFitPoolsWhatContradictsTheEvidence(t *testing.T) {
	list := fit(append(valuesOf(ruledHolds, 50, 10, 2), valuesOf(ruledFails, 50, 10, 0)...))
	holds, fails := confidenceOf(t, list, ruledHolds), confidenceOf(t, list, ruledFails)
	if fails.confidence > holds.confidence {
		t.Errorf("%.4f where sums fail, %.4f where they hold", fails.confidence, holds.confidence)
	}
}

// The file is rounded down: nothing in it is 1, and the package that reads it takes it.
func TestWriteMeasured(t *testing.T) {
	var out strings.Builder
	if err := writeMeasured(&out, fit(valuesOf(ruledHolds, 20000, 1, 0))); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	const want = "read\tholds\truled\tprinted\t20000\t20000\t20000\t0.9999"
	if got := lines[len(lines)-1]; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if len(lines) != 5 { // the head, the class, and the three wider ones
		t.Errorf("%d lines, want 5:\n%s", len(lines), out.String())
	}
}

func TestPrintCalibration(t *testing.T) {
	samples := []sample{
		{report: 0, stated: 1, right: true},
		{report: 1, stated: 0.99, right: true}, // the lower end of a band belongs to it
		{report: 1, stated: 0.99, right: false},
		{report: 2, stated: 0.4, right: false},
	}
	var out strings.Builder
	printCalibration(&out, samples)
	for _, want := range []string{
		"0.000 to 0.500 1 1 0.4000 0.0000 1",
		"0.990 to 0.995 1 2 0.9900 0.5000 1",
		"0.999 to 1.000 1 1 1.0000 1.0000 0",
		// (1*0.4 + 2*0.49 + 0)/4, and (0 + 0.0001 + 0.9801 + 0.16)/4
		"calibration error 0.34500, Brier score 0.28505, of 4 values",
	} {
		if !strings.Contains(strings.Join(strings.Fields(out.String()), " "), want) {
			t.Errorf("%q is missing in\n%s", want, out.String())
		}
	}
}
