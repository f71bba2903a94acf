package place

import (
	"math"
	"slices"

	"nianbao/normalize/form"
	"nianbao/normalize/spelling"
)

// An item is one line of a form's table as it would be printed: what a run of
// grid rows can turn out to be.
type item struct {
	kind   itemKind
	block  *form.Block
	row    *form.Row         // of a row or group
	label  *spelling.Label   // of a heading, row or group
	heads  []*spelling.Label // of a header: one a column
	weight float64           // what a missing item costs
}

type itemKind int

const (
	headingItem itemKind = iota // "第二十条第（一）项"
	headerItem                  // the column heads of a block
	groupItem                   // a group of rows, without figures
	rowItem                     // a row of figures
)

// itemsOf lists what a table of the form prints, from top to bottom.
func itemsOf(t *form.Table) []item {
	var list []item
	for i := range t.Blocks {
		b := &t.Blocks[i]
		if b.Heading != "" {
			list = append(list, item{kind: headingItem, block: b, label: spelling.NewLabel(b.Heading, nil), weight: 0.05})
		}
		list = append(list, item{kind: headerItem, block: b, heads: headsOf(b), weight: 0.2})
		list = appendRows(list, t, b, b.Rows)
	}
	return list
}

func headsOf(b *form.Block) []*spelling.Label {
	heads := make([]*spelling.Label, len(b.Columns))
	for i := range b.Columns {
		heads[i] = b.Columns[i].Head()
	}
	return heads
}

func appendRows(list []item, t *form.Table, b *form.Block, rows []form.Row) []item {
	for i := range rows {
		r := &rows[i]
		it := item{kind: rowItem, block: b, row: r, label: r.Label(), weight: 0.5}
		if r.Optional {
			it.weight = 0
		}
		if !t.HasFigures(*r) {
			it.kind, it.weight = groupItem, 0
		}
		list = append(list, it)
		list = appendRows(list, t, b, r.Rows)
	}
	return list
}

// A match says that the grid rows from to (exclusive) are the item.
type match struct {
	item     int
	from, to int
	likeness float64 // of the label, 1 where the form has none
}

// How far rows may be put together: labels wrap over a few lines, with figures
// and group labels set between them; heads stand one character a line.
const (
	maxRowLines  = 16
	maxHeadLines = 70
)

// Costs of leaving a grid row out, against about 1 for a row that fits.
const (
	skipFigures = 0.3
	skipLabels  = 0.02
	joinLine    = 0.03
	unheadedRow = 0.5 // a row that only its head could tell, without the head above it
)

// alignment places a whole sequence of grid rows against a whole sequence of
// items, in order, with the best sum of scores (as in comparing texts by dynamic
// programming). A row whose label is misspelt or cut lands right because its
// neighbours do.
type alignment struct {
	rows    []gridRow
	items   []item
	matches []match
	score   float64
}

func align(rows []gridRow, items []item) alignment {
	n, m := len(rows), len(items)
	type step struct {
		rows, items int8
		likeness    float32
	}
	best := make([][]float64, n+1)
	from := make([][]step, n+1)
	heads := map[int][][]float32{} // share of the heads found, by header item, first row and number of rows
	for j := range items {
		if items[j].kind == headerItem {
			heads[j] = headShares(rows, items[j].heads)
		}
	}
	for i := range best {
		best[i] = make([]float64, m+1)
		from[i] = make([]step, m+1)
		runs := runsTo(rows, i)
		for j := range best[i] {
			if i+j == 0 {
				continue
			}
			best[i][j] = math.Inf(-1)
			if i > 0 {
				best[i][j] = best[i-1][j] - skipCost(rows[i-1])
				from[i][j] = step{1, 0, 0}
			}
			if j == 0 {
				continue
			}
			if s := best[i][j-1] - items[j-1].weight; s > best[i][j] {
				best[i][j], from[i][j] = s, step{0, 1, 0}
			}
			if items[j-1].kind == headerItem {
				for k := 1; k <= min(i, maxHeadLines); k++ {
					shares := heads[j-1][i-k]
					if k > len(shares) {
						continue // figures among the rows
					}
					share := float64(shares[k-1])
					if share <= 0.3 {
						continue
					}
					if s := best[i-k][j-1] + 1.5*share - 0.3 - joinLine*float64(k-1)/4; s > best[i][j] {
						best[i][j], from[i][j] = s, step{int8(k), 1, float32(share)}
					}
				}
				continue
			}
			for k := range runs {
				score, like, ok := runs[k].fit(&items[j-1])
				if !ok {
					continue
				}
				if items[j-1].row != nil && items[j-1].row.Zh == "" {
					// Nothing but the head tells a row without a label.
					if head := from[i-k-1][j-1]; head.rows == 0 || head.items == 0 {
						score -= unheadedRow
					}
				}
				if s := best[i-k-1][j-1] + score; s > best[i][j] {
					best[i][j], from[i][j] = s, step{int8(k + 1), 1, float32(like)}
				}
			}
		}
	}
	a := alignment{rows: rows, items: items, score: best[n][m]}
	for i, j := n, m; i > 0 || j > 0; {
		st := from[i][j]
		if st.rows > 0 && st.items > 0 {
			a.matches = append(a.matches, match{j - 1, i - int(st.rows), i, float64(st.likeness)})
		}
		i -= int(st.rows)
		j -= int(st.items)
	}
	slices.Reverse(a.matches)
	return a
}

