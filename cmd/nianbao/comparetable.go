package main

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"nianbao/normalize"
	"nianbao/store"
)

// A comparisonTable is a comparison laid out for people.
type comparisonTable struct {
	title string
	rows  [][]string // the first is the head
	notes []string   // what the figures are of
}

// absent words why a figure is not there.
var absent = map[normalize.Status]string{
	store.NoReport: "no report", normalize.Missing: "no cell", normalize.Blank: "blank", normalize.Flagged: "in doubt", normalize.Inferred: "in doubt",
}

// amountText returns an amount with what is to be known of it, or why there is
// none.
func amountText(a store.Amount) string {
	if a.Value == nil {
		if why, ok := absent[a.Status]; ok {
			return why
		}
		return "no number"
	}
	return store.NumberText(a.Value) + doubtMark(a)
}

// doubtMark marks a value that is not plainly read.
func doubtMark(a store.Amount) string {
	switch {
	case a.Doubtful():
		return "?"
	case a.Status == normalize.Derived:
		return "*"
	}
	return ""
}

// figureText returns a figure, and of a rate what it is divided from.
func figureText(c store.Comparison, f store.Figure) string {
	if c.Per == nil || f.Of.Status == store.NoReport {
		return amountText(f.Of)
	}
	parts := amountText(f.Of) + " / " + amountText(f.Per)
	if f.Value == nil {
		return parts
	}
	return rateText(c, f.Value) + " (" + parts + ")"
}

// rateText returns a rate, in percent where both sides have one unit.
func rateText(c store.Comparison, v *big.Rat) string {
	if c.Of.Unit == c.Per.Unit {
		return new(big.Rat).Mul(v, big.NewRat(100, 1)).FloatString(1) + " %"
	}
	return store.NumberText(v)
}

func comparisonTitle(c store.Comparison) string {
	title := fmt.Sprintf("%s (%s), %s", c.Of.Zh, c.Of.Name(), c.Of.Unit)
	if c.Per != nil {
		title += fmt.Sprintf(" / %s (%s), %s", c.Per.Zh, c.Per.Name(), c.Per.Unit)
	}
	return title
}

// regionText returns the name of a region, with those of the regions around it
// where regions of several are compared: many districts have one name.
func regionText(c store.Comparison, r normalize.Region, year int) string {
	if c.Scope.Level == 0 {
		return r.Name
	}
	return normalize.FullName(r, year)
}

// byRegion puts ranked figures in the order of their regions.
func byRegion(figures []store.Ranked) {
	slices.SortStableFunc(figures, func(a, b store.Ranked) int { return cmp.Compare(a.Region.Code, b.Region.Code) })
}

// figureTable lays figures out: for one year a row for each, for several a row
// for each region and a column for each year.
func figureTable(c store.Comparison, figures []store.Ranked, sort string) comparisonTable {
	t := comparisonTable{title: comparisonTitle(c)}
	if c.FromYear == c.ToYear {
		t.rows = [][]string{{"region", "code", fmt.Sprint(c.ToYear), "rank"}}
		for _, f := range figures {
			rank := ""
			if f.Rank > 0 {
				rank = fmt.Sprint(f.Rank)
			}
			t.rows = append(t.rows, []string{regionText(c, f.Region, f.Year), f.Region.Code, figureText(c, f.Figure), rank})
		}
	} else {
		var cells []yearCell
		for _, f := range figures {
			cells = append(cells, yearCell{f.Region, f.Year, figureText(c, f.Figure), f.Value})
		}
		t.rows = yearRows(c, cells, sort)
	}
	t.notes = append(coverageNotes(c, figures), legend(t.rows)...)
	return t
}

// A yearCell is a cell of a table of regions and years.
type yearCell struct {
	region normalize.Region
	year   int
	text   string
	value  *big.Rat
}

// yearRows lays cells out by region and year, with the change from the first
// year to the last.
func yearRows(c store.Comparison, cells []yearCell, sort string) [][]string {
	type line struct {
		text   []string
		last   *big.Rat
		change *big.Rat
	}
	head := []string{"region", "code"}
	for year := c.FromYear; year <= c.ToYear; year++ {
		head = append(head, fmt.Sprint(year))
	}
	var lines []line
	for len(cells) > 0 {
		region := cells[0].region
		row := line{text: make([]string, len(head)+1)}
		values := map[int]*big.Rat{}
		for len(cells) > 0 && cells[0].region.Code == region.Code {
			region = cells[0].region // the newest name
			row.text[0], row.text[1] = regionText(c, region, cells[0].year), region.Code
			row.text[2+cells[0].year-c.FromYear] = cells[0].text
			values[cells[0].year] = cells[0].value
			cells = cells[1:]
		}
		row.last = values[c.ToYear]
		if first := values[c.FromYear]; first != nil && row.last != nil {
			row.change = new(big.Rat).Sub(row.last, first)
			row.text[len(head)] = changeText(c, row.change)
		}
		lines = append(lines, row)
	}
	switch sort {
	case "value":
		slices.SortStableFunc(lines, func(a, b line) int { return greatestFirst(a.last, b.last) })
	case "change":
		slices.SortStableFunc(lines, func(a, b line) int { return greatestFirst(a.change, b.change) })
	}
	rows := [][]string{append(head, "change")}
	for _, l := range lines {
		rows = append(rows, l.text)
	}
	return rows
}

