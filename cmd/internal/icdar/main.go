package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"slices"

	"nianbao/cmd/internal/textview"
)

// whence is told where the folder is missing.
const whence = `the tables of ICDAR 2013 are not at hand: they are in the tests of
https://github.com/tabulapdf/tabula-java (MIT licence), in src/test/resources/technology/tabula/icdar2013-dataset;
"make accuracy-icdar" fetches them. The PDFs are public documents of authorities of the EU and the US.`

func main() {
	log.SetFlags(0)
	below := flag.Float64("below", 95, "list the tables of which recall or precision is below this, in percent")
	flag.Parse()
	if flag.NArg() != 1 {
		log.Fatal("usage: icdar [-below PERCENT] DIR")
	}
	if _, err := os.Stat(flag.Arg(0)); err != nil {
		log.Fatalf("%v\n%s", err, whence)
	}
	m, err := measure(context.Background(), flag.Arg(0))
	if err != nil {
		log.Fatal(err)
	}
	m.print(os.Stdout, *below)
}

// good is the share, in percent, of the relations from which a table counts as found.
const good = 95

// print writes a line for each kind of table, and below it the tables that fall short.
func (m *measurement) print(w io.Writer, below float64) {
	rows := [][]string{{"", "tables", "recall ≥ 95 %", "and precision", "recall %", "precision %", "F1 %"}}
	for _, d := range []drawing{ruled, partly, unruled} {
		rows = append(rows, summary(d.String(), m.of(d)))
	}
	rows = append(rows, summary("all", m.tables))
	fmt.Fprintln(w, textview.Grid(rows))
	fmt.Fprintf(w, "%d files, %d of them not read; %d grids stand in no table of the truth\n", m.files, len(m.failed), m.surplus)
	for _, f := range m.failed {
		fmt.Fprintln(w, "  ", f)
	}
	list := [][]string{{"file", "table", "page", "", "relations", "recall %", "precision %"}}
	for _, r := range m.tables {
		if r.recall() < below || r.precision() < below {
			list = append(list, []string{r.file, fmt.Sprint(r.table), fmt.Sprint(r.page), r.drawing.String(),
				fmt.Sprint(r.wanted), percent(r.recall()), percent(r.precision())})
		}
	}
	if len(list) > 1 {
		fmt.Fprintf(w, "\n%s\n", textview.Grid(list))
	}
}

// of returns the tables that are drawn so.
func (m *measurement) of(d drawing) []result {
	return slices.DeleteFunc(slices.Clone(m.tables), func(r result) bool { return r.drawing != d })
}

// summary is the line of a kind of tables: how many are found, and the means of their
// scores.
func summary(name string, tables []result) []string {
	found, exact := 0, 0
	var recall, precision, f1 float64
	for _, r := range tables {
		if r.recall() >= good {
			found++
			if r.precision() >= good {
				exact++
			}
		}
		recall, precision, f1 = recall+r.recall(), precision+r.precision(), f1+r.f1()
	}
	n := float64(max(len(tables), 1))
	return []string{name, fmt.Sprint(len(tables)), fmt.Sprint(found), fmt.Sprint(exact), percent(recall / n), percent(precision / n), percent(f1 / n)}
}

func percent(share float64) string { return fmt.Sprintf("%.1f", share) }
