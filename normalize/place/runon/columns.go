package runon

import (
	"slices"
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/form"
	"nianbao/normalize/place/align"
)

// mostPairs bounds how many combinations of ways of the rows of one sum are looked at.
const mostPairs = 60_000

// A column sum is an equation between rows: those on the left make up as much as those on the
// right, in every column.
type equation struct {
	left, right []*row
	column      int // the one that it is of, everyColumn
}

// everyColumn is the column of an equation that holds in each.
const everyColumn = -1

// parted tells how the digits of a row of the table are parted: by its own sum and those down
// the columns, where they leave one way only. It is proven where both kinds speak for it, or
// where it has nothing but zeros, each of which is a figure. In a table with blanks a row tells
// nothing whose digits may be those of fewer figures.
func (b found) parted(at int) parted {
	r := b.rows[at]
	if r.own {
		return parted{}
	}
	confirmed := b.narrow(r)
	if len(r.ways) != 1 || r.fewer && slices.ContainsFunc(b.rows, (*row).hasBlanks) {
		return parted{why: document.RunOn{Text: strings.Join(r.words, " ")}}
	}
	return parted{text: r.ways[0].cells(), why: r.why(r.zeros || r.forced || r.alone && confirmed)}
}

// narrow leaves out the ways of the rows of a table that no sum down its columns allows, and
// reports whether one that a row takes part in holds, of rows that are told without it. Where
// a sum allows none it fails as it is printed, and tells nothing.
func (b found) narrow(r *row) bool {
	equations := b.equations()
	for range len(b.rows) {
		if !slices.ContainsFunc(equations, narrowed) {
			break
		}
	}
	confirmed := false
	for _, e := range equations {
		rows := slices.Concat(e.left, e.right)
		if !slices.Contains(rows, r) || slices.ContainsFunc(rows, func(o *row) bool { return !o.isTold() }) {
			continue
		}
		if !e.holds() {
			return false
		}
		confirmed = true
	}
	return confirmed
}

// equations returns the sums down the columns of which all rows stand in the grid.
func (b found) equations() []equation {
	var list []equation
	for _, c := range b.table.Checks {
		columns := map[int][2][]string{everyColumn: {c.Left, c.Right}}
		switch {
		case b.table.Key == form.ByRowAndColumn:
			columns = b.byColumn(c)
		case c.Across || b.table.Key != form.ByApplicant:
			continue
		}
		for column, sides := range columns {
			left, ok := b.rowsOf(sides[0])
			right, all := b.rowsOf(sides[1])
			if ok && all {
				list = append(list, equation{left, right, column})
			}
		}
	}
	return list
}

// byColumn returns the rows on both sides of a check of a table whose indicators are named
// after their columns too, by the column that all of them stand in.
func (b found) byColumn(c form.Check) map[int][2][]string {
	for i, column := range b.rows[0].item.Block.Columns {
		var sides [2][]string
		for k, codes := range [2][]string{c.Left, c.Right} {
			for _, code := range codes {
				if row, ok := strings.CutSuffix(code, "."+column.ID); ok {
					sides[k] = append(sides[k], row)
				}
			}
		}
		if len(sides[0]) == len(c.Left) && len(sides[1]) == len(c.Right) {
			return map[int][2][]string{i: sides}
		}
	}
	return nil
}

// rowsOf returns the rows of indicators, of which one without a row of its own is made up by
// those below it; false where one is missing or can be parted in no way.
func (b found) rowsOf(indicators []string) ([]*row, bool) {
	var list []*row
	for _, code := range indicators {
		n := len(list)
		for _, r := range b.rows {
			if b.table.ID+"."+r.item.Row.ID == code && len(r.ways) > 0 {
				list = append(list, r)
			}
		}
		if len(list) > n {
			continue
		}
		for _, r := range b.rows {
			if b.counts(r, code) && len(r.ways) > 0 {
				list = append(list, r)
			}
		}
		if len(list) == n {
			return nil, false
		}
	}
	return list, true
}

// counts reports whether a row is that of an indicator, or one of those that make it up.
func (b found) counts(r *row, code string) bool {
	for _, it := range align.Items(b.table) {
		if it.Kind != align.RowItem || it.Row.ID == "" || b.table.ID+"."+it.Row.ID != code {
			continue
		}
		return it.Row == r.item.Row || slices.ContainsFunc(it.Row.Rows, func(sub form.Row) bool { return sub.ID == r.item.Row.ID })
	}
	return false
}

// narrowed leaves the ways that an equation allows, and reports whether there were others.
func narrowed(e equation) bool {
	rows := slices.Concat(e.left, e.right)
	combinations := 1
	for _, r := range rows {
		if combinations *= len(r.ways); combinations > mostPairs {
			return false
		}
	}
	if combinations < 2 {
		return false
	}
	used := make([]map[int]bool, len(rows))
	for i := range used {
		used[i] = map[int]bool{}
	}
	chosen := make([]int, len(rows))
	for n := range combinations {
		rest := n
		for i, r := range rows {
			chosen[i] = rest % len(r.ways)
			rest /= len(r.ways)
		}
		if !e.balances(chosen) {
			continue
		}
		for i, k := range chosen {
			used[i][k] = true
		}
	}
	if len(used[0]) == 0 {
		return false
	}
	changed := false
	for i, r := range rows {
		var kept []way
		for k, w := range r.ways {
			if used[i][k] {
				kept = append(kept, w)
			}
		}
		changed = changed || len(kept) < len(r.ways)
		r.ways = kept
	}
	return changed
}

// balances reports whether the chosen ways of its rows make an equation hold in each column.
func (e equation) balances(chosen []int) bool {
	rows := slices.Concat(e.left, e.right)
	for column := range rows[0].columns {
		if e.column != everyColumn && e.column != column {
			continue
		}
		total := int64(0)
		for i, r := range rows {
			v := r.ways[chosen[i]][column]
			if i >= len(e.left) {
				v = -v
			}
			total += v
		}
		if total != 0 {
			return false
		}
	}
	return true
}

// holds reports whether an equation holds of which no row is open.
func (e equation) holds() bool { return e.balances(make([]int, len(e.left)+len(e.right))) }
