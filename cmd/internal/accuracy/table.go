package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"nianbao/cmd/internal/textview"
	"nianbao/cmd/internal/truth"
)

// A tally adds up the readings of reports that have something in common.
type tally struct {
	reports, failed, perfect int
	cells                    [truth.Verdicts]int
	found, unfound, false    int
	misidentified            int
}

func (t *tally) add(r reading) {
	t.reports++
	if r.failed != "" {
		t.failed++
		return
	}
	for v := range truth.Verdicts {
		t.cells[v] += r.count(v)
	}
	if r.silent()+r.count(truth.Flagged)+r.count(truth.Missed) == 0 {
		t.perfect++
	}
	t.found += r.found
	t.unfound += r.unfound
	t.false += r.false
	if len(r.identity) > 0 {
		t.misidentified++
	}
}

var heads = []string{"", "reports", "failed", "perfect", "exact", "exact %", "derived", "flagged", "missed", "lost", "wrong", "sums found", "not found", "false", "identity"}

func (t *tally) row(name string) []string {
	total := 0
	for _, n := range t.cells {
		total += n
	}
	exact := t.cells[truth.Exact] + t.cells[truth.Derived]
	row := []string{name, fmt.Sprint(t.reports), fmt.Sprint(t.failed), fmt.Sprint(t.perfect), fmt.Sprint(t.cells[truth.Exact]), fmt.Sprintf("%.3f", 100*float64(exact)/float64(max(total, 1)))}
	for _, v := range []truth.Verdict{truth.Derived, truth.Flagged, truth.Missed, truth.Lost, truth.Wrong} {
		row = append(row, fmt.Sprint(t.cells[v]))
	}
	for _, n := range []int{t.found, t.unfound, t.false, t.misidentified} {
		row = append(row, fmt.Sprint(n))
	}
	return row
}

// print writes the readers side by side, the tables of each and the worst
// layouts, and returns how many cells our own reading got silently wrong. The
// other readers tell neither sums nor identity, and are not told by layout.
func print(w io.Writer, results []result, readers []reader, worst int) (silent int) {
	printOverview(w, results, readers)
	printWhose(w, results)
	printCalibration(w, samplesOf(results))
	for i, r := range readers {
		all := &tally{}
		producers, features := map[string]*tally{}, map[string]*tally{}
		for _, res := range results {
			all.add(res.of[i])
			addTo(producers, res.want.Producer, res.of[i])
			addTo(features, "form "+res.want.Form, res.of[i])
			if i > 0 {
				continue
			}
			for _, f := range res.want.Features {
				addTo(features, f, res.of[i])
			}
		}
		if i == 0 {
			silent = all.cells[truth.Lost] + all.cells[truth.Wrong]
		}
		rows := [][]string{heads, all.row("all")}
		rows = append(rows, rowsOf(producers)...)
		rows = append(rows, rowsOf(features)...)
		if i > 0 {
			for n := range rows {
				rows[n] = rows[n][:slices.Index(heads, "sums found")]
			}
		}
		fmt.Fprintf(w, "%s\n%s\n", r.name(), textview.Grid(rows))
	}
	printWorst(w, results, worst)
	return silent
}

func addTo(m map[string]*tally, key string, r reading) {
	if m[key] == nil {
		m[key] = &tally{}
	}
	m[key].add(r)
}

func rowsOf(m map[string]*tally) [][]string {
	var rows [][]string
	for _, k := range slices.Sorted(maps.Keys(m)) {
		rows = append(rows, m[k].row("  "+k))
	}
	return rows
}

// badness orders readings: silent errors count most, then failures.
func badness(r reading) int {
	if r.failed != "" {
		return 500
	}
	return 1000*r.silent() + 10*r.count(truth.Missed) + 3*r.count(truth.Flagged) + 100*(r.unfound+r.false) + 50*len(r.identity)
}

func printWorst(w io.Writer, results []result, n int) {
	list := slices.Clone(results)
	slices.SortStableFunc(list, func(a, b result) int { return cmp.Compare(badness(b.of[0]), badness(a.of[0])) })
	fmt.Fprintln(w, "The worst layouts, and the command that draws each:")
	for _, res := range list[:min(n, len(list))] {
		r := res.of[0]
		if badness(r) == 0 {
			break
		}
		fmt.Fprintf(w, "\n%s  (%s; %s)\n", res.pdf, res.want.Producer, strings.Join(res.want.Features, ", "))
		fmt.Fprintf(w, "  go run ./cmd/nianbao inspect %s --page %d --svg page.svg\n", res.pdf, firstBadPage(r))
		if r.failed != "" {
			fmt.Fprintln(w, "  "+r.failed)
		}
		if len(r.identity) > 0 {
			fmt.Fprintln(w, "  "+strings.Join(r.identity, "; "))
		}
		if r.unfound+r.false > 0 {
			fmt.Fprintf(w, "  %d sums that fail not found, %d found that hold\n", r.unfound, r.false)
		}
		printMarks(w, r)
	}
}

func printMarks(w io.Writer, r reading) {
	const most = 6
	bad := slices.DeleteFunc(slices.Clone(r.marks), func(m truth.Mark) bool { return m.Verdict <= truth.Derived })
	slices.SortStableFunc(bad, func(a, b truth.Mark) int { return cmp.Compare(b.Verdict, a.Verdict) })
	for i, m := range bad {
		if i == most {
			fmt.Fprintf(w, "  and %d more\n", len(bad)-most)
			break
		}
		fmt.Fprintln(w, "  "+m.String())
	}
}

// firstBadPage returns the page of the first cell that was not read right.
func firstBadPage(r reading) int {
	for _, m := range r.marks {
		if m.Verdict > truth.Derived && m.Cell.Page > 0 {
			return m.Cell.Page
		}
	}
	return 1
}
