package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"

	"nianbao/cmd/internal/ingest"
)

// An overview adds up what became of all files.
type overview struct {
	files, withText  int
	read, told       int      // files with text of which enough is printed; or that, or left out with a word
	timeouts, memory []string // paths
	crashes, reports []string
	below            map[string]int // files with text that are below, by what was said of them
}

func (o *overview) add(c comparison) {
	o.files++
	switch c.reading.Fault {
	case ingest.KindTimeout:
		o.timeouts = append(o.timeouts, c.path)
	case ingest.KindMemory:
		o.memory = append(o.memory, c.path)
	case ingest.KindCrash, "internal":
		o.crashes = append(o.crashes, c.path)
	}
	if c.reading.IsReport {
		o.reports = append(o.reports, c.path)
	}
	if c.there == 0 {
		return
	}
	o.withText++
	if c.isTold() {
		o.told++
	}
	if !c.isBelow() {
		o.read++
		return
	}
	if o.below == nil {
		o.below = map[string]int{}
	}
	o.below[c.said()]++
}

// broken reports whether a file did what none may do.
func (o *overview) broken() bool {
	return len(o.timeouts)+len(o.memory)+len(o.crashes)+len(o.reports) > 0
}

func (o *overview) print(w io.Writer) {
	percent := func(n int) float64 { return 100 * float64(n) / float64(max(1, o.withText)) }
	fmt.Fprintf(w, "%-22s  %6d\n%-22s  %6d\n", "files", o.files, "with text", o.withText)
	fmt.Fprintf(w, "of whose characters %.0f %% are\n%-22s  %6d  %.1f %%\n%-22s  %6d  %.1f %%\n",
		100*enough, "  printed", o.read, percent(o.read), "  or told as left out", o.told, percent(o.told))
	for _, k := range []struct {
		name  string
		paths []string
	}{{"time-outs", o.timeouts}, {"memory kills", o.memory}, {"crashes", o.crashes}, {"taken for a report", o.reports}} {
		fmt.Fprintf(w, "%-22s  %6d\n", k.name, len(k.paths))
		for _, path := range k.paths {
			fmt.Fprintf(w, "    %s\n", path)
		}
	}
	fmt.Fprintf(w, "\nbelow, by what was said of the file\n")
	said := slices.SortedFunc(maps.Keys(o.below), func(a, b string) int {
		return cmp.Or(cmp.Compare(o.below[b], o.below[a]), cmp.Compare(a, b))
	})
	for _, s := range said {
		fmt.Fprintf(w, "%6d  %s\n", o.below[s], s)
	}
}
