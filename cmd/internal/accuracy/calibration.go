package main

import (
	"fmt"
	"io"
	"slices"

	"nianbao/cmd/internal/textview"
	"nianbao/normalize/confidence"
)

// A sample is one value that was read, and whether that is what is printed.
type sample struct {
	report int // index of the result
	class  confidence.Class
	stated float64 // the value's confidence
	right  bool
}

// samplesOf returns the values that were read by ourselves, in doubt or not.
func samplesOf(results []result) []sample {
	var list []sample
	for i, r := range results {
		for _, m := range r.of[0].marks {
			if m.Read != nil {
				list = append(list, sample{i, confidence.ClassOf(m.Read), m.Read.Confidence, m.Right()})
			}
		}
	}
	return list
}

// bands are the lower ends of the bands of confidence that the curve has.
var bands = []float64{0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999}

// A band adds up the values of which the confidence lies in it.
type band struct {
	values, right int
	stated        float64 // sum of the confidences
	reports       map[int]bool
}

// printCalibration sets the confidence of values against the share of them that is right:
// by bands, and as two scalars. The calibration error is the mean distance of the two,
// weighed by values; Brier's score the mean square of confidence less 1 or 0.
func printCalibration(w io.Writer, samples []sample) {
	of := make([]band, len(bands))
	brier := 0.0
	for _, s := range samples {
		i, found := slices.BinarySearch(bands, s.stated)
		if !found {
			i--
		}
		b := &of[i]
		if b.reports == nil {
			b.reports = map[int]bool{}
		}
		b.values++
		b.reports[s.report] = true
		b.stated += s.stated
		miss := s.stated
		if s.right {
			b.right++
			miss = 1 - s.stated
		}
		brier += miss * miss
	}
	rows := [][]string{{"confidence", "reports", "values", "mean", "right", "wrong"}}
	distance := 0.0
	for i, b := range of {
		if b.values == 0 {
			continue
		}
		upper := 1.0
		if i+1 < len(bands) {
			upper = bands[i+1]
		}
		mean, share := b.stated/float64(b.values), float64(b.right)/float64(b.values)
		distance += float64(b.values) * max(mean-share, share-mean)
		rows = append(rows, []string{fmt.Sprintf("%.3f to %.3f", bands[i], upper), fmt.Sprint(len(b.reports)), fmt.Sprint(b.values),
			fmt.Sprintf("%.4f", mean), fmt.Sprintf("%.4f", share), fmt.Sprint(b.values - b.right)})
	}
	all := float64(max(len(samples), 1))
	fmt.Fprintf(w, "Confidence against the share that is right\n%s\ncalibration error %.5f, Brier score %.5f, of %d values\n\n", textview.Grid(rows), distance/all, brier/all, len(samples))
}