// taken reports whether row i is part of a match.
func (a *alignment) taken(i int) bool {
	return slices.ContainsFunc(a.matches, func(m match) bool { return m.from <= i && i < m.to })
}

// alignBlocks aligns the rows with the items, and then, as long as that finds
// more, what is left of the rows with the blocks of which no row was found for
// sure: blocks are printed beside each other, or in another order.
func alignBlocks(rows []gridRow, items []item) alignment {
	all := align(rows, items)
	for {
		used := make([]bool, len(rows))
		found := map[*form.Block]bool{}
		for _, m := range all.matches {
			if it := items[m.item]; it.kind == rowItem && (m.likeness >= sureLabel || it.row.Zh == "") {
				found[it.block] = true
			}
		}
		for _, m := range all.matches {
			for i := m.from; i < m.to; i++ {
				used[i] = used[i] || found[items[m.item].block]
			}
		}
		var rest []gridRow
		var rowAt, itemAt []int // where the rest stands among all
		for i, r := range rows {
			if !used[i] {
				rest, rowAt = append(rest, r), append(rowAt, i)
			}
		}
		var missing []item
		for i, it := range items {
			if !found[it.block] {
				missing, itemAt = append(missing, it), append(itemAt, i)
			}
		}
		if len(found) == 0 || len(missing) == 0 {
			return all
		}
		more := align(rest, missing)
		if !all.add(more, rowAt, itemAt) {
			return all
		}
	}
}

// add takes over the blocks of a second alignment that rest on sure labels, and
// reports whether there are any.
func (a *alignment) add(more alignment, rowAt, itemAt []int) bool {
	sure := map[*form.Block]bool{}
	for _, m := range more.matches {
		it := more.items[m.item]
		if it.kind == rowItem {
			last, seen := sure[it.block]
			sure[it.block] = (last || !seen) && it.row.Zh != "" && m.likeness >= sureLabel
		}
	}
	// What of the block was matched before stands where the block is not.
	a.matches = slices.DeleteFunc(a.matches, func(o match) bool { return sure[a.items[o.item].block] })
	added := false
	for _, m := range more.matches {
		it := more.items[m.item]
		from, to := rowAt[m.from], rowAt[m.to-1]+1
		if !sure[it.block] || to-from != m.to-m.from {
			continue
		}
		// What was matched with these rows before is not sure.
		a.matches = slices.DeleteFunc(a.matches, func(o match) bool {
			return o.from < to && from < o.to
		})
		a.matches = append(a.matches, match{itemAt[m.item], from, to, m.likeness})
		added = added || it.kind == rowItem
	}
	if added {
		a.score += more.score
	}
	return added
}

func skipCost(r gridRow) float64 {
	if len(r.figures) > 0 {
		return skipFigures
	}
	return skipLabels
}

// A run is a number of grid rows taken together as one row of print.
type run struct {
	rows                            int
	figures, blanks, labels, values int
	crossed                         bool               // two figures for one place
	strays                          bool               // figures that don't stand at the labels
	texts                           []spelling.Wording // what their labels can be read as
}

// runsTo lists the runs that end before row i, the shortest first.
func runsTo(rows []gridRow, i int) []run {
	var list []run
	for k := 1; k <= min(i, maxRowLines); k++ {
		if k > 1 && !rows[i-k+1].loose {
			break
		}
		taken := rows[i-k : i]
		r := run{rows: k}
		for _, row := range taken {
			r.figures += len(row.figures)
			r.values += row.values
			r.blanks += len(row.blanks)
			r.labels += len(row.labels)
		}
		r.crossed = clash(taken)
		if r.crossed && r.values > 0 {
			break // neither a group nor a row, and more rows make it no better
		}
		r.strays = strays(taken)
		r.texts = labelTexts(taken)
		list = append(list, r)
	}
	return list
}

// fit scores the rows of a run as one item other than a header; false where
// they can't be it.
func (r *run) fit(it *item) (score, like float64, ok bool) {
	lines := joinLine * float64(r.rows-1)
	switch it.kind {
	case rowItem:
		if it.row.Zh == "" { // the one row of a table without row labels
			if r.crossed || r.labels > 1 || r.figures+r.blanks == 0 {
				return 0, 0, false
			}
			score = 0.4 - lines
			if r.figures > 0 {
				score += 0.6
			}
			return score, 1, true
		}
		if r.crossed || r.strays {
			return 0, 0, false
		}
	default:
		if r.values > 0 {
			return 0, 0, false
		}
	}
	least := 0.6
	if it.kind == rowItem {
		least = 0.3
	}
	for _, text := range r.texts {
		like = max(like, it.label.Like(text, max(like, least)))
	}
	switch it.kind {
	case headingItem:
		return 0.8*like - 0.3 - lines, like, like > least
	case groupItem:
		return 0.6*like - 0.3 - lines, like, like > least
	}
	score = 2*like - 0.9 - lines
	if r.figures > 0 {
		score += 0.2
	}
	return score, like, like > least
}
