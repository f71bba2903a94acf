package main

import (
	"fmt"
	"io"

	"nianbao/cmd/internal/textview"
	"nianbao/cmd/internal/truth"
)

// printOverview sets the readers side by side. The cells of a report that a
// reader could not read at all count as missed.
func printOverview(w io.Writer, results []result, readers []reader) {
	rows := [][]string{{"", "reports", "failed", "cells exact %", "figures exact %", "in doubt", "needlessly", "missed", "silently wrong"}}
	for i, r := range readers {
		var o overview
		for _, res := range results {
			o.add(res.of[i], res.want)
		}
		rows = append(rows, []string{
			r.name(), fmt.Sprint(len(results)), fmt.Sprint(o.failed), percent(o.exact, o.cells), percent(o.exactFigures, o.figures),
			fmt.Sprint(o.doubted), fmt.Sprint(o.needless), fmt.Sprint(o.missed), fmt.Sprint(o.silent),
		})
	}
	fmt.Fprintln(w, textview.Grid(rows))
}

// An overview adds up a reader's readings of the whole corpus. A blank cell that
// is not read is exact, so that a reader of nothing has some exact cells; of the
// figures printed it has none.
type overview struct {
	failed                  int
	cells, exact            int
	figures, exactFigures   int
	doubted, missed, silent int
	needless                int // in doubt, and read as printed
}

func (o *overview) add(r reading, want *truth.Report) {
	if r.failed != "" {
		o.failed++
		for _, c := range want.Cells {
			o.cells++
			o.missed++
			if c.Value != "" {
				o.figures++
			}
		}
		return
	}
	for _, m := range r.marks {
		if m.Verdict == truth.Flagged && m.Right() {
			o.needless++
		}
		exact := m.Verdict == truth.Exact || m.Verdict == truth.Derived
		o.cells++
		if exact {
			o.exact++
		}
		if m.Cell.Value == "" {
			continue
		}
		o.figures++
		if exact {
			o.exactFigures++
		}
	}
	o.doubted += r.count(truth.Flagged)
	o.missed += r.count(truth.Missed)
	o.silent += r.silent()
}

func percent(part, whole int) string {
	return fmt.Sprintf("%.3f", 100*float64(part)/float64(max(whole, 1)))
}