// changeText returns a difference with its sign, of rates in percentage points.
func changeText(c store.Comparison, d *big.Rat) string {
	sign := ""
	if d.Sign() > 0 {
		sign = "+"
	}
	if c.Per != nil && c.Of.Unit == c.Per.Unit {
		return sign + new(big.Rat).Mul(d, big.NewRat(100, 1)).FloatString(1) + " pp"
	}
	return sign + store.NumberText(d)
}

// greatestFirst orders numbers, the unknown last.
func greatestFirst(a, b *big.Rat) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	return b.Cmp(a)
}

// coverageNotes says for each year of how many regions there are figures.
func coverageNotes(c store.Comparison, figures []store.Ranked) []string {
	type count struct{ regions, known, doubtful, reports int }
	counts := map[int]*count{}
	for _, f := range figures {
		if counts[f.Year] == nil {
			counts[f.Year] = &count{}
		}
		n := counts[f.Year]
		n.regions++
		if f.Value != nil {
			n.known++
		}
		if f.ReportID != 0 {
			n.reports++
		}
		if f.Doubtful() {
			n.doubtful++
		}
	}
	var notes []string
	for year := c.FromYear; year <= c.ToYear; year++ {
		n := counts[year]
		if n == nil {
			continue
		}
		note := fmt.Sprintf("%d: %d regions, %d with a report, %d with a figure", year, n.regions, n.reports, n.known)
		if n.doubtful > 0 {
			note += fmt.Sprintf(", %d in doubt and %s", n.doubtful, doubtWord(c))
		}
		notes = append(notes, note)
	}
	return notes
}

func doubtWord(c store.Comparison) string {
	if c.Doubt == store.ShowDoubtful {
		return "shown"
	}
	return "left out"
}

// legend explains the marks that the rows use.
func legend(rows [][]string) []string {
	var notes []string
	for _, mark := range []struct{ end, meaning string }{
		{"?", "?: reading or place in doubt"}, {"*", "*: not printed, but the only value that the sums of the form admit"},
	} {
		if slices.ContainsFunc(rows[1:], func(r []string) bool {
			return slices.ContainsFunc(r, func(cell string) bool { return strings.Contains(cell, mark.end) })
		}) {
			notes = append(notes, mark.meaning)
		}
	}
	return notes
}

// sumTable lays sums out by region and year, each with what it is of.
func sumTable(c store.Comparison, sums []store.Aggregate, sort string) comparisonTable {
	t := comparisonTable{title: comparisonTitle(c) + ", summed"}
	var cells []yearCell
	doubtful := 0
	for _, a := range sums {
		doubtful += a.Doubtful
		text := "unknown"
		switch {
		case a.Value != nil && c.Per != nil:
			text = fmt.Sprintf("%s (%s / %s)", rateText(c, a.Value), store.NumberText(a.Of), store.NumberText(a.Per))
		case a.Value != nil:
			text = store.NumberText(a.Value)
		}
		cells = append(cells, yearCell{a.Region, a.Year, fmt.Sprintf("%s [%d of %d]", text, a.Known, a.Regions), a.Value})
	}
	if sort == "" && c.FromYear == c.ToYear {
		sort = "value"
	}
	t.rows = yearRows(c, cells, sort)
	t.notes = []string{"[n of N]: the sum is of n of the N regions that there were"}
	if doubtful > 0 {
		t.notes = append(t.notes, fmt.Sprintf("%d figures in doubt are %s", doubtful, doubtWord(c)))
	}
	return t
}

// pairTable lays two reports out cell by cell.
func pairTable(sides [2]store.ReportInfo, pairs []store.CellPair, all bool) comparisonTable {
	name := func(i store.ReportInfo) string {
		return fmt.Sprintf("%s %d (report %d, version %d)", cmp.Or(i.Organ, i.Title), i.Year, i.ID, i.Version)
	}
	t := comparisonTable{title: "A: " + name(sides[0]) + "\nB: " + name(sides[1]),
		rows: [][]string{{"cell", "A", "B", "B - A"}}}
	same := 0
	for _, p := range pairs {
		if !p.Differs() && !p.Doubtful() {
			same++
			if !all {
				continue
			}
		}
		difference := ""
		if d := p.Difference(); d != nil {
			difference = store.NumberText(d)
			if d.Sign() > 0 {
				difference = "+" + difference
			}
		}
		t.rows = append(t.rows, []string{strings.TrimSuffix(p.Cell.Indicator+"/"+p.Cell.Applicant, "/"),
			amountText(p.A.Amount()), amountText(p.B.Amount()), difference})
	}
	t.notes = []string{fmt.Sprintf("%d cells, %d the same in both", len(pairs), same)}
	t.notes = append(t.notes, legend(t.rows)...)
	return t
}
